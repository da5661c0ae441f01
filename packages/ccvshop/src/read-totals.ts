import {
  add,
  type Charge,
  Decimal,
  type Discount,
  decimalText,
  explainVat,
  type Money,
  money,
  type Order,
  type OrderLine,
  type Problem,
  problem,
  roundMinor,
  roundToTotal,
  subtract,
} from "@boekbrug/core";
import { largestAmount } from "./client/fields.ts";
import type { ShopOrder, ShopRow } from "./client/schemas.ts";
import { type Figures, figuresOf } from "./figures.ts";
import type { OrderWords } from "./order-words.ts";
import { type Parts, partsOf } from "./parts.ts";
import { type Reading, readingPhrase, readingsFor, readingWith } from "./readings.ts";
import { minorOf, rowAmountsOf } from "./row-amounts.ts";
import { lineOf } from "./rows.ts";

export type Totals = Pick<
  Order,
  "basis" | "lines" | "charges" | "discounts" | "giftCards" | "total" | "totalVat" | "reading"
>;

/**
 * How well a reading fits, best first: parts that add up with VAT that a rounding rule gives exactly, or within its tolerance; the same where taking VAT
 * out of an amount left less than a cent for each rate; parts that add up with VAT that nothing explains.
 */
type Fit = 5 | 4 | 3 | 2 | 1;

/** The least fit of a reading that may be booked: its amounts add up and its VAT is explained. */
const acceptable: Fit = 2;
const perfect: Fit = 5;

interface Candidate {
  readonly fit: Fit;
  readonly reading: Reading;
  readonly totals: Totals;
}

/**
 * Understands an order's totals: takes the first reading that fits best. When none adds up, the order comes back under the default reading, so
 * that `reconcileOrder` holds it and shows the difference. A problem when readings that may be booked differ in what the customer paid, or when
 * the amounts are beyond all reason under every reading.
 */
export function readTotals(order: ShopOrder, rows: readonly ShopRow[], words: OrderWords): Totals | Problem {
  const figures = figuresOf(order, rows, words);
  const candidates: Candidate[] = [];
  let fallback: Totals | undefined;
  for (const [reading, parts] of readingsOf(order, rows, figures)) {
    fallback ??= unsettled(figures, reading, parts);
    const candidate = settle(figures, reading, parts);
    if (candidate !== undefined) candidates.push(candidate);
    if (candidate?.fit === perfect && figures.basis === "gross") break;
  }
  return choose(candidates) ?? fallback ?? problem("order.unreadable", "order", { detail: "orderrows" });
}

/** Every reading of an order that gives parts of its own, of a reasonable size. */
function* readingsOf(
  order: ShopOrder,
  rows: readonly ShopRow[],
  figures: Figures,
): Generator<readonly [Reading, Parts]> {
  const limit = minorOf(largestAmount, figures.currency);
  const tried = new Set<string>();
  for (const reading of readingsFor(figures.scope, rowAmountsOf(rows, figures.currency))) {
    const parts = partsOf(order, figures, reading);
    if (signed(parts).some((each) => each.abs().gt(limit))) continue;
    if (isNew(tried, reading, parts)) yield [reading, parts];
  }
}

/**
 * The best of the readings that add up; none when there are none. Where those that may be booked differ in the total, readings that contradict the
 * shop's own `shipping_taxes_included` are left out; where the rest still differ, nothing is guessed.
 */
function choose(candidates: readonly Candidate[]): Totals | Problem | undefined {
  const good = candidates.filter(({ fit }) => fit >= acceptable);
  if (totalsIn(good).length < 2) return bestOf(candidates)?.totals;
  const flagged = good.filter(({ reading }) => reading.shippingVat === "by-flag");
  if (totalsIn(flagged).length === 1) return bestOf(flagged)?.totals;
  return ambiguous(totalsIn(good));
}

const bestOf = (candidates: readonly Candidate[]): Candidate | undefined =>
  candidates.reduce((best: Candidate | undefined, each) => (each.fit > (best?.fit ?? 0) ? each : best), undefined);

/** The totals of these readings, each once. */
const totalsIn = (candidates: readonly Candidate[]): Money[] => [
  ...new Map(candidates.map(({ totals: { total } }) => [total.minor, total])).values(),
];

