import { type CalendarDate, dutchRateOf, type Percent, type Problem, problem, type Rules } from "@boekbrug/core";
import { ok } from "neverthrow";
import type { ComposeSettings } from "./compose.ts";
import {
  accountField,
  accountFor,
  refuseOtherPercent,
  refuseUnknownJournal,
  vatCodeField,
  vatCodeFor,
} from "./mapping.ts";
import { checkPaymentConditions } from "./payment-condition.ts";
import type { ExactOnlineSnapshot } from "./snapshot.ts";
import { checkRounding } from "./trade-lines.ts";

type AccountRole = keyof Rules["accounts"];

const accountRoles: readonly AccountRole[] = ["high", "low", "zero", "other", "shipping", "deposits", "giftCards"];

/** Everything in the settings that would make bookings fail or go wrong. What is not mapped is a problem only once an order needs it. */
export function checkMapping(
  settings: ComposeSettings,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
): readonly Problem[] {
  const unknownJournal = refuseUnknownJournal(settings.journal, snapshot);
  return [
    ...(unknownJournal.isErr() ? [unknownJournal.error] : []),
    ...checkAccounts(rules, snapshot),
    ...checkVatCodes(rules, snapshot),
    ...checkPaymentConditions(settings, snapshot),
    ...(rules.document.kind === "entry" ? [] : checkRounding(settings, snapshot)),
  ];
}

function checkAccounts(rules: Rules, snapshot: ExactOnlineSnapshot): Problem[] {
  const mapped = accountRoles.filter((role) => rules.accounts[role] !== undefined);
  if (mapped.length === 0) {
    const field = accountField("high");
    return [problem("mapping.account-missing", field, { role: "high", field })];
  }
  return mapped.flatMap((role) => {
    const account = accountFor(role, rules, snapshot);
    return account.isErr() ? [account.error] : [];
  });
}

function checkVatCodes(rules: Rules, snapshot: ExactOnlineSnapshot): Problem[] {
  const mapped = Object.keys(rules.vatCodes).filter((role) => rules.vatCodes[role] !== undefined);
  if (mapped.length === 0) {
    const role = "domestic-standard";
    const field = vatCodeField(role);
    return [problem("mapping.vat-code-missing", field, { role, field })];
  }
  return mapped.flatMap((role) => {
    const expected = percentOfRole(role, snapshot.readOn);
    const checked = vatCodeFor(role, rules, snapshot).andThen((code) =>
      expected === undefined ? ok(undefined) : refuseOtherPercent(code, role, expected, snapshot.readOn),
    );
    return checked.isErr() ? [checked.error] : [];
  });
}

/** The percentage that a role has on a day; undefined where it differs by country or order. */
function percentOfRole(role: string, date: CalendarDate): Percent | undefined {
  switch (role) {
    case "domestic-standard":
      return dutchRateOf("standard", date)?.percent;
    case "domestic-reduced":
      return dutchRateOf("reduced", date)?.percent;
    case "domestic-zero":
    case "domestic-exempt":
    case "domestic-reverse-charge":
    case "icp":
    case "export":
    case "no-supply":
      return "0";
    default:
      return /^oss:[^:]+:(?<percent>\d+(?:\.\d+)?)$/.exec(role)?.groups?.percent;
  }
}
