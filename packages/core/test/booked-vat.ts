import fc from "fast-check";
import type { BookedVat, VatTotal } from "../src/index.ts";
import { euro } from "./orders.ts";

/** A total of 21 % in box 1a, unless told otherwise. */
export const vatTotal = (net: number, vat: number, overrides: Partial<VatTotal> = {}): VatTotal => ({
  vatRole: "domestic-standard",
  vatPercent: "21",
  scenario: "domestic",
  taxCountryVatCode: "NL",
  nlReturnBox: "1a",
  icpListing: false,
  ossReport: false,
  countsTowardThreshold: false,
  net: euro(net),
  vat: euro(vat),
  gross: euro(net + vat),
  ...overrides,
});

export const icp = (net: number, vatNumber: string, kind: "goods" | "services" = "goods"): VatTotal =>
  vatTotal(net, 0, { scenario: "icp", vatPercent: "0", nlReturnBox: "3b", icpListing: { vatNumber, kind } });

export const oss = (net: number, vat: number, state: string, vatPercent: string, dispatch?: string): VatTotal =>
  vatTotal(net, vat, {
    scenario: "oss",
    vatPercent,
    taxCountryVatCode: state,
    nlReturnBox: null,
    ossReport: {
      memberStateOfConsumption: state,
      ...(dispatch === undefined ? {} : { memberStateOfDispatch: dispatch }),
    },
    countsTowardThreshold: true,
  });

export const belowThreshold = (net: number, vat: number): VatTotal =>
  vatTotal(net, vat, { scenario: "below-threshold", countsTowardThreshold: true });

let orders = 0;

export const booked = (date: string, ...vatTotals: readonly VatTotal[]): BookedVat => {
  orders += 1;
  return { orderId: String(orders), orderNumber: `W${orders}`, date, vatTotals };
};

const net = fc.integer({ min: -500_000, max: 500_000 });
const vat = fc.integer({ min: -100_000, max: 100_000 });

const anyTotal: fc.Arbitrary<VatTotal> = fc.oneof(
  fc.tuple(net, vat, fc.constantFrom("1a", "1b", "1c")).map(([n, v, box]) => vatTotal(n, v, { nlReturnBox: box })),
  fc.tuple(net, fc.constantFrom("1e", "3a")).map(([n, box]) => vatTotal(n, 0, { vatPercent: "0", nlReturnBox: box })),
  fc
    .tuple(net, vat)
    .map(([n, v]) =>
      vatTotal(n, v, { scenario: "destination-vat-without-oss", nlReturnBox: "3c", taxCountryVatCode: "DE" }),
    ),
  fc
    .tuple(net, fc.constantFrom("DE136695976", "BE0404616494", "FR40303265045"), fc.constantFrom("goods", "services"))
    .map(([n, number, kind]) => icp(n, number, kind === "goods" ? "goods" : "services")),
  fc
    .tuple(
      net,
      vat,
      fc.constantFrom("DE", "EL", "XI"),
      fc.constantFrom("19", "7", "24"),
      fc.constantFrom(undefined, "BE"),
    )
    .map(([n, v, state, percent, dispatch]) => oss(n, v, state, percent, dispatch)),
  fc.tuple(net, vat).map(([n, v]) => belowThreshold(n, v)),
);

/** Documents around the third quarter of 2026. */
export const anyDocuments: fc.Arbitrary<readonly BookedVat[]> = fc.array(
  fc
    .tuple(
      fc.constantFrom("2026-06-30", "2026-07-01", "2026-08-15", "2026-09-30", "2026-10-01"),
      fc.array(anyTotal, { minLength: 1, maxLength: 4 }),
    )
    .map(([date, totals]) => booked(date, ...totals)),
  { maxLength: 20 },
);

export const thirdQuarter = { from: "2026-07-01", to: "2026-09-30" };
