import type { InvoicePlan, Rules } from "@boekbrug/core";
import {
  createSnelStart,
  type SnelStartAccount,
  type SnelStartSettings,
  type SnelStartSnapshot,
  snelstartSettings,
} from "@boekbrug/snelstart";
import { createFakeClock } from "@boekbrug/testkit";
import { accountRoles, type Column, isDebt, rolesOf } from "./column.ts";

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

const account = (number: number, more: Partial<SnelStartAccount>): SnelStartAccount => ({
  id: uuid(number),
  number,
  name: String(number),
  function: null,
  vatKinds: [],
  needsCostCentre: false,
  rateCode: null,
  ...more,
});

/** An account for everything that SnelStart has words for. */
const accounts: readonly SnelStartAccount[] = [
  account(8000, { function: "revenue-high" }),
  account(8010, { function: "revenue-low" }),
  account(8040, { function: "revenue-untaxed" }),
  account(8060, { function: "export" }),
  account(8070, { function: "eu-goods" }),
  account(8270, { function: "eu-services" }),
  account(8500, { function: "general" }),
  account(1700, { function: "general" }),
  account(8300, { function: "distance-sales", rateCode: "SR" }),
  account(8080, { function: "distance-sales" }),
];

const numbers: Readonly<Record<string, string>> = {
  "domestic-exempt": "8500",
  "domestic-reverse-charge": "8040",
  icp: "8070",
  "service-b2b-reverse-charge": "8270",
  export: "8060",
  "destination-vat-without-oss:DE:19": "8080",
  "foreign-domestic:DE:19": "8500",
  "outside-eu-service": "1700",
  "no-supply": "1700",
};

const ofRole: Readonly<Record<string, string>> = { high: "8000", low: "8010", zero: "8040", shipping: "8000" };

const mapping = (plan: InvoicePlan): ReturnType<Column["mapping"]> => ({
  accounts: Object.fromEntries(
    accountRoles.flatMap((role): [string, string][] => {
      const number = isDebt(role) ? "1700" : ofRole[role];
      return number === undefined ? [] : [[role, number]];
    }),
  ),
  vatCodes: Object.fromEntries(
    rolesOf(plan).flatMap(([role]): [string, string][] => {
      const number = numbers[role];
      return number === undefined ? [] : [[role, number]];
    }),
  ),
});

/** How VAT writes Greece. */
const isoOf = (country: string): string => (country === "EL" ? "GR" : country);

/** One rate of each member state of the plan, under the code of the standard rate; SnelStart lists none of Northern Ireland. */
const foreignVatOf = (plan: InvoicePlan): SnelStartSnapshot["foreignVat"] => {
  const rates = rolesOf(plan).flatMap(([role]) => {
    const [scheme, country = "", percent = ""] = role.split(":");
    return scheme === "oss" && country !== "XI"
      ? [{ country: isoOf(country), code: "SR", percent, from: "2021-07-01" }]
      : [];
  });
  const isOn = rolesOf(plan).some(([role]) => role.startsWith("oss:"));
  return !isOn ? null : { account: uuid(1700), periods: [], rates };
};

const snapshotOf = (plan: InvoicePlan, { seller }: Rules): SnelStartSnapshot => ({
  administration: uuid(1),
  administrationName: "Webwinkel",
  readOn: "2026-03-16",
  smallBusinessScheme: seller.smallBusinessScheme,
  accounts,
  vatRates: [
    { kind: "low", percent: "6", from: null, to: "2018-12-31" },
    { kind: "low", percent: "9", from: "2019-01-01", to: null },
    { kind: "high", percent: "21", from: null, to: null },
  ],
  countries: {},
  foreignVat: foreignVatOf(plan),
  localVatAccounts: { DE: uuid(1700) },
  costCentre: null,
  revenueGroups: (["high", "low", "none"] as const).map((kind, index) => ({
    id: uuid(9001 + index),
    number: index + 1,
    name: kind,
    kind,
  })),
  articleCodes: { longest: 20, numeric: false },
  netArticlePrices: false,
  quantityDecimals: 2,
  layout: null,
  journals: [],
});

const fallback = { high: "DIVERS-H", low: "DIVERS-L", none: "DIVERS-0" };

function column(document: SnelStartSettings["document"], counts: string): Column {
  const parsed = snelstartSettings.parse({ kind: "snelstart", clientKey: "key", subscriptionKey: "key", document });
  const settings: SnelStartSettings = { ...parsed, items: { ...parsed.items, fallback } };
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const ledger = createSnelStart(settings, { clock });
  const without = createSnelStart({ ...settings, items: parsed.items }, { clock });
  return {
    title: `SnelStart ${document}`,
    kind: "entry",
    counts,
    ledger,
    mapping,
    compose: (plan, rules, lacking) =>
      (lacking?.fallbackItem === true ? without : ledger).compose(plan, rules, snapshotOf(plan, rules)),
  };
}

export const snelstartColumns: readonly Column[] = [
  column("booking", "at once"),
  column("order", "once a person has made it an invoice in SnelStart"),
];
