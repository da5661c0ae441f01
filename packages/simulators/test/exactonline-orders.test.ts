import { beforeEach, describe, expect, it } from "vitest";
import { type Client, sample, setUp } from "./exactonline-client.ts";
import { tradeSample } from "./trade-sample.ts";

let client: Client;
let customer: string;
let trade: ReturnType<typeof tradeSample>;
beforeEach(() => {
  client = setUp();
  client.observe();
  ({ customer } = sample(client));
  trade = tradeSample(client, customer);
});
const orders = "salesorder/SalesOrders";
const invoicing = "salesinvoice/InvoiceSalesOrders";
const post = (path: string, body: object) => client.request("POST", path, body);
const ordered = async (rest: object = {}) => (await post(orders, trade.order(rest))).d.OrderID;
const asked = (ids: readonly string[], rest: object = {}) => ({
  CreateMode: 1,
  InvoiceMode: 1,
  JournalCode: "70",
  SalesOrderIDs: ids.map((ID) => ({ ID })),
  ...rest,
});
const result = async (process: string) =>
  (await client.get(`read/salesinvoice/InvoiceSalesOrderResult(guid'${process}')`)).d;

describe("a sales order", () => {
  it("has totals, stands open, books nothing, and keeps the number that was sent", async () => {
    const lines = [trade.line(), trade.line({ NetPrice: 12.1, Quantity: 2, VATCode: "4", VATAmount: 4.21 })];
    const { status, d } = await post(orders, trade.order({ OrderNumber: 10330, SalesOrderLines: lines }));
    expect(status).toBe(201);
    expect(d).toMatchObject({
      OrderNumber: 10330,
      AmountFC: 36.3,
      AmountFCExclVat: 29.99,
      Status: 12,
      InvoiceStatus: 12,
    });
    expect((await post(orders, trade.order({ OrderNumber: 10330 }))).error).toBe("Verkoopordernummer: Bestaat reeds");
    expect((await post(orders, trade.order())).d).toMatchObject({ OrderNumber: 10331 });
    const found = await client.get(orders, { $select: "OrderID", $filter: "OrderNumber eq 10330" });
    expect(found.d.results).toHaveLength(1);
    expect(client.sim.state.ledger()).toEqual([]);
  });

  it("is delivered to an address of the one who gets the goods", async () => {
    const address = client.sim.state.byHand.addAddress(customer, { Type: 4, City: "Ede" });
    expect((await post(orders, trade.order({ DeliveryAddress: address }))).d).toMatchObject({
      DeliveryAddress: address,
    });
    const other = client.sim.state.byHand.addAccount({ name: "Ander" });
    const refused = await post(orders, trade.order({ DeliveryAddress: address, DeliverTo: other }));
    expect(refused.error).toBe("Ongeldige referentie: Afleveradres");
  });

  it("keeps its relations, and takes no change once complete", async () => {
    const id = await ordered();
    const path = `${orders}(guid'${id}')`;
    const other = client.sim.state.byHand.addAccount({ name: "Ander" });
    expect((await client.request("PUT", path, { OrderedBy: other })).error).toBe("Ongeldig: OrderedBy");
    expect((await client.request("PUT", path, { YourRef: "WEB-2" })).status).toBe(204);
    client.sim.state.byHand.deliverOrder(id);
    client.sim.state.byHand.invoiceOrder(id, "2026-03-31");
    expect((await client.get(path)).d).toMatchObject({
      Status: 21,
      InvoiceStatus: 21,
      DeliveryStatus: 21,
      YourRef: "WEB-2",
    });
    expect((await client.request("PUT", path, { YourRef: "WEB-3" })).error).toBe("Reeds verwerkt");
    expect(client.sim.state.vatReturn("2026-03-31", "2026-03-31")).toEqual([
      { code: "2", baseCents: 1000, vatCents: 210 },
    ]);
    const cancelled = await ordered();
    client.sim.state.byHand.cancelOrder(cancelled);
    expect((await client.get(`${orders}(guid'${cancelled}')`)).d).toMatchObject({ Status: 45 });
  });
});

