import { beforeEach, describe, expect, it } from "vitest";
import { type Client, sample, setUp } from "./exactonline-client.ts";

let client: Client;
let entry: (rest?: object) => object;
let line: (rest?: object) => object;
let customer: string;
beforeEach(() => {
  client = setUp();
  client.observe();
  ({ entry, line, customer } = sample(client));
  client.sim.state.byHand.addExchangeRate("USD", 0.92, "2026-01-01");
  client.sim.state.byHand.addExchangeRate("USD", 0.9137, "2026-03-01");
});
const prefer = { prefer: "return=representation" };
const read = async (path: string, $select: string, $filter = "") =>
  (await client.get(path, { $select, ...($filter === "" ? {} : { $filter }) })).d.results;

describe("an entry in a foreign currency", () => {
  it("takes the rate of its date and shows both amounts", async () => {
    const { d } = await client.book(entry({ Currency: "USD" }), prefer);
    expect(d).toMatchObject({ Currency: "USD", Rate: 0.9137, AmountFC: 121, VATAmountFC: 21 });
    expect(d).toMatchObject({ AmountDC: 110.56, VATAmountDC: 19.19 });
    const before = await client.book(entry({ Currency: "USD", EntryDate: "2026-02-28" }), prefer);
    expect(before.d).toMatchObject({ Rate: 0.92, AmountDC: 111.32 });
    expect((await client.book(entry(), prefer)).d).toMatchObject({ Currency: "EUR", Rate: 1, AmountDC: 121 });
  });

  it("keeps the books and the VAT return in the currency of the administration", async () => {
    await client.book(
      entry({ Currency: "USD", SalesEntryLines: [line({ AmountFC: 33.33 }), line({ AmountFC: 24.95, VATCode: "4" })] }),
    );
    const ledger = client.sim.state.ledger();
    const sum = (name: "cents" | "foreignCents") => ledger.reduce((total, each) => total + each[name], 0);
    expect([sum("cents"), sum("foreignCents")]).toEqual([0, 0]);
    expect(ledger[0]).toMatchObject({ glAccount: "1300", cents: 5965, foreignCents: 6528 });
    expect(client.sim.state.vatReturn("2026-01-01", "2026-03-31")).toEqual([
      { code: "2", baseCents: 3045, vatCents: 640 },
      { code: "4", baseCents: 1884, vatCents: 396 },
    ]);
    const [view] = client.sim.state.entries();
    expect(view).toMatchObject({ grossCents: 6528, vatCents: 1133, homeGrossCents: 5965, homeVatCents: 1036 });
    const lines = await read(
      "financialtransaction/TransactionLines",
      "AmountDC,AmountFC,Currency,ExchangeRate",
      "JournalCode eq '70'",
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ AmountDC: 59.65, AmountFC: 65.28, Currency: "USD", ExchangeRate: 0.9137 }),
    );
  });

  it("is an open item in its own currency", async () => {
    const { d } = await client.book(entry({ Currency: "USD" }));
    client.sim.state.byHand.pay(d.EntryID, 2100);
    const rows = await read(
      "cashflow/Receivables",
      "AmountDC,AmountFC,RateFC,Currency",
      `Account eq guid'${customer}' and Status eq 20`,
    );
    expect(rows).toMatchObject([{ AmountFC: -100, AmountDC: -91.37, RateFC: 0.9137, Currency: "USD" }]);
    expect(await read("read/financial/ReceivablesList", "Amount,CurrencyCode")).toMatchObject([
      { Amount: 100, CurrencyCode: "USD" },
    ]);
  });

  it("takes a rate of its own where the journal allows it, and keeps it when only the text changes", async () => {
    const { d } = await client.book(entry({ Currency: "CHF", Rate: "1.0625" }), prefer);
    expect(d).toMatchObject({ Rate: 1.0625, AmountDC: 128.56 });
    const path = `salesentry/SalesEntries(guid'${d.EntryID}')`;
    expect((await client.request("PUT", path, { Description: "Anders" })).status).toBe(204);
    expect((await client.get(path)).d).toMatchObject({ Rate: 1.0625, Currency: "CHF" });
  });

  it("is refused without a known currency, without a rate, or where the journal has one currency", async () => {
    const refusal = async (rest: object) => {
      const { status, error } = await client.book(entry(rest));
      return [status, error];
    };
    expect(await refusal({ Currency: "XYZ" })).toEqual([500, "Ongeldige referentie: Valuta"]);
    expect(await refusal({ Currency: "CHF" })).toEqual([500, "Verplicht: Wisselkoers"]);
    expect(await refusal({ Currency: "USD", EntryDate: "2025-12-31" })).toEqual([500, "Verplicht: Wisselkoers"]);
    expect(await refusal({ Currency: "USD", Rate: 0 })).toEqual([500, "Ongeldig: Koers"]);
    expect(await refusal({ Currency: "USD", Journal: "71", Rate: 0.9 })).toEqual([500, "Ongeldig: Koers"]);
    client.sim.state.byHand.editJournal("70", { variableCurrency: false });
    expect(await refusal({ Currency: "USD" })).toEqual([500, "Ongeldig: Valuta"]);
    client.sim.state.byHand.removeCurrency("USD");
    expect(await refusal({ Currency: "USD" })).toEqual([500, "Ongeldige referentie: Valuta"]);
    expect(client.sim.state.entries()).toEqual([]);
  });
});

