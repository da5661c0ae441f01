import { describe, expect, it } from "vitest";
import { charge, customer, discount, euro, line, order, rules } from "../../test/orders.ts";
import type { Order } from "../order/order.ts";
import { describeProblem } from "../problem/problem.ts";
import { lineText } from "./invoice-plan.ts";
import { planInvoice } from "./plan-invoice.ts";

const plan = (made: Order, settings: Record<string, unknown> = {}) =>
  planInvoice(made, { connection: "shop", rules: rules(settings) });
const planned = (made: Order, settings?: Record<string, unknown>) => plan(made, settings)._unsafeUnwrap();
const problemOf = (made: Order, settings?: Record<string, unknown>) => plan(made, settings)._unsafeUnwrapErr();
const amounts = (made: Order) =>
  planned(made).lines.map(({ vatPercent, net, vat, gross }) => [vatPercent, net.minor, vat.minor, gross.minor]);

describe("a plan", () => {
  it("books the live order of 590 as 585 and 5 with 102.40 VAT", () => {
    const result = planned(order());
    expect(result.totals).toEqual({ net: euro(48760), vat: euro(10240), gross: euro(59000) });
    expect(amounts(order())).toEqual([
      ["21", 48347, 10153, 58500],
      ["21", 413, 87, 500],
    ]);
    expect(result.reference).toBe("shop-339323562");
  });

  it("holds a row of 590 beside a total of 590 with the shipping of 5.00 as the difference", () => {
    const found = problemOf(order({ lines: [line(59000, "21")] }));
    expect(found.code).toBe("order.does-not-add-up");
    expect(found.parameters).toMatchObject({ parts: "595.00", total: "590.00", difference: "5.00" });
    expect(describeProblem(found, "nl").reason).toContain("verschil 5,00");
  });

  it("keeps rates apart in a mixed basket and follows each with its box", () => {
    const made = order({
      lines: [line(12100, "21"), line(10900, "9"), line(5000, "0")],
      charges: [],
      total: euro(28000),
      totalVat: euro(3000),
    });
    expect(
      planned(made).vatTotals.map((each) => [each.vatRole, each.nlReturnBox, each.net.minor, each.vat.minor]),
    ).toEqual([
      ["domestic-standard", "1a", 10000, 2100],
      ["domestic-reduced", "1b", 10000, 900],
      ["domestic-zero", "1e", 5000, 0],
    ]);
  });

  it("adds VAT on top in a net-priced shop", () => {
    const made = order({
      basis: "net",
      lines: [line(10000, "21"), line(5000, "9")],
      charges: [charge("shipping", 500, "21")],
      total: euro(18155),
      totalVat: euro(2655),
    });
    expect(planned(made).totals).toEqual({ net: euro(15500), vat: euro(2655), gross: euro(18155) });
  });

  it("spreads a whole-order discount over the rates by value", () => {
    const made = order({
      lines: [line(7500, "21"), line(2500, "9")],
      charges: [],
      discounts: [discount("coupon", 1000)],
      total: euro(9000),
      totalVat: euro(1357),
    });
    expect(amounts(made)).toEqual([
      ["21", 6199, 1301, 7500],
      ["9", 2293, 207, 2500],
      ["21", -620, -130, -750],
      ["9", -229, -21, -250],
    ]);
  });

  it("splits shipping over the rates of the goods where it follows them", () => {
    const made = order({
      lines: [line(6000, "21"), line(4000, "9")],
      charges: [charge("shipping", 500, null)],
      total: euro(10500),
      totalVat: euro(1440),
    });
    expect(planned(made).lines.filter(({ source }) => source.kind === "charge")).toMatchObject([
      { vatPercent: "21", gross: euro(300), accountRole: "shipping" },
      { vatPercent: "9", gross: euro(200), accountRole: "shipping" },
    ]);
  });

  it("takes the shop's own VAT total when it rounds per line", () => {
    const lines = [line(33, "21", { id: "a" }), line(33, "21", { id: "b" }), line(33, "21", { id: "c" })];
    const made = order({ lines, charges: [], total: euro(99), totalVat: euro(18) });
    expect(planned(made).rounding).toEqual({ basis: "gross", rule: "per-line" });
    expect(planned(made).totals.vat).toEqual(euro(18));
  });

  it("holds an order whose VAT no rounding explains, and shows the difference", () => {
    const found = problemOf(order({ totalVat: euro(10340) }));
    expect(found).toMatchObject({
      code: "order.vat-does-not-add-up",
      parameters: { computed: "102.40", charged: "103.40", difference: "-1.00" },
    });
  });

  it("lets a discount cancel the goods to zero", () => {
    const made = order({ charges: [], discounts: [discount("points", 58500)], total: euro(0), totalVat: euro(0) });
    expect(planned(made).totals.gross).toEqual(euro(0));
  });

  it("holds a discount that has no goods to follow", () => {
    const made = order({
      lines: [],
      charges: [charge("shipping", 500, "21")],
      discounts: [discount("cart", 100)],
      total: euro(400),
      totalVat: euro(69),
    });
    expect(problemOf(made).code).toBe("plan.no-rate-to-follow");
  });

  it.each([
    ["a rate that is no Dutch rate", order({ lines: [line(58500, "20")] }), "vat.rate-unknown"],
    [
      "a consumer abroad where the threshold is not known",
      order({ customer: customer({ billTo: { ...customer().billTo, country: "BE" } }) }),
      "vat.input-missing",
    ],
    [
      "an unknown country",
      order({ customer: customer({ billTo: { ...customer().billTo, country: null } }) }),
      "vat.input-missing",
    ],
    [
      "a marketplace sale",
      order({ marks: { intraCommunity: false, platformSale: true, withoutVat: false } }),
      "order.platform-sale",
    ],
    ["another currency", order({ total: { minor: 59000, currency: "USD" } }), "order.currency-not-supported"],
    [
      "shipping without VAT beside taxed goods",
      order({ charges: [charge("shipping", 500, "0")], totalVat: euro(10153) }),
      "vat.not-charged",
    ],
    [
      "an order without VAT",
      order({
        lines: [line(58500, "0")],
        charges: [charge("shipping", 500, "0")],
        totalVat: euro(0),
        marks: { intraCommunity: false, platformSale: false, withoutVat: true },
      }),
      "vat.class-unknown",
    ],
    ["nothing at all", order({ lines: [], charges: [], total: euro(0), totalVat: euro(0) }), "order.empty"],
  ])("holds %s", (_, made, code) => {
    expect(problemOf(made).code).toBe(code);
  });

  it("reads the booking day in Amsterdam, not by UTC", () => {
    expect(planned(order({ placedAt: "2023-03-31T22:30:00Z" })).date).toBe("2023-04-01");
  });

  it("takes the 6 % of 2018 as the reduced rate of its day", () => {
    const made = order({
      placedAt: "2018-12-31T12:00:00Z",
      lines: [line(10600, "6")],
      charges: [],
      total: euro(10600),
      totalVat: euro(600),
    });
    expect(planned(made).lines[0]?.vatRole).toBe("domestic-reduced");
    expect(problemOf({ ...made, placedAt: "2019-01-01T12:00:00Z" }).code).toBe("vat.rate-unknown");
  });

  it("says product, variant and quantity in a line's text", () => {
    const made = order({ lines: [line(58500, "21", { quantity: "3", variant: "Kleur: Blauw" })] });
    const [first] = planned(made).lines;
    expect(first && lineText(first, { withQuantity: true })).toBe("3 × Mok (Kleur: Blauw)");
    expect(first && lineText(first, { withQuantity: false })).toBe("Mok (Kleur: Blauw)");
  });

  it("says why: every line carries rule, text and source", () => {
    for (const { decision } of planned(order()).lines) {
      expect(decision.why.length).toBeGreaterThan(1);
      for (const reason of decision.why) expect(reason.source).not.toBe("");
    }
  });
});

