import { type AccountRole, dutchRateOf, type PlanLine, type Problem, problem, type Rules } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { CsvSettings } from "./settings.ts";

/** The account that plays a role, where the settings name one that exists. */
export function accountFor(role: AccountRole, rules: Rules, { accounts }: CsvSettings): Result<string, Problem> {
  const field = `rules.accounts.${role}`;
  const code = rules.accounts[role];
  if (code === undefined) return err(problem("mapping.account-missing", field, { role, field }));
  return accounts.includes(code) ? ok(code) : err(problem("ledger.account-unknown", field, { code, role }));
}

/** The VAT code of a line: one that exists, with the percentage that the line bears. */
export const vatCodeFor = ({ vatRole, vatPercent }: PlanLine, rules: Rules, settings: CsvSettings) =>
  codeFor(vatRole, vatPercent, rules, settings);

function codeFor(
  role: string,
  percent: string | undefined,
  { vatCodes }: Rules,
  settings: CsvSettings,
): Result<string, Problem> {
  const field = `rules.vatCodes.${role}`;
  const code = vatCodes[role];
  if (code === undefined) return err(problem("mapping.vat-code-missing", field, { role, field }));
  const found = settings.vatCodes[code];
  const available = Object.keys(settings.vatCodes).join(", ");
  if (found === undefined) return err(problem("ledger.vat-code-unknown", field, { code, role, available }));
  return percent === undefined || Number(found) === Number(percent)
    ? ok(code)
    : err(problem("ledger.vat-code-percentage", field, { code, found, role, expected: percent }));
}

/** Everything in the mapping that would hold orders or book them wrongly. */
export function checkMapping(rules: Rules, settings: CsvSettings, today: string): readonly Problem[] {
  const roles = Object.keys(rules.accounts) as AccountRole[];
  const checks = [
    ...roles.filter((role) => rules.accounts[role] !== undefined).map((role) => accountFor(role, rules, settings)),
    ...Object.keys(rules.vatCodes)
      .filter((role) => rules.vatCodes[role] !== undefined)
      .map((role) => codeFor(role, percentOf(role, today), rules, settings)),
  ];
  return checks.flatMap((each) => (each.isErr() ? [each.error] : []));
}

/** The percentage of a role today; undefined where orders differ in it. */
function percentOf(role: string, today: string): string | undefined {
  if (role === "domestic-standard") return dutchRateOf("standard", today)?.percent;
  if (role === "domestic-reduced") return dutchRateOf("reduced", today)?.percent;
  return /:(?<percent>\d+(?:\.\d+)?)$/.exec(role)?.groups?.percent ?? "0";
}
