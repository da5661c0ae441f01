import { err, ok, type Result } from "neverthrow";
import { type Problem, problem } from "../problem/problem.ts";
import { isCalendarDate } from "../time/calendar-date.ts";
import { domesticRules } from "./domestic-rules.ts";
import type { VatDecision } from "./vat-decision.ts";
import type { VatQuestion } from "./vat-question.ts";

/**
 * What the VAT on one line is and why. Pure: no clock, no defaults. Where the question does not suffice or the case is not
 * covered, the answer is a problem that names the field, never a guess.
 *
 * Covered now: goods from Dutch stock that stay in the Netherlands, sold by a Dutch business.
 */
export function decideVat(question: VatQuestion): Result<VatDecision, Problem> {
  const missing = missingInput(question);
  if (missing !== undefined) return err(missing);
  const rule = domesticRules.find(({ when }) => when(question));
  return rule === undefined ? err(notDecided(question)) : ok(rule.decide(question));
}

function missingInput({ taxPointDate, shipTo, shipFrom }: VatQuestion): Problem | undefined {
  if (!isCalendarDate(taxPointDate)) {
    return problem("vat.input-invalid", "taxPointDate", { found: taxPointDate, what: "YYYY-MM-DD" });
  }
  if (shipFrom.country.trim() === "")
    return problem("vat.input-missing", "shipFrom.country", { what: "shipFrom.country" });
  if (shipTo.country.trim() === "") return problem("vat.input-missing", "shipTo.country", { what: "shipTo.country" });
  return undefined;
}

function notDecided({ seller, shipFrom, shipTo, line }: VatQuestion): Problem {
  const route = `${seller.country}: ${shipFrom.country} → ${shipTo.country}, ${line.kind}, ${line.rateClass}`;
  const field = shipTo.country === "NL" ? "line" : "shipTo.country";
  return problem("vat.not-decided", field, { what: route });
}