describe("VAT that the shop rounded otherwise", () => {
  const perRate = { vat: { rounding: "per-rate", unknownClass: "as-charged" } };
  const stickers = order({
    lines: [line(7, "21"), line(7, "21", { id: "2" }), line(7, "21", { id: "3" })],
    charges: [],
    total: euro(21),
    totalVat: euro(3),
  });

  it("is the shop's unless the settings round it per rate; then what was paid stays, and the difference is told", () => {
    expect(planned(stickers)).toMatchObject({ totals: { vat: euro(3) }, rounding: { rule: "per-line" } });
    const { totals, vatTotals, rounding, flags, lines } = planned(stickers, perRate);
    expect(totals).toEqual({ gross: euro(21), vat: euro(4), net: euro(17) });
    expect(vatTotals).toMatchObject([{ gross: euro(21), vat: euro(4), net: euro(17), chargedVat: euro(3) }]);
    expect(rounding).toEqual({ basis: "gross", rule: "anew" });
    expect(flags).toContain("vat-rounded-anew");
    for (const { net, vat, gross } of lines) expect(net.minor + vat.minor).toBe(gross.minor);
  });

  it("keeps what the customer paid where prices are without VAT", () => {
    const made = order({
      basis: "net",
      lines: [line(12, "21"), line(12, "21", { id: "2" }), line(12, "21", { id: "3" })],
      charges: [],
      total: euro(45),
      totalVat: euro(9),
    });
    const { totals, rounding } = planned(made, perRate);
    // 0.45 holds 0.0781 VAT.
    expect(totals).toEqual({ gross: euro(45), vat: euro(8), net: euro(37) });
    expect(rounding).toEqual({ basis: "net", rule: "anew" });
  });

  it("is kept, and nothing told, where it is rounded per rate already", () => {
    const [plain, anew] = [planned(order()), planned(order(), perRate)];
    expect(anew).toEqual(plain);
    expect(plain.vatTotals.every((each) => !("chargedVat" in each))).toBe(true);
  });

  it("is no way around a VAT total that no rounding explains", () => {
    expect(problemOf({ ...stickers, totalVat: euro(6) }, perRate).code).toBe("order.vat-does-not-add-up");
  });
});

describe("the document's number", () => {
  it("is the order number, or with the year in front: 10330 of 2023 is 202310330", () => {
    expect(planned(order()).number).toBe("10330");
    expect(planned(order(), { number: { yearPrefix: true } }).number).toBe("202310330");
  });

  it("is the shop's invoice number when that is chosen, and a problem where there is none", () => {
    expect(planned(order({ invoiceNumber: "881" }), { number: { source: "invoice" } }).number).toBe("881");
    expect(problemOf(order(), { number: { source: "invoice" } }).code).toBe("order.invoice-number-missing");
  });

  it("never changes the reference", () => {
    const plain = planned(order({ invoiceNumber: "881" }));
    expect(
      planned(order({ invoiceNumber: "881" }), { number: { source: "invoice", yearPrefix: true } }).reference,
    ).toBe(plain.reference);
  });
});
