import { type Booking, type Rules, rulesSchema, type VatTotal } from "@boekbrug/core";
import { createMemoryStore } from "@boekbrug/testkit";
import { describe, expect, it } from "vitest";
import { thresholdStanding, vatReports } from "../src/index.ts";

const at = "2026-03-16T09:00:00Z";
const euro = (minor: number) => ({ minor, currency: "EUR" });
const quarter = { from: "2026-07-01", to: "2026-09-30" };

const belowThreshold = (net: number): VatTotal => ({
  vatRole: "domestic-standard",
  vatPercent: "21",
  scenario: "below-threshold",
  taxCountryVatCode: "NL",
  nlReturnBox: "1a",
  icpListing: false,
  ossReport: false,
  countsTowardThreshold: true,
  net: euro(net),
  vat: euro(0),
  gross: euro(net),
});

/** A store with one booked order for each of these dates and totals, and the day that the ledger gave it itself. */
async function storeWith(documents: readonly (readonly [date: string, totals: readonly VatTotal[], dated?: string])[]) {
  const store = createMemoryStore();
  await store.connect("shop", at);
  for (const [index, [date, vatTotals, dated]] of documents.entries()) {
    const orderId = String(index + 1);
    const moment = { connection: "shop", orderId, run: "run", holder: "engine", at };
    const booking: Omit<Booking, "document" | "adopted"> = {
      reference: `shop-${orderId}`,
      number: `W${orderId}`,
      date,
      gross: euro(1000),
      vat: euro(0),
      vatTotals,
      flags: [],
      vatNumberCheck: null,
      planHash: "hash",
      prints: null,
      payment: null,
    };
    (await store.plan(moment, booking))._unsafeUnwrap();
    const document = { id: `d${orderId}`, number: null, totals: null, ...(dated === undefined ? {} : { date: dated }) };
    (await store.book(moment, document, false))._unsafeUnwrap();
  }
  return store;
}

const rules = (threshold: Rules["threshold"]): Rules => rulesSchema.parse({ threshold });

describe("the VAT reports of a connection", () => {
  it("follow the ledger where it has dated a document itself, and the threshold the sale", async () => {
    const store = await storeWith([
      ["2026-06-30", [belowThreshold(1)], "2026-07-01"],
      ["2026-09-29", [belowThreshold(10)], "2026-09-30"],
      ["2026-09-30", [belowThreshold(100)], "2026-10-01"],
      ["2026-12-31", [belowThreshold(1000)], "2027-01-02"],
    ]);
    const boxes = async (from: string, to: string) =>
      (await vatReports(store, "shop", { from, to }))._unsafeUnwrap().vat.boxes.map(({ net }) => net.minor);
    expect(await boxes(quarter.from, quarter.to)).toEqual([11]);
    expect(await boxes("2026-10-01", "2026-12-31")).toEqual([100]);
    expect(await boxes("2027-01-01", "2027-03-31")).toEqual([1000]);
    const connection = {
      key: "shop",
      rules: rules({ year: 2026, previousYearNetEur: "0", beforeConnectingNetEur: "0" }),
    };
    expect((await thresholdStanding(store, connection, "2026-12-31"))._unsafeUnwrap()).toMatchObject({
      booked: euro(1111),
    });
  });

  it("are made of what was booked in the period", async () => {
    const store = await storeWith([
      ["2026-06-30", [belowThreshold(1)]],
      ["2026-07-01", [belowThreshold(10)]],
      ["2026-09-30", [belowThreshold(100)]],
    ]);
    const { vat, icp, oss, missing } = (await vatReports(store, "shop", quarter))._unsafeUnwrap();
    expect(vat.boxes).toEqual([{ box: "1a", net: euro(110), vat: euro(0) }]);
    expect([icp.lines, oss.lines, missing]).toEqual([[], [], null]);
  });

  it("name the bookings of an older version, which they lack", async () => {
    const store = await storeWith([
      ["2026-07-01", []],
      ["2026-07-02", [belowThreshold(10)]],
    ]);
    const { missing } = (await vatReports(store, "shop", quarter))._unsafeUnwrap();
    expect(missing).toEqual({
      code: "store.vat-totals-missing",
      field: "store",
      parameters: { count: 1, orders: "#1" },
    });
  });
});

describe("where a year stands against the threshold", () => {
  it("counts from the first of January up to the day", async () => {
    const store = await storeWith([
      ["2025-12-31", [belowThreshold(1)]],
      ["2026-01-01", [belowThreshold(10)]],
      ["2026-09-30", [belowThreshold(100)]],
      ["2026-10-01", [belowThreshold(1000)]],
    ]);
    const set = rules({ year: 2026, previousYearNetEur: "1.00", beforeConnectingNetEur: "2.00" });
    const standing = await thresholdStanding(store, { key: "shop", rules: set }, quarter.to);
    expect(standing._unsafeUnwrap()).toMatchObject({ year: 2026, booked: euro(110), total: euro(310) });
  });

  it("names the setting that is missing", async () => {
    const standing = await thresholdStanding(
      await storeWith([]),
      { key: "shop", rules: rulesSchema.parse({}) },
      quarter.to,
    );
    expect(standing._unsafeUnwrapErr()).toMatchObject({
      outcome: "not-done",
      problem: { code: "vat.input-missing", field: "rules.threshold.previousYearNetEur" },
    });
  });
});
