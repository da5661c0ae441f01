import { describeProblem, type ProblemDescription } from "../problem/problem.ts";
import type { Locale } from "../text/text.ts";
import { decideVat } from "./decide-vat.ts";
import { parseVatQuestion } from "./parse-vat-question.ts";
import { safeVatPolicies, type VatPolicies } from "./policies.ts";
import type { VatDecision, VatReason } from "./vat-decision.ts";

/** A decision as JSON: the rate is a number, and `domesticKind` is there only with `domestic`. */
export interface ExplainedVatQuestion extends Omit<VatDecision, "ratePercent" | "domesticKind" | "why"> {
  readonly domesticKind?: NonNullable<VatDecision["domesticKind"]>;
  readonly ratePercent: number | null;
  /** In English only, whatever the language. */
  readonly why: readonly Omit<VatReason, "textNl">[];
}

/** Answers a VAT question in JSON with a decision or a problem in JSON. Never throws. */
export function explainVatQuestion(
  json: unknown,
  policies: VatPolicies = safeVatPolicies,
  locale: Locale = "en",
): ExplainedVatQuestion | { readonly problem: ProblemDescription } {
  return parseVatQuestion(json)
    .andThen((question) => decideVat(question, policies))
    .match<ExplainedVatQuestion | { readonly problem: ProblemDescription }>(explained, (found) => ({
      problem: describeProblem(found, locale),
    }));
}

/** In the order in which a reader looks for things: what, where, how much, reports, words. */
function explained(decision: VatDecision): ExplainedVatQuestion {
  const { scenario, domesticKind, taxCountry, taxCountryVatCode, ratePercent, why, ...rest } = decision;
  return {
    scenario,
    ...(domesticKind === null ? {} : { domesticKind }),
    taxCountry,
    taxCountryVatCode,
    ratePercent: ratePercent === null ? null : Number(ratePercent),
    ...rest,
    why: why.map(({ rule, text, source }) => ({ rule, text, source })),
  };
}
