import type { Percent } from "../../order/order.ts";
import { coveredFrom, type Dated } from "./dated.ts";
import type { StateCode } from "./member-states.ts";

/**
 * `standard` to `parking` are the levels of the VAT directive (art. 97-99, 110, 113, 118). `temporary` deviates for listed products and a
 * limited time; `zero` is 0 % on a supply to the final consumer. A level does not say which product has it: see product-rates.ts.
 */
export type RateLevel = "standard" | "reduced" | "super-reduced" | "parking" | "temporary" | "zero";

export interface StateRate extends Dated {
  readonly level: RateLevel;
  readonly percent: Percent;
}

export interface StateRates {
  readonly source: string;
  readonly rates: readonly StateRate[];
}

const rate = (
  level: RateLevel,
  percent: Percent,
  validFrom = coveredFrom,
  validTo: string | null = null,
): StateRate => ({
  level,
  percent,
  validFrom,
  validTo,
});

/**
 * The rates of every state since 2021-07-01 with the days on which they hold. `temporary` rows are there only where a product row uses them.
 * Facts compared on 2026-11-21 with public data sets of the rates (European Commission TEDB extracts, Duty27, ibericode, kdeldycke) and, for the
 * changes of a standard rate, with the announcements of the states.
 */
export const memberStateRates: Readonly<Record<StateCode, StateRates>> = {
  AT: {
    source: "UStG 1994 §10, Anlagen 1-3",
    rates: [
      rate("standard", "20"),
      rate("reduced", "10"),
      rate("reduced", "13"),
      rate("super-reduced", "4.9", "2026-07-01"),
      rate("parking", "13"),
      rate("zero", "0"),
    ],
  },
  BE: {
    source: "Koninklijk besluit nr. 20 (1970), tabellen A en B",
    rates: [
      rate("standard", "21"),
      rate("reduced", "6"),
      rate("reduced", "12"),
      rate("parking", "12"),
      rate("zero", "0"),
    ],
  },
  BG: {
    source: "ZDDS art. 66-66a",
    rates: [rate("standard", "20"), rate("reduced", "9")],
  },
  CY: {
    source: "VAT Law 95(I)/2000, schedules 5, 6, 12 and 15",
    rates: [
      rate("standard", "19"),
      rate("reduced", "5"),
      rate("reduced", "9"),
      rate("super-reduced", "3", "2023-07-21"),
      rate("zero", "0"),
    ],
  },
  CZ: {
    source: "zákon 235/2004 Sb. §47, §71i",
    rates: [
      rate("standard", "21"),
      rate("reduced", "10", coveredFrom, "2023-12-31"),
      rate("reduced", "15", coveredFrom, "2023-12-31"),
      rate("reduced", "12", "2024-01-01"),
      rate("zero", "0"),
    ],
  },
  DE: {
    source: "UStG §12, Anlage 2",
    rates: [rate("standard", "19"), rate("reduced", "7"), rate("zero", "0", "2023-01-01")],
  },
  DK: {
    source: "momsloven §33-34",
    rates: [rate("standard", "25"), rate("zero", "0")],
  },
  EE: {
    source: "käibemaksuseadus §15",
    rates: [
      rate("standard", "20", coveredFrom, "2023-12-31"),
      rate("standard", "22", "2024-01-01", "2025-06-30"),
      rate("standard", "24", "2025-07-01"),
      rate("reduced", "9"),
      rate("reduced", "5", "2022-08-01", "2024-12-31"),
      rate("reduced", "13", "2025-01-01"),
    ],
  },
  EL: {
    source: "Greek VAT code, rates and annex III",
    rates: [rate("standard", "24"), rate("reduced", "6"), rate("reduced", "13")],
  },
  ES: {
    source: "Ley 37/1992 (LIVA) art. 90-91; RDL 4/2024",
    rates: [
      rate("standard", "21"),
      rate("reduced", "10"),
      rate("super-reduced", "4"),
      rate("temporary", "0", "2023-01-01", "2024-09-30"),
      rate("temporary", "2", "2024-10-01", "2024-12-31"),
    ],
  },
  FI: {
    source: "arvonlisäverolaki 84-85 a §",
    rates: [
      rate("standard", "24", coveredFrom, "2024-08-31"),
      rate("standard", "25.5", "2024-09-01"),
      rate("reduced", "10"),
      rate("reduced", "14", coveredFrom, "2025-12-31"),
      rate("reduced", "13.5", "2026-01-01"),
      rate("zero", "0"),
    ],
  },
  FR: {
    source: "CGI art. 278-281 nonies, 297",
    rates: [rate("standard", "20"), rate("reduced", "5.5"), rate("reduced", "10"), rate("super-reduced", "2.1")],
  },
  HR: {
    source: "Zakon o PDV čl. 38",
    rates: [rate("standard", "25"), rate("reduced", "5"), rate("reduced", "13"), rate("zero", "0", "2022-10-01")],
  },
  HU: {
    source: "2007. évi CXXVII. törvény 82. §",
    rates: [rate("standard", "27"), rate("reduced", "5"), rate("reduced", "18"), rate("zero", "0")],
  },
  IE: {
    source: "VAT Consolidation Act 2010 s. 46, schedules 2-3",
    rates: [
      rate("standard", "23"),
      rate("reduced", "9"),
      rate("reduced", "13.5"),
      rate("super-reduced", "4.8"),
      rate("parking", "13.5"),
      rate("zero", "0"),
    ],
  },
  IT: {
    source: "DPR 633/1972 art. 16, Tabella A",
    rates: [rate("standard", "22"), rate("reduced", "5"), rate("reduced", "10"), rate("super-reduced", "4")],
  },
  LT: {
    source: "PVM įstatymas 19 str.",
    rates: [
      rate("standard", "21"),
      rate("reduced", "5"),
      rate("reduced", "9", coveredFrom, "2025-12-31"),
      rate("reduced", "12", "2026-01-01"),
    ],
  },
  LU: {
    source: "Loi TVA art. 39-40; loi du 26 octobre 2022",
    rates: [
      rate("standard", "17", coveredFrom, "2022-12-31"),
      rate("standard", "16", "2023-01-01", "2023-12-31"),
      rate("standard", "17", "2024-01-01"),
      rate("reduced", "8", coveredFrom, "2022-12-31"),
      rate("reduced", "7", "2023-01-01", "2023-12-31"),
      rate("reduced", "8", "2024-01-01"),
      rate("super-reduced", "3"),
      rate("parking", "14", coveredFrom, "2022-12-31"),
      rate("parking", "13", "2023-01-01", "2023-12-31"),
      rate("parking", "14", "2024-01-01"),
    ],
  },
  LV: {
    source: "PVN likums 41.-42. pants",
    rates: [rate("standard", "21"), rate("reduced", "5"), rate("reduced", "12")],
  },
  MT: {
    source: "VAT Act (cap. 406) schedules 5 and 8; L.N. 231 of 2023",
    rates: [
      rate("standard", "18"),
      rate("reduced", "5"),
      rate("reduced", "7"),
      rate("reduced", "12", "2024-01-01"),
      rate("zero", "0"),
    ],
  },
  NL: {
    source: "Wet OB 1968 art. 9, Tabel I en II",
    rates: [rate("standard", "21"), rate("reduced", "9"), rate("zero", "0")],
  },
  PL: {
    source: "ustawa o VAT art. 41, 146",
    rates: [
      rate("standard", "23"),
      rate("reduced", "5"),
      rate("reduced", "8"),
      rate("temporary", "0", "2022-02-01", "2024-03-31"),
    ],
  },
  PT: {
    source: "CIVA art. 18, Listas I e II",
    rates: [
      rate("standard", "23"),
      rate("reduced", "6"),
      rate("reduced", "13"),
      rate("parking", "13"),
      rate("temporary", "0", "2023-04-18", "2024-01-04"),
    ],
  },
  RO: {
    source: "Codul fiscal art. 291",
    rates: [
      rate("standard", "19", coveredFrom, "2025-07-31"),
      rate("standard", "21", "2025-08-01"),
      rate("reduced", "5", coveredFrom, "2025-07-31"),
      rate("reduced", "9", coveredFrom, "2025-07-31"),
      rate("reduced", "11", "2025-08-01"),
    ],
  },
  SE: {
    source: "mervärdesskattelag (2023:200) 9 kap.; prop. 2025/26:55",
    rates: [rate("standard", "25"), rate("reduced", "6"), rate("reduced", "12"), rate("zero", "0")],
  },
  SI: {
    source: "ZDDV-1 41. člen, prilogi I in IV",
    rates: [rate("standard", "22"), rate("reduced", "5"), rate("reduced", "9.5")],
  },
  SK: {
    source: "zákon 222/2004 Z. z. §27",
    rates: [
      rate("standard", "20", coveredFrom, "2024-12-31"),
      rate("standard", "23", "2025-01-01"),
      rate("reduced", "10", coveredFrom, "2024-12-31"),
      rate("reduced", "5", "2023-01-01"),
      rate("reduced", "19", "2025-01-01"),
    ],
  },
  XI: {
    source: "Value Added Tax Act 1994 (UK) s. 2, 29A, 30",
    rates: [rate("standard", "20"), rate("reduced", "5"), rate("zero", "0")],
  },
};
