import type { InvoicePlan, Rules } from "@boekbrug/core";
import {
  createExactOnline,
  type ExactOnlineSnapshot,
  type ExactOnlineVatCode,
  exactOnlineSettings,
} from "@boekbrug/exactonline";
import { createFakeClock, createMemoryStore } from "@boekbrug/testkit";
import { accountRoles, type Column, fullMapping, isDebt, rolesOf } from "./column.ts";

const types: Readonly<Record<string, string>> = { "no-supply": "N", "domestic-exempt": "N" };
const withoutVat = new Set([
  "icp",
  "export",
  "domestic-reverse-charge",
  "domestic-zero",
  "outside-eu-service",
  "service-b2b-reverse-charge",
]);
const listings: Readonly<Record<string, string>> = { icp: "L", "service-b2b-reverse-charge": "S" };

const codeOf = ([role, percent]: readonly [string, string], type: string): ExactOnlineVatCode => ({
  code: role,
  description: role,
  type: types[role] ?? (withoutVat.has(role) ? "B" : type),
  blocked: false,
  transactionType: "S",
  currentPercent: role === "margin" ? "21" : percent,
  percentages: [],
  salesListing: listings[role] ?? null,
  ossCountry: /^oss:(?<country>[A-Z]{2})/.exec(role)?.groups?.country ?? null,
  reverseCharge: role === "domestic-reverse-charge",
  margin: role === "margin",
});

const snapshotOf = (plan: InvoicePlan, type: string): ExactOnlineSnapshot => ({
  division: 1,
  currency: "EUR",
  movedOn: null,
  readOn: "2026-03-16",
  journals: [{ code: "70", description: "Verkoop" }],
  accounts: accountRoles.map((role) => ({ id: role, code: role, description: role, type: isDebt(role) ? 60 : 110 })),
  vatCodes: rolesOf(plan).map((role) => codeOf(role, type)),
  priceDecimals: { EUR: 4, USD: 4 },
  paymentConditions: null,
});

const clock = createFakeClock("2026-03-16T09:00:00Z");
const tokens = createMemoryStore();

function ledgerWith(items: Record<string, string>) {
  const settings = exactOnlineSettings.parse({
    kind: "exactonline",
    baseUrl: "https://exact.example",
    clientId: "id",
    clientSecret: "secret",
    refreshToken: "token",
    division: 1,
    journal: "70",
    items,
  });
  return createExactOnline(settings, { clock, tokens, connection: "shop", holder: "table" });
}

/** Booked where codes without VAT in the amounts (E) and codes with it (I) both can. */
function column(kind: Rules["document"]["kind"], counts: string): Column {
  const [whole, bare] = [ledgerWith({ fallback: "DIVERSEN" }), ledgerWith({})];
  return {
    title: `Exact ${kind}`,
    kind,
    counts,
    ledger: whole,
    mapping: fullMapping,
    compose: (plan, rules, { fallbackItem = false } = {}) => {
      const ledger = fallbackItem ? bare : whole;
      return ledger
        .compose(plan, rules, snapshotOf(plan, "E"))
        .andThen(() => ledger.compose(plan, rules, snapshotOf(plan, "I")));
    },
  };
}

export const exactColumns: readonly Column[] = [
  column("entry", "at once"),
  column("invoice", "once processed, by a person or by setting"),
  column("order", "once invoiced and processed"),
];
