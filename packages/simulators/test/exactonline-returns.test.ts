import { beforeEach, describe, expect, it } from "vitest";
import { type Client, sample, setUp } from "./exactonline-client.ts";
import { tradeSample } from "./trade-sample.ts";

let client: Client;
let customer: string;
let line: (rest?: object) => object;
let entry: (rest?: object) => object;
beforeEach(() => {
  client = setUp();
  client.observe();
  ({ customer, line, entry } = sample(client));
});
const quarter = ["2026-01-01", "2026-03-31"] as const;

describe("what an administration files", () => {
  it("lists supplies by the customer's VAT number, goods and services apart", async () => {
    const { state } = client.sim;
    state.byHand.editAccount(customer, { VATNumber: "BE0428759497" });
    state.byHand.addVatCode({ code: "71", description: "Diensten", type: "B", rate: 0, euSalesListing: "S" });
    const lines = [line({ AmountFC: 100, VATCode: "7" }), line({ AmountFC: 20, VATCode: "71" }), line()];
    await client.book(entry({ SalesEntryLines: lines }));
    await client.book(entry({ SalesEntryLines: [line({ AmountFC: -30, VATCode: "7" })] }));
    expect(state.salesListing(...quarter)).toEqual([
      { vatNumber: "BE0428759497", listing: "L", baseCents: 7000 },
      { vatNumber: "BE0428759497", listing: "S", baseCents: 2000 },
    ]);
    expect(state.salesListing("2026-04-01", "2026-06-30")).toEqual([]);
  });

  it("sums sales under codes of other countries by country and rate", async () => {
    const { state } = client.sim;
    const oss = { description: "Duitsland", type: "E", ossCountry: "DE" } as const;
    state.byHand.addVatCode({ ...oss, code: "D19", rate: 190_000 });
    state.byHand.addVatCode({ ...oss, code: "D7", rate: 70_000 });
    const lines = ["D19", "D19", "D7", "2"].map((VATCode) => line({ AmountFC: 100, VATCode }));
    await client.book(entry({ SalesEntryLines: lines }));
    expect(state.ossReturn(...quarter)).toEqual([
      { country: "DE", rate: 190_000, baseCents: 20_000, vatCents: 3800 },
      { country: "DE", rate: 70_000, baseCents: 10_000, vatCents: 700 },
    ]);
  });

  it("tells which codes are of the margin scheme", async () => {
    client.sim.state.byHand.addVatCode({ code: "9", description: "Marge", type: "I", rate: 210_000, margin: true });
    const { d } = await client.get("vat/VATCodes", { $select: "Code,VatMargin" });
    const margin = d.results.filter((each) => "VatMargin" in each && each.VatMargin === 1);
    expect(margin.map(({ Code }) => Code.trim())).toEqual(["9"]);
  });
});

it("an invoice and an order that were changed behind the API show it", async () => {
  const trade = tradeSample(client, customer);
  const invoice = await client.request("POST", "salesinvoice/SalesInvoices", trade.invoice());
  const order = await client.request("POST", "salesorder/SalesOrders", trade.order());
  const { state } = client.sim;
  const before = [state.invoices()[0], state.orders()[0]].map((each) => each?.lines[0]?.netCents ?? 0);
  for (const id of [invoice.d.InvoiceID, order.d.OrderID]) state.tamper(id, 7);
  const after = [state.invoices()[0], state.orders()[0]].map((each) => each?.lines[0]?.netCents ?? 0);
  expect(after).toEqual(before.map((cents) => cents + 7));
  const read = await client.get(`salesinvoice/SalesInvoices(guid'${invoice.d.InvoiceID}')`);
  expect(read.d.AmountFC).toBeCloseTo(invoice.d.AmountFC + 0.07, 5);
});
