import { beforeEach, describe, expect, it } from "vitest";
import { type Client, sample, setUp } from "./exactonline-client.ts";

let client: Client;
let customer: string;
let line: (rest?: object) => object;
let entry: (rest?: object) => object;
beforeEach(() => {
  client = setUp();
  client.observe();
  ({ customer, line, entry } = sample(client));
});
const ledgerId = (code: string) => client.sim.state.glAccountId(code);
const prefer = { prefer: "return=representation" };

describe("booking", () => {
  it("answers with the id, or with everything when preferred, and can be read back with its lines", async () => {
    const minimal = await client.book(entry());
    expect(minimal.status).toBe(201);
    expect(Object.keys(minimal.d).sort()).toEqual(["EntryID", "__metadata"]);
    const full = await client.book(entry(), prefer);
    expect(full.d).toMatchObject({
      EntryNumber: 26700002,
      InvoiceNumber: 26700002,
      Type: 20,
      Status: 20,
      AmountFC: 121,
      VATAmountFC: 21,
      EntryDate: `/Date(${Date.UTC(2026, 2, 9)})/`,
      SalesEntryLines: { __deferred: { uri: expect.stringContaining("/SalesEntryLines") } },
    });
    const one = await client.get(`salesentry/SalesEntries(guid'${full.d.EntryID}')`, { $expand: "SalesEntryLines" });
    expect(one.d.SalesEntryLines.results).toMatchObject([
      { AmountFC: 100, VATAmountFC: 21, VATCode: "2  ", VATPercentage: 0.21 },
    ]);
    const lines = await client.get("salesentry/SalesEntryLines", {
      $select: "AmountFC,GLAccountCode",
      $filter: `EntryID eq guid'${full.d.EntryID}'`,
    });
    expect(lines.d.results).toMatchObject([{ AmountFC: 100, GLAccountCode: "8000" }]);
    const followed = await client.request("GET", full.d.SalesEntryLines.__deferred.uri);
    expect(followed.d.results).toHaveLength(1);
  });

  it.each([
    ["E, half a cent up", { AmountFC: 0.5, VATCode: "2" }, 0.61, 0.11],
    ["E, negative", { AmountFC: "-0.50", VATCode: "2  " }, -0.61, -0.11],
    ["E, low", { AmountFC: 10.05, VATCode: "1" }, 10.95, 0.9],
    ["I, VAT inside", { AmountFC: 24.95, VATCode: "4" }, 24.95, 4.33],
    ["E, forced", { AmountFC: 100, VATCode: "2", VATAmountFC: 20.99 }, 120.99, 20.99],
    ["I, forced", { AmountFC: 121, VATCode: "4", VATAmountFC: 20.99 }, 121, 20.99],
    ["N", { AmountFC: 33.33, VATCode: "0" }, 33.33, 0],
    ["B", { AmountFC: 33.33, VATCode: "7" }, 33.33, 0],
    ["code of the ledger account", { AmountFC: 100, VATCode: undefined, GLAccount: "8010" }, 109, 9],
  ])("VAT: %s", async (_name, rest, gross, vat) => {
    const account = "GLAccount" in rest ? { GLAccount: ledgerId(rest.GLAccount ?? "") } : {};
    const { d } = await client.book(entry({ SalesEntryLines: [line({ ...rest, ...account })] }), prefer);
    expect(d).toMatchObject({ AmountFC: gross, VATAmountFC: vat, Type: gross < 0 ? 21 : 20 });
  });

  it("takes the percentage of the entry date", async () => {
    const code = { GLAccount: ledgerId("8010"), VATCode: "1" };
    client.sim.state.byHand.editVatCode("1", {
      percentages: [
        { id: "a", from: Date.UTC(2019, 0, 1), until: Date.UTC(2026, 1, 28), rate: 90_000 },
        { id: "b", from: Date.UTC(2026, 2, 1), rate: 100_000 },
      ],
    });
    const vatOn = async (EntryDate: string) =>
      (await client.book(entry({ EntryDate, SalesEntryLines: [line(code)] }), prefer)).d.VATAmountFC;
    expect(await vatOn("2026-02-28T00:00:00")).toBe(9);
    expect(await vatOn("2026-03-01")).toBe(10);
  });

  it("derives period and due date", async () => {
    const { d } = await client.book(entry({ PaymentCondition: "31", EntryDate: "2026-02-10" }), prefer);
    expect(d).toMatchObject({ ReportingYear: 2026, ReportingPeriod: 2, DueDate: `/Date(${Date.UTC(2026, 1, 28)})/` });
  });

  it("changes the header, not the lines, and deletes while open", async () => {
    const { d } = await client.book(entry());
    const path = `salesentry/SalesEntries(guid'${d.EntryID}')`;
    const full = (await client.get(path)).d;
    expect((await client.request("PUT", path, { ...full, Description: "Anders", SalesEntryLines: [] })).status).toBe(
      204,
    );
    expect(client.sim.state.entries()).toMatchObject([{ description: "Anders", yourRef: "WEB-1", grossCents: 12100 }]);
    client.sim.state.byHand.processEntry(d.EntryID);
    expect(await client.request("DELETE", path)).toMatchObject({ status: 500, error: "Reeds verwerkt" });
    client.sim.state.byHand.editEntry(d.EntryID, { status: 20 });
    expect((await client.request("DELETE", path)).status).toBe(204);
    expect((await client.request("DELETE", path)).status).toBe(404);
    expect((await client.request("PATCH", path, {})).status).toBe(405);
    expect(client.sim.state.ledger()).toEqual([]);
  });
});