describe("invoicing orders", () => {
  it("works in the background and is found by its process, then by the lines of the invoice", async () => {
    const id = await ordered();
    client.sim.state.byHand.invoicingTakes(60_000);
    const { status, d } = await post(invoicing, asked([id], { Mode: 1 }));
    expect(status).toBe(201);
    expect(d).toMatchObject({ ProcessID: expect.any(String), NumberOfCreatedInvoices: null });
    expect(await result(d.ProcessID)).toMatchObject({ Status: "InProgress", NumberOfCreatedInvoices: 0 });
    expect(client.sim.state.invoices()).toEqual([]);
    client.clock.time += 60_000;
    expect(await result(d.ProcessID)).toMatchObject({ Status: "Completed", NumberOfCreatedInvoices: 1 });
    const lines = await client.get("salesinvoice/SalesInvoiceLines", {
      $select: "InvoiceID,SalesOrderNumber,AmountFC",
      $filter: `SalesOrder eq guid'${id}'`,
    });
    expect(lines.d.results).toMatchObject([{ SalesOrderNumber: 1, AmountFC: 10 }]);
    expect(client.sim.state.invoices()).toMatchObject([{ status: 20, yourRef: "WEB-1" }]);
    expect((await client.get(`${orders}(guid'${id}')`)).d).toMatchObject({ InvoiceStatus: 21, Status: 20 });
    await post(invoicing, asked([id]));
    client.clock.time += 60_000;
    expect(client.sim.state.invoices()).toHaveLength(1);
  });

  it("fails with a text, or for lack of deliveries, and leaves the order as it was", async () => {
    const id = await ordered();
    const outcome = async (rest: object = {}) => {
      const { d } = await post(invoicing, asked([id], rest));
      client.clock.time += 5_000;
      return result(d.ProcessID);
    };
    expect(await outcome({ InvoiceMode: 0 })).toMatchObject({ Status: "Failed", NumberOfFailedInvoices: 1 });
    client.sim.state.byHand.failInvoicing("Dagboek geblokkeerd");
    expect(await outcome()).toMatchObject({ Status: "Failed", Errors: "1: Dagboek geblokkeerd" });
    client.sim.state.byHand.failInvoicing();
    expect(client.sim.state.orders()).toMatchObject([{ lines: [{ invoiced: 0 }] }]);
    expect(await outcome()).toMatchObject({ Status: "Completed" });
  });

  it("makes one invoice per customer or per order, and answers at once where it still can", async () => {
    client.sim.switches.invoicingMode = "both";
    const answer = async (CreateMode: number) =>
      (await post(invoicing, asked([await ordered(), await ordered()], { CreateMode }))).d;
    expect(await answer(0)).toMatchObject({ NumberOfCreatedInvoices: 1, ProcessID: null, Errors: "" });
    expect(await answer(1)).toMatchObject({ NumberOfCreatedInvoices: 2 });
    expect(client.sim.state.invoices().map(({ lines }) => lines.length)).toEqual([2, 1, 1]);
  });

  it("keeps VAT that was forced, in parts too", async () => {
    client.sim.switches.invoicingMode = "both";
    const line = trade.line({ NetPrice: 10, Quantity: 2, VATCode: "2", VATAmount: 4.21 });
    await post(invoicing, asked([await ordered({ SalesOrderLines: [line] })]));
    expect(client.sim.state.invoices()).toMatchObject([{ lines: [{ netCents: 2000, vatCents: 421 }] }]);
  });

  it("is refused without what it needs", async () => {
    expect((await post(invoicing, {})).error).toBe(
      "Verplicht: CreateMode\r\nVerplicht: InvoiceMode\r\nVerplicht: JournalCode\r\nVerplicht: SalesOrderIDs",
    );
    const id = await ordered();
    expect((await post(invoicing, asked([customer]))).error).toBe("Ongeldige referentie: Verkooporder");
    expect((await post(invoicing, asked([id], { Mode: 0 }))).error).toBe("Ongeldig: Mode");
    expect((await post(invoicing, asked([id], { JournalCode: "20" }))).error).toBe("Invalid: Journal (type)");
    expect((await client.get(invoicing, { $select: "ID" })).status).toBe(405);
  });
});
