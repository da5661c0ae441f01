import type { InvoicePlan } from "@boekbrug/core";
import {
  createMoneybird,
  type MoneybirdSettings,
  type MoneybirdSnapshot,
  moneybirdSettings,
} from "@boekbrug/moneybird";
import { createFakeClock, createMemoryStore } from "@boekbrug/testkit";
import { accountRoles, type Column, fullMapping, isDebt, rolesOf } from "./column.ts";

/** The country of a role as Moneybird writes it. */
const countryOf = (role: string): string | null => {
  const country = /^[a-z-]+:(?<country>[A-Z]{2}):/.exec(role)?.groups?.country ?? null;
  return country === "XI" ? "GB" : country === "EL" ? "GR" : country;
};

const unreckoned = new Set(["domestic-reverse-charge", "domestic-exempt", "margin", "no-supply", "icp", "export"]);

const snapshotOf = (plan: InvoicePlan): MoneybirdSnapshot => ({
  administration: "1",
  readOn: "2026-03-16",
  lockedUntil: null,
  taxRates: [...new Map([["no-supply", "0"], ...rolesOf(plan)])].map(([role, percent]) => ({
    id: role,
    name: role,
    percentage: unreckoned.has(role) ? null : percent,
    country: countryOf(role),
  })),
  ledgerAccounts: accountRoles.map((role) => ({
    id: role,
    name: role,
    number: null,
    type: isDebt(role) ? "current_liabilities" : "revenue",
    ofBank: false,
    takesSales: true,
  })),
  financialAccounts: [],
  workflows: [],
  documentStyles: [],
});

/** A cent that makes VAT of exactly half a cent certain stands at a rate without VAT. */
const withCent = ({ accounts, vatCodes }: ReturnType<typeof fullMapping>): ReturnType<typeof fullMapping> => ({
  accounts,
  vatCodes: Object.assign({ "no-supply": "no-supply" }, vatCodes),
});

function column(document: MoneybirdSettings["document"], name: string, counts: string): Column {
  const settings = moneybirdSettings.parse({
    kind: "moneybird",
    baseUrl: "https://moneybird.example",
    token: "token",
    administration: "1",
    document,
  });
  const ledger = createMoneybird(settings, {
    clock: createFakeClock("2026-03-16T09:00:00Z"),
    tokens: createMemoryStore(),
    holder: "one",
    connection: "shop",
  });
  return {
    title: `Moneybird ${name}`,
    kind: "entry",
    counts,
    ledger,
    mapping: (plan) => withCent(fullMapping(plan)),
    compose: (plan, rules) => ledger.compose(plan, rules, snapshotOf(plan)),
  };
}

export const moneybirdColumns: readonly Column[] = [
  column("external", "external", "at once"),
  column("invoice-sent", "invoice", "at once; a draft once sent"),
];
