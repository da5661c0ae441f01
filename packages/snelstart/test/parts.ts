import {
  type InvoicePlan,
  type Order,
  planInvoice,
  type Rules,
  rulesSchema,
  type VatNumberAnswer,
  type WriteStep,
} from "@boekbrug/core";
import { buildOrder, buildPlan } from "@boekbrug/testkit";
import type { Result } from "neverthrow";
import type { SnelStartAccount, SnelStartSnapshot } from "../src/index.ts";

/** An id as the vendor writes them, the same for the same number. */
export const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

const account = (number: number, name: string, changes: Partial<SnelStartAccount>): SnelStartAccount => ({
  id: uuid(number),
  number,
  name,
  function: null,
  vatKinds: [],
  needsCostCentre: false,
  rateCode: null,
  ...changes,
});

/** Accounts as a standard chart has them. */
export const accounts: readonly SnelStartAccount[] = [
  account(8000, "Omzet hoog", { function: "revenue-high", vatKinds: ["high"] }),
  account(8010, "Omzet laag", { function: "revenue-low", vatKinds: ["low"] }),
  account(8020, "Omzet overig", { function: "revenue-other", vatKinds: ["other"] }),
  account(8040, "Omzet onbelast", { function: "revenue-untaxed", vatKinds: ["none"] }),
  account(8060, "Export", { function: "export", vatKinds: ["none"] }),
  account(8070, "Goederen EU", { function: "eu-goods", vatKinds: ["none"] }),
  account(8270, "Diensten EU", { function: "eu-services", vatKinds: ["none"] }),
  account(8100, "Verzendkosten", { function: "revenue-high", vatKinds: ["high"] }),
  account(1700, "Statiegeld", { function: "general", vatKinds: ["none"] }),
  account(4000, "Lonen", { function: null }),
];

export const snapshot: SnelStartSnapshot = {
  administration: uuid(1),
  administrationName: "Webwinkel",
  readOn: "2026-03-16",
  smallBusinessScheme: false,
  accounts,
  vatRates: [
    { kind: "none", percent: "0", from: null, to: null },
    { kind: "low", percent: "6", from: "1900-01-01", to: "2018-12-31" },
    { kind: "low", percent: "9", from: "2019-01-01", to: "2400-12-31" },
    { kind: "high", percent: "21", from: "1900-01-01", to: "2400-12-31" },
    { kind: "other", percent: "0", from: "1900-01-01", to: "2400-12-31" },
  ],
  countries: { NL: uuid(31), DE: uuid(49), BE: uuid(32) },
  foreignVat: null,
  localVatAccounts: {},
  costCentre: null,
  revenueGroups: [
    { id: uuid(9001), number: 1, name: "Omzet hoog", kind: "high" },
    { id: uuid(9002), number: 2, name: "Omzet laag", kind: "low" },
    { id: uuid(9003), number: 3, name: "Omzet onbelast", kind: "none" },
  ],
  articleCodes: { longest: 20, numeric: false },
  netArticlePrices: false,
  quantityDecimals: 2,
  journals: [{ id: uuid(1180), number: 1180, name: "Mollie" }],
  layout: null,
};

export const rulesWith = (changes: { [Part in keyof Rules]?: Partial<Rules[Part]> } = {}): Rules =>
  rulesSchema.parse({
    vat: { unknownClass: "as-charged" },
    ...changes,
    accounts: { high: "8000", low: "8010", zero: "8040", other: "8040", shipping: "8100", ...changes.accounts },
  });

export const rules = rulesWith();

export const planOf = (order: Partial<Order> = {}, by: Rules = rules): InvoicePlan => buildPlan({ order, rules: by });

/** The same with what a registry said of the customer's VAT number. */
export const checkedPlanOf = (order: Partial<Order>, by: Rules, vatNumber: VatNumberAnswer): InvoicePlan =>
  must(planInvoice(buildOrder(order), { connection: "shop", rules: by, vatNumber }));

/** A value that must be there; a problem fails the test with its own words. */
export function must<Value, Failed>(result: Result<Value, Failed>): Value {
  if (result.isErr()) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export function mustFail<Value, Failed>(result: Result<Value, Failed>): Failed {
  if (result.isOk()) throw new Error(`expected a failure, got ${JSON.stringify(result.value)}`);
  return result.error;
}

export const stepOf = (steps: readonly WriteStep[], kind: WriteStep["kind"]): WriteStep => {
  const step = steps.find((each) => each.kind === kind);
  if (step === undefined) throw new Error(`no step ${kind}`);
  return step;
};
