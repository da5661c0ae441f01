/// <reference types="node" />
import { existsSync, readFileSync } from "node:fs";
import { fillStep, type InvoicePlan } from "@boekbrug/core";
import { describe, expect, test } from "vitest";
import { extraFieldSettings } from "../src/extra-fields/extra-field-settings.ts";
import { fieldPlaces, formOf, type Target } from "../src/extra-fields/extra-field-table.ts";
import { createSimulated } from "./simulated.ts";
import { book, customerWith, mixedOrder, must, planOf, rulesWith, withIds } from "./support.ts";

/** Field data of the vendor, kept outside the repository; without it there is nothing to compare with. */
const folder = new URL("../../../../shared/vendors/exactonline/metadata/", import.meta.url);

interface Property {
  readonly type: string;
  readonly methods: readonly string[];
  readonly maxLength?: readonly { readonly value: number }[];
}

const resources = {
  entry: { document: "salesentry.SalesEntries", line: "salesentry.SalesEntryLines" },
  invoice: { document: "salesinvoice.SalesInvoices", line: "salesinvoice.SalesInvoiceLines" },
  order: { document: "salesorder.SalesOrders", line: "salesorder.SalesOrderLines" },
} as const;

const types = { text: "Edm.String", country: "Edm.String", date: "Edm.DateTime", number: "Edm.Double" } as const;

describe.skipIf(!existsSync(folder))("the table of fields agrees with the vendor's field data", () => {
  const kinds = ["entry", "invoice", "order"] as const;
  const levels = ["document", "line"] as const;
  const cases = kinds.flatMap((kind) => levels.map((level) => ({ kind, level })));

  test.each(cases)("$kind, per $level", ({ kind, level }) => {
    const file = new URL(`${resources[kind][level]}.json`, folder);
    const properties: Record<string, Property> = JSON.parse(readFileSync(file, "utf8")).properties;
    for (const [target, { name, access, length }] of Object.entries(fieldPlaces[kind][level])) {
      const property = properties[name];
      expect(property, name).toBeDefined();
      expect(property?.methods.includes("POST"), name).toBe(access !== "read-only");
      expect(property?.type, name).toBe(access === "guid" ? "Edm.Guid" : types[formOf(target as Target)]);
      for (const { value } of property?.maxLength ?? []) expect(length, name).toBeLessThanOrEqual(value);
    }
  });

  test.each(cases)("$kind, per $level: no property by the name of a target is forgotten", ({ kind, level }) => {
    const file = new URL(`${resources[kind][level]}.json`, folder);
    const { properties } = JSON.parse(readFileSync(file, "utf8"));
    const wanted = new Set(
      Object.values(fieldPlaces).flatMap((each) =>
        levels.flatMap((at) => Object.values(each[at]).map(({ name }) => name)),
      ),
    );
    const used = new Set(Object.values(fieldPlaces[kind][level]).map(({ name }) => name));
    expect(Object.keys(properties).filter((name) => wanted.has(name) && !used.has(name))).toEqual([]);
  });
});

const fields = extraFieldSettings.parse([
  { target: "yourRef", source: "order.number", level: "document" },
  { target: "paymentReference", source: "order.trackingCode", level: "document" },
  { target: "externalLinkUrl", text: "https://winkel.example/bestelling", level: "document" },
  { target: "externalLinkDescription", text: "In de winkel", level: "document" },
  { target: "serialNumber", source: "line.sku", level: "line" },
  { target: "from", source: "order.placedAt", level: "line" },
  { target: "to", text: "2026-12-31", level: "line" },
  { target: "trackingNumber", source: "order.trackingCode", level: "line" },
  { target: "intrastatCountry", source: "customer.country", level: "line" },
  { target: "intrastatTransactionB", text: "1", level: "line" },
  { target: "statisticalNetWeight", text: "1.5", level: "line" },
]);

const rules = rulesWith();

/** As if the goods left the country: with VAT that stays Dutch, so that nothing else changes. */
const abroad = (changes = {}): InvoicePlan => {
  const home = planOf(mixedOrder({ facts: { trackingCode: "3SABC" }, ...changes }), rules);
  return { ...home, sources: { ...home.sources, "customer.country": "BE" } };
};

const switches = [
  { textLengths: "narrow", textOverflow: "refuse" },
  { textLengths: "narrow", textOverflow: "cut" },
  { textLengths: "wide", textOverflow: "refuse" },
  { textLengths: "none", textOverflow: "refuse" },
  { yourRefFilter: "refused" },
  { orFilter: "refused" },
] as const;

