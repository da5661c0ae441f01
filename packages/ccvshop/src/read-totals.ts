import {
  add,
  type Charge,
  Decimal,
  type Discount,
  explainVat,
  type Money,
  money,
  type Order,
  type OrderLine,
  roundMinor,
  roundToTotal,
  subtract,
} from "@boekbrug/core";
import type { ShopOrder, ShopRow } from "./client/schemas.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { type Parts, partsOf } from "./parts.ts";
import { type Reading, readingPhrase, readingsFor } from "./readings.ts";
import { rowAmountsOf } from "./row-amounts.ts";
import { lineOf } from "./rows.ts";

export type Totals = Pick<Order, "basis" | "lines" | "charges" | "discounts" | "total" | "totalVat" | "reading">;

/**
 * How well a reading fits, best first: parts that add up with VAT that a rounding rule gives exactly, or within its tolerance; the same where taking VAT
 * out of an amount left less than a cent for each rate; parts that add up with VAT that nothing explains.
 */
type Fit = 5 | 4 | 3 | 2 | 1 | 0;

interface Candidate {
  readonly fit: Fit;
  readonly totals: Totals;
}

/**
 * Understands an order's totals: takes the first reading that fits best. When none adds up, the order comes back under the default reading, so
 * that `reconcileOrder` holds it and shows the difference.
 *
 * Throws a RangeError when a row has no price at all; the caller has checked that.
 */
export function readTotals(order: ShopOrder, rows: readonly ShopRow[]): Totals {
  const figures = figuresOf(order, rows);
  let best: Candidate | undefined;
  let fallback: Totals | undefined;
  const tried = new Set<string>();
  for (const reading of readingsFor(figures.scope, rowAmountsOf(rows, figures.currency))) {
    const parts = partsOf(order, figures, reading);
    if (!isNew(tried, reading, parts)) continue;
    fallback ??= unsettled(figures, reading, parts);
    const candidate = settle(figures, reading, parts);
    if (candidate.fit > (best?.fit ?? 0)) best = candidate;
    if (best?.fit === 5) break;
  }
  const totals = best?.totals ?? fallback;
  if (totals === undefined) throw new RangeError("a row has no price");
  return totals;
}

/** Whether these parts were not seen before: most readings of most orders come to the same. */
function isNew(tried: Set<string>, { total }: Reading, { rows, charges, discounts }: Parts): boolean {
  const key = JSON.stringify([total, rows, charges, discounts]);
  if (tried.has(key)) return false;
  tried.add(key);
  return true;
}

/** What the parts must add up to: the total, without its VAT where the parts are net. */
function targetOf({ basis, total, vat }: Figures, reading: Reading): Money {
  return basis === "net" && reading.total === "with-vat" ? subtract(total, vat) : total;
}

/** Rounds the parts to whole cents that add up to the shop's total, and judges the fit. */
function settle(figures: Figures, reading: Reading, parts: Parts): Candidate {
  const exact = signed(parts);
  const target = targetOf(figures, reading).minor;
  const closeness = closenessOf(exact, target, figures, reading);
  const cents = closeness === "far" ? undefined : roundToTotal(exact, target);
  if (cents === undefined) return { fit: 0, totals: unsettled(figures, reading, parts) };
  const totals = totalsOf(figures, reading, parts, cents);
  const explained = explainVat(totals);
  if (explained === undefined) {
    const unexplained = { ...totals, reading: `${totals.reading}; VAT not explained` };
    return { fit: closeness === "exact" ? 1 : 0, totals: unexplained };
  }
  const byRule = explained.rule !== "shop-total";
  return { fit: closeness === "exact" ? (byRule ? 5 : 4) : byRule ? 3 : 2, totals };
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

/** All parts with the sign they have in the total: rows, charges, discounts. */
const signed = ({ rows, charges, discounts }: Parts): Decimal[] => [
  ...rows,
  ...charges.map(({ exact }) => exact),
  ...discounts.map(({ exact }) => exact.times(-1)),
];

/** Each part rounded by itself: the parts do not add up anyway. */
function unsettled(figures: Figures, reading: Reading, parts: Parts): Totals {
  const cents = signed(parts).map((each) => roundMinor(each, figures.currency).minor);
  const totals = totalsOf(figures, reading, parts, cents);
  return { ...totals, reading: `${totals.reading}; does not add up` };
}

function totalsOf(figures: Figures, reading: Reading, parts: Parts, cents: readonly number[]): Totals {
  const { basis, currency, total, vat, scope } = figures;
  const amountAt = (index: number) => money(cents[index] ?? 0, currency);
  const afterRows = figures.rows.length;
  const afterCharges = afterRows + parts.charges.length;
  return {
    basis,
    lines: figures.rows.map(({ row, percent }, index): OrderLine => lineOf(row, amountAt(index), percent)),
    charges: parts.charges.map(
      ({ exact: _, ...charge }, index): Charge => ({ ...charge, amount: amountAt(afterRows + index) }),
    ),
    discounts: parts.discounts.map(
      ({ exact: _, ...discount }, index): Discount => ({
        ...discount,
        amount: money(-(cents[afterCharges + index] ?? 0), currency),
      }),
    ),
    total: reading.total === "without-vat" ? add(total, vat) : total,
    totalVat: vat,
    reading: readingPhrase(reading, scope),
  };
}
