import type { Result } from "neverthrow";
import type { Percent } from "../order/order.ts";
import type { AccountRole } from "../plan/invoice-plan.ts";
import { type Problem, problem } from "../problem/problem.ts";
import type { Rules } from "../settings/rules.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { dutchRateOf } from "../vat/dutch-rates.ts";

export const accountField = (role: string): string => `rules.accounts.${role}`;

export const vatCodeField = (role: string): string => `rules.vatCodes.${role}`;

const accountRoles: readonly AccountRole[] = ["high", "low", "zero", "other", "shipping", "deposits", "giftCards"];

export const mappedVatRoles = ({ vatCodes }: Pick<Rules, "vatCodes">): string[] =>
  Object.keys(vatCodes).filter((role) => vatCodes[role] !== undefined);

/** What is wrong with the accounts that are mapped. What is not mapped is a problem only once an order needs it, unless nothing is. */
export function checkAccounts(
  { accounts }: Pick<Rules, "accounts">,
  accountFor: (role: AccountRole) => Result<unknown, Problem>,
): Problem[] {
  const mapped = accountRoles.filter((role) => accounts[role] !== undefined);
  const field = accountField("high");
  if (mapped.length === 0) return [problem("mapping.account-missing", field, { role: "high", field })];
  return mapped.flatMap((role) => problemIn(accountFor(role)));
}

/** The same of VAT codes; `expected` is the percentage that a role has on the day, undefined where that differs by order. */
export function checkVatCodes(
  rules: Pick<Rules, "vatCodes">,
  date: CalendarDate,
  codeFor: (role: string, expected: Percent | undefined) => Result<unknown, Problem>,
): Problem[] {
  const mapped = mappedVatRoles(rules);
  const role = "domestic-standard";
  const field = vatCodeField(role);
  if (mapped.length === 0) return [problem("mapping.vat-code-missing", field, { role, field })];
  return mapped.flatMap((each) => problemIn(codeFor(each, percentOfRole(each, date))));
}

const problemIn = (result: Result<unknown, Problem>): Problem[] => (result.isErr() ? [result.error] : []);

/** Roles of which a sale bears no VAT. */
const withoutVat: ReadonlySet<string> = new Set([
  "domestic-zero",
  "domestic-exempt",
  "domestic-reverse-charge",
  "icp",
  "service-b2b-reverse-charge",
  "export",
  "outside-eu-service",
  "margin",
  "no-supply",
]);

/** The percentage that a role has on a day; undefined where that differs by order. */
export function percentOfRole(role: string, date: CalendarDate): Percent | undefined {
  if (role === "domestic-standard") return dutchRateOf("standard", date)?.percent;
  if (role === "domestic-reduced") return dutchRateOf("reduced", date)?.percent;
  return withoutVat.has(role) ? "0" : /:(?<percent>\d+(?:\.\d+)?)$/.exec(role)?.groups?.percent;
}