describe("extra fields in an administration", () => {
  test.each(switches)("are written, and the booking is found again: %j", async (setting) => {
    const simulated = createSimulated({ switches: setting });
    const ledger = simulated.open({ extraFields: fields });
    const plan = abroad();
    const { document, steps } = await book(ledger, plan, rules);
    const [entry] = simulated.simulator.state.entries();
    expect(entry).toMatchObject({ yourRef: "shop-10330 10330", grossCents: plan.totals.gross.minor });
    const documentStep = steps.find(({ kind }) => kind === "document");
    if (documentStep === undefined) throw new Error("expected a document");
    expect(must(await ledger.lookup(documentStep))?.id).toBe(document.id);
    const query = { references: ["shop-1033", plan.reference], from: plan.date, to: plan.date };
    for (const other of [ledger, simulated.open()]) {
      expect(must(await other.readBack(query))).toMatchObject([{ id: document.id, reference: plan.reference }]);
    }
    const listing = ledger.documents;
    if (listing === undefined) throw new Error("expected a list of documents");
    const listed = must(await listing({ from: plan.date, to: plan.date }));
    expect(listed).toMatchObject([{ reference: plan.reference }]);
  });

  test("a booking from before the setting is found after it, and the other way round", async () => {
    const simulated = createSimulated();
    const [plain, mapped] = [simulated.open(), simulated.open({ extraFields: fields })];
    await book(plain, abroad(), rules);
    await book(mapped, abroad({ id: "10331", number: "10331" }), rules);
    const query = { references: ["shop-10330", "shop-10331"], from: abroad().date, to: abroad().date };
    for (const ledger of [plain, mapped]) {
      expect(
        must(await ledger.readBack(query))
          .map(({ reference }) => reference)
          .sort(),
      ).toEqual(query.references);
    }
  });

  const composed = async (ledger: ReturnType<typeof createSimulated>["ledger"], plan: InvoicePlan) => {
    const [customer, document] = must(ledger.compose(plan, rules, must(await ledger.snapshot())));
    if (customer === undefined || document === undefined) throw new Error("expected two steps");
    return withIds(document, { customer: must(await ledger.send(customer)).id });
  };

  test("where Intrastat is off, it is left out by Exact, or the booking is refused with the remedy and nothing is booked", async () => {
    const ignoring = createSimulated({ switches: { intrastatOff: "ignored" } });
    await book(ignoring.open({ extraFields: fields }), abroad(), rules);
    expect(ignoring.simulator.state.entries()).toHaveLength(1);
    const refusing = createSimulated({ switches: { intrastatOff: "refused" } });
    const ledger = refusing.open({ extraFields: fields });
    const refused = await ledger.send(await composed(ledger, abroad()));
    expect(refused._unsafeUnwrapErr()).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.intrastat-off" },
    });
    expect(refusing.simulator.state.entries()).toEqual([]);
    await book(ledger, planOf(mixedOrder(), rules), rules);
    expect(refusing.simulator.state.entries()).toHaveLength(1);
  });

  test("where Intrastat is on, it is booked under both", async () => {
    for (const intrastatOff of ["ignored", "refused"] as const) {
      const simulated = createSimulated({ switches: { intrastatOff } });
      simulated.simulator.state.byHand.enableIntrastat();
      await book(simulated.open({ extraFields: fields }), abroad(), rules);
      expect(simulated.simulator.state.entries()).toHaveLength(1);
    }
  });

  test("a tracking number that Exact knows is linked by its key", async () => {
    const simulated = createSimulated();
    const text = simulated.simulator.state.byHand.addTrackingNumber("3SABC");
    const tracking = extraFieldSettings.parse([{ target: "trackingNumber", text, level: "line" }]);
    await book(simulated.open({ extraFields: tracking }), abroad(), rules);
    expect(simulated.simulator.state.entries()).toHaveLength(1);
  });

  test.each(["invoice", "order"] as const)(
    "an %s carries them too, and is found with and without the setting",
    async (kind) => {
      const simulated = createSimulated({ switches: { textLengths: "narrow", textOverflow: "refuse" } });
      const kindRules = rulesWith({ document: { kind } });
      const plan = planOf(mixedOrder({ facts: { trackingCode: "3SABC" } }), kindRules);
      const ledger = simulated.open({ extraFields: fields });
      const ids = new Map<string, string>();
      for (const step of must(ledger.compose(plan, kindRules, must(await ledger.snapshot())))) {
        ids.set(step.key, must(await ledger.send(must(fillStep(step, ids)))).id);
      }
      const { state } = simulated.simulator;
      const [made] = kind === "invoice" ? state.invoices() : state.orders();
      expect(made).toMatchObject({ yourRef: "shop-10330 10330" });
      const query = { references: [plan.reference], from: plan.date, to: plan.date };
      for (const each of [ledger, simulated.open()]) {
        expect(must(await each.readBack(query))).toMatchObject([
          { id: ids.get("document"), reference: plan.reference },
        ]);
      }
    },
  );

  test("customers are named by nothing that the setting adds", async () => {
    const simulated = createSimulated();
    const ledger = simulated.open({ extraFields: fields });
    const step = await composed(ledger, abroad({ customer: customerWith({ name: "Jan de Vries" }) }));
    expect(JSON.stringify(step.request.body)).not.toMatch(/Vries|Voorbeeld|Dorp/);
  });
});
