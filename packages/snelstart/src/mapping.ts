import {
  type AccountRole,
  accountField,
  type PlanLine,
  type Problem,
  problem,
  type Rules,
  vatCodeField,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { functionWord } from "./client/vocabulary.ts";
import type { SnelStartAccount, SnelStartSnapshot } from "./snapshot.ts";
import type { Treatment } from "./vat-treatment.ts";

/** Where a person has named an account. */
interface Choice {
  readonly field: string;
  readonly role: string;
  readonly code: string | undefined;
}

/** The account that a number in the settings names. */
export function accountNumbered(
  { field, role, code = "" }: Choice,
  { accounts }: Pick<SnelStartSnapshot, "accounts">,
): Result<SnelStartAccount, Problem> {
  const found = accounts.find(({ number }) => String(number) === code.trim());
  return found === undefined ? err(problem("ledger.account-unknown", field, { code, role })) : ok(found);
}

/** The revenue account of a VAT role: for what has one of its own in the shop's mapping. */
const ofVatRole: Readonly<Record<string, AccountRole>> = {
  "domestic-standard": "high",
  "domestic-reduced": "low",
  "domestic-zero": "zero",
};

/** The places where a line's account may be named, the most particular first. */
function choicesOf({ accountRole, vatRole }: Pick<PlanLine, "accountRole" | "vatRole">, rules: Rules): Choice[] {
  const account = (role: AccountRole): Choice => ({ field: accountField(role), role, code: rules.accounts[role] });
  const general = ofVatRole[vatRole] ?? "other";
  return [
    account(accountRole),
    { field: vatCodeField(vatRole), role: vatRole, code: rules.vatCodes[vatRole] },
    ...(general === accountRole ? [] : [account(general)]),
  ];
}

/**
 * The ledger account of a line: the one of its role, where its function is that of the line's VAT; else the one that `rules.vatCodes` names for the VAT role, or the revenue
 * account of its rate. So shipping at another rate than its own account's is booked with the goods that it follows.
 */
export function accountFor(
  line: Pick<PlanLine, "accountRole" | "vatRole">,
  treatment: Treatment,
  rules: Rules,
  snapshot: SnelStartSnapshot,
): Result<SnelStartAccount, Problem> {
  const choices = choicesOf(line, rules);
  const named = choices.filter(({ code }) => code !== undefined);
  const [first] = choices;
  if (named.length === 0) {
    const field = first?.field ?? "rules.accounts";
    return err(problem("mapping.account-missing", field, { role: first?.role ?? "-", field }));
  }
  let refused: Problem | undefined;
  for (const choice of named) {
    const account = accountNumbered(choice, snapshot);
    if (account.isErr()) return err(account.error);
    if (suits(account.value, treatment)) return ok(account.value);
    refused ??= unsuitable(choice, account.value, treatment);
  }
  return err(refused ?? problem("ledger.account-unknown", "rules.accounts", { code: "-", role: line.accountRole }));
}

export const suits = (account: SnelStartAccount, { functions, lineKind }: Treatment): boolean =>
  account.function !== null &&
  functions.includes(account.function) &&
  (account.vatKinds.length === 0 || account.vatKinds.includes(lineKind));

export const unsuitable = (
  { field, role }: Choice,
  { number, name }: SnelStartAccount,
  { functions }: Pick<Treatment, "functions">,
): Problem =>
  problem("ledger.account-function", field, {
    code: `${number} ${name}`,
    role,
    functions: functions.map(functionWord).join(", ") || "-",
  });
