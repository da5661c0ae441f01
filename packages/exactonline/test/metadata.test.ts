import { type CatalogueProduct, type Failure, fillStep, type InvoicePlan, type Rules } from "@boekbrug/core";
import { okAsync } from "neverthrow";
import { describe, expect, test } from "vitest";
import { scopes } from "../src/client/scopes.ts";
import { extraFieldSettings } from "../src/extra-fields/extra-field-settings.ts";
import type { ExactOnlineSettings } from "../src/index.ts";
import { complaints, hasMetadata, resourceData } from "./metadata.ts";
import { createSimulated, inspection } from "./simulated.ts";
import { customerWith, lineWith, mixedOrder, must, orderWith, planOf, rulesWith, settingsWith } from "./support.ts";

const long = "Ångström & Zonen ".repeat(20);
const wordy = customerWith({
  name: long,
  company: long,
  phone: "0".repeat(30),
  vatNumber: "NL123456789B01",
  billTo: { ...customerWith().billTo, street: long, city: long, postcode: "1234 AB" },
  shipTo: { ...customerWith().billTo, name: long, street: long, extra: long, city: long, region: long },
});

const facts = { ean: "8712345678906", weight: "0.35", commodityCode: "61091000" };
const orders = {
  "an ordinary order": mixedOrder(),
  "long texts": mixedOrder({
    customer: wordy,
    lines: [lineWith(5997, "21", { description: long, variant: long, facts }), lineWith(735, "9")],
  }),
  "a guest without an address": mixedOrder({ customer: customerWith({ id: null, email: null }) }),
  "a zero rate": orderWith({ lines: [lineWith(1000, "0", { quantity: "0.125" })], vat: 0 }),
};

const extraFields = extraFieldSettings.parse([
  { target: "yourRef", source: "order.number", level: "document" },
  { target: "paymentReference", source: "order.number", level: "document" },
  { target: "externalLinkUrl", text: "https://winkel.example/bestelling", level: "document" },
  { target: "externalLinkDescription", text: long.slice(0, 250), level: "document" },
  { target: "notes", text: long.slice(0, 250), level: "line" },
  { target: "from", source: "order.placedAt", level: "line" },
  { target: "to", text: "2026-12-31", level: "line" },
  { target: "serialNumber", source: "product.ean", level: "line" },
  { target: "trackingNumber", source: "line.sku", level: "line" },
  { target: "intrastatArea", text: "NH", level: "line" },
  { target: "intrastatCountry", source: "customer.country", level: "line" },
  { target: "intrastatDeliveryTerm", text: "DAP", level: "line" },
  { target: "intrastatTransactionA", text: "11", level: "line" },
  { target: "intrastatTransactionB", text: "1", level: "line" },
  { target: "intrastatTransportMethod", text: "3", level: "line" },
  { target: "statisticalNumber", source: "product.commodityCode", level: "line" },
  { target: "statisticalNetWeight", source: "line.weight", level: "line" },
  { target: "statisticalQuantity", source: "line.quantity", level: "line" },
  { target: "statisticalValue", source: "line.net", level: "line" },
]);

/** Every part of the settings that puts something in a body. */
const everything: Partial<ExactOnlineSettings> = {
  paymentCondition: "30",
  extraFields,
  customers: { ...settingsWith().customers, contact: true, deliveryAddress: true },
  items: { ...settingsWith().items, fallback: "DIVERSEN" },
  invoices: { ...settingsWith().invoices, process: true },
  orders: { ...settingsWith().orders, invoice: true },
};

const bookings = (["entry", "invoice", "order"] as const).flatMap((kind) =>
  (["shop", "ledger"] as const).map((owner) => rulesWith({ document: { kind }, number: { owner } })),
);

/** Sends every step that a plan is composed of, in their order. */
async function writeAll(settings: Partial<ExactOnlineSettings>, plan: InvoicePlan, rules: Rules): Promise<void> {
  const ledger = createSimulated().open(settings);
  const ids = new Map<string, string>();
  for (const step of must(ledger.compose(plan, rules, must(await ledger.snapshot())))) {
    ids.set(step.key, must(await ledger.send(must(fillStep(step, ids)))).id);
  }
}