function ambiguous([total, other]: readonly Money[]): Problem {
  const text = (amount: Money | undefined) => (amount === undefined ? "?" : decimalText(amount));
  const parameters = { total: text(total), other: text(other), currency: total?.currency ?? "" };
  return problem("order.total-ambiguous", "order.total", parameters);
}

/** Whether these parts were not seen before: most readings of most orders come to the same. */
function isNew(tried: Set<string>, { total }: Reading, parts: Parts): boolean {
  const key = JSON.stringify([total, parts]);
  if (tried.has(key)) return false;
  tried.add(key);
  return true;
}

/** What the parts must add up to: the total, without its VAT where the parts are net. */
function targetOf({ basis, total, vat }: Figures, reading: Reading): Money {
  return basis === "net" && reading.total === "with-vat" ? subtract(total, vat) : total;
}

/** Rounds the parts to whole cents that add up to the shop's total, and judges the fit; undefined when they do not add up. */
function settle(figures: Figures, reading: Reading, parts: Parts): Candidate | undefined {
  const exact = signed(parts);
  const target = targetOf(figures, reading).minor;
  const closeness = closenessOf(exact, target, figures, reading);
  const cents = closeness === "far" ? undefined : roundToTotal(exact, target);
  if (cents === undefined) return undefined;
  const totals = totalsOf(figures, reading, parts, cents);
  const explained = explainVat(totals);
  if (explained === undefined) {
    const unexplained = { ...totals, reading: readingWith(totals.reading, "vat-not-explained") };
    return closeness === "exact" ? { fit: 1, reading, totals: unexplained } : undefined;
  }
  const byRule = explained.rule !== "shop-total";
  return { fit: closeness === "exact" ? (byRule ? 5 : 4) : byRule ? 3 : 2, reading, totals };
}

function closenessOf(
  exact: readonly Decimal[],
  target: number,
  figures: Figures,
  { gross }: Reading,
): "exact" | "near" | "far" {
  const sum = exact.reduce((total, each) => total.plus(each), new Decimal(0));
  if (roundMinor(sum, figures.currency).minor === target) return "exact";
  if (figures.basis === "gross") return "far";
  const rates = new Set(figures.rows.map(({ percent }) => percent)).size;
  const cents = gross === "as-rows" ? 1 : Math.max(1, rates);
  return !sum.eq(sum.round(0, 0)) && sum.minus(target).abs().lt(cents) ? "near" : "far";
}

/** All parts with the sign they have in the total: rows, charges, discounts, gift cards. */
const signed = ({ rows, charges, discounts, giftCards }: Parts): Decimal[] => [
  ...rows,
  ...charges.map(({ exact }) => exact),
  ...[...discounts, ...giftCards].map(({ exact }) => exact.times(-1)),
];

/** Each part rounded by itself: the parts do not add up anyway. */
function unsettled(figures: Figures, reading: Reading, parts: Parts): Totals {
  const cents = signed(parts).map((each) => roundMinor(each, figures.currency).minor);
  const totals = totalsOf(figures, reading, parts, cents);
  return { ...totals, reading: readingWith(totals.reading, "does-not-add-up") };
}

function totalsOf(figures: Figures, reading: Reading, parts: Parts, cents: readonly number[]): Totals {
  const { basis, currency, total, vat, scope } = figures;
  const amountAt = (index: number) => money(cents[index] ?? 0, currency);
  const afterRows = figures.rows.length;
  const afterCharges = afterRows + parts.charges.length;
  const taken = (index: number) => money(-(cents[index] ?? 0), currency);
  const afterDiscounts = afterCharges + parts.discounts.length;
  return {
    basis,
    lines: figures.rows.map(({ row, percent }, index): OrderLine => lineOf(row, amountAt(index), percent)),
    charges: parts.charges.map(
      ({ exact: _, ...charge }, index): Charge => ({ ...charge, amount: amountAt(afterRows + index) }),
    ),
    discounts: parts.discounts.map(
      ({ exact: _, ...discount }, index): Discount => ({
        ...discount,
        amount: taken(afterCharges + index),
      }),
    ),
    giftCards: parts.giftCards.map(({ description }, index) => ({
      description,
      amount: taken(afterDiscounts + index),
    })),
    total: reading.total === "without-vat" ? add(total, vat) : total,
    totalVat: vat,
    reading: readingPhrase(reading, scope),
  };
}
