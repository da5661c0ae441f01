import { utcDay } from "./dates.ts";
import type { NextGuid } from "./guids.ts";
import type {
  ExactDivision,
  ExactGlAccount,
  ExactJournal,
  ExactPaymentCondition,
  ExactPeriod,
  ExactVatCode,
} from "./model.ts";
import type { ExactItemGroup, ExactUnit } from "./model-trade.ts";

/** A standard Dutch administration as far as it was observed. Exact fact sheet §7.7 to §7.9, 2026-11-21. */

export function divisions(main: number, currency: string): ExactDivision[] {
  const division = (offset: number, description: string, rest: Partial<ExactDivision> = {}): ExactDivision => ({
    code: main + offset,
    hid: 1 + offset,
    description,
    status: 1,
    blockingStatus: 0,
    country: "NL",
    currency: "EUR",
    vatNumber: `NL00012345${offset}B01`,
    chamberOfCommerce: `1234567${offset}`,
    granted: true,
    ...rest,
  });
  return [
    division(0, "Voorbeeldwinkel B.V.", { currency }),
    division(1, "Tweede Voorbeeld B.V."),
    division(2, "Oude Winkel (gearchiveerd)", { status: 2 }),
    division(3, "Winkel in conversie", { blockingStatus: 2 }),
    division(4, "Niet verleende winkel", { granted: false }),
  ];
}

type Rates = [number, number, number, number?][];
const high: Rates = [
  [2001, 1, 190_000, utcDay(2012, 9, 30)],
  [2012, 10, 210_000],
];
const low: Rates = [
  [2001, 1, 60_000, utcDay(2018, 12, 31)],
  [2019, 1, 90_000],
];
const none: Rates = [[2001, 1, 0]];

export function vatCodes(guid: NextGuid): ExactVatCode[] {
  const code = (
    name: string,
    description: string,
    type: ExactVatCode["type"],
    rates: Rates,
    rest: Partial<ExactVatCode> = {},
  ): ExactVatCode => ({
    id: guid("vat-code"),
    code: name,
    description,
    type,
    transaction: "B",
    euSalesListing: "N",
    charged: false,
    intraStat: false,
    blocked: false,
    glToPay: rates === low ? "1510" : "1500",
    percentages: rates.map(([year, month, rate, until]) => ({
      id: guid("vat-percentage"),
      from: utcDay(year, month, 1),
      rate,
      ...(until === undefined ? {} : { until }),
    })),
    ...rest,
  });
  return [
    code("0", "Geen btw", "N", none),
    code("1", "Btw laag tarief, exclusief", "E", low),
    code("2", "Btw hoog tarief, exclusief", "E", high),
    code("3", "Btw laag tarief, inclusief", "I", low),
    code("4", "Btw hoog tarief, inclusief", "I", high),
    code("5", "Btw verlegd binnenland", "B", none, { charged: true }),
    code("6", "Levering buiten de EU, 0%", "B", none, { transaction: "S" }),
    code("7", "Levering binnen de EU, 0%", "B", none, { transaction: "S", euSalesListing: "L", intraStat: true }),
  ];
}

export function glAccounts(guid: NextGuid): ExactGlAccount[] {
  const account = (code: string, description: string, type: number, vatCode?: string): ExactGlAccount => ({
    id: guid("gl-account"),
    code,
    description,
    type,
    allowCosts: code === "4990",
    blocked: false,
    ...(vatCode === undefined ? {} : { vatCode }),
  });
  return [
    account("0500", "Aandelenkapitaal", 50),
    account("1000", "Kas", 10),
    account("1100", "Bank", 12),
    account("1300", "Debiteuren", 20),
    account("1310", "Debiteuren webwinkel", 20),
    account("1360", "Tussenrekening betaaldienst", 32),
    account("1500", "Btw af te dragen hoog", 24),
    account("1510", "Btw af te dragen laag", 24),
    account("1520", "Te vorderen btw", 24),
    account("1600", "Crediteuren", 22),
    account("1700", "Statiegeld", 60),
    account("1710", "Cadeaubonnen", 60),
    account("4000", "Algemene kosten", 121),
    account("4990", "Betalingsverschillen", 121),
    account("7000", "Kostprijs omzet", 111),
    account("8000", "Omzet hoog tarief", 110, "2"),
    account("8010", "Omzet laag tarief", 110, "1"),
    account("8020", "Omzet nultarief", 110, "0"),
    account("8090", "Overige omzet", 110),
    account("8100", "Verzendkosten", 110, "2"),
    account("8110", "Omzet buiten de EU", 110, "6"),
    account("8120", "Omzet binnen de EU", 110, "7"),
  ];
}

export function journals(guid: NextGuid): ExactJournal[] {
  const journal = (code: string, description: string, type: number, glAccount: string): ExactJournal => ({
    id: guid("journal"),
    code,
    description,
    type,
    glAccount,
    blocked: false,
    variableCurrency: type === 20,
    variableRate: code === "70",
  });
  return [
    journal("10", "Kas", 10, "1000"),
    journal("20", "Bank", 12, "1100"),
    journal("60", "Inkoop", 22, "1600"),
    journal("70", "Verkoop", 20, "1300"),
    journal("71", "Verkoop webwinkel", 20, "1310"),
    journal("90", "Memoriaal", 90, "1360"),
  ];
}

/** Exact fact sheet §7.6, 2026-11-21; the groups and units of a real administration are its own. */
export function itemGroups(guid: NextGuid): ExactItemGroup[] {
  const group = (code: string, description: string, glRevenue: string) => {
    return { id: guid("item-group"), code, description, glRevenue, isDefault: code === "001" };
  };
  return [group("001", "Handelsgoederen", "8000"), group("002", "Boeken", "8010"), group("003", "Diensten", "8090")];
}

export const units = (guid: NextGuid): ExactUnit[] => [
  { id: guid("unit"), code: "stuk", description: "Stuk", main: true },
  { id: guid("unit"), code: "uur", description: "Uur", main: false },
];

export const layouts = (guid: NextGuid) => [
  { id: guid("layout"), subject: "Factuur", type: 1 },
  { id: guid("layout"), subject: "E-mail bij factuur", type: 2 },
];

export function paymentConditions(guid: NextGuid): ExactPaymentCondition[] {
  const condition = (code: string, description: string, days: number, method = "B", monthEnds = 0) => ({
    id: guid("payment-condition"),
    code,
    description,
    days,
    method,
    monthEnds,
  });
  return [
    condition("00", "Contant", 0, "K"),
    condition("14", "14 dagen", 14),
    condition("30", "30 dagen", 30),
    condition("31", "Einde maand", 0, "B", 1),
    condition("IN", "Automatische incasso", 0, "I"),
  ];
}

export function periods(guid: NextGuid): ExactPeriod[] {
  return [2024, 2025, 2026, 2027].flatMap((year) =>
    Array.from({ length: 12 }, (_, month) => ({
      id: guid("period"),
      year,
      period: month + 1,
      start: utcDay(year, month + 1, 1),
      end: Date.UTC(year, month + 1, 0),
      closed: false,
    })),
  );
}
