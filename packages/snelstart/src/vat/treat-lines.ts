import { type CalendarDate, type InvoicePlan, type PlanLine, type Problem, problem, type Rules } from "@boekbrug/core";
import { err, ok, Result } from "neverthrow";
import { accountFor } from "../mapping.ts";
import type { SnelStartAccount, SnelStartSnapshot } from "../snapshot.ts";
import { bookingParts, type Treatment } from "./treatment.ts";
import { treatmentOf } from "./vat-treatment.ts";

/** A line with how SnelStart shows it, and where. */
export interface TreatedLine {
  readonly line: PlanLine;
  readonly treatment: Treatment;
  readonly account: SnelStartAccount;
}

/** Every line of a plan that has an amount, in the groups that may stand on one booking. What is free needs no account, and no VAT row of its kind. */
export const treatLines = (
  plan: Pick<InvoicePlan, "lines" | "date">,
  rules: Rules,
  snapshot: SnelStartSnapshot,
): Result<TreatedLine[][], Problem> =>
  Result.combine(plan.lines.filter(hasAmount).map((line) => treat(line, plan.date, rules, snapshot))).map((treated) =>
    bookingParts
      .map((part) => treated.filter(({ treatment }) => treatment.part === part))
      .filter(({ length }) => length > 0),
  );

const hasAmount = ({ net, vat }: PlanLine): boolean => net.minor !== 0 || vat.minor !== 0;

const treat = (
  line: PlanLine,
  date: CalendarDate,
  rules: Rules,
  snapshot: SnelStartSnapshot,
): Result<TreatedLine, Problem> =>
  treatmentOf(line, date, snapshot).andThen((treatment) =>
    accountFor(line, treatment, rules, snapshot)
      .andThrough((account) => refuseWithoutCentre(account, snapshot))
      .map((account) => ({ line, treatment, account })),
  );

/** Accounts that nobody named, too: those of foreign VAT are found by their rate. */
const refuseWithoutCentre = (
  { number: code, needsCostCentre }: SnelStartAccount,
  { costCentre }: SnelStartSnapshot,
): Result<void, Problem> =>
  needsCostCentre && costCentre === null
    ? err(problem("ledger.cost-centre-needed", "ledger.costCentre", { code }))
    : ok(undefined);
