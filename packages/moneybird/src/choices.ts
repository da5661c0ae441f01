import { type Problem, problem } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { listed, named } from "./mapping.ts";
import type { PaymentTarget } from "./payments/payment-settings.ts";
import type { MoneybirdSettings } from "./settings.ts";
import type { MoneybirdSnapshot, Named } from "./snapshot.ts";

/** One of a list that a person has chosen; undefined where nothing was chosen. */
export function choose(
  text: string | undefined,
  choices: readonly Named[],
  field: string,
): Result<Named | undefined, Problem> {
  if (text === undefined) return ok(undefined);
  return named(text, choices, field).andThen((found) =>
    found === undefined
      ? err(problem("ledger.choice-unknown", field, { code: text, available: listed(choices) }))
      : ok(found),
  );
}

/** The account of a payment, as `{ ledger_account_id }` or `{ financial_account_id }`. */
export function chooseTarget(
  target: PaymentTarget,
  { ledgerAccounts, financialAccounts }: MoneybirdSnapshot,
  field: string,
): Result<Named | undefined, Problem> {
  return "ledgerAccount" in target
    ? choose(target.ledgerAccount, ledgerAccounts, field)
    : choose(target.financialAccount, financialAccounts, field);
}

/** What the settings choose by name must be there. */
export function refuseUnknownChoices(settings: MoneybirdSettings, snapshot: MoneybirdSnapshot): readonly Problem[] {
  const { document, workflow, documentStyle, payments } = settings;
  const targets = payments.register
    ? [
        ...Object.entries(payments.methods).map(([method, target]) => ({ field: `methods.${method}`, target })),
        ...(payments.others === undefined ? [] : [{ field: "others", target: payments.others }]),
      ]
    : [];
  const chosen = [
    ...(document === "external"
      ? []
      : [
          choose(workflow, snapshot.workflows, "ledger.workflow"),
          choose(documentStyle, snapshot.documentStyles, "ledger.documentStyle"),
        ]),
    ...targets.map(({ field, target }) => chooseTarget(target, snapshot, `ledger.payments.${field}`)),
  ];
  return chosen.flatMap((each) => (each.isErr() ? [each.error] : []));
}
