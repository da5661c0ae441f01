import type { Territory } from "./data/territories.ts";

const regions = new Intl.DisplayNames("nl", { type: "region" });

/** Codes that Unicode has no Dutch name for, or another one than VAT law means. */
const ownNames: Readonly<Record<string, string>> = {
  EL: "Griekenland",
  XI: "Noord-Ierland",
  AN: "de voormalige Nederlandse Antillen",
  BQ: "Bonaire, Sint Eustatius en Saba",
  SX: "Sint Maarten",
};

/** Territories without a country code of their own, where the Dutch name is not the English one. */
const territoryNames: Readonly<Record<string, string>> = {
  "ES-CN": "Canarische Eilanden",
  "DE-HELGOLAND": "Helgoland",
  "EL-ATHOS": "Athos",
  "EL-ATHOS-DAPHNI": "Athos (Daphni)",
  "FO-DK": "Faeröer (vroegere Deense postcode)",
  "PT-20": "Azoren",
  "AT-EXCLAVES": "Jungholz en Mittelberg",
  "EL-ISLANDS": "Griekse eilanden met verlaagde tarieven",
};

/** The Dutch name of a country, by its ISO code, its VAT code, or one that shops and customs use beside them. */
export const dutchCountryName = (code: string): string => ownNames[code] ?? regions.of(code) ?? code;

/** The Dutch name of a special territory. */
export function dutchTerritoryName({ id, name, country, codes }: Territory): string {
  const known = territoryNames[id];
  if (known !== undefined) return known;
  const ownCode = codes?.find((code) => code === id || code === country);
  return ownCode === undefined ? name : dutchCountryName(ownCode);
}

/** A plain decimal as it is written in Dutch: `5.5` is `5,5`. */
export const dutchNumber = (plain: string): string => plain.replace(".", ",");
