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
const invoices = "salesinvoice/SalesInvoices";
const printed = "salesinvoice/PrintedSalesInvoices";
const post = (path: string, body: object) => client.request("POST", path, body);

describe("a sales invoice", () => {
  it.each([
    ["E: price without VAT", { NetPrice: 10, Quantity: 3, VATCode: "2" }, 36.3, 6.3, 30],
    ["I: price with VAT", { NetPrice: 12.1, Quantity: 3, VATCode: "4" }, 36.3, 6.3, 30],
    ["unit price less discount", { UnitPrice: 20, Discount: 0.25, VATCode: "2" }, 18.15, 3.15, 15],
    ["price of the item", { Quantity: 2, VATCode: "2" }, 60.5, 10.5, 50],
    ["code of the item", { NetPrice: 100 }, 109, 9, 100],
    ["a third of a cent", { NetPrice: 3.333, Quantity: 3, VATCode: "2" }, 12.1, 2.1, 10],
    ["negative quantity", { NetPrice: 10, Quantity: -1, VATCode: "2" }, -12.1, -2.1, -10],
    ["forced under E", { NetPrice: 10, VATCode: "2", VATAmountFC: 2.11 }, 12.11, 2.11, 10],
    ["forced under I", { NetPrice: 12.1, VATCode: "4", VATAmountFC: 2.11 }, 12.1, 2.11, 9.99],
    ["no VAT", { NetPrice: 10, VATCode: "7" }, 10, 0, 10],
  ])("%s", async (_, rest, gross, vat, net) => {
    const { status, d } = await post(invoices, trade.invoice({ SalesInvoiceLines: [trade.line(rest)] }));
    expect(status).toBe(201);
    expect(d).toMatchObject({
      AmountFC: gross,
      VATAmountFC: vat,
      AmountFCExclVat: net,
      Status: 20,
      InvoiceNumber: null,
    });
    const lines = await client.get("salesinvoice/SalesInvoiceLines", {
      $select: "AmountFC,VATAmountFC,ItemCode",
      $filter: `InvoiceID eq guid'${d.InvoiceID}'`,
    });
    expect(lines.d.results).toMatchObject([{ AmountFC: net, VATAmountFC: vat, ItemCode: "SKU-1" }]);
    expect(client.sim.state.ledger()).toEqual([]);
  });

  it("is booked when it is printed, once, and mailed to nobody unless asked", async () => {
    const { d } = await post(invoices, trade.invoice());
    const answer = await post(printed, { InvoiceID: d.InvoiceID, InvoiceDate: "2026-03-01" });
    expect(answer).toMatchObject({ status: 201, d: { DocumentCreationError: null, EmailCreationSuccess: null } });
    expect(client.sim.state.mails()).toEqual([]);
    const read = await client.get(`${invoices}(guid'${d.InvoiceID}')`);
    expect(read.d).toMatchObject({
      Status: 50,
      InvoiceNumber: 26700001,
      InvoiceDate: `/Date(${Date.UTC(2026, 2, 1)})/`,
    });
    expect(client.sim.state.entries()).toMatchObject([
      { invoice: d.InvoiceID, entryNumber: 26700001, yourRef: "WEB-1", grossCents: 1210, vatCents: 210, status: 50 },
    ]);
    expect(client.sim.state.vatReturn("2026-01-01", "2026-03-31")).toEqual([
      { code: "2", baseCents: 1000, vatCents: 210 },
    ]);
    expect(await post(printed, { InvoiceID: d.InvoiceID })).toMatchObject({ status: 500, error: "Reeds verwerkt" });
    expect((await client.request("DELETE", `${invoices}(guid'${d.InvoiceID}')`)).error).toBe("Reeds verwerkt");
    expect((await post(invoices, trade.invoice({ InvoiceID: d.InvoiceID }))).error).toBe("Reeds verwerkt");
  });

  it("tells in a text what could not be sent, although it is processed", async () => {
    const print = async (rest: object) => {
      const { d } = await post(invoices, trade.invoice());
      return (await post(printed, { InvoiceID: d.InvoiceID, ...rest })).d;
    };
    expect(await print({ SendEmailToCustomer: true })).toMatchObject({ EmailCreationSuccess: expect.any(String) });
    expect(await print({ SendOutputBasedOnAccount: true })).toMatchObject({ EmailCreationSuccess: null });
    client.sim.state.byHand.editAccount(customer, { Email: null, InvoicingMethod: 2 });
    expect(await print({ SendOutputBasedOnAccount: true })).toMatchObject({ EmailCreationError: expect.any(String) });
    client.sim.state.byHand.failDocuments("Geen ruimte");
    expect(await print({})).toMatchObject({ DocumentCreationError: "Geen ruimte", Document: null });
    expect(client.sim.state.mails()).toMatchObject([{ to: "jansen@example.test" }]);
    expect(client.sim.state.invoices().map(({ status }) => status)).toEqual([50, 50, 50, 50]);
  });

  it("can be changed and deleted while open, and processed by a person", async () => {
    const { d } = await post(invoices, trade.invoice());
    const path = `${invoices}(guid'${d.InvoiceID}')`;
    expect((await client.request("PUT", path, { YourRef: "WEB-2", SalesInvoiceLines: [] })).status).toBe(204);
    expect(client.sim.state.invoices()).toMatchObject([{ yourRef: "WEB-2", lines: [{}] }]);
    client.sim.state.byHand.processInvoice(d.InvoiceID, "2026-02-28");
    expect((await client.request("PUT", path, { YourRef: "WEB-3" })).error).toBe("Reeds verwerkt");
    expect(client.sim.state.entries()).toMatchObject([{ entryDate: Date.UTC(2026, 1, 28) }]);
    const other = await post(invoices, trade.invoice());
    expect((await client.request("DELETE", `${invoices}(guid'${other.d.InvoiceID}')`)).status).toBe(204);
  });

  it("is refused in the words that were seen", async () => {
    const { byHand } = client.sim.state;
    const contact = byHand.addContact(customer, { LastName: "Jansen" });
    const purchase = byHand.addItem({ Code: "IN", Description: "Inkoop", IsSalesItem: false });
    const old = byHand.addItem({ Code: "OUD", Description: "Oud", EndDate: Date.UTC(2025, 0, 1) });
    const wrongAddress = byHand.addAddress(customer, { Type: 3 });
    const withLine = (rest: object) => ({ SalesInvoiceLines: [trade.line(rest)] });
    const cases: [object, number, string][] = [
      [{ Journal: undefined, OrderedBy: undefined }, 500, "Verplicht: Besteld door\r\nVerplicht: Dagboek"],
      [{ SalesInvoiceLines: [] }, 500, "Verplicht: Regels"],
      [{ OrderedBy: contact }, 500, "Ongeldige referentie: Besteld door"],
      [{ InvoiceTo: contact }, 500, "Ongeldige referentie: Factuur voor"],
      [{ DeliverToAddress: wrongAddress }, 500, "Ongeldige referentie: Afleveradres"],
      [{ Journal: "20" }, 500, "Invalid: Journal (type)"],
      [{ Type: 8023 }, 500, "Verplicht: Magazijn"],
      [{ Currency: "XYZ" }, 500, "Ongeldige referentie: Valuta"],
      [withLine({ NetPrice: -1 }), 500, "Ongeldig: Prijs"],
      [withLine({ Quantity: 0.5 }), 500, "Ongeldig: Aantal"],
      [withLine({ Item: purchase }), 500, "Ongeldig: Artikel"],
      [withLine({ Item: old }), 500, "Niet actief: Artikel"],
      [withLine({ Item: customer }), 500, "Ongeldige referentie: Artikel"],
      [
        withLine({ VATCode: "7", VATAmountFC: 1 }),
        500,
        expect.stringContaining("A VAT amount is not allowed") as never,
      ],
      [{ SalesInvoiceLines: trade.line() }, 400, expect.stringContaining("top-level resource") as never],
      [{ Discount: 0.1 }, 501, "Not simulated: Discount"],
      [withLine({ TrackingNumber: customer }), 400, expect.stringContaining("'TrackingNumber'") as never],
    ];
    for (const [rest, status, error] of cases)
      expect(await post(invoices, trade.invoice(rest))).toMatchObject({ status, error });
    byHand.closePeriod(2026, 3);
    const { d } = await post(invoices, trade.invoice());
    expect((await post(printed, { InvoiceID: d.InvoiceID })).error).toBe("Periode is afgesloten");
    expect((await post(printed, { InvoiceID: customer })).error).toBe("Ongeldige referentie: Factuur");
    expect((await post(printed, {})).error).toBe("Verplicht: Factuur");
    expect(client.sim.state.entries()).toEqual([]);
  });

  it("takes the rate of its invoice date", async () => {
    client.sim.state.byHand.addExchangeRate("USD", 0.5, "2026-01-01");
    const { d } = await post(invoices, trade.invoice({ Currency: "USD" }));
    expect(d).toMatchObject({ AmountFC: 12.1, AmountDC: 6.05 });
    await post(printed, { InvoiceID: d.InvoiceID });
    expect(client.sim.state.entries()).toMatchObject([{ currency: "USD", homeGrossCents: 605 }]);
  });
});
