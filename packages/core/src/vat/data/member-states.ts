/**
 * The states between which goods move without export or import. `code` is the one of VIES and OSS (EL, XI), `country` is ISO 3166.
 * Northern Ireland (XI) is here for goods only: for services it is part of a third country.
 * Sources: Treaty on European Union art. 52; Directive 2006/112/EC art. 5 and 214-215; Windsor Framework art. 8 and annex 3.
 */
export const memberStates = [
  { code: "AT", country: "AT", name: "Austria" },
  { code: "BE", country: "BE", name: "Belgium" },
  { code: "BG", country: "BG", name: "Bulgaria" },
  { code: "CY", country: "CY", name: "Cyprus" },
  { code: "CZ", country: "CZ", name: "Czechia" },
  { code: "DE", country: "DE", name: "Germany" },
  { code: "DK", country: "DK", name: "Denmark" },
  { code: "EE", country: "EE", name: "Estonia" },
  { code: "EL", country: "GR", name: "Greece" },
  { code: "ES", country: "ES", name: "Spain" },
  { code: "FI", country: "FI", name: "Finland" },
  { code: "FR", country: "FR", name: "France" },
  { code: "HR", country: "HR", name: "Croatia" },
  { code: "HU", country: "HU", name: "Hungary" },
  { code: "IE", country: "IE", name: "Ireland" },
  { code: "IT", country: "IT", name: "Italy" },
  { code: "LT", country: "LT", name: "Lithuania" },
  { code: "LU", country: "LU", name: "Luxembourg" },
  { code: "LV", country: "LV", name: "Latvia" },
  { code: "MT", country: "MT", name: "Malta" },
  { code: "NL", country: "NL", name: "the Netherlands" },
  { code: "PL", country: "PL", name: "Poland" },
  { code: "PT", country: "PT", name: "Portugal" },
  { code: "RO", country: "RO", name: "Romania" },
  { code: "SE", country: "SE", name: "Sweden" },
  { code: "SI", country: "SI", name: "Slovenia" },
  { code: "SK", country: "SK", name: "Slovakia" },
  { code: "XI", country: "GB", name: "Northern Ireland" },
] as const;

/** A state as VIES and OSS write it. */
export type StateCode = (typeof memberStates)[number]["code"];

export interface MemberState {
  readonly code: StateCode;
  readonly country: string;
  readonly name: string;
}

const byCode = new Map<string, MemberState>(memberStates.map((state) => [state.code, state]));
const byCountry = new Map<string, MemberState>(
  memberStates.filter(({ code }) => code !== "XI").map((state) => [state.country, state]),
);

/** The state with this VIES or OSS code. */
export const memberStateByCode = (code: string): MemberState | undefined => byCode.get(code);

/** The member state that is this ISO country. The United Kingdom is none; its part XI is found by postcode. */
export const memberStateByCountry = (country: string): MemberState | undefined => byCountry.get(country);
