import {
  accountField,
  Decimal,
  type Percent,
  type Problem,
  problem,
  type Rules,
  type Text,
  vatCodeField,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { MoneybirdLedgerAccount, MoneybirdSnapshot, MoneybirdTaxRate, Named } from "./snapshot.ts";

/** What a text names: by id, by the owner's own number, or by a name that only one has. */
export function named<Choice extends Named & { readonly number?: string | null }>(
  text: string,
  choices: readonly Choice[],
  field: string,
): Result<Choice | undefined, Problem> {
  const exact = choices.find(({ id, number }) => id === text || number === text);
  if (exact !== undefined) return ok(exact);
  const found = choices.filter(({ name }) => name.trim().toLowerCase() === text.trim().toLowerCase());
  if (found.length < 2) return ok(found[0]);
  return err(problem("ledger.name-ambiguous", field, { code: text, ids: found.map(({ id }) => id).join(", ") }));
}

export const listed = (choices: readonly Named[]): string =>
  choices.map(({ name, id }) => `${name} (${id})`).join(", ") || "-";

/** Revenue; costs and assets are left out on purpose, since revenue on them is nearly always a slip in the mapping. */
const revenueTypes = new Set(["revenue", "other_income_expenses"]);

/** What is no supply is a debt to the customer, for those who keep it apart. */
const debtTypes = new Set(["current_liabilities", "non_current_liabilities", "provisions", ...revenueTypes]);

const typesFor = (role: keyof Rules["accounts"]): ReadonlySet<string> =>
  role === "deposits" || role === "giftCards" ? debtTypes : revenueTypes;

/** The ledger account that plays a role. */
export function accountFor(
  role: keyof Rules["accounts"],
  rules: Rules,
  { ledgerAccounts }: MoneybirdSnapshot,
): Result<MoneybirdLedgerAccount, Problem> {
  const field = accountField(role);
  const code = rules.accounts[role];
  if (code === undefined) return err(problem("mapping.account-missing", field, { role, field }));
  return named(code, ledgerAccounts, field).andThen((account) => {
    if (account === undefined) return err(problem("ledger.account-unknown", field, { code, role }));
    if (!typesFor(role).has(account.type) || !account.takesSales) {
      return err(problem("ledger.account-unsuitable", field, { code, role }));
    }
    return ok(account);
  });
}

/** The tax rate that plays a role: it is there and active, of the right country, and reckons the role's percentage where that is known. */
export function taxRateFor(
  role: string,
  rules: Rules,
  snapshot: MoneybirdSnapshot,
  expected: Percent | undefined,
): Result<MoneybirdTaxRate, Problem> {
  const field = vatCodeField(role);
  const code = rules.vatCodes[role];
  if (code === undefined) return err(unmapped(role, snapshot));
  return named(code, snapshot.taxRates, field).andThen((rate) => {
    if (rate === undefined) return err(missing(code, role, snapshot, expected));
    if (!liesIn(rate, role)) {
      return err(problem("ledger.vat-code-unsuitable", field, { code, role, detail: ofCountry(rate.country ?? "-") }));
    }
    if (expected === undefined || reckons(rate, expected)) return ok(rate);
    const found = rate.percentage ?? "-";
    return err(problem("ledger.vat-code-percentage", field, { code, found, role, expected }));
  });
}

const ofCountry = (country: string): Text => ({ nl: `het is van ${country}`, en: `it is of ${country}` });

/** How VAT writes countries that are written differently elsewhere. */
const vatCountries: Readonly<Record<string, string>> = { EL: "GR", XI: "GB" };

/** The country in a role such as `oss:DE:19`; null for a domestic one. */
function countryOf(role: string): string | null {
  const written = /^[a-z-]+:([A-Z]{2}):/.exec(role)?.[1] ?? null;
  return written === null ? null : (vatCountries[written] ?? written);
}

/** A rate of another country is for that country only; one without a country may be the owner's own for any. */
const liesIn = ({ country }: MoneybirdTaxRate, role: string): boolean =>
  country === null || (vatCountries[country] ?? country) === countryOf(role);

const reckons = ({ percentage }: MoneybirdTaxRate, expected: Percent): boolean =>
  new Decimal(percentage ?? "0").eq(new Decimal(expected));

/** What Moneybird's own list of rates calls them; a new administration lacks most of them until its owner ticks them. */
export const standardNames: Readonly<Record<string, string>> = {
  "domestic-standard": "21% btw",
  "domestic-reduced": "9% btw",
  "domestic-zero": "0% btw",
  "domestic-exempt": "Btw vrijgesteld",
  "domestic-reverse-charge": "Btw verlegd binnenland",
  icp: "Product binnen EU (btw verlegd)",
  "service-b2b-reverse-charge": "Dienst binnen EU (btw verlegd)",
  export: "Product buiten EU (btw verlegd)",
  "outside-eu-service": "Btw vrijgesteld",
  "no-supply": "Btw vrijgesteld",
  margin: "Btw vrijgesteld",
};

const listAddress = (administration: string): string => `https://moneybird.com/${administration}/tax_rates/new`;

/** Nothing is chosen: that is the settings' fault, unless the rate that is usual for it is not there to be chosen. */
function unmapped(role: string, { administration, taxRates }: MoneybirdSnapshot): Problem {
  const field = vatCodeField(role);
  const standard = standardNames[role];
  if (standard === undefined || taxRates.some(({ name }) => name.toLowerCase() === standard.toLowerCase())) {
    return problem("mapping.vat-code-missing", field, { role, field });
  }
  return problem("ledger.tax-rate-absent", field, { role, field, standard, address: listAddress(administration) });
}

function missing(
  code: string,
  role: string,
  { administration, taxRates }: MoneybirdSnapshot,
  expected: Percent | undefined,
): Problem {
  const country = countryOf(role);
  const suitable = taxRates.filter((rate) => liesIn(rate, role) && (expected === undefined || reckons(rate, expected)));
  const list = listAddress(administration);
  return problem("ledger.tax-rate-missing", vatCodeField(role), {
    code,
    role,
    available: listed(suitable),
    address: country === null ? list : `${list}?advanced=true`,
    standard: standardNames[role] ?? `${expected ?? "?"} % ${country ?? ""}`.trim(),
  });
}