describe("refusals", () => {
  const refusal = async (rest: object) => {
    const { status, error } = await client.book(entry(rest));
    return [status, error];
  };

  it("says what is wrong in Dutch, as a 500", async () => {
    const { byHand } = client.sim.state;
    const prospect = byHand.addAccount({ name: "Prospect", status: "P" });
    byHand.blockGlAccount("8090");
    byHand.closePeriod(2026, 1);
    const withLine = (rest: object) => ({ SalesEntryLines: [line(rest)] });
    const cases: [object, string][] = [
      [{ Customer: undefined, Journal: undefined }, "Verplicht: Klant\r\nVerplicht: Dagboek"],
      [{ SalesEntryLines: [] }, "Verplicht: Regels"],
      [{ Customer: ledgerId("8000") }, "Ongeldige referentie: Klant"],
      [{ Customer: prospect }, "Ongeldig: Klant (Type)"],
      [{ Journal: "99" }, "Ongeldige referentie: Dagboek"],
      [{ Journal: "20" }, "Invalid: Journal (type)"],
      [withLine({ VATCode: "99" }), "Ongeldige referentie: Btw-code"],
      [withLine({ GLAccount: customer }), "Ongeldige referentie: Grootboekrekening"],
      [withLine({ GLAccount: ledgerId("1300") }), "Ongeldig: Grootboekrekeningtype"],
      [withLine({ GLAccount: ledgerId("8090") }), "Geblokkeerd: Grootboekrekening"],
      [withLine({ VATCode: "7", VATAmountFC: 1 }), expect.stringContaining("A VAT amount is not allowed")],
      [withLine({ VATPercentage: 0.09 }), "Ongeldig: Btw-percentage"],
      [{ EntryDate: "2026-01-31" }, "Periode is afgesloten"],
      [{ EntryDate: "2031-01-01" }, "Unknown: Fiscal year (Period - date table)"],
      [{ YourRef: "x".repeat(31) }, "Ongeldig: YourRef"],
      [{ PaymentCondition: "99" }, "Ongeldige referentie: Betalingsconditie"],
    ];
    for (const [rest, text] of cases) expect(await refusal(rest)).toEqual([500, text]);
    byHand.editAccount(customer, { GLAR: ledgerId("1310") });
    expect(await refusal({})).toEqual([500, expect.stringContaining("klantenrekening")]);
    expect((await client.book(entry({ Journal: "71" }))).status).toBe(201);
  });

  it("refuses an entry number twice in a journal and year", async () => {
    expect((await client.book(entry({ EntryNumber: 5 }))).status).toBe(201);
    expect(await refusal({ EntryNumber: 5 })).toEqual([500, "In gebruik: Boekstuknummer"]);
    expect((await client.book(entry({ EntryNumber: 5, EntryDate: "2025-12-31" }))).status).toBe(201);
  });

  it("refuses a body of the wrong form as a 400", async () => {
    expect(await refusal({ Nonsense: 1 })).toEqual([400, expect.stringContaining("'Nonsense'")]);
    expect(await refusal({ SalesEntryLines: [line({ UnitPrice: 1 })] })).toEqual([
      400,
      expect.stringContaining("'UnitPrice'"),
    ]);
    expect(await refusal({ SalesEntryLines: line() })).toEqual([
      400,
      expect.stringContaining("Error processing request stream"),
    ]);
    for (const rest of [{ EntryNumber: 3_000_000_000 }, { Customer: "x" }, { EntryDate: "9 maart" }, { YourRef: 5 }]) {
      expect((await refusal(rest))[0]).toBe(400);
    }
    expect((await client.book([])).status).toBe(400);
    expect((await client.book(entry(), { "content-type": "text/plain" })).status).toBe(415);
    expect(client.sim.state.entries()).toEqual([]);
  });
});

