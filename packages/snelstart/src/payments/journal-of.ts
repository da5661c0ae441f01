import { type Problem, problem } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { SnelStartJournal, SnelStartSnapshot } from "../snapshot.ts";
import { journalNumberOf, type PaymentSettings } from "./payment-settings.ts";

type Journals = Pick<SnelStartSnapshot, "journals">;

/** The journal of a payment method, as the settings name it and SnelStart has it. */
export function journalOf(
  settings: PaymentSettings,
  methodId: string,
  snapshot: Journals,
): Result<SnelStartJournal, Problem> {
  const chosen = journalNumberOf(settings, methodId);
  const field = chosen?.field ?? `ledger.payments.journals.${methodId}`;
  return journalNumbered(chosen?.number, field, snapshot);
}

function journalNumbered(
  number: number | undefined,
  field: string,
  { journals }: Journals,
): Result<SnelStartJournal, Problem> {
  const found = journals.find((each) => each.number === number);
  if (found !== undefined) return ok(found);
  const available = journals.map((each) => `${each.number} ${each.name}`).join(", ") || "-";
  return err(problem("ledger.choice-unknown", field, { code: String(number ?? "-"), available }));
}

/** Every journal that the settings name must be there. */
export function checkJournals({ journals, others }: PaymentSettings, snapshot: Journals): Problem[] {
  const named = [
    ...Object.entries(journals).map(([method, number]) => ({ number, field: `ledger.payments.journals.${method}` })),
    ...(others === undefined ? [] : [{ number: others, field: "ledger.payments.others" }]),
  ];
  return named.flatMap(({ number, field }) =>
    journalNumbered(number, field, snapshot).match(
      () => [],
      (found) => [found],
    ),
  );
}
