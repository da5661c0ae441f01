import type { ExactOnlineSnapshot, ExactOnlineVatCode } from "../src/index.ts";

export const vatCodeWith = (changes: Partial<ExactOnlineVatCode>): ExactOnlineVatCode => ({
  code: "2",
  description: "Btw",
  type: "E",
  blocked: false,
  transactionType: "B",
  currentPercent: "21",
  percentages: [],
  salesListing: "N",
  ossCountry: null,
  reverseCharge: false,
  margin: false,
  ...changes,
});

const account = (code: string, type: number) => ({ id: `id-${code}`, code, description: code, type });

/** A small Dutch administration. */
export const snapshotWith = (changes: Partial<ExactOnlineSnapshot> = {}): ExactOnlineSnapshot => ({
  division: 123456,
  currency: "EUR",
  movedOn: null,
  readOn: "2026-03-16",
  journals: [{ code: "70", description: "Verkoop" }],
  accounts: [
    ...["8000", "8010", "8020", "8090", "8100"].map((code) => account(code, 110)),
    account("1300", 20),
    account("1700", 60),
    account("1710", 60),
    account("4000", 121),
  ],
  vatCodes: [
    vatCodeWith({ code: "0", type: "N", currentPercent: "0" }),
    vatCodeWith({ code: "1", currentPercent: "9" }),
    vatCodeWith({ code: "2" }),
    vatCodeWith({ code: "3", type: "I", currentPercent: "9" }),
    vatCodeWith({ code: "4", type: "I" }),
  ],
  priceDecimals: { EUR: 4, USD: 4 },
  paymentConditions: null,
  ...changes,
});
