import { describe, expect, it } from "vitest";
import { charge, customer, discount, euro, line, order, rules } from "../../test/orders.ts";
import type { Customer } from "../order/customer.ts";
import type { Order, OrderLine } from "../order/order.ts";
import type { VatNumberAnswer } from "../ports/vat-number-registry.ts";
import type { PlanContext } from "./plan-context.ts";
import { planInvoice } from "./plan-invoice.ts";

const answer = (vatNumber: string, state: VatNumberAnswer["state"] = "valid"): VatNumberAnswer => ({
  state,
  vatNumber,
  checkedAt: "2026-03-10T10:00:00Z",
  consultationNumber: null,
  detail: null,
});

const oss = { seller: { oneStopShop: true }, threshold: { year: 2026, previousYearNetEur: "25000" } };

const plan = (made: Order, settings: Record<string, unknown> = {}, more: Partial<PlanContext> = {}) =>
  planInvoice(made, { connection: "shop", rules: rules({ vat: {}, ...settings }), ...more });

const goods = (
  cents: number,
  percent: string,
  rateClass: OrderLine["rateClass"] = "standard",
  more: Partial<OrderLine> = {},
) => line(cents, percent, { rateClass, ...more });

const to = (country: string, more: Partial<Customer> = {}, postcode = "1000") =>
  customer({ billTo: { ...customer().billTo, country, postcode }, ...more });

const belgianFirm = to("BE", { type: "business", company: "Firma", vatNumber: "be 0428.759.497" });

/** An order of 2026 with these lines and nothing else. */
const sold = (lines: OrderLine[], totalVat: number, more: Partial<Order> = {}): Order =>
  order({
    placedAt: "2026-03-10T10:00:00Z",
    lines,
    charges: [],
    totalVat: euro(totalVat),
    total: euro(lines.reduce((sum, { amount }) => sum + amount.minor, 0)),
    ...more,
  });

describe("a supply to a business in another member state", () => {
  it("is an ICP at 0 %, in box 3b and on the listing, when the registry says valid", () => {
    const made = sold([goods(10000, "0")], 0, { customer: belgianFirm });
    const result = plan(made, {}, { vatNumber: answer("BE0428759497") })._unsafeUnwrap();
    expect(result.vatTotals).toMatchObject([
      {
        scenario: "icp",
        nlReturnBox: "3b",
        icpListing: { vatNumber: "BE0428759497", kind: "goods" },
        net: euro(10000),
        vat: euro(0),
      },
    ]);
    expect(result.lines[0]?.vatRole).toBe("icp");
  });

  it("is held when the registry says invalid and 0 % was charged", () => {
    const made = sold([goods(10000, "0")], 0, { customer: belgianFirm });
    const found = plan(made, oss, { vatNumber: answer("BE0428759497", "invalid") })._unsafeUnwrapErr();
    expect(found).toMatchObject({ code: "vat.not-charged", parameters: { due: "21", country: "BE" } });
  });

  it("is held while the registry does not answer", () => {
    const made = sold([goods(10000, "0")], 0, { customer: belgianFirm });
    expect(plan(made, oss).isErr()).toBe(true);
    expect(plan(made, oss, { vatNumber: answer("BE0428759497", "unavailable") }).isErr()).toBe(true);
  });
});

describe("a supply outside the EU", () => {
  it("is an export at 0 % in box 3a that needs proof of exit, whatever the customer is", () => {
    const made = sold([goods(10000, "0")], 0, { customer: to("CH") });
    const result = plan(made)._unsafeUnwrap();
    expect(result.vatTotals).toMatchObject([{ scenario: "export", nlReturnBox: "3a", vatRole: "export" }]);
    expect(result.flags).toContain("proof-of-exit-required");
  });

  it("goes for the Canary Islands, which are Spain but outside the VAT area", () => {
    const made = sold([goods(10000, "0")], 0, { customer: to("ES", {}, "35001") });
    expect(plan(made)._unsafeUnwrap().vatTotals[0]?.scenario).toBe("export");
  });

  it("asks for the postcode where it decides", () => {
    const made = sold([goods(10000, "0")], 0, {
      customer: to("ES", { billTo: { ...customer().billTo, country: "ES", postcode: null } }),
    });
    expect(plan(made)._unsafeUnwrapErr()).toMatchObject({ field: "order.customer.shipTo.postcode" });
  });

  it("is held when the shop charged Dutch VAT, or booked as charged and flagged by setting", () => {
    const made = sold([goods(12100, "21")], 2100, { customer: to("CH") });
    expect(plan(made)._unsafeUnwrapErr()).toMatchObject({
      code: "vat.rate-differs",
      parameters: { charged: "21", due: "0" },
    });
    const booked = plan(made, { vat: { onDisagreement: "book-as-charged" } })._unsafeUnwrap();
    expect(booked.flags).toContain("charged-differs-from-due");
    expect(booked.vatTotals).toMatchObject([{ scenario: "domestic", nlReturnBox: "1a", vat: euro(2100) }]);
  });
});

