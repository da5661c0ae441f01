import { type CalendarDate, dutchRateOf, type Percent, type Problem, problem, type Rules } from "@boekbrug/core";
import { refuseUnknownChoices } from "./choices.ts";
import { accountField, accountFor, taxRateFor, vatCodeField } from "./mapping.ts";
import type { MoneybirdSettings } from "./settings.ts";
import type { MoneybirdSnapshot } from "./snapshot.ts";

type AccountRole = keyof Rules["accounts"];

const accountRoles: readonly AccountRole[] = ["high", "low", "zero", "other", "shipping", "deposits", "giftCards"];

/** Everything in the settings that would make bookings fail or go wrong. What is not mapped is a problem only once an order needs it. */
export function checkMapping(
  settings: MoneybirdSettings,
  rules: Rules,
  snapshot: MoneybirdSnapshot,
): readonly Problem[] {
  return [
    ...checkKind(rules),
    ...refuseUnknownChoices(settings, snapshot),
    ...checkAccounts(rules, snapshot),
    ...checkTaxRates(rules, snapshot),
    ...checkSharedRates(rules, snapshot),
  ];
}

/** A choice that would be passed over without a word. */
function checkKind({ document: { kind } }: Rules): Problem[] {
  return kind === "entry" ? [] : [problem("ledger.kind-elsewhere", "rules.document.kind", { kind })];
}

function checkAccounts(rules: Rules, snapshot: MoneybirdSnapshot): Problem[] {
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

const mappedRoles = ({ vatCodes }: Rules): string[] =>
  Object.keys(vatCodes).filter((role) => vatCodes[role] !== undefined);

function checkTaxRates(rules: Rules, snapshot: MoneybirdSnapshot): Problem[] {
  const mapped = mappedRoles(rules);
  if (mapped.length === 0) {
    const role = "domestic-standard";
    const field = vatCodeField(role);
    return [problem("mapping.vat-code-missing", field, { role, field })];
  }
  return mapped.flatMap((role) => {
    const rate = taxRateFor(role, rules, snapshot, percentOfRole(role, snapshot.readOn));
    return rate.isErr() ? [rate.error] : [];
  });
}

/** Rates without VAT look alike and land in different boxes of the return, which Moneybird does not tell: one rate cannot be right for two. */
const boxes: Readonly<Record<string, string>> = {
  "domestic-zero": "1e",
  "domestic-reverse-charge": "1e",
  "domestic-exempt": "-",
  "no-supply": "-",
  margin: "-",
  icp: "3b",
  "service-b2b-reverse-charge": "3b",
  export: "3a",
  "outside-eu-service": "-",
};

function checkSharedRates(rules: Rules, snapshot: MoneybirdSnapshot): Problem[] {
  const first = new Map<string, string>();
  return mappedRoles(rules).flatMap((role) => {
    const rate = taxRateFor(role, rules, snapshot, undefined);
    const box = boxes[role];
    if (rate.isErr() || box === undefined) return [];
    const other = first.get(rate.value.id);
    if (other === undefined) first.set(rate.value.id, role);
    if (other === undefined || boxes[other] === box) return [];
    return [problem("ledger.tax-rate-shared", vatCodeField(role), { code: rate.value.name, role, other })];
  });
}

/** The percentage that a role has on a day; undefined where it differs by country or order. */
function percentOfRole(role: string, date: CalendarDate): Percent | undefined {
  if (role === "domestic-standard") return dutchRateOf("standard", date)?.percent;
  if (role === "domestic-reduced") return dutchRateOf("reduced", date)?.percent;
  return role in boxes ? "0" : /:(?<percent>\d+(?:\.\d+)?)$/.exec(role)?.groups?.percent;
}
