import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDocuments, belowThreshold, booked, oss, vatTotal } from "../../test/booked-vat.ts";
import { euro } from "../../test/orders.ts";
import { thresholdReport } from "./threshold-report.ts";

const none = { previousYearNetEur: "0", alreadyThisYearNetEur: "0" };
const of2026 = (documents: Parameters<typeof thresholdReport>[0], before = none) =>
  thresholdReport(documents, 2026, before)._unsafeUnwrap();

describe("the threshold report", () => {
  it("adds what counts, whoever's VAT it carries, to what was sold before connecting", () => {
    const documents = [
      booked("2026-01-01", belowThreshold(100_000, 21_000), vatTotal(900_000, 189_000)),
      booked("2026-12-31", oss(50_000, 9_500, "DE", "19")),
      booked("2025-12-31", belowThreshold(700_000, 0)),
      booked("2027-01-01", belowThreshold(700_000, 0)),
    ];
    expect(of2026(documents, { previousYearNetEur: "9999.99", alreadyThisYearNetEur: "1234.50" })).toEqual({
      year: 2026,
      limit: euro(1_000_000),
      previousYear: euro(999_999),
      alreadyThisYear: euro(123_450),
      booked: euro(150_000),
      total: euro(273_450),
      level: "below",
      exceededAt: null,
    });
  });

  it.each([
    [799_999, "below"],
    [800_000, "near"],
    [1_000_000, "near"],
    [1_000_001, "exceeded"],
  ])("calls %i cents %s", (cents, level) => {
    expect(of2026([booked("2026-05-01", belowThreshold(cents, 0))]).level).toBe(level);
  });

  it("names the sale that brought the total above the limit, by date", () => {
    const later = booked("2026-06-02", belowThreshold(600_000, 0));
    const earlier = booked("2026-06-01", belowThreshold(600_000, 0));
    const { orderId, orderNumber, date } = later;
    expect(of2026([later, earlier]).exceededAt).toEqual({ orderId, orderNumber, date });
  });

  it("stays exceeded when a credit note lowers the total", () => {
    const crossing = booked("2026-06-01", belowThreshold(1_000_001, 0));
    const report = of2026([crossing, booked("2026-07-01", belowThreshold(-900_000, 0))]);
    expect(report).toMatchObject({
      level: "exceeded",
      total: euro(100_001),
      exceededAt: { orderId: crossing.orderId },
    });
  });

  it("is exceeded without a sale to name when it was before connecting", () => {
    const report = of2026([booked("2026-06-01", belowThreshold(1, 0))], { ...none, alreadyThisYearNetEur: "10000.01" });
    expect(report).toMatchObject({ level: "exceeded", exceededAt: null });
  });

  it("lets last year decide by itself, above the limit and not at it", () => {
    expect(of2026([], { ...none, previousYearNetEur: "10000.00" }).level).toBe("below");
    expect(of2026([], { ...none, previousYearNetEur: "10000.01" }).level).toBe("exceeded-last-year");
  });

  it("refuses an amount that is none, naming it", () => {
    const found = thresholdReport([], 2026, { ...none, previousYearNetEur: "1.000,00" });
    expect(found._unsafeUnwrapErr()).toMatchObject({ code: "value.not-a-number", field: "previousYearNetEur" });
  });

  it("totals exactly what counts", () => {
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        const counted = documents.flatMap(({ vatTotals }) => vatTotals.filter((total) => total.countsTowardThreshold));
        expect(of2026(documents).booked.minor).toBe(counted.reduce((sum, { net }) => sum + net.minor, 0));
      }),
    );
  });
});
