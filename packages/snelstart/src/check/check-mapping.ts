import {
  type AccountRole,
  accountField,
  checkAccounts,
  mappedVatRoles,
  type Problem,
  problem,
  type Rules,
  vatCodeField,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { checkArticles } from "../articles/check-articles.ts";
import type { AccountFunction } from "../client/vocabulary.ts";
import { accountNumbered, unsuitable } from "../mapping.ts";
import { checkJournals } from "../payments/journal-of.ts";
import type { SnelStartSettings } from "../settings.ts";
import type { SnelStartAccount, SnelStartSnapshot } from "../snapshot.ts";
import { localVatField } from "../vat/foreign-treatment.ts";
import { functionsOf } from "../vat/vat-treatment.ts";

/** Everything in the settings that would make bookings fail or go wrong. What is not mapped is a problem only once an order needs it. */
export function checkMapping(settings: SnelStartSettings, rules: Rules, snapshot: SnelStartSnapshot): Problem[] {
  return [
    ...checkAdministration(settings, snapshot),
    ...checkKind(settings, rules),
    ...checkScheme(rules, snapshot),
    ...checkCostCentre(settings, snapshot),
    ...(settings.document === "booking" ? checkLocalVat(settings, rules, snapshot) : []),
    ...(settings.document === "booking" ? checkJournals(settings.payments, snapshot) : []),
    ...(settings.document === "booking" ? checkRevenue(settings, rules, snapshot) : checkArticles(settings, snapshot)),
  ];
}

/** A client key says nothing of whose it is: where the settings do, another administration is told before anything is booked. */
function checkAdministration(
  { administration: wanted }: Pick<SnelStartSettings, "administration">,
  { administration: id, administrationName: name }: Pick<SnelStartSnapshot, "administration" | "administrationName">,
): Problem[] {
  const isIt = [id, name ?? ""].some((each) => each.toLowerCase() === wanted?.toLowerCase());
  if (wanted === undefined || isIt) return [];
  return [problem("ledger.administration-other", "ledger.administration", { wanted, found: name ?? id })];
}

/** An order's lines name no account: their articles do. */
const checkRevenue = (settings: SnelStartSettings, rules: Rules, snapshot: SnelStartSnapshot): Problem[] => [
  ...checkAccounts(rules, (role) => accountOfRole(role, rules, settings, snapshot)),
  ...mappedVatRoles(rules).flatMap((role) => checkVatRole(role, rules, settings, snapshot)),
];

/** Choices that would be passed over without a word. */
function checkKind({ document }: SnelStartSettings, { document: { kind }, number: { owner } }: Rules): Problem[] {
  return [
    ...(kind === "entry" ? [] : [problem("ledger.kind-elsewhere", "rules.document.kind", { kind })]),
    ...(owner === "shop" || document === "order" ? [] : [problem("ledger.numbers-not", "rules.number.owner")]),
  ];
}

/** Who uses the scheme charges no VAT: both sides must say the same. */
function checkScheme({ seller }: Rules, { smallBusinessScheme }: SnelStartSnapshot): Problem[] {
  if (seller.smallBusinessScheme === smallBusinessScheme) return [];
  return [problem("ledger.scheme-differs", "rules.seller.smallBusinessScheme", { ledger: onOff(smallBusinessScheme) })];
}

const onOff = (isOn: boolean) => (isOn ? { nl: "aan", en: "on" } : { nl: "uit", en: "off" });

function checkCostCentre({ costCentre }: SnelStartSettings, snapshot: SnelStartSnapshot): Problem[] {
  if (costCentre === undefined || snapshot.costCentre !== null) return [];
  return [problem("ledger.cost-centre-unknown", "ledger.costCentre", { code: costCentre })];
}

/** What stands on such an account is VAT: anything else on it would be taken for VAT when a booking is read back. */
function checkLocalVat(
  { localVatAccounts }: SnelStartSettings,
  { accounts, vatCodes }: Rules,
  snapshot: SnelStartSnapshot,
): Problem[] {
  const others = Object.entries({ ...accounts, ...vatCodes });
  return Object.entries(localVatAccounts).flatMap(([country, number]) => {
    const choice = { field: localVatField(country), role: country, code: String(number) };
    const shared = others.find(([, code]) => code?.trim() === choice.code);
    if (shared !== undefined) {
      return [problem("ledger.local-vat-account-shared", choice.field, { code: number, role: shared[0] })];
    }
    const found = accountNumbered(choice, snapshot);
    if (found.isErr()) return [found.error];
    return found.value.function === "general" ? [] : [unsuitable(choice, found.value, { functions: ["general"] })];
  });
}

/** What an account may be for, by its role. */
const functionsOfRole: Readonly<Record<AccountRole, readonly AccountFunction[]>> = {
  high: ["revenue-high"],
  low: ["revenue-low"],
  zero: ["revenue-untaxed"],
  other: ["revenue-untaxed", "revenue-other", "general"],
  shipping: ["revenue-high", "revenue-low", "revenue-untaxed", "revenue-other"],
  deposits: ["general"],
  giftCards: ["general"],
};

function accountOfRole(
  role: AccountRole,
  rules: Rules,
  { costCentre }: SnelStartSettings,
  snapshot: SnelStartSnapshot,
): Result<unknown, Problem> {
  const choice = { field: accountField(role), role, code: rules.accounts[role] };
  return accountNumbered(choice, snapshot).andThen((account) => {
    const functions = functionsOfRole[role];
    if (account.function === null || !functions.includes(account.function)) {
      return err(unsuitable(choice, account, { functions }));
    }
    return withCentre(account, choice.field, costCentre);
  });
}

const withCentre = (
  account: SnelStartAccount,
  field: string,
  costCentre: number | undefined,
): Result<SnelStartAccount, Problem> =>
  account.needsCostCentre && costCentre === undefined
    ? err(problem("ledger.cost-centre-needed", field, { code: account.number }))
    : ok(account);

function checkVatRole(
  role: string,
  rules: Rules,
  { costCentre }: SnelStartSettings,
  snapshot: SnelStartSnapshot,
): Problem[] {
  const choice = { field: vatCodeField(role), role, code: rules.vatCodes[role] };
  const functions = functionsOf(role);
  const checked = accountNumbered(choice, snapshot).andThen((account) =>
    account.function !== null && functions.includes(account.function)
      ? withCentre(account, choice.field, costCentre)
      : err(unsuitable(choice, account, { functions })),
  );
  return checked.isErr() ? [checked.error] : [];
}
