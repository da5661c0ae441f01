import { err, type Result } from "neverthrow";
import { type Problem, problem } from "../problem/problem.ts";
import { assembleDecision } from "./assemble-decision.ts";
import { type Facts, factsOf } from "./facts.ts";
import { parseVatQuestion } from "./parse-vat-question.ts";
import { safeVatPolicies, type VatPolicies } from "./policies.ts";
import { heldProblem } from "./rules/held.ts";
import { scenarioRow } from "./rules/scenarios.ts";
import type { VatDecision } from "./vat-decision.ts";
import type { VatQuestion } from "./vat-question.ts";

/**
 * What the VAT on one line is and why. Pure: no clock, and no defaults for the question. Where the question does not suffice, contradicts
 * itself or asks for a case that a person must look at, the answer is a problem that names the field, never a guess. What the law leaves to the
 * merchant is decided by the policies; each policy that is taken is flagged.
 */
export function decideVat(
  question: VatQuestion,
  policies: VatPolicies = safeVatPolicies,
): Result<VatDecision, Problem> {
  return parseVatQuestion(question)
    .andThen((read) => factsOf(read, policies))
    .andThen((facts) => {
      const held = heldProblem(facts);
      return held === undefined ? decideFacts(facts) : err(held);
    });
}

function decideFacts(facts: Facts): Result<VatDecision, Problem> {
  const row = scenarioRow(facts);
  if (row !== undefined) return assembleDecision(facts, row);
  const { shipFrom, shipTo, line } = facts.question;
  const what = `${shipFrom.country} → ${shipTo.country}, ${line.kind}, ${line.rateClass}`;
  return err(problem("vat.not-decided", "line", { what }));
}
