import type { CcvShopSwitches } from "./switches.ts";

/** The classes of VAT a product can be in. CCV fact sheet §4.5 and §7, 2026-11-21. */
export type TaxTariff = "normal" | "low a" | "low b" | "extra low" | "zero";

export interface CountryTariffs {
  code: string;
  country: string;
  zone: { id: number; name: string };
  tariffs: { type: TaxTariff; percentage: number }[];
}

const home = { id: 2, name: "Binnenland" };
const union = { id: 1, name: "Europese Unie" };
const beyond = { id: 3, name: "Buiten de Europese Unie" };

/** As a shop would set them up in 2026: `low a` is the rate each state has on books or food, where it has one. */
export const countryTariffs: readonly CountryTariffs[] = [
  { code: "NL", country: "Nederland", zone: home, tariffs: rates(21, 9) },
  { code: "AT", country: "Oostenrijk", zone: union, tariffs: rates(20, 10, 13) },
  { code: "BE", country: "België", zone: union, tariffs: rates(21, 6, 12) },
  { code: "DE", country: "Duitsland", zone: union, tariffs: rates(19, 7) },
  { code: "DK", country: "Denemarken", zone: union, tariffs: rates(25) },
  { code: "ES", country: "Spanje", zone: union, tariffs: rates(21, 4, 10) },
  { code: "FI", country: "Finland", zone: union, tariffs: rates(25.5, 13.5, 10) },
  { code: "FR", country: "Frankrijk", zone: union, tariffs: rates(20, 5.5, 10, 2.1) },
  { code: "IT", country: "Italië", zone: union, tariffs: rates(22, 4, 10) },
  { code: "LU", country: "Luxemburg", zone: union, tariffs: rates(17, 3, 8) },
  { code: "PL", country: "Polen", zone: union, tariffs: rates(23, 5, 8) },
  { code: "SE", country: "Zweden", zone: union, tariffs: rates(25, 6, 12) },
  // Of the United Kingdom this shop delivers to Northern Ireland alone.
  { code: "GB", country: "Verenigd Koninkrijk", zone: union, tariffs: rates(20, 5) },
  { code: "CH", country: "Zwitserland", zone: beyond, tariffs: rates(0, 0) },
];

function rates(...percentages: number[]): CountryTariffs["tariffs"] {
  const types = ["normal", "low a", "low b", "extra low"] as const;
  const known = types.flatMap((type, index) => {
    const percentage = percentages[index];
    return percentage === undefined ? [] : [{ type, percentage }];
  });
  return [...known, { type: "zero", percentage: 0 }];
}

/** A class of VAT in the spelling of switch tariffWords. CCV fact sheet §7, 2026-11-21. */
export function tariffWord(tariff: TaxTariff, { tariffWords }: CcvShopSwitches): string {
  if (tariffWords === "underscores") return tariff.replaceAll(" ", "_");
  return tariffWords === "capitals" ? tariff.toUpperCase() : tariff;
}
