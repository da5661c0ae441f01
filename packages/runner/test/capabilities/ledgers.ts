import { type InvoicePlan, type Ledger, type Rules, rulesSchema, settingTexts } from "@boekbrug/core";
import {
  createExactOnline,
  type ExactOnlineSnapshot,
  type ExactOnlineVatCode,
  exactOnlineSettings,
} from "@boekbrug/exactonline";
import { createMoneybird, type MoneybirdSnapshot, moneybirdSettings } from "@boekbrug/moneybird";
import { createFakeClock, createMemoryStore } from "@boekbrug/testkit";

/** A kind of document in a ledger whose administration has an account and a VAT code for everything that the plan names. */
export interface Column {
  readonly title: string;
  readonly kind: Rules["document"]["kind"];
  compose(plan: InvoicePlan, rules: Rules): ReturnType<Ledger["compose"]>;
}

const clock = createFakeClock("2026-03-16T09:00:00Z");
const accountRoles = ["high", "low", "zero", "other", "shipping", "deposits", "giftCards"] as const;
const debts = new Set<string>(["deposits", "giftCards"]);

/** Accounts and VAT codes are named after the role that they play. */
export const fullMapping = (plan: InvoicePlan): Pick<Rules, "accounts" | "vatCodes"> => ({
  accounts: Object.fromEntries(accountRoles.map((role) => [role, role])),
  vatCodes: Object.fromEntries(plan.lines.map(({ vatRole }) => [vatRole, vatRole])),
});

const rolesOf = ({ lines }: InvoicePlan) => [...new Map(lines.map((line) => [line.vatRole, line.vatPercent]))];

const exactTypes: Readonly<Record<string, string>> = { "no-supply": "N", "domestic-exempt": "N" };
const withoutVat = new Set([
  "icp",
  "export",
  "domestic-reverse-charge",
  "domestic-zero",
  "outside-eu-service",
  "service-b2b-reverse-charge",
]);

const exactCode = ([role, percent]: readonly [string, string], type: string): ExactOnlineVatCode => ({
  code: role,
  description: role,
  type: exactTypes[role] ?? (withoutVat.has(role) ? "B" : type),
  blocked: false,
  transactionType: "S",
  currentPercent: role === "margin" ? "21" : percent,
  percentages: [],
  salesListing: role === "icp" ? "L" : null,
  ossCountry: /^oss:(?<country>[A-Z]{2})/.exec(role)?.groups?.country ?? null,
  reverseCharge: role === "domestic-reverse-charge",
  margin: role === "margin",
});

const exactSnapshot = (plan: InvoicePlan, type: string): ExactOnlineSnapshot => ({
  division: 1,
  readOn: "2026-03-16",
  journals: [{ code: "70", description: "Verkoop" }],
  accounts: accountRoles.map((role) => ({ id: role, code: role, description: role, type: debts.has(role) ? 60 : 110 })),
  vatCodes: rolesOf(plan).map((role) => exactCode(role, type)),
  priceDecimals: { EUR: 4, USD: 4 },
  paymentConditions: null,
});

const tokens = createMemoryStore();

/** Booked where codes without VAT in the amounts (E) and codes with it (I) both can. */
function exactColumn(kind: Rules["document"]["kind"]): Column {
  const settings = exactOnlineSettings.parse({
    kind: "exactonline",
    baseUrl: "https://exact.example",
    clientId: "id",
    clientSecret: "secret",
    refreshToken: "token",
    division: 1,
    journal: "70",
    items: { fallback: "DIVERSEN" },
  });
  const ledger = createExactOnline(settings, { clock, tokens, connection: "shop", holder: "table" });
  return {
    title: `Exact ${kind}`,
    kind,
    compose: (plan, rules) =>
      ledger
        .compose(plan, rules, exactSnapshot(plan, "E"))
        .andThen(() => ledger.compose(plan, rules, exactSnapshot(plan, "I"))),
  };
}

/** The country of a role as Moneybird writes it. */
const countryOf = (role: string): string | null => {
  const country = /^[a-z-]+:(?<country>[A-Z]{2}):/.exec(role)?.groups?.country ?? null;
  return country === "XI" ? "GB" : country === "EL" ? "GR" : country;
};

const unreckoned = new Set(["domestic-reverse-charge", "domestic-exempt", "margin", "no-supply", "icp", "export"]);

const moneybirdSnapshot = (plan: InvoicePlan): MoneybirdSnapshot => ({
  administration: "1",
  readOn: "2026-03-16",
  lockedUntil: null,
  taxRates: rolesOf(plan).map(([role, percent]) => ({
    id: role,
    name: role,
    percentage: unreckoned.has(role) ? null : percent,
    country: countryOf(role),
  })),
  ledgerAccounts: accountRoles.map((role) => ({
    id: role,
    name: role,
    number: null,
    type: debts.has(role) ? "current_liabilities" : "revenue",
    takesSales: true,
  })),
  financialAccounts: [],
  workflows: [],
  documentStyles: [],
});

function moneybirdColumn(document: "external" | "invoice-sent"): Column {
  const settings = moneybirdSettings.parse({
    kind: "moneybird",
    baseUrl: "https://moneybird.example",
    token: "token",
    administration: "1",
    document,
  });
  const ledger = createMoneybird(settings, { clock, tokens: createMemoryStore(), connection: "shop", holder: "one" });
  return {
    title: `Moneybird ${document === "external" ? "external" : "invoice"}`,
    kind: "entry",
    compose: (plan, rules) => ledger.compose(plan, rules, moneybirdSnapshot(plan)),
  };
}

export const columns: readonly Column[] = [
  ...(["entry", "invoice", "order"] as const).map(exactColumn),
  moneybirdColumn("external"),
  moneybirdColumn("invoice-sent"),
];

const explanation = (setting: Parameters<typeof settingTexts.get>[0]): string =>
  settingTexts.get(setting)?.explanation.en ?? "";

/** What the settings tell of the kinds of document: when each counts, and what else moves that moment. */
export const kindsInWords: readonly (readonly [string, string])[] = [
  ["rules.document.kind", explanation(rulesSchema.shape.document.unwrap().shape.kind)],
  ["ledger.invoices.process", explanation(exactOnlineSettings.shape.invoices.unwrap().shape.process)],
  ["ledger.orders.invoice", explanation(exactOnlineSettings.shape.orders.unwrap().shape.invoice)],
  ["ledger.items.fallback", explanation(exactOnlineSettings.shape.items.unwrap().shape.fallback)],
  ["ledger.document (Moneybird)", explanation(moneybirdSettings.shape.document)],
];
