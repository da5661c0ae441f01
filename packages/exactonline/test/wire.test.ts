import { describe, expect, test } from "vitest";
import { must, mustFail } from "./support.ts";
import {
  accountPath,
  accountSelect,
  api,
  customerStep,
  documentStep,
  entryPath,
  entryRow,
  entrySelect,
  errorBody,
  exactly,
  open,
  site,
  totals,
  useNock,
  written,
} from "./wire.ts";

useNock();

describe("sending", () => {
  test("what is posted is the step's body, and the answer's id, number and totals come back", async () => {
    written()
      .post(entryPath, (body: unknown) => JSON.stringify(body) === JSON.stringify(documentStep.request.body))
      .reply(201, { d: entryRow({ AmountFC: 69.27000000000001 }) });
    expect(must(await open().ledger.send(documentStep))).toEqual({ id: "entry-guid", number: "10330", totals });
  });

  test("a customer", async () => {
    written()
      .post(accountPath, customerStep.request.body as never)
      .reply(201, { d: { ID: "customer-guid", Code: "                25" } });
    expect(must(await open().ledger.send(customerStep))).toEqual({ id: "customer-guid", number: "25", totals: null });
  });

  test("an answer with nothing but the id has no totals and no number", async () => {
    written()
      .post(entryPath)
      .reply(201, { d: { EntryID: "entry-guid" } });
    expect(must(await open().ledger.send(documentStep))).toEqual({ id: "entry-guid", number: null, totals: null });
  });

  const lostAnswers: [number, unknown][] = [
    [201, '{"d":{"EntryID":"ent'],
    [201, ""],
    [200, { d: {} }],
    [201, { d: { EntryID: "" } }],
    [500, "<html>Server Error</html>"],
    [500, errorBody("")],
    [502, ""],
    [503, errorBody("Service Unavailable")],
    [504, "<html>Gateway Timeout</html>"],
    [408, ""],
  ];
  test.each(lostAnswers)("%i %j leaves in doubt whether it was booked, and is not sent again", async (status, body) => {
    written()
      .post(entryPath)
      .reply(status, body as never);
    expect(mustFail(await open().ledger.send(documentStep))).toMatchObject({
      outcome: "unknown",
      problem: { code: "ledger.answer-lost" },
    });
  });

  test("a connection that breaks leaves in doubt, one that was never made does not", async () => {
    written()
      .post(entryPath)
      .replyWithError(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
    expect(mustFail(await open().ledger.send(documentStep)).outcome).toBe("unknown");
    written()
      .post(entryPath)
      .replyWithError(Object.assign(new Error("refused"), { code: "ECONNREFUSED" }));
    expect(mustFail(await open().ledger.send(documentStep))).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.unreachable" },
    });
  });

  const refusals: [number, string, string, object][] = [
    [500, "Periode is afgesloten", "ledger.period-closed", { date: "2026-03-16" }],
    [500, "Unknown: Fiscal year (Period - date table)", "ledger.period-closed", {}],
    [500, "Ongeldig: Klant (Type)", "ledger.customer-unusable", {}],
    [500, "Ongeldige referentie: Klant", "ledger.customer-unusable", {}],
    [500, "Geblokkeerd: Klant", "ledger.customer-unusable", {}],
    [500, "Invalid reference: Customer", "ledger.customer-unusable", {}],
    [500, "Blocked: Account", "ledger.customer-unusable", {}],
    [500, "In gebruik: Boekstuknummer", "ledger.number-in-use", { number: "10330" }],
    [500, "In use: Entry number", "ledger.number-in-use", {}],
    [500, "Ongeldig: Grootboekrekeningtype", "ledger.account-unsuitable", { code: "id-8000, id-8010, id-8100" }],
    [500, "Geblokkeerd: Grootboekrekening", "ledger.account-unknown", {}],
    [500, "Invalid reference: G/L Account", "ledger.account-unknown", {}],
    [500, "Ongeldige referentie: BTW-code", "ledger.vat-code-unknown", { code: "2, 1" }],
    [500, "Ongeldige referentie: Dagboek", "ledger.journal-unknown", { code: "70" }],
    [500, "Invalid: Journal (type)", "ledger.journal-unknown", {}],
    [500, "Verplicht: Omschrijving\r\nPeriode is afgesloten", "ledger.period-closed", {}],
    [500, "Verplicht: Klant", "ledger.refused", { detail: "Verplicht: Klant" }],
    [400, "The property name 'X' is not valid.", "ledger.refused", {}],
    [500, "Ongeldig: Email jan@voorbeeld.nl", "ledger.refused", { detail: "Ongeldig: Email <e-mail>" }],
    [500, "De klantenrekening van deze relatie is niet gelijk aan de rekening", "ledger.refused", {}],
  ];
  test.each(refusals)("%i %s: surely not booked, %s", async (status, text, code, parameters) => {
    written().post(entryPath).reply(status, errorBody(text));
    expect(mustFail(await open().ledger.send(documentStep))).toMatchObject({
      outcome: "not-done",
      problem: { code, parameters },
    });
  });

  const body = {
    OrderDate: "2026-03-17",
    OrderNumber: 10330,
    PaymentCondition: "30",
    Journal: "71",
  };
  const invoiceLines = [
    { Item: "id-PAN", GLAccount: "id-8000", VATCode: "2", Quantity: 2 },
    { Item: "id-STOF", GLAccount: "id-8010", VATCode: "1", Quantity: 1.5 },
  ];
  const orderLines = invoiceLines.map(({ Item, VATCode, Quantity }) => ({ Item, VATCode, Quantity }));
  const ofBoth: [string, string, object][] = [
    ["Periode is afgesloten", "ledger.period-closed", { date: "2026-03-17" }],
    ["Verkoopordernummer: Bestaat reeds", "ledger.number-in-use", { number: "10330" }],
    ["Sales order number: Already exists", "ledger.number-in-use", { number: "10330" }],
    ["In gebruik: Factuurnummer", "ledger.number-in-use", {}],
    ["Ongeldige referentie: BTW-code", "ledger.vat-code-unknown", { code: "2, 1" }],
    ["Ongeldige referentie: Artikel", "ledger.item-unusable", { code: "id-PAN, id-STOF" }],
    ["Ongeldig: Aantal", "ledger.item-not-in-parts", { code: "id-STOF" }],
    ["Ongeldige referentie: Betalingsconditie", "ledger.payment-condition-unknown", { code: "30" }],
    ["Ongeldige referentie: Dagboek", "ledger.journal-unknown", { code: "71" }],
    ["Ongeldige referentie: Besteld door", "ledger.customer-unusable", {}],
  ];
  const kinds = [
    ["invoice", "salesinvoice/SalesInvoices", { SalesInvoiceLines: invoiceLines }, "id-8000, id-8010"],
    ["order", "salesorder/SalesOrders", { SalesOrderLines: orderLines }, "-"],
  ] as const;
  test.each(
    kinds.flatMap(([kind, resource, withLines, accounts]) =>
      [...ofBoth, ["Geblokkeerd: Grootboekrekening", "ledger.account-unknown", { code: accounts }] as const].map(
        (refusal) => [kind, resource, withLines, ...refusal] as const,
      ),
    ),
  )("of a sales %s (%s %j) with '%s': %s", async (_, resource, withLines, text, code, parameters) => {
    const path = entryPath.replace("salesentry/SalesEntries", resource);
    written().post(path).reply(500, errorBody(text));
    const step = { ...documentStep, request: { ...documentStep.request, path, body: { ...body, ...withLines } } };
    expect(mustFail(await open().ledger.send(step)).problem).toMatchObject({ code, parameters });
  });

  test("a refusal without Exact's words", async () => {
    written().post(entryPath).reply(400, "Bad Request");
    expect(mustFail(await open().ledger.send(documentStep)).problem).toMatchObject({
      code: "ledger.refused",
      parameters: { detail: "HTTP 400" },
    });
  });
});