describe("a distance sale to a consumer", () => {
  it("is taxed at the destination's rate and reported in OSS", () => {
    const made = sold([goods(11900, "19")], 1900, { customer: to("DE", {}, "10115") });
    const result = plan(made, oss)._unsafeUnwrap();
    expect(result.vatTotals).toMatchObject([
      {
        scenario: "oss",
        vatRole: "oss:DE:19",
        nlReturnBox: null,
        ossReport: { memberStateOfConsumption: "DE" },
        vat: euro(1900),
      },
    ]);
  });

  it("is held when the Dutch rate was charged instead", () => {
    const made = sold([goods(12100, "21")], 2100, { customer: to("DE", {}, "10115") });
    expect(plan(made, oss)._unsafeUnwrapErr()).toMatchObject({
      code: "vat.rate-differs",
      parameters: { due: "19", country: "DE" },
    });
  });

  it("keeps Dutch VAT below the threshold, and counts", () => {
    const made = sold([goods(12100, "21")], 2100, { customer: to("DE", {}, "10115") });
    const settings = { threshold: { year: 2026, previousYearNetEur: "0" } };
    const result = plan(made, settings, { distanceSalesBefore: "500" })._unsafeUnwrap();
    expect(result.vatTotals).toMatchObject([
      { scenario: "below-threshold", nlReturnBox: "1a", countsTowardThreshold: true, vatRole: "domestic-standard" },
    ]);
  });

  it("is taxed at the destination as a whole when the order itself crosses the threshold", () => {
    const made = sold([goods(6050, "21", "standard", { id: "a" }), goods(6050, "21", "standard", { id: "b" })], 2100, {
      customer: to("DE", {}, "10115"),
    });
    const settings = {
      seller: { oneStopShop: true },
      threshold: { year: 2026, previousYearNetEur: "0" },
      vat: { ossRegisteredBelowThreshold: "home" },
    };
    expect(plan(made, settings, { distanceSalesBefore: "9900" }).isOk()).toBe(true);
    expect(plan(made, settings, { distanceSalesBefore: "9900.01" })._unsafeUnwrapErr().code).toBe("vat.rate-differs");
  });

  it("takes a reduced rate by the settings' word for the shop's category", () => {
    const book = goods(10700, "7", "reduced", { shopCategories: ["Boeken"] });
    const made = sold([book], 700, { customer: to("DE", {}, "10115") });
    expect(plan(made, oss).isErr()).toBe(true);
    const result = plan(made, { ...oss, vat: { categories: { Boeken: "book" } } })._unsafeUnwrap();
    expect(result.vatTotals[0]?.vatRole).toBe("oss:DE:7");
  });

  it("follows the goods with shipping, points and coupon, and shares their treatment", () => {
    const made = order({
      placedAt: "2026-03-10T10:00:00Z",
      customer: to("DE", {}, "10115"),
      lines: [goods(11900, "19")],
      charges: [charge("shipping", 595, "19"), charge("payment-fee", 119, null)],
      discounts: [discount("coupon", 1190), discount("points", 119)],
      total: euro(11305),
      totalVat: euro(1805),
    });
    const result = plan(made, oss)._unsafeUnwrap();
    expect(new Set(result.lines.map(({ vatRole }) => vatRole))).toEqual(new Set(["oss:DE:19"]));
    expect(result.totals).toEqual({ net: euro(9500), vat: euro(1805), gross: euro(11305) });
  });
});

describe("the class of a product", () => {
  it("comes from the shop's data, so that a wrong rate is seen", () => {
    const found = plan(sold([goods(10900, "9", "standard")], 900))._unsafeUnwrapErr();
    expect(found).toMatchObject({ code: "vat.rate-differs", parameters: { charged: "9", due: "21" } });
  });

  it("is a problem where the shop does not tell, unless the settings take what was charged", () => {
    const made = sold([goods(12100, "21", null)], 2100);
    expect(plan(made)._unsafeUnwrapErr().code).toBe("vat.class-unknown");
    expect(plan(made, { vat: { unknownClass: "as-charged" } }).isOk()).toBe(true);
  });
});