describe("currencies and rates", () => {
  it("lists the currencies that are in use", async () => {
    client.sim.state.byHand.addCurrency("CZK", "Tsjechische kroon");
    const codes = (await read("general/Currencies", "Code,AmountPrecision")).map(({ Code }) => Code);
    expect(codes).toEqual(["CHF", "CZK", "DKK", "EUR", "GBP", "NOK", "PLN", "SEK", "USD"]);
  });

  it("writes and reads exchange rates", async () => {
    const path = "financial/ExchangeRates";
    const made = await client.request("POST", path, { SourceCurrency: "GBP", Rate: 1.17, StartDate: "2026-02-01" });
    expect(made.status).toBe(201);
    expect((await client.book(entry({ Currency: "GBP" }), prefer)).d).toMatchObject({ Rate: 1.17, AmountDC: 141.57 });
    const one = `${path}(guid'${made.d.ID}')`;
    expect((await client.request("PUT", one, { Rate: 1.2 })).status).toBe(204);
    expect(await read(path, "Rate,SourceCurrency,TargetCurrency", "SourceCurrency eq 'GBP'")).toMatchObject([
      { Rate: 1.2, TargetCurrency: "EUR" },
    ]);
    expect((await client.request("DELETE", one)).status).toBe(204);
    expect((await client.book(entry({ Currency: "GBP" }))).error).toBe("Verplicht: Wisselkoers");
    const errorOf = async (body: object) => (await client.request("POST", path, body)).error;
    expect(await errorOf({ Rate: 1 })).toBe("Verplicht: Valuta");
    expect(await errorOf({ SourceCurrency: "EUR", Rate: 1 })).toBe("Ongeldige referentie: Valuta");
    expect(await errorOf({ SourceCurrency: "CHF" })).toBe("Ongeldig: Koers");
  });

  it("lets an administration have another currency of its own", async () => {
    const british = setUp({ currency: "GBP" });
    british.observe();
    const { entry: body } = sample(british);
    british.sim.state.byHand.addExchangeRate("EUR", 0.85, "2026-01-01");
    expect((await british.book(body(), prefer)).d).toMatchObject({ Currency: "GBP", AmountDC: 121 });
    expect((await british.book(body({ Currency: "EUR" }), prefer)).d).toMatchObject({
      AmountFC: 121,
      AmountDC: 102.85,
    });
    const divisions = await british.get("system/Divisions", { $select: "Currency", $filter: "Currency eq 'GBP'" });
    expect(divisions.d.results).toHaveLength(1);
  });
});
