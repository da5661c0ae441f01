import { type Client, sample } from "../exactonline-client.ts";
import { tradeSample } from "../trade-sample.ts";
import type { Probe, SwitchCase } from "./switch-case.ts";

const line = { Quantity: 3, NetPrice: 3.333, VATCode: "2" };

/** An invoice with these lines, and what to look at. */
const invoice =
  (lines: readonly object[], rest: object = {}): Probe =>
  async (client) => {
    const { customer } = sample(client);
    const trade = tradeSample(client, customer);
    const body = trade.invoice({ SalesInvoiceLines: lines.map(trade.line), ...rest });
    const { status, d } = await client.request("POST", "salesinvoice/SalesInvoices", body);
    const shown = await client.get("salesinvoice/SalesInvoiceLines", { $select: "AmountFC,NetPrice" });
    const amounts = shown.d.results.map(({ AmountFC, NetPrice }) => [AmountFC, NetPrice]);
    return [status, d?.Status, d?.InvoiceNumber, d?.AmountFC, d?.VATAmountFC, amounts];
  };

async function invoicedOrder(client: Client, rest: object = {}, lines: object = line, times = 1) {
  const { customer } = sample(client);
  const trade = tradeSample(client, customer);
  const order = await client.request(
    "POST",
    "salesorder/SalesOrders",
    trade.order({ SalesOrderLines: [trade.line(lines)] }),
  );
  const SalesOrderIDs = [{ ID: order.d.OrderID }];
  const body = { CreateMode: 1, InvoiceMode: 1, JournalCode: "70", SalesOrderIDs, ...rest };
  const ask = () => client.request("POST", "salesinvoice/InvoiceSalesOrders", body);
  for (let asked = 1; asked < times; asked += 1) await ask();
  const answer = await ask();
  client.clock.time += 5_000;
  return answer;
}
const fromOrder =
  (lines?: object): Probe =>
  async (client) => {
    await invoicedOrder(client, {}, lines);
    return client.sim.state.invoices().map(({ status, yourRef, lines: made }) => [status, yourRef, made[0]?.vatCents]);
  };
const invoicedTwice: Probe = async (client) => {
  await invoicedOrder(client, {}, line, 2);
  return client.sim.state.invoices().length;
};
const resultBy =
  (path: (process: string) => string): Probe =>
  async (client) => {
    const { d } = await invoicedOrder(client);
    return (await client.request("GET", `read/salesinvoice/${path(d.ProcessID)}`)).text;
  };
const item =
  (values: object): Probe =>
  async (client) => {
    await client.request("POST", "logistics/Items", { Code: "x", Description: "x", ...values });
    return client.sim.state.items()[0]?.values.IsSalesItem;
  };
const inactive: Probe = async (client) => {
  const { customer } = sample(client);
  const trade = tradeSample(client, customer);
  client.sim.state.byHand.editItem(trade.item, { EndDate: 0 });
  return (await client.request("POST", "salesinvoice/SalesInvoices", trade.invoice())).status;
};
const printed: Probe = async (client) => {
  const { customer } = sample(client);
  const trade = tradeSample(client, customer);
  const { d } = await client.request("POST", "salesinvoice/SalesInvoices", trade.invoice());
  client.sim.state.byHand.failDocuments("x");
  await client.request("POST", "salesinvoice/PrintedSalesInvoices", { InvoiceID: d.InvoiceID });
  return client.sim.state.invoices()[0]?.status;
};
const bookings: Probe = async (client) => {
  await printed(client);
  return (await client.get("salesentry/SalesEntries", { $select: "YourRef" })).d.results.length;
};

const byKey = (process: string) => `InvoiceSalesOrderResult(guid'${process}')`;

export const tradeCases: SwitchCase[] = [
  { name: "invoicingMode", probe: async (client) => (await invoicedOrder(client)).d.ProcessID === null },
  { name: "invoicingResult", probe: resultBy(byKey) },
  { name: "invoicingResultBy", probe: resultBy(byKey) },
  { name: "invoicingStatus", probe: resultBy(byKey) },
  { name: "invoiceNumberGiven", probe: invoice([line]) },
  { name: "invoiceWithoutJournal", probe: invoice([line], { Journal: undefined }) },
  { name: "newInvoiceStatus", probe: invoice([line]) },
  { name: "creditInvoiceSign", probe: invoice([line], { Type: 8021 }) },
  { name: "invoiceVatRounding", probe: invoice([0, 1, 2].map(() => ({ NetPrice: 0.5, VATCode: "2" }))) },
  { name: "priceDecimals", probe: invoice([{ ...line, NetPrice: 3.33333 }]) },
  { name: "postedLineAmount", probe: invoice([{ ...line, AmountFC: 11 }]) },
  { name: "lineAmountOfI", probe: invoice([{ NetPrice: 12.1, VATCode: "4" }]) },
  { name: "inactiveItem", probe: inactive },
  { name: "newItemIsForSale", probe: item({}) },
  { name: "documentError", probe: printed },
  { name: "invoiceEntries", probe: bookings },
  { name: "invoicedOrders", probe: fromOrder() },
  { name: "orderRefOnInvoice", probe: fromOrder() },
  { name: "overlappingInvoicing", probe: invoicedTwice },
  { name: "orderVatAmount", probe: fromOrder({ ...line, VATAmount: 2.11 }) },
];