/** What leaves the country. */
const abroad = (plan: InvoicePlan): InvoicePlan => ({
  ...plan,
  sources: { ...plan.sources, "customer.country": "BE" },
});

describe.skipIf(!hasMetadata)("every body fits the vendor's field data", () => {
  const kinds = Object.entries(orders).map(([name, order]) => ({ name, order }));

  test.each(kinds)("$name", async ({ order }) => {
    for (const rules of bookings) {
      for (const settings of [{}, everything]) await writeAll(settings, abroad(planOf(order, rules)), rules);
    }
    expect(inspection.complaints).toEqual([]);
  });

  test("items of the catalogue, made and changed", async () => {
    const items = { ...settingsWith().items, update: ["description", "price", "group", "vat-code"] as const };
    const { simulator, open } = createSimulated();
    simulator.state.byHand.addItemGroup({ code: "KOKEN", description: "Koken", glRevenue: "8000" });
    const ledger = open({ items: { ...items, update: [...items.update], group: "KOKEN" } });
    const snapshot = must(await ledger.snapshot());
    const bring = async (name: string, price: string) => {
      const product: CatalogueProduct = {
        id: "1",
        sku: "PAN",
        name,
        price,
        basis: "gross",
        rateClass: "standard",
        categories: [],
        fractional: true,
        active: true,
        variants: [],
      };
      if (ledger.items === undefined) throw new Error("no items");
      const wanted = must(ledger.items.compose(product, rulesWith(), snapshot));
      const work = { unfinished: new Set<string>(), begin: () => okAsync<void, Failure>(undefined) };
      return must(await ledger.items.bring(wanted, work));
    };
    expect(await bring(long, "12.10")).toMatchObject({ made: ["PAN"] });
    expect(await bring("Pan", "24.20")).toMatchObject({ changed: ["PAN"] });
    expect(inspection.complaints).toEqual([]);
  });

  test("all that the adapter writes was among them", () => {
    expect([...inspection.written].sort()).toEqual([
      "POST crm.Accounts",
      "POST crm.Addresses",
      "POST crm.Contacts",
      "POST logistics.Items",
      "POST salesentry.SalesEntries",
      "POST salesinvoice.InvoiceSalesOrders",
      "POST salesinvoice.PrintedSalesInvoices",
      "POST salesinvoice.SalesInvoices",
      "POST salesorder.SalesOrders",
      "PUT crm.Accounts",
      "PUT logistics.Items",
      "PUT logistics.SalesItemPrices",
    ]);
  });

  test("planted mistakes are seen", () => {
    expect(complaints("crm.Accounts", "POST", { IsCustomer: true, IsSales: true, City: "x".repeat(31) })).toEqual([
      "crm.Accounts.IsCustomer does not exist",
      "crm.Accounts.IsSales takes no part in POST",
      "crm.Accounts.City is longer than 30",
      "crm.Accounts.Name is missing",
    ]);
    const line = { GLAccount: "8000", AmountFC: "10", From: "morgen" };
    expect(complaints("salesentry.SalesEntries", "POST", { Customer: "x", SalesEntryLines: [line] })).toEqual([
      "salesentry.SalesEntries.Customer is no Edm.Guid",
      "salesentry.SalesEntryLines.GLAccount is no Edm.Guid",
      "salesentry.SalesEntryLines.AmountFC is no Edm.Double",
      "salesentry.SalesEntryLines.From is no Edm.DateTime",
      "salesentry.SalesEntries.Journal is missing",
    ]);
    expect(complaints("salesentry.SalesEntries", "PUT", { YourRef: "a" })).toEqual([]);
    expect(complaints("vat.VatPercentages", "POST", {})).toEqual(["vat.VatPercentages knows no POST"]);
    expect(complaints("crm.Nothing", "POST", {})).toEqual(["crm.Nothing has no field data"]);
  });
});

test.skipIf(!hasMetadata)("each resource needs the scope that the field data name", () => {
  for (const [resource, scope] of Object.entries(scopes)) {
    expect(resourceData(resource.replace("/", "."))?.scope, resource).toBe(scope);
  }
});
