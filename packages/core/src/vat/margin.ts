import { err, ok, type Result } from "neverthrow";
import type { Money } from "../money/money.ts";
import { Decimal, roundMinor } from "../money/round.ts";
import type { Percent } from "../order/order.ts";
import { type Problem, problem } from "../problem/problem.ts";
import type { MemberState } from "./data/member-states.ts";
import { dutchRateOf } from "./dutch-rates.ts";
import type { Facts } from "./facts.ts";
import { type FoundRate, productRate } from "./product-rate.ts";

/** The VAT inside the margin of one item: margin × r / (100 + r), half up to the cent. A negative margin is 0 item by item. */
export function marginVat(purchasePrice: Money, salePriceGross: Money, percent: Percent): Money {
  const margin = new Decimal(salePriceGross.minor).minus(purchasePrice.minor);
  const taxed = margin.lt(0) ? new Decimal(0) : margin;
  return roundMinor(taxed.times(percent).div(new Decimal(percent).plus(100)), salePriceGross.currency);
}

/** Art, collectors' items and antiques: which rate their margin carries is not settled by the tables. */
const openUnderTheScheme = new Set(["art", "antique", "collectors-item"]);

/** The rate of the margin in the state of departure. */
export function marginRate(facts: Facts, state: MemberState): Result<FoundRate, Problem> {
  const { categoryWord, category, lawDate } = facts;
  if (state.code !== "NL" || openUnderTheScheme.has(categoryWord)) return productRate(facts, state, null);
  const rateClass = category.dutch.findLast(({ from }) => from <= lawDate)?.class ?? "standard";
  const rate = dutchRateOf(rateClass, lawDate);
  if (rate === undefined) {
    return err(problem("vat.date-not-covered", "taxPointDate", { date: lawDate, from: "2012-10-01" }));
  }
  return rate.percent === "0"
    ? err(problem("vat.class-conflict", "line.rateClass", { category: categoryWord, class: "margin", date: lawDate }))
    : ok({ percent: rate.percent, source: rate.source, flags: [] });
}
