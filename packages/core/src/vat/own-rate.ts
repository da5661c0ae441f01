import { err, ok, type Result } from "neverthrow";
import { type Problem, problem } from "../problem/problem.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { memberStateRates } from "./data/member-state-rates.ts";
import { dutchRateOf } from "./dutch-rates.ts";
import type { Facts } from "./facts.ts";
import { type FoundRate, openRate, productRate } from "./product-rate.ts";
import { ratesOf, reducedRatesOf, standardRateOf } from "./rates.ts";
import type { RateClass } from "./vat-question.ts";

/**
 * The rate of the product in the seller's own state, where its class is an input. A class that contradicts what the law says of the category on
 * that day is a problem: one of the two inputs is wrong, and which of them is not for a program to say.
 */
export function ownRate(facts: Facts): Result<FoundRate, Problem> {
  const { rateClass } = facts.question.line;
  return facts.seller.code === "NL" ? dutchRate(facts, rateClass) : rateElsewhere(facts, rateClass);
}

function dutchRate(
  { category, categoryWord, lawDate, isCorrection }: Facts,
  rateClass: RateClass,
): Result<FoundRate, Problem> {
  const byLaw = category.dutch.findLast(({ from }) => from <= lawDate);
  if (byLaw !== undefined && byLaw.class !== rateClass) return err(conflict(categoryWord, rateClass, lawDate));
  if (rateClass === "exempt") return ok({ percent: null, source: byLaw?.source ?? "Wet OB 1968 art. 11", flags: [] });
  const rate = dutchRateOf(rateClass, lawDate);
  if (rate === undefined) return err(notCovered(lawDate, isCorrection));
  const source = byLaw === undefined ? rate.source : `${rate.source}; ${byLaw.source}`;
  return ok({ percent: rate.percent, source, flags: [] });
}

function rateElsewhere(facts: Facts, rateClass: RateClass): Result<FoundRate, Problem> {
  const { seller, lawDate, categoryWord, isCorrection } = facts;
  const { source } = memberStateRates[seller.code];
  const standard = standardRateOf(seller.code, lawDate);
  if (standard === undefined) return err(notCovered(lawDate, isCorrection));
  switch (rateClass) {
    case "exempt":
      return ok({ percent: null, source: `${source}; Dir 2006/112/EC art. 132-136`, flags: [] });
    case "zero":
      return ratesOf(seller.code, lawDate).includes("0")
        ? ok({ percent: "0", source, flags: [] })
        : err(conflict(categoryWord, rateClass, lawDate));
    case "standard":
    case "margin":
      return agreed(facts, { percent: standard, source, flags: [] });
    case "reduced": {
      const reduced = reducedRatesOf(seller.code, lawDate);
      const only = reduced.length === 1 ? reduced[0] : undefined;
      if (only !== undefined) return agreed(facts, { percent: only, source, flags: [] });
      return productRate(facts, seller, null).andThen((found) =>
        found.percent !== null && reduced.includes(found.percent)
          ? ok(found)
          : err(categoryWord === "general" ? openRate(facts, seller.code) : conflict(categoryWord, rateClass, lawDate)),
      );
    }
  }
}

/** The class of the input, unless the category says otherwise in that state. */
function agreed(facts: Facts, found: FoundRate): Result<FoundRate, Problem> {
  const isSettledByClass = facts.category.dutch.length === 0;
  if (isSettledByClass) return ok(found);
  return productRate(facts, facts.seller, null).match(
    (product) =>
      product.percent === found.percent
        ? ok(found)
        : err(conflict(facts.categoryWord, facts.question.line.rateClass, facts.lawDate)),
    () => ok(found),
  );
}

const conflict = (category: string, rateClass: RateClass, date: CalendarDate) =>
  problem("vat.class-conflict", "line.rateClass", { category, class: rateClass, date });

const notCovered = (date: CalendarDate, isCorrection: boolean) =>
  problem("vat.date-not-covered", isCorrection ? "line.original.taxPointDate" : "taxPointDate", {
    date,
    from: "2012-10-01",
  });
