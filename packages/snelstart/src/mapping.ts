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
import type { Treatment } from "./vat/treatment.ts";

/** Where a person has named an account. */
interface Choice {
  readonly field: string;
  readonly role: string;
  readonly code: string | undefined;
}

type Accounts = Pick<SnelStartSnapshot, "accounts">;
type Place = Pick<PlanLine, "accountRole" | "vatRole">;

/** The account that a number in the settings names. */
export function accountNumbered(
  { field, role, code = "" }: Choice,
  { accounts }: Accounts,
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
function choicesOf({ accountRole, vatRole }: Place, rules: Rules): Choice[] {
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
 * account of its rate. So shipping at another rate than its own account's is booked with the goods that it follows. With foreign VAT the account need not be named: the
 * only one with the code of the rate is meant.
 */
export function accountFor(
  line: Place,
  treatment: Treatment,
  rules: Rules,
  snapshot: Accounts,
): Result<SnelStartAccount, Problem> {
  const named = choicesOf(line, rules).filter(({ code }) => code !== undefined);
  const found: { readonly choice: Choice; readonly account: SnelStartAccount }[] = [];
  for (const choice of named) {
    const account = accountNumbered(choice, snapshot);
    if (account.isErr()) return err(account.error);
    if (suits(account.value, treatment)) return ok(account.value);
    found.push({ choice, account: account.value });
  }
  if (treatment.rateCodes !== undefined) return byRateCode(line, treatment, treatment.rateCodes, snapshot);
  const [first] = found;
  return err(first === undefined ? missing(line) : unsuitable(first.choice, first.account, treatment));
}

function missing({ accountRole, vatRole }: Place): Problem {
  const isPlain = accountRole !== "other" || vatRole === "domestic-exempt";
  const field = isPlain ? accountField(accountRole) : vatCodeField(vatRole);
  return problem("mapping.account-missing", field, { role: isPlain ? accountRole : vatRole, field });
}

function byRateCode(
  { vatRole }: Place,
  treatment: Treatment,
  codes: readonly string[],
  { accounts }: Accounts,
): Result<SnelStartAccount, Problem> {
  const suitable = accounts.filter((account) => suits(account, treatment));
  const [only] = suitable;
  if (only !== undefined && suitable.length === 1) return ok(only);
  return err(
    problem("ledger.foreign-account-missing", vatCodeField(vatRole), {
      role: vatRole,
      codes: codes.join(", "),
      available: suitable.map(({ number, name }) => `${number} ${name}`).join(", ") || "-",
    }),
  );
}

const suits = (account: SnelStartAccount, { functions, lineKind, rateCodes }: Treatment): boolean =>
  account.function !== null &&
  functions.includes(account.function) &&
  (account.vatKinds.length === 0 || account.vatKinds.includes(lineKind)) &&
  (rateCodes === undefined || rateCodes.includes(account.rateCode ?? ""));

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
