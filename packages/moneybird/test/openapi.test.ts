import { money, type WriteStep } from "@boekbrug/core";
import { createMoneybirdSimulator } from "@boekbrug/simulators";
import { buildLine, createFakeClock, createMemoryStore } from "@boekbrug/testkit";
import { okAsync } from "neverthrow";
import { describe, expect, test } from "vitest";
import { hasDescription, requestComplaints } from "../../simulators/test/moneybird-openapi.ts";
import { createMoneybird, type MoneybirdSettings, moneybirdSettings } from "../src/index.ts";
import { itemsWith } from "./items-with.ts";
import { book, customersWith, must, planOf, rules } from "./simulated.ts";

/** An adapter of which every request is compared with the vendor's description. */
function createCompared(settings: Partial<MoneybirdSettings>) {
  const clock = createFakeClock("2026-03-16T09:00:00Z");
  const simulator = createMoneybirdSimulator({ clock });
  simulator.state.byHand.addLedgerAccount({ name: "Mollie" });
  simulator.state.byHand.addWorkflow({ name: "Webwinkel" });
  simulator.state.byHand.addDocumentStyle({ name: "Winkel" });
  const seen: string[] = [];
  const wrong: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const path = decodeURIComponent(new URL(request.url).pathname.replace("/api/v2", ""));
    const text = await request.clone().text();
    seen.push(`${request.method} ${path.replaceAll(/\d{6,}/g, "ID")}`);
    wrong.push(...requestComplaints(request.method, path, text === "" ? undefined : JSON.parse(text)));
    return simulator.fetch(request);
  };
  const parsed = moneybirdSettings.parse({
    kind: "moneybird",
    baseUrl: "https://moneybird.example",
    token: simulator.state.token,
    administration: simulator.state.administrationId,
    ...settings,
  });
  return {
    ledger: createMoneybird(parsed, { clock, tokens: createMemoryStore(), holder: "one", connection: "shop", fetch }),
    seen,
    wrong,
    simulator,
  };
}

const work = { unfinished: new Set<string>(), begin: () => okAsync(undefined) };

const customer = {
  ...planOf().customer,
  id: "77",
  company: "Jansen B.V.",
  phone: "06 12345678",
  vatNumber: "NL123456789B01",
  chamberOfCommerce: "12345678",
};

const lines = [
  buildLine({ amount: money(333, "EUR") }),
  buildLine({ id: "2", sku: "MOK", amount: money(333, "EUR") }),
  buildLine({ id: "3", amount: money(334, "EUR"), quantity: "3" }),
];

describe.skipIf(!hasDescription)("every request is as Moneybird's own description has it", () => {
  test.each([
    { document: "external", dueDays: 14, orderUrl: "https://winkel.nl/{orderNumber}" },
    { document: "invoice-draft", workflow: "Webwinkel", documentStyle: "Winkel", dueDays: 14 },
    { document: "invoice-sent" },
  ] as const)("$document", async (settings) => {
    const payments = { register: true, methods: { ideal: { ledgerAccount: "Mollie" } } };
    const { ledger, seen, wrong } = createCompared({
      ...settings,
      payments,
      items: itemsWith({ use: true, sync: true, update: ["price"] }),
    });
    for (const id of ["1", "2"]) {
      const plan = planOf({ id, customer, lines });
      const { steps, refused } = await book({ ledger }, plan);
      expect(refused).toBeNull();
      for (const step of steps) must(await ledger.lookup(step));
      must(await ledger.readBack({ references: [plan.reference], from: plan.date, to: plan.date }));
    }
    const product = {
      id: "7",
      sku: "PAN",
      name: "Pan",
      price: "12.10",
      basis: "gross",
      rateClass: "standard",
    } as const;
    for (const price of ["12.10", "13.00"]) {
      const shown = { ...product, price, categories: [], fractional: false, active: true, variants: [] };
      const wanted = ledger.items?.compose(shown, rules, must(await ledger.snapshot()));
      must((await ledger.items?.bring(must(wanted ?? expect.fail("no items")), work)) ?? expect.fail("no items"));
    }
    must((await ledger.documents?.({ from: "2026-03-01", to: "2026-03-31" })) ?? expect.fail("no documents"));
    expect(wrong).toEqual([]);
    expect(seen.length).toBeGreaterThan(15);
  });

  test("contacts, in bulk and brought up to date", async () => {
    const update = ["name", "email", "phone", "address", "vatNumber"] as const;
    const { ledger, seen, wrong, simulator } = createCompared({ customers: customersWith({ update: [...update] }) });
    const { byHand } = simulator.state;
    const id = byHand.addContact({ company_name: "Jansen", send_invoices_to_email: "info@jansen.nl" });
    must((await ledger.feeds?.customer?.changes(null)) ?? expect.fail("no feed"));
    const plan = planOf({ customer: { ...customer, email: "info@jansen.nl" } });
    const [contact, change] = must(ledger.compose(plan, rules, must(await ledger.snapshot())));
    expect(must(await ledger.lookup(contact ?? expect.fail("no contact")))).toMatchObject({ id });
    const step = JSON.parse(JSON.stringify(change).replaceAll("{customer}", id)) as WriteStep;
    must(await ledger.lookup(step));
    must(await ledger.send(step));
    expect(wrong).toEqual([]);
    expect(seen).toContain("PATCH /ID/contacts/ID.json");
    expect(seen).toContain("POST /ID/contacts/synchronization.json");
  });

  test("webhooks", async () => {
    const { ledger, seen, wrong } = createCompared({ watchDocuments: true });
    const webhooks = ledger.webhooks ?? expect.fail("no webhooks");
    must(await webhooks.register("https://host.example/webhooks/shop/documents"));
    must(await webhooks.documents(["123456789012345678"]));
    must(await webhooks.remove("https://host.example/webhooks/shop/documents"));
    expect(wrong).toEqual([]);
    expect(seen).toContain("DELETE /ID/webhooks/ID.json");
  });

  test("and a key that it does not know would be told", () => {
    const path = "/123456/external_sales_invoices.json";
    const invoice = { external_sales_invoice: { reference: "1", document_date: "2026-03-16" } };
    expect(requestComplaints("POST", path, invoice)).not.toEqual([]);
  });
});