describe("a charge at a rate of its own", () => {
  it("is booked as charged beside domestic goods, and flagged", () => {
    const made = sold([goods(10900, "9", "reduced")], 1004, {
      charges: [charge("shipping", 605, "21")],
      total: euro(11505),
      totalVat: euro(1005),
    });
    const result = plan(made)._unsafeUnwrap();
    expect(result.lines.at(-1)).toMatchObject({
      vatPercent: "21",
      vatRole: "domestic-standard",
      accountRole: "shipping",
    });
    expect(result.flags).toContain("charge-at-another-rate-than-the-goods");
  });

  it("is held beside goods that go abroad", () => {
    const made = sold([goods(10000, "0")], 105, {
      charges: [charge("shipping", 605, "21")],
      total: euro(10605),
      customer: to("CH"),
    });
    expect(plan(made)._unsafeUnwrapErr().code).toBe("vat.rate-differs");
  });
});

it("a deposit is booked at 0 % and stands in no box", () => {
  const bottle = goods(25, "0", null, { kind: "deposit", id: "deposit" });
  const made = sold([goods(10900, "9", "reduced"), bottle], 900);
  const result = plan(made)._unsafeUnwrap();
  expect(result.vatTotals.map(({ nlReturnBox }) => nlReturnBox)).toEqual(["1b", null]);
});

it("a Dutch business with its number pays Dutch VAT", () => {
  const made = sold([goods(12100, "21")], 2100, {
    customer: customer({ type: "business", vatNumber: "NL123456782B12" }),
  });
  expect(plan(made)._unsafeUnwrap().vatTotals[0]?.scenario).toBe("domestic");
});

it("a Belgian who collects at the shop pays Dutch VAT", () => {
  const made = sold([goods(12100, "21")], 2100, { delivery: "pickup", customer: to("BE") });
  expect(plan(made)._unsafeUnwrap().vatTotals[0]?.scenario).toBe("domestic");
});

describe("the threshold of EUR 10,000", () => {
  const german = to("DE", {}, "10115");
  const home = { seller: { oneStopShop: true }, vat: { ossRegisteredBelowThreshold: "home" } };
  const settings = { ...home, threshold: { year: 2026, previousYearNetEur: "0" } };

  it("counts shipping and discounts as part of the sale", () => {
    const lines = [goods(6050, "21")];
    const shipped = sold(lines, 2100, {
      customer: german,
      charges: [charge("shipping", 6050, "21")],
      total: euro(12100),
    });
    expect(plan(shipped, settings, { distanceSalesBefore: "9900" }).isOk()).toBe(true);
    expect(plan(shipped, settings, { distanceSalesBefore: "9920" })._unsafeUnwrapErr().code).toBe("vat.rate-differs");
    const reduced = sold([goods(12100, "21")], 1050, {
      customer: german,
      discounts: [discount("coupon", 6050)],
      total: euro(6050),
    });
    expect(plan(reduced, settings, { distanceSalesBefore: "9920" }).isOk()).toBe(true);
  });

  it("leaves deposits out of the sale", () => {
    const deposit = goods(10000, "0", null, { kind: "deposit", id: "deposit" });
    const made = sold([goods(6050, "21"), deposit], 1050, { customer: german });
    expect(plan(made, settings, { distanceSalesBefore: "9940" }).isOk()).toBe(true);
  });

  it("looks at what was booked in the year before, whatever the settings said for an earlier year", () => {
    const made = sold([goods(12100, "21")], 2100, { customer: german });
    const ofLastYear = { ...home, threshold: { year: 2025, previousYearNetEur: "0" } };
    expect(plan(made, ofLastYear, { distanceSalesPreviousYear: "9000" }).isOk()).toBe(true);
    expect(plan(made, ofLastYear, { distanceSalesPreviousYear: "15000" })._unsafeUnwrapErr().code).toBe(
      "vat.rate-differs",
    );
    const ofNextYear = { ...home, threshold: { year: 2027, previousYearNetEur: "0" } };
    expect(plan(made, ofNextYear)._unsafeUnwrapErr().code).toBe("vat.input-missing");
  });
});

describe("a deposit", () => {
  const deposit = (percent: string) => goods(1000, percent, null, { kind: "deposit", id: "deposit" });

  it("stands on no listing and in no box, wherever the goods go", () => {
    const made = sold([goods(10000, "0"), deposit("0")], 0, { customer: belgianFirm });
    const result = plan(made, {}, { vatNumber: answer("BE0428759497") })._unsafeUnwrap();
    expect(result.vatTotals).toMatchObject([
      { scenario: "icp", net: euro(10000) },
      { nlReturnBox: null, icpListing: false, ossReport: false, net: euro(1000) },
    ]);
  });

  it("is held where VAT was charged on it", () => {
    const made = sold([goods(12100, "21"), deposit("21")], 2274);
    expect(plan(made)._unsafeUnwrapErr()).toMatchObject({
      code: "vat.rate-differs",
      field: "order.lines.1.vatPercent",
    });
  });
});

