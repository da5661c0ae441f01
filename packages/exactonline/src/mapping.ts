import {
  accountField,
  type CalendarDate,
  Decimal,
  type Percent,
  type Problem,
  percentOfRole,
  problem,
  type Rules,
  vatCodeField,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { sharedWith, whyUnsuitable } from "./code-suits-role.ts";
import { type ExactOnlineAccount, type ExactOnlineSnapshot, type ExactOnlineVatCode, percentOn } from "./snapshot.ts";

/**
 * Kinds of ledger account that sales can be booked on: 110 revenue, 140 exceptional income. Exact refuses receivable, VAT and bank accounts; cost
 * accounts are left out on purpose, since revenue on them is nearly always a slip in the mapping.
 */
const revenueTypes = new Set([110, 140]);

/** What is no supply is a debt to the customer, for those who keep it apart: 27 accrued expenses, 55 long-term debt, 60 current portion of debt, 90 general. */
const debtTypes = new Set([27, 55, 60, 90, ...revenueTypes]);

const suitableTypes = (role: keyof Rules["accounts"]): ReadonlySet<number> =>
  role === "deposits" || role === "giftCards" ? debtTypes : revenueTypes;

/** The ledger account that plays a role. */
export function accountFor(
  role: keyof Rules["accounts"],
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
): Result<ExactOnlineAccount, Problem> {
  const field = accountField(role);
  const code = rules.accounts[role];
  if (code === undefined) return err(problem("mapping.account-missing", field, { role, field }));
  const account = snapshot.accounts.find((each) => each.code === code);
  if (account === undefined) return err(problem("ledger.account-unknown", field, { code, role }));
  if (!suitableTypes(role).has(account.type)) return err(problem("ledger.account-unsuitable", field, { code, role }));
  return ok(account);
}

/** The VAT code that plays a role: it exists, is not blocked and is meant for what the role says. */
export function vatCodeFor(
  role: string,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
): Result<ExactOnlineVatCode, Problem> {
  const field = vatCodeField(role);
  const code = rules.vatCodes[role];
  if (code === undefined) return err(problem("mapping.vat-code-missing", field, { role, field }));
  const found = snapshot.vatCodes.find((each) => each.code === code);
  if (found === undefined || found.blocked) {
    return err(
      problem("ledger.vat-code-unknown", field, { code, role, available: suitableCodes(role, rules, snapshot) }),
    );
  }
  const detail = whyUnsuitable(role, found);
  return detail === undefined ? ok(found) : err(problem("ledger.vat-code-unsuitable", field, { code, role, detail }));
}

/** The VAT code's percentage must be the line's own on the day. */
export function refuseOtherPercent(
  code: ExactOnlineVatCode,
  role: string,
  expected: Percent,
  date: CalendarDate,
): Result<void, Problem> {
  // A margin code holds the rate of the margin; the line itself shows no VAT.
  if (role === "margin") return ok(undefined);
  const found = percentOn(code, date);
  if (found !== null && new Decimal(found).eq(new Decimal(expected))) return ok(undefined);
  return err(
    problem("ledger.vat-code-percentage", vatCodeField(role), { code: code.code, found: found ?? "?", role, expected }),
  );
}

/** What a person may choose from for a role: with its percentage, and for sales abroad not what stands at Dutch sales. */
function suitableCodes(role: string, rules: Rules, { vatCodes, readOn }: ExactOnlineSnapshot): string {
  const expected = percentOfRole(role, readOn);
  const codes = vatCodes.filter(
    (code) =>
      !code.blocked &&
      whyUnsuitable(role, code) === undefined &&
      sharedWith(role, code.code, rules) === undefined &&
      (expected === undefined || refuseOtherPercent(code, role, expected, readOn).isOk()),
  );
  return codes.map(({ code, description }) => `${code} (${description})`).join(", ") || "-";
}

/** The sales journal must be there and usable. */
export function refuseUnknownJournal(code: string, { journals }: ExactOnlineSnapshot): Result<void, Problem> {
  if (journals.some((journal) => journal.code === code)) return ok(undefined);
  const available = journals.map((journal) => `${journal.code} (${journal.description})`).join(", ") || "-";
  return err(problem("ledger.journal-unknown", "ledger.journal", { code, available }));
}
