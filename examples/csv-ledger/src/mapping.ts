import {
  type AccountRole,
  accountField,
  type CalendarDate,
  checkAccounts,
  checkVatCodes,
  type Percent,
  type Problem,
  problem,
  type Rules,
  vatCodeField,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { CsvSettings } from "./settings.ts";

/** The account that plays a role, where the settings name one that exists. */
export function accountFor(role: AccountRole, rules: Rules, { accounts }: CsvSettings): Result<string, Problem> {
  const field = accountField(role);
  const code = rules.accounts[role];
  if (code === undefined) return err(problem("mapping.account-missing", field, { role, field }));
  return accounts.includes(code) ? ok(code) : err(problem("ledger.account-unknown", field, { code, role }));
}

/** The VAT code of a role: one that exists, and with the expected percentage where one is. */
export function vatCodeFor(
  role: string,
  expected: Percent | undefined,
  { vatCodes }: Rules,
  settings: CsvSettings,
): Result<string, Problem> {
  const field = vatCodeField(role);
  const code = vatCodes[role];
  if (code === undefined) return err(problem("mapping.vat-code-missing", field, { role, field }));
  const found = settings.vatCodes[code];
  const available = Object.keys(settings.vatCodes).join(", ");
  if (found === undefined) return err(problem("ledger.vat-code-unknown", field, { code, role, available }));
  return expected === undefined || Number(found) === Number(expected)
    ? ok(code)
    : err(problem("ledger.vat-code-percentage", field, { code, found, role, expected }));
}

/** Everything in the mapping that would hold orders or book them wrongly. */
export const checkMapping = (rules: Rules, settings: CsvSettings, today: CalendarDate): readonly Problem[] => [
  ...checkAccounts(rules, (role) => accountFor(role, rules, settings)),
  ...checkVatCodes(rules, today, (role, expected) => vatCodeFor(role, expected, rules, settings)),
];