describe("relations", () => {
  it("creates with a number of its own, padded, and updates", async () => {
    const created = await client.request("POST", "crm/Accounts", {
      Name: "Bakker",
      Status: "C",
      Email: "b@example.test",
    });
    expect(created.status).toBe(201);
    expect(Object.keys(created.d).sort()).toEqual(["ID", "__metadata"]);
    const path = `crm/Accounts(guid'${created.d.ID}')`;
    expect((await client.request("PUT", path, { Email: null, City: "Ede", SalesCurrency: "XYZ" })).status).toBe(204);
    const read = await client.get(path);
    expect(read.d).toMatchObject({
      Code: "2".padStart(18),
      Email: null,
      City: "Ede",
      SalesCurrency: null,
      IsSales: true,
    });
    expect((await client.request("PUT", path, read.d)).status).toBe(204);
  });

  it("refuses what does not fit", async () => {
    const errorOf = async (body: object) => (await client.request("POST", "crm/Accounts", body)).error;
    expect(await errorOf({ Status: "C" })).toBe("Verplicht: Naam");
    expect(await errorOf({ Name: "x", Code: "1" })).toBe("Gegeven bestaat reeds");
    expect(await errorOf({ Name: "x", Email: "no" })).toBe("Ongeldig: Email");
    expect(await errorOf({ Name: "x", Country: "Nederland" })).toBe("Ongeldige referentie: Land");
    expect(await errorOf({ Name: "x", SalesVATCode: "99" })).toBe("Ongeldige referentie: Btw-code");
    expect(await errorOf({ Name: "x".repeat(51) })).toBe("Ongeldig: Name");
    expect(await errorOf({ Name: "x", IsCustomer: true })).toContain("'IsCustomer'");
  });
});

describe("books", () => {
  it("posts receivable, revenue and VAT in balance, and reports VAT per code", async () => {
    await client.book(
      entry({
        SalesEntryLines: [
          line(),
          line({ AmountFC: 50 }),
          line({ AmountFC: 24.95, VATCode: "4", GLAccount: ledgerId("8100") }),
        ],
      }),
    );
    await client.book(entry({ EntryDate: "2026-04-01", SalesEntryLines: [line({ AmountFC: -10, VATCode: "2" })] }));
    const { state } = client.sim;
    expect(state.ledger().reduce((sum, each) => sum + each.cents, 0)).toBe(0);
    expect(
      state
        .ledger()
        .map(({ glAccount, cents }) => [glAccount, cents])
        .slice(0, 6),
    ).toEqual([
      ["1300", 20645],
      ["8000", -10000],
      ["8000", -5000],
      ["8100", -2062],
      ["1500", -3150],
      ["1500", -433],
    ]);
    expect(state.vatReturn("2026-01-01", "2026-03-31")).toEqual([
      { code: "2", baseCents: 15000, vatCents: 3150 },
      { code: "4", baseCents: 2062, vatCents: 433 },
    ]);
    const lines = await client.get("financialtransaction/TransactionLines", {
      $select: "AmountDC,GLAccountCode",
      $filter: "JournalCode eq '70' and FinancialYear eq 2026",
    });
    const cents = lines.d.results.map(({ AmountDC }) => Math.round(AmountDC * 100));
    expect(cents.reduce((sum, each) => sum + each, 0)).toBe(0);
    expect(cents).toHaveLength(9);
  });

  it("shows over HTTP what was tampered with behind the API", async () => {
    const { d } = await client.book(entry());
    client.sim.state.tamper(d.EntryID, 1);
    const read = await client.get(`salesentry/SalesEntries(guid'${d.EntryID}')`, { $expand: "SalesEntryLines" });
    expect(read.d).toMatchObject({
      AmountFC: 121.01,
      VATAmountFC: 21,
      SalesEntryLines: { results: [{ AmountFC: 100.01 }] },
    });
    expect(client.sim.state.ledger()[0]?.cents).toBe(12101);
  });

  it("shows open items until they are paid", async () => {
    const { d } = await client.book(entry());
    const open = () => client.get("read/financial/ReceivablesList", { $select: "Amount,YourRef" });
    const filter = `Account eq guid'${customer}' and TransactionEntryID eq guid'${d.EntryID}'`;
    const items = async () =>
      (await client.get("cashflow/Receivables", { $select: "AmountDC,IsFullyPaid,Status", $filter: filter })).d.results;
    expect((await open()).d.results).toMatchObject([{ Amount: 121, YourRef: "WEB-1" }]);
    expect(await items()).toMatchObject([{ AmountDC: -121, IsFullyPaid: false, Status: 20 }]);
    client.sim.state.byHand.pay(d.EntryID, 12100);
    expect((await open()).d.results).toEqual([]);
    expect(await items()).toMatchObject([{ AmountDC: 0, IsFullyPaid: true, Status: 50 }]);
    const byAccount = `read/financial/ReceivablesListByAccount?$select=Amount&accountId=guid'${customer}'`;
    client.sim.state.byHand.undoPayment(d.EntryID);
    expect((await client.request("GET", byAccount)).d.results).toMatchObject([{ Amount: 121 }]);
  });

  it("keeps divisions apart", async () => {
    await client.book(entry());
    const second = client.sim.state.of(client.sim.state.division + 1);
    expect(second.entries()).toEqual([]);
    expect(second.glAccountId("8000")).not.toBe(ledgerId("8000"));
  });

  it("is the same in every run", async () => {
    const again = setUp();
    again.observe();
    const { d } = await again.book(sample(again).entry());
    expect((await client.book(entry())).d.EntryID).toBe(d.EntryID);
  });
});
