import { checkAccounts, checkVatCodes, type Percent, type Problem, problem, type Rules } from "@boekbrug/core";
import { ok, type Result } from "neverthrow";
import { checkSharedCodes } from "../code-suits-role.ts";
import type { ComposeSettings } from "../compose.ts";
import { checkPaymentConditions } from "../documents/payment-condition.ts";
import { checkRounding } from "../documents/trade-lines.ts";
import { accountFor, refuseOtherPercent, refuseUnknownJournal, vatCodeFor } from "../mapping.ts";
import type { ExactOnlineSnapshot } from "../snapshot.ts";

/** Everything in the settings that would make bookings fail or go wrong. What is not mapped is a problem only once an order needs it. */
export function checkMapping(
  settings: ComposeSettings,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
): readonly Problem[] {
  const unknownJournal = refuseUnknownJournal(settings.journal, snapshot);
  return [
    ...checkCurrency(snapshot),
    ...(unknownJournal.isErr() ? [unknownJournal.error] : []),
    ...checkAccounts(rules, (role) => accountFor(role, rules, snapshot)),
    ...checkVatCodes(rules, snapshot.readOn, (role, expected) => usableVatCode(role, expected, rules, snapshot)),
    ...checkSharedCodes(rules),
    ...checkPaymentConditions(settings, snapshot),
    ...(rules.document.kind === "entry" ? [] : checkRounding(settings, snapshot)),
  ];
}

/** The returns of another currency's administration would not be ours, which are in euros. */
const checkCurrency = ({ division, currency }: ExactOnlineSnapshot): Problem[] =>
  currency === null || currency === "EUR"
    ? []
    : [problem("ledger.administration-currency", "ledger.division", { division, currency })];

function usableVatCode(
  role: string,
  expected: Percent | undefined,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
): Result<void, Problem> {
  return vatCodeFor(role, rules, snapshot).andThen((code) =>
    expected === undefined ? ok(undefined) : refuseOtherPercent(code, role, expected, snapshot.readOn),
  );
}