it("goods that come back lead no shipping", () => {
  const lines = [goods(12100, "21"), goods(-10900, "9", "reduced")];
  const made = sold(lines, 1287, { charges: [charge("shipping", 500, null)], total: euro(1700) });
  const shipping = plan(made)
    ._unsafeUnwrap()
    .lines.filter(({ source }) => source.kind === "charge");
  expect(shipping).toMatchObject([{ vatPercent: "21", gross: euro(500) }]);
});

it("free goods of one treatment lead their shipping", () => {
  const made = sold([goods(0, "21")], 105, { charges: [charge("shipping", 605, null)], total: euro(605) });
  expect(plan(made)._unsafeUnwrap().lines.at(-1)).toMatchObject({ vatPercent: "21" });
});

it("a seller under the small business scheme who charged VAT anyway is held, not booked as exempt", () => {
  const made = sold([goods(12100, "21")], 2100);
  const settings = { seller: { smallBusinessScheme: true }, vat: { onDisagreement: "book-as-charged" } };
  expect(plan(made, settings)._unsafeUnwrapErr().code).toBe("vat.rate-differs");
});

describe("while the registry is silent, on the policy stored-check", () => {
  const storedCheck = { ...oss, vat: { viesUnavailable: "stored-check", storedCheckMaxAgeDays: 10 } };
  const made = sold([goods(10000, "0")], 0, { customer: belgianFirm });
  const silent = { ...answer("BE0428759497", "unavailable"), detail: "MS_UNAVAILABLE" };
  const on = (vatNumberLastValidOn: string | null) =>
    plan(made, storedCheck, { vatNumber: silent, vatNumberLastValidOn });

  it("a check of at most so many days old is an ICP, flagged, and the ground names its day", () => {
    const result = on("2026-02-28")._unsafeUnwrap();
    expect(result.vatTotals).toMatchObject([{ scenario: "icp", icpListing: { vatNumber: "BE0428759497" } }]);
    expect(result.flags).toContain("policy-vies-unavailable-stored-check");
    const ground = result.lines[0]?.decision.why.find(({ rule }) => rule === "vat-number-unavailable");
    expect(ground?.textNl).toContain("Laatste geldige antwoord van VIES: 2026-02-28.");
    expect(ground?.text).toContain("Last valid answer of VIES: 2026-02-28.");
  });

  it("an older check, and none at all, is taken as a consumer", () => {
    for (const day of ["2026-02-27", null]) {
      expect(on(day)._unsafeUnwrapErr()).toMatchObject({ code: "vat.not-charged", parameters: { due: "21" } });
    }
  });
});

it("the ground of an order names when the registry was asked and its consultation number", () => {
  const made = sold([goods(10000, "0")], 0, { customer: belgianFirm });
  const vatNumber = { ...answer("BE0428759497"), consultationNumber: "WAPIAAAA" };
  const [line] = plan(made, {}, { vatNumber })._unsafeUnwrap().lines;
  const ground = line?.decision.why.find(({ rule }) => rule === "vat-number-valid-of-other-state");
  expect(ground?.textNl).toContain("VIES geraadpleegd op 2026-03-10, raadpleegnummer WAPIAAAA.");
  expect(ground?.text).toContain("VIES was asked on 2026-03-10, consultation number WAPIAAAA.");
});

it("the ground of an order names the figures of the threshold that it rests on", () => {
  const made = sold([goods(12100, "21")], 2100, { customer: to("BE") });
  const settings = { threshold: { year: 2026, previousYearNetEur: "1234.50", beforeConnectingNetEur: "1000" } };
  const [line] = plan(made, settings, { distanceSalesBefore: "500.25" })._unsafeUnwrap().lines;
  const ground = line?.decision.why.find(({ rule }) => rule === "threshold-below-threshold");
  expect(ground?.textNl).toContain("Dit jaar ervóór: € 1500,25, erna: € 1600,25. Vorig jaar: € 1234,50.");
  expect(ground?.text).toContain("This year before it: EUR 1500.25, after it: EUR 1600.25. Last year: EUR 1234.50.");
});

describe("an exempt service of a shop that knows no class but zero for it", () => {
  const courses = { vat: { categories: { Cursussen: { category: "exempt-service", kind: "service" } } } };
  const course = (categories: string[]) =>
    sold([goods(10000, "0", "zero", { shopCategories: categories })], 0, { customer: to("NL", {}, "1000AA") });

  it("is exempt, in no box", () => {
    const { vatTotals } = plan(course(["Cursussen"]), courses)._unsafeUnwrap();
    expect(vatTotals).toMatchObject([{ vatRole: "domestic-exempt", nlReturnBox: null }]);
  });

  it("is a sale at 0 % where its category says nothing", () => {
    const { vatTotals } = plan(course([]), courses)._unsafeUnwrap();
    expect(vatTotals).toMatchObject([{ vatRole: "domestic-zero", nlReturnBox: "1e" }]);
  });
});