describe("looking up", () => {
  const found = (rows: unknown[]) => ({ d: { results: rows } });
  const byReference = `${entryPath}${entrySelect}startswith(YourRef,'shop-10330')`;

  const noneOfOtherKinds = () => {
    for (const resource of ["salesinvoice/SalesInvoices", "salesorder/SalesOrders"]) {
      api()
        .get((uri) => uri.includes(resource) && uri.includes("shop-10330"))
        .reply(200, found([]));
    }
  };

  test("a document: none, one, several", async () => {
    for (const [rows, expected] of [
      [[], null],
      [[entryRow(), entryRow({ YourRef: "shop-103301" })], { id: "entry-guid", number: "10330", totals }],
    ] as const) {
      api()
        .get(exactly(byReference))
        .reply(200, found([...rows]));
      if (expected === null) noneOfOtherKinds();
      expect(must(await open().ledger.lookup(documentStep))).toEqual(expected);
    }
    api()
      .get(exactly(byReference))
      .reply(200, { d: [entryRow(), entryRow({ EntryID: "other" })] });
    expect(mustFail(await open().ledger.lookup(documentStep)).problem.code).toBe("ledger.reference-ambiguous");
  });

  test("where the reference cannot be filtered on: around the entry's date, and then not asked again", async () => {
    const { ledger } = open();
    const byDate = "EntryDate ge datetime'2026-03-15T00:00:00' and EntryDate lt datetime'2026-03-18T00:00:00'";
    api().get(exactly(byReference)).reply(400, errorBody("Filtering on these fields is not supported"));
    api()
      .get(exactly(`${entryPath}${entrySelect}${byDate}`))
      .twice()
      .reply(200, found([entryRow()]));
    expect(must(await ledger.lookup(documentStep))?.id).toBe("entry-guid");
    expect(must(await ledger.lookup(documentStep))?.id).toBe("entry-guid");
  });

  test("where the date cannot be filtered on either: everything", async () => {
    api().get(exactly(byReference)).reply(400, errorBody("not supported"));
    api()
      .get((uri) => uri.includes("EntryDate%20ge"))
      .reply(400, errorBody("not supported"));
    api()
      .get(exactly(`${entryPath}${entrySelect.replace("&$filter=", "")}`))
      .reply(200, found([entryRow()]));
    expect(must(await open().ledger.lookup(documentStep))?.id).toBe("entry-guid");
  });

  test("a customer by the address as typed, then in small letters", async () => {
    api()
      .get(exactly(`${accountPath}${accountSelect}Email eq 'Jan@Voorbeeld.nl'`))
      .reply(200, found([]));
    api()
      .get(exactly(`${accountPath}${accountSelect}Email eq 'jan@voorbeeld.nl'`))
      .reply(200, found([{ ID: "c", Code: "  25", Email: "jan@voorbeeld.nl", Status: "C ", Blocked: false }]));
    expect(must(await open().ledger.lookup(customerStep))).toEqual({ id: "c", number: "25", totals: null });
  });

  test("the next page word for word, on the same site only", async () => {
    const next = `${site}${entryPath}?$select=EntryID&$skiptoken=guid'1'`;
    api()
      .get(exactly(byReference))
      .reply(200, { d: { results: [], __next: next } });
    api()
      .get((uri) => uri.includes("skiptoken"))
      .reply(200, found([entryRow()]));
    expect(must(await open().ledger.lookup(documentStep))?.id).toBe("entry-guid");
    for (const wrong of [
      "https://kwaad.nl/api",
      "no address",
      `${site}${encodeURI(byReference).replace("(YourRef,", "(YourRef%2C").replaceAll("'", "%27")}`,
    ]) {
      api()
        .get(exactly(byReference))
        .reply(200, { d: { results: [], __next: wrong } });
      expect(mustFail(await open().ledger.lookup(documentStep)).problem.code).toBe("ledger.malformed");
    }
  });

  test("an amount, a date or a row that cannot be read", async () => {
    for (const change of [{ AmountFC: "veel" }, { EntryDate: "gisteren" }, { EntryID: 3 }]) {
      api()
        .get(exactly(byReference))
        .reply(200, found([entryRow(change)]));
      expect(mustFail(await open().ledger.lookup(documentStep))).toMatchObject({
        outcome: "not-done",
        problem: { code: "ledger.malformed" },
      });
    }
  });
});
