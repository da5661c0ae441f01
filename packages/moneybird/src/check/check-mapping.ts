import {
  checkAccounts,
  checkVatCodes,
  mappedVatRoles,
  type Problem,
  problem,
  type Rules,
  vatCodeField,
} from "@boekbrug/core";
import { refuseUnknownChoices } from "../choices.ts";
import { accountFor, taxRateFor } from "../mapping.ts";
import type { MoneybirdSettings } from "../settings.ts";
import type { MoneybirdSnapshot } from "../snapshot.ts";

/** Everything in the settings that would make bookings fail or go wrong. What is not mapped is a problem only once an order needs it. */
export function checkMapping(
  settings: MoneybirdSettings,
  rules: Rules,
  snapshot: MoneybirdSnapshot,
): readonly Problem[] {
  return [
    ...checkKind(rules),
    ...refuseUnknownChoices(settings, snapshot),
    ...checkAccounts(rules, (role) => accountFor(role, rules, snapshot)),
    ...checkVatCodes(rules, snapshot.readOn, (role, expected) => taxRateFor(role, rules, snapshot, expected)),
    ...checkSharedRates(rules, snapshot),
  ];
}

/** A choice that would be passed over without a word. */
function checkKind({ document: { kind } }: Rules): Problem[] {
  return kind === "entry" ? [] : [problem("ledger.kind-elsewhere", "rules.document.kind", { kind })];
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
  return mappedVatRoles(rules).flatMap((role) => {
    const rate = taxRateFor(role, rules, snapshot, undefined);
    const box = boxes[role];
    if (rate.isErr() || box === undefined) return [];
    const other = first.get(rate.value.id);
    if (other === undefined) first.set(rate.value.id, role);
    if (other === undefined || boxes[other] === box) return [];
    return [problem("ledger.tax-rate-shared", vatCodeField(role), { code: rate.value.name, role, other })];
  });
}
