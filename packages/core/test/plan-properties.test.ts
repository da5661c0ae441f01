import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal, exactVat, type Order, planInvoice, reconcileOrder } from "../src/index.ts";
import { charge, discount, euro, line, order, rules } from "./orders.ts";

/**
 * A shop of its own, written apart from the planner: it charges random baskets and rounds VAT per rate or per line, gross or net, as real shops
 * do. The planner is given only what a shop tells: parts, total and total VAT.
 */
const rates = ["21", "9", "0"] as const;

const basket = fc.record({
  net: fc.boolean(),
  perLine: fc.boolean(),
  lines: fc.array(
    fc.record({
      cents: fc.integer({ min: 1, max: 250_000 }),
      rate: fc.constantFrom(...rates),
      quantity: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  shipping: fc.option(fc.record({ cents: fc.integer({ min: 1, max: 5_000 }), follows: fc.boolean() }), { nil: null }),
  fee: fc.integer({ min: -300, max: 600 }),
  coupon: fc.integer({ min: 0, max: 90 }),
  points: fc.integer({ min: 0, max: 400 }),
});

type Basket = typeof basket extends fc.Arbitrary<infer T> ? T : never;

const roundHalfUp = (numerator: bigint, denominator: bigint): bigint => {
  const negative = numerator < 0n;
  const positive = negative ? -numerator : numerator;
  const rounded = (2n * positive + denominator) / (2n * denominator);
  return negative ? -rounded : rounded;
};

/** The parts as charged: what follows the goods is divided as the planner's documentation says, in whole cents. */
function charged(made: Basket): Order {
  const lines = made.lines.map(({ cents, rate, quantity }, index) =>
    line(cents, rate, { id: String(index), quantity: String(quantity) }),
  );
  const goods = made.lines.reduce((sum, { cents }) => sum + cents, 0);
  const highest = rates.find((rate) => rate !== "0" && made.lines.some((each) => each.rate === rate)) ?? "0";
  const charges = [
    ...(made.shipping === null
      ? []
      : [charge("shipping", made.shipping.cents, made.shipping.follows ? null : highest)]),
    ...(made.fee === 0 ? [] : [charge("extra-costs", made.fee, null)]),
  ];
  const discounts = [
    discount("coupon", Math.floor((goods * made.coupon) / 100)),
    ...(made.points < goods / 4 ? [discount("points", made.points)] : []),
  ];
  const draft = order({ basis: made.net ? "net" : "gross", lines, charges, discounts });
  const vat = vatOf(draft, made.perLine);
  const parts =
    goods +
    charges.reduce((sum, { amount }) => sum + amount.minor, 0) -
    discounts.reduce((sum, { amount }) => sum + amount.minor, 0);
  return { ...draft, total: euro(made.net ? parts + vat : parts), totalVat: euro(vat) };
}

/** The shop's VAT: each part's rate is known only for lines, so parts that follow are charged through the same shares as the goods' rates. */
function vatOf(draft: Order, perLine: boolean): number {
  const values = new Map<string, number>();
  for (const { vatPercent, amount } of draft.lines)
    values.set(vatPercent, (values.get(vatPercent) ?? 0) + amount.minor);
  const whole = [...values.values()].reduce((sum, value) => sum + value, 0);
  const parts: { cents: number; rate: string }[] = draft.lines.map(({ amount, vatPercent }) => ({
    cents: amount.minor,
    rate: vatPercent,
  }));
  const follow = (cents: number) => {
    const entries = [...values].sort(([a], [b]) => Number(b) - Number(a));
    const floors = entries.map(([, value]) => Math.floor((cents * value) / whole));
    const left = cents - floors.reduce((sum, each) => sum + each, 0);
    const order = entries
      .map(([, value], index) => ({ index, value, rest: (((cents * value) % whole) + whole) % whole }))
      .sort((a, b) => b.rest - a.rest || Math.abs(b.value) - Math.abs(a.value) || a.index - b.index);
    for (const { index } of order.slice(0, left)) floors[index] = (floors[index] ?? 0) + 1;
    entries.forEach(([rate], index) => {
      parts.push({ cents: floors[index] ?? 0, rate });
    });
  };
  for (const { amount, vatPercent } of draft.charges) {
    if (vatPercent === null) follow(amount.minor);
    else parts.push({ cents: amount.minor, rate: vatPercent });
  }
  for (const { amount } of draft.discounts) follow(-amount.minor);
  const vatCents = (cents: number, rate: string) =>
    roundHalfUp(BigInt(cents) * BigInt(rate), draft.basis === "gross" ? 100n + BigInt(rate) : 100n);
  if (perLine) return Number(parts.reduce((sum, { cents, rate }) => sum + vatCents(cents, rate), 0n));
  const perRate = new Map<string, number>();
  for (const { cents, rate } of parts) perRate.set(rate, (perRate.get(rate) ?? 0) + cents);
  return Number([...perRate].reduce((sum, [rate, cents]) => sum + vatCents(cents, rate), 0n));
}

describe("over 5,000 random orders", () => {
  it("the plan's total and VAT are what the shop charged, each rate within legal rounding, with no minus zero and no fraction", () => {
    const settings = rules();
    fc.assert(
      fc.property(basket, (made) => {
        const source = charged(made);
        const zeroRatedCharge = source.charges.some(({ vatPercent }) => vatPercent === "0");
        fc.pre(!zeroRatedCharge || source.lines.every(({ vatPercent }) => vatPercent === "0"));
        expect(reconcileOrder(source).isOk()).toBe(true);
        const plan = planInvoice(source, { connection: "shop", rules: settings })._unsafeUnwrap();
        expect(plan.totals.gross).toEqual(source.total);
        expect(plan.totals.vat).toEqual(source.totalVat);
        const amounts = [plan.totals, ...plan.lines, ...plan.vatTotals];
        expect(amounts.filter((each) => each.net.minor + each.vat.minor !== each.gross.minor)).toEqual([]);
        const cents = amounts.flatMap(({ net, vat, gross }) => [net.minor, vat.minor, gross.minor]);
        expect(cents.filter((minor) => !Number.isSafeInteger(minor) || Object.is(minor, -0))).toEqual([]);
        for (const total of plan.vatTotals) {
          const { rule } = plan.rounding;
          const members = plan.lines.filter(({ vatPercent }) => vatPercent === total.vatPercent).length;
          const base = source.basis === "gross" ? total.gross.minor : total.net.minor;
          const exact = exactVat({ minor: base, percent: total.vatPercent }, source.basis);
          const allowed = rule === "per-rate" ? new Decimal("0.5") : new Decimal(Math.max(1, members / 2));
          expect(exact.minus(total.vat.minor).abs().lte(allowed)).toBe(true);
        }
        expect(plan.lines.filter(({ source: from }) => from.kind === "line")).toHaveLength(source.lines.length);
      }),
      { numRuns: 5_000, seed: 20261121 },
    );
  }, 60_000);

  it("one cent more or less in the total holds the order", () => {
    const settings = rules();
    fc.assert(
      fc.property(basket, fc.constantFrom(-1, 1), (made, cent) => {
        const source = charged(made);
        const off = { ...source, total: euro(source.total.minor + cent) };
        const found = planInvoice(off, { connection: "shop", rules: settings });
        expect(found.isErr() && found.error.code).toBe("order.does-not-add-up");
      }),
      { numRuns: 500, seed: 20261121 },
    );
  });
});
