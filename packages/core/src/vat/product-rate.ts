import { err, ok, type Result } from "neverthrow";
import type { Percent } from "../order/order.ts";
import { type Problem, problem } from "../problem/problem.ts";
import { readCountryCode } from "./data/country-codes.ts";
import { holdsOn } from "./data/dated.ts";
import { memberStateRates } from "./data/member-state-rates.ts";
import { type MemberState, memberStateByCode, type StateCode } from "./data/member-states.ts";
import { productRates } from "./data/product-rates.ts";
import { regionalRates } from "./data/regional-rates.ts";
import type { Facts } from "./facts.ts";
import type { VatFlag } from "./flag-words.ts";
import type { ProductRate } from "./policies.ts";
import { ratesOf, ratesOfRegion, regionalRateOf, standardRateOf } from "./rates.ts";

export interface FoundRate {
  /** Null: exempt. */
  readonly percent: Percent | null;
  readonly source: string;
  readonly flags: readonly VatFlag[];
}

/**
 * The rate of the product in a state that is not the seller's own, or in a region of it. It follows from the category; where that leaves it open,
 * from the merchant's mapping; else it is a problem. The seller's own class only says that nothing is special about a `general` product.
 */
export function productRate(facts: Facts, state: MemberState, region: string | null): Result<FoundRate, Problem> {
  const { lawDate, policies } = facts;
  const settled = settledRate(facts, state.code, region);
  const mapped = policies.productRates.find((row) => isFor(row, facts, state, region));
  const source = (region === null ? undefined : regionalRates[region]?.source) ?? memberStateRates[state.code].source;
  if (mapped === undefined) {
    return settled === undefined
      ? err(openRate(facts, region ?? state.country))
      : ok({ percent: settled, source, flags: [] });
  }
  const known =
    region === null
      ? ratesOf(state.code, lawDate)
      : [...ratesOfRegion(region, lawDate), ...ratesOf(state.code, lawDate)];
  if (!known.includes(mapped.percent)) {
    return err(
      problem("vat.rate-unknown", "policies.productRates", {
        percent: mapped.percent,
        date: lawDate,
        country: region ?? state.country,
      }),
    );
  }
  return settled !== undefined && settled !== mapped.percent
    ? err(
        problem("vat.product-rate-conflict", "policies.productRates", {
          category: facts.categoryWord,
          country: region ?? state.country,
          mapped: mapped.percent,
          settled,
        }),
      )
    : ok({ percent: mapped.percent, source: `${source}; merchant's mapping`, flags: ["policy-product-rate"] });
}

/** What the tables say, or undefined where they leave it open. */
function settledRate(facts: Facts, state: StateCode, region: string | null): Percent | undefined {
  const { lawDate } = facts;
  const words = settledWords(facts, state);
  const percent = words === "standard" ? standardRateOf(state, lawDate) : words;
  return percent === undefined || region === null ? percent : regionalRateOf(region, percent, lawDate);
}

function settledWords({ categoryWord, category, question, lawDate }: Facts, state: StateCode): string | undefined {
  const spans = productRates[categoryWord]?.[state];
  if (spans !== undefined) return spans.find((span) => holdsOn(span, lawDate))?.percent;
  if (category.elsewhere === "ask") return undefined;
  const { rateClass } = question.line;
  const nothingSpecial = category.dutch.length > 0 || rateClass === "standard" || rateClass === "margin";
  return nothingSpecial ? "standard" : undefined;
}

function isFor(row: ProductRate, facts: Facts, state: MemberState, region: string | null): boolean {
  const place = row.country.trim().toUpperCase();
  const isPlace =
    region === null
      ? memberStateByCode(place)?.code === state.code || (readCountryCode(place) ?? "") === state.country
      : place === region;
  return (
    isPlace &&
    row.category === facts.categoryWord &&
    holdsOn({ validFrom: row.validFrom ?? "", validTo: row.validTo ?? null }, facts.lawDate)
  );
}

/** The tables do not settle the rate of the category there. */
export const openRate = ({ categoryWord, lawDate }: Facts, country: string): Problem =>
  problem("vat.product-rate-open", "line.category", { category: categoryWord, country, date: lawDate });
