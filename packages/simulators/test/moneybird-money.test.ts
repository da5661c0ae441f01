import { describe, expect, it } from "vitest";
import type { MoneybirdSwitches } from "../src/index.ts";
import { sample, setUp } from "./moneybird-client.ts";

interface Case {
  incl: boolean;
  rounding: MoneybirdSwitches["vatRounding"];
  prices: string[];
  net: string;
  gross: string;
}

const cases: Case[] = [
  // Fact sheet §10: 100 is 82.64 + 17.36; 300 splits into 247.93; 129.95 becomes 157.24.
  { incl: true, rounding: "per-rate", prices: ["100"], net: "82.64", gross: "100.0" },
  { incl: true, rounding: "per-line", prices: ["100"], net: "82.64", gross: "100.0" },
  { incl: true, rounding: "per-rate", prices: ["100", "100", "100"], net: "247.93", gross: "300.0" },
  { incl: true, rounding: "per-line", prices: ["100", "100", "100"], net: "247.92", gross: "300.0" },
  { incl: false, rounding: "per-rate", prices: ["129.95"], net: "129.95", gross: "157.24" },
  { incl: false, rounding: "per-rate", prices: ["0.12", "0.12", "0.12"], net: "0.36", gross: "0.44" },
  { incl: false, rounding: "per-line", prices: ["0.12", "0.12", "0.12"], net: "0.36", gross: "0.45" },
  { incl: false, rounding: "per-rate", prices: ["-0.12", "-0.12", "-0.12"], net: "-0.36", gross: "-0.44" },
  { incl: true, rounding: "per-rate", prices: ["590", "-59"], net: "438.84", gross: "531.0" },
];

describe("totals", () => {
  it.each(cases)("of $prices, VAT included $incl, rounded $rounding: $net and $gross", async (one) => {
    const client = setUp({ switches: { vatRounding: one.rounding } });
    const { invoice, line } = sample(client);
    const lines = one.prices.map((price) => line({ price }));
    const { data } = await client.addExternal(invoice({ prices_are_incl_tax: one.incl, details_attributes: lines }));
    expect(data).toMatchObject({ total_price_excl_tax: one.net, total_price_incl_tax: one.gross });
    const [taxes] = data.tax_totals;
    expect(taxes?.taxable_amount).toBe(one.net);
    const cents = (text: unknown) => Math.round(Number(text) * 100);
    expect(cents(taxes?.taxable_amount) + cents(taxes?.tax_amount)).toBe(cents(one.gross));
  });

  it("round the product of amount and price once, and reckon per rate", async () => {
    const client = setUp();
    const { invoice, line } = sample(client);
    const low = client.state.taxRateId("9% btw");
    const lines = [line({ amount: "3", price: "33.33" }), line({ amount: "0.333", price: "9.99", tax_rate_id: low })];
    const { data } = await client.addExternal(invoice({ details_attributes: lines }));
    expect(data.tax_totals).toMatchObject([
      { taxable_amount: "99.99", tax_amount: "21.0" },
      { taxable_amount: "3.33", tax_amount: "0.3" },
    ]);
    expect(data.total_price_incl_tax).toBe("124.62");
  });

  it("leave reverse-charge lines out of tax_totals and name their box and text", async () => {
    const client = setUp();
    client.state.byHand.tickTaxRates();
    const { invoice, line } = sample(client);
    const rate = client.state.taxRateId("Product binnen EU (btw verlegd)");
    const { data } = await client.addExternal(invoice({ details_attributes: [line({ tax_rate_id: rate })] }));
    expect(data).toMatchObject({ tax_totals: [], total_price_incl_tax: "100.0" });
    expect(data.details[0]).toMatchObject({ tax_report_reference: ["NL/3b"] });
    expect(data.details[0]?.mandatory_tax_text).not.toBeNull();
  });

  it("take the percentage off every line of a sales invoice", async () => {
    const client = setUp();
    const { data } = await client.addSales(sample(client).invoice({ discount: "12.5" }));
    expect(data).toMatchObject({
      total_price_excl_tax: "87.5",
      total_discount: "12.5",
      total_price_incl_tax: "105.88",
    });
  });
});

describe("the books", () => {
  it("hold what was invoiced, per rate and in balance, and no drafts", async () => {
    const client = setUp();
    const { invoice, line } = sample(client);
    client.state.byHand.addForeignRate("BE", 21);
    const belgian = line({ tax_rate_id: client.state.taxRateId("21% btw België"), price: "50" });
    const thirds = [line({ price: "33.33" }), line({ price: "33.33" }), line({ price: "33.33" }), belgian];
    await client.addExternal(invoice({ prices_are_incl_tax: true, details_attributes: thirds }));
    await client.addSales(invoice());
    const lines = client.state.vatReturn("2026-03-01", "2026-03-31");
    expect(lines).toMatchObject([
      { name: "21% btw", box: "NL/1a", country: null, baseCents: 8264, vatCents: 1735 },
      { name: "21% btw België", box: null, country: "BE", baseCents: 4132, vatCents: 868 },
    ]);
    expect(client.state.vatReturn("2026-04-01", "2026-04-30")).toEqual([]);
    const ledger = client.state.ledger();
    expect(ledger.reduce((sum, { cents }) => sum + cents, 0)).toBe(0);
    expect(ledger[0]).toMatchObject({ ledgerAccountId: client.state.ledgerAccountId("Debiteuren"), cents: 14999 });
    const report = await client.get("reports/tax", { period: "202603" });
    expect(report.data.tax_rates).toMatchObject([{ report_reference: "NL/1a", amount: "82.64", tax: "17.35" }]);
    expect((await client.get("reports/tax", { period: "202601..202603" })).error).toBe("Period cannot exceed 1 month");
    expect((await client.get("reports/tax", { period: "march" })).error).toBe("Period is invalid");
  });

  it("list supplies within the Union by VAT number, and count a draft once a person has sent it", async () => {
    const client = setUp();
    const { invoice, line, contactId } = sample(client);
    const { byHand, icpReport, mails, taxRateId } = client.state;
    byHand.tickTaxRates();
    byHand.editContact(contactId, { tax_number: "BE0428759497" });
    const supply = line({ tax_rate_id: taxRateId("Product binnen EU (btw verlegd)"), price: "50" });
    const draft = await client.addSales(invoice({ details_attributes: [supply, line()] }));
    const march = ["2026-03-01", "2026-03-31"] as const;
    expect(icpReport(...march)).toEqual([]);
    byHand.sendInvoice(draft.data.id);
    expect(icpReport(...march)).toEqual([{ taxNumber: "BE0428759497", baseCents: 5000 }]);
    expect(mails()).toEqual([]);
  });

  it("show a change behind the API", async () => {
    const client = setUp();
    const { invoice, line } = sample(client);
    const lines = [line({ amount: "2", price: "50" })];
    const { data } = await client.addExternal(invoice({ prices_are_incl_tax: true, details_attributes: lines }));
    client.clock.time += 1000;
    client.state.tamper(data.id, 1);
    expect((await client.get(`external_sales_invoices/${data.id}`)).data.version).toBe(data.version + 1);
    expect(client.state.externalInvoices()).toMatchObject([{ grossCents: 10001, openCents: 10001, state: "open" }]);
  });
});
