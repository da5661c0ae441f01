import { fillStep, instantOf, type Json } from "@boekbrug/core";
import { createFakeClock } from "@boekbrug/testkit";
import nock from "nock";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createSnelStart, createSnelStartBudget, type SnelStartSettings, snelstartSettings } from "../src/index.ts";
import { must, mustFail, planOf, rules, snapshot, stepOf, uuid } from "./parts.ts";

const site = "https://b2bapi.snelstart.nl";
const tokenSite = "https://auth.snelstart.nl";
const start = "2026-03-16T09:00:00Z";
const clientKey = btoa("koppeling:geheim");

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
beforeEach(() => nock.cleanAll());
afterEach(() => expect(nock.pendingMocks()).toEqual([]));

const headers = { "ocp-apim-subscription-key": "subscription", authorization: "Bearer token-1" };
const api = (reqheaders: Record<string, string> = headers) => nock(site, { reqheaders });
const logIn = (token = "token-1", form: Record<string, string> = { grant_type: "clientkey", clientkey: clientKey }) =>
  nock(tokenSite).post("/b2b/token", form).reply(200, { access_token: token, token_type: "bearer", expires_in: 3599 });

function open(changes: Partial<SnelStartSettings> = {}, budget?: ReturnType<typeof createSnelStartBudget>) {
  const clock = createFakeClock(start);
  const settings = snelstartSettings.parse({
    kind: "snelstart",
    clientKey,
    subscriptionKey: "subscription",
    ...changes,
  });
  return { clock, ledger: createSnelStart(settings, { clock, budget }) };
}

const plan = planOf();
const ids = new Map([["customer", uuid(500)]]);
const steps = must(open().ledger.compose(plan, rules, snapshot)).map((step) => must(fillStep(step, ids)));
const customerStep = stepOf(steps, "customer");
const documentStep = stepOf(steps, "document");
const totals = { gross: plan.totals.gross, vat: plan.totals.vat };

/** What the API answers to the document: the whole record as stored. */
const bookingRow = (changes: object = {}) => ({
  ...(documentStep.request.body as object),
  id: uuid(600),
  modifiedOn: "2026-03-16T10:00:00.123",
  documents: [],
  ...changes,
});
const invoiceRow = (changes: object = {}) => ({
  id: uuid(700),
  factuurnummer: "W1001",
  factuurDatum: "2026-03-16T00:00:00",
  factuurBedrag: 59.1,
  openstaandSaldo: 59.1,
  relatie: { id: uuid(500) },
  verkoopBoeking: { id: uuid(600) },
  ...changes,
});
const refusal = (...codes: readonly string[]) =>
  codes.map((errorCode) => ({ errorCode, message: "Nee.", details: null }));

describe("logging in", () => {
  test("the client key gives a token, which every call bears beside the subscription key", async () => {
    logIn();
    api()
      .post("/v2/verkoopboekingen", documentStep.request.body as never)
      .reply(201, bookingRow());
    const { ledger } = open();
    must(await ledger.ready());
    expect(must(await ledger.send(documentStep))).toEqual({ id: uuid(600), number: "W1001", totals });
  });

  test("an older key goes by its two halves", async () => {
    logIn("token-1", { grant_type: "password", username: "koppeling", password: "geheim" });
    must(await open({ grant: "password" }).ledger.ready());
  });

  test("a token that is refused is replaced once, and the write goes again: it was surely not done", async () => {
    logIn("old");
    api({ authorization: "Bearer old" }).post("/v2/verkoopboekingen").reply(401, "");
    logIn();
    api().post("/v2/verkoopboekingen").reply(201, bookingRow());
    expect(must(await open().ledger.send(documentStep)).id).toBe(uuid(600));
  });

  test("a token that is refused again asks for a new client key", async () => {
    logIn("old");
    logIn();
    nock(site).post("/v2/verkoopboekingen").twice().reply(401, "");
    expect(mustFail(await open().ledger.send(documentStep))).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.client-key-refused" },
    });
  });

  test("a token is asked for anew before it lapses", async () => {
    logIn("old");
    const { clock, ledger } = open();
    must(await ledger.ready());
    clock.advance(3_560_000);
    logIn();
    must(await ledger.ready());
  });

  test("a refused client key and a refused subscription key are told apart", async () => {
    nock(tokenSite).post("/b2b/token").reply(400, { error: "De koppelsleutel is onbekend." });
    expect(mustFail(await open().ledger.ready()).problem.code).toBe("ledger.client-key-refused");
    logIn();
    const message = "Access denied due to invalid subscription key. Make sure to provide a valid key.";
    api().get("/v2/companyInfo").reply(401, { statusCode: 401, message });
    expect(mustFail(await open().ledger.snapshot()).problem.code).toBe("ledger.subscription-key-refused");
  });

  test("a token server that does not answer leaves nothing in doubt", async () => {
    nock(tokenSite).post("/b2b/token").times(3).reply(503, "");
    expect(mustFail(await open().ledger.send(documentStep))).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.unreachable" },
    });
  });
});

describe("sending", () => {
  const send = async (status: number, body: unknown) => {
    logIn();
    api()
      .post("/v2/verkoopboekingen")
      .reply(status, body as never);
    return open().ledger.send(documentStep);
  };

  test("an answer that does not show the identity has no totals, so that it is read back", async () => {
    const sent = must(await send(201, bookingRow({ omschrijving: "Iets anders", boekstuk: null })));
    expect(sent).toEqual({ id: uuid(600), number: "W1001", totals: null });
  });

  test("one that shows it only as voucher number, with text money and null where lists are, is as good", async () => {
    const row = bookingRow({ omschrijving: null, factuurbedrag: "59.10", btw: [{ btwSoort: "x", btwBedrag: "7.53" }] });
    expect(must(await send(200, row)).totals).toEqual(totals);
  });

  test.each([
    [201, '{"id":"60'],
    [201, ""],
    [201, { id: 600 }],
    [408, ""],
    [409, refusal("ALG-0001")],
    [500, { Message: "An error has occurred." }],
    [502, ""],
    [504, "<html>Gateway Timeout</html>"],
  ])("%i %j leaves in doubt whether it was booked, and is not sent again", async (status, body) => {
    expect(mustFail(await send(status, body))).toMatchObject({
      outcome: "unknown",
      problem: { code: "ledger.answer-lost" },
    });
  });

  test.each([
    ["BOE-0042", "ledger.period-closed"],
    ["BOE-0051", "ledger.period-closed"],
    ["BOE-0033", "ledger.period-closed"],
    ["BOE-0054", "ledger.customer-unusable"],
    ["BOE-0060", "ledger.customer-unusable"],
    ["BOE-0080", "ledger.eu-customer-unproven"],
    ["BOE-0039", "ledger.refused"],
    ["XYZ-9999", "ledger.refused"],
  ])("%s was surely not booked, and says why", async (code, expected) => {
    expect(mustFail(await send(400, refusal(code)))).toMatchObject({
      outcome: "not-done",
      problem: { code: expected },
    });
  });

  test.each<[string, unknown]>([
    ["a list of complaints", refusal("BOE-0039")],
    ["a model state", { message: "The request is invalid.", modelState: { "model.factuurbedrag": ["BOE-0039"] } }],
    ["the OData layer", { Message: "BOE-0039: niet in evenwicht" }],
    ["the gateway", { statusCode: 400, message: "BOE-0039" }],
  ])("the reason is read from %s", async (_, body) => {
    const { parameters } = mustFail(await send(400, body)).problem;
    expect(JSON.stringify(parameters)).toContain("BOE-0039");
  });

  test.each<[number, unknown]>([
    [400, ""],
    [400, "<html>"],
    [400, []],
    [422, "{}"],
  ])("%i %j without a reason is a refusal all the same, if it is not there", async (status, body) => {
    if (status === 400) api().get("/v2/verkoopfacturen").query(true).twice().reply(200, []);
    expect(mustFail(await send(status, body))).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.refused", parameters: { detail: `HTTP ${status}` } },
    });
  });

  test("a missing right is told; an exhausted quota is a limit with its end", async () => {
    expect(mustFail(await send(403, { message: "Geen toegang" })).problem.code).toBe("ledger.no-rights");
    const message = "Out of call volume quota. Quota will be replenished in 00:10:00.";
    expect(mustFail(await send(403, { statusCode: 403, message }))).toMatchObject({
      outcome: "not-done",
      notBefore: instantOf(Date.parse(start) + 600_000),
      problem: { code: "ledger.limit" },
    });
  });

  test.each<[string, Record<string, string>, unknown, number]>([
    ["its header", { "Retry-After": "17" }, "", 17],
    ["its words", {}, { statusCode: 429, message: "Rate limit is exceeded. Try again in 20 seconds." }, 20],
    ["nothing", {}, "", 60],
  ])("a limit ends by %s", async (_, answerHeaders, body, seconds) => {
    logIn();
    api()
      .post("/v2/verkoopboekingen")
      .reply(429, body as never, answerHeaders);
    expect(mustFail(await open().ledger.send(documentStep))).toMatchObject({
      outcome: "not-done",
      notBefore: instantOf(Date.parse(start) + seconds * 1000),
    });
  });

  test("what a person told is not in the words of a refusal", async () => {
    logIn();
    api()
      .post("/v2/relaties")
      .reply(400, [{ errorCode: "REL-9999", message: "Naam Sanne de Vries (sanne@example.nl) mag niet" }]);
    const { parameters } = mustFail(await open().ledger.send(customerStep)).problem;
    expect(JSON.stringify(parameters)).not.toMatch(/sanne|vries/i);
  });
});

describe("a number that is taken", () => {
  const taken = () => {
    logIn();
    api().post("/v2/verkoopboekingen").reply(400, refusal("BOE-0021"));
  };
  const listed = (...rows: object[]) =>
    api()
      .get("/v2/verkoopfacturen")
      .query({ $filter: "Factuurnummer eq 'W1001'", $top: "500", $skip: "0" })
      .reply(200, rows);

  test("by the booking itself is the booking, with its own totals", async () => {
    taken();
    listed(invoiceRow());
    api()
      .get(`/v2/verkoopboekingen/${uuid(600)}`)
      .reply(200, bookingRow({ factuurbedrag: 60 }));
    const found = must(await open().ledger.send(documentStep));
    expect(found).toMatchObject({ id: uuid(600), totals: { gross: { minor: 6000 } } });
  });

  const byAnother = (changes: object = {}, invoice: { verkoopOrders?: object[] } = {}) => {
    taken();
    for (let times = 0; times < 2; times += 1) {
      listed(invoiceRow(invoice));
      if (times === 1 && invoice.verkoopOrders !== undefined) break;
      api()
        .get(`/v2/verkoopboekingen/${uuid(600)}`)
        .reply(200, bookingRow({ omschrijving: "Met de hand", boekstuk: "7", ...changes }));
      if (times === 0) api().get("/v2/verkoopfacturen").query(true).reply(200, []);
    }
  };

  test("by somebody else's booking of the same sale is that booking, and found by our reference from then on", async () => {
    byAnother({ factuurdatum: "2026-03-20T00:00:00" });
    const { ledger } = open();
    expect(must(await ledger.send(documentStep))).toEqual({ id: uuid(600), number: "W1001", totals });
    api().get("/v2/verkoopfacturen").query(true).reply(200, [invoiceRow()]);
    api()
      .get(`/v2/verkoopboekingen/${uuid(600)}`)
      .reply(200, bookingRow({ omschrijving: "Met de hand", boekstuk: "7" }));
    const query = { references: [plan.reference], numbers: [plan.number], from: plan.date, to: plan.date };
    expect(must(await ledger.readBack(query))).toMatchObject([{ id: uuid(600), reference: plan.reference }]);
  });

  test.each<[string, object, { verkoopOrders?: object[] }?]>([
    ["of another amount", { factuurbedrag: 59.2 }],
    ["with other VAT", { btw: [{ btwSoort: "VerkopenHoog", btwBedrag: 7.52 }] }],
    ["of long ago", { factuurdatum: "2026-01-02T00:00:00" }],
    ["that SnelStart made of an order", {}, { verkoopOrders: [{ id: uuid(800) }] }],
    ["of another order of ours", { omschrijving: "Bestelling W1001 (winkel-7)" }],
  ])("by a booking %s is told", async (_, changes, invoice = {}) => {
    byAnother(changes, invoice);
    expect(mustFail(await open().ledger.send(documentStep))).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.number-taken", parameters: { number: "W1001" } },
    });
  });
});

describe("looking up", () => {
  const get = (query: boolean | Record<string, string>, ...rows: object[]) =>
    api().get("/v2/verkoopfacturen").query(query).reply(200, rows);

  test("a booking is found under another number, by its day and customer", async () => {
    logIn();
    get({ $filter: "Factuurnummer eq 'W1001'", $top: "500", $skip: "0" });
    const filter = "FactuurDatum ge datetime'2026-03-16T00:00:00' and FactuurDatum lt datetime'2026-03-17T00:00:00'";
    get(
      { $filter: filter, $top: "500", $skip: "0" },
      invoiceRow({ id: uuid(701), relatie: { id: uuid(9) }, factuurBedrag: 1, verkoopBoeking: { id: uuid(601) } }),
      invoiceRow({ factuurnummer: "20261001" }),
    );
    api()
      .get(`/v2/verkoopboekingen/${uuid(600)}`)
      .reply(200, bookingRow({ factuurnummer: "20261001" }));
    expect(must(await open().ledger.lookup(documentStep))).toMatchObject({ id: uuid(600), number: "20261001", totals });
  });

  test("a filter that is passed over finds no more than was asked for", async () => {
    logIn();
    get(true, invoiceRow({ factuurnummer: "W2002" }));
    get(true, invoiceRow({ factuurnummer: "W2002", factuurDatum: "2025-01-01T00:00:00" }));
    expect(must(await open().ledger.lookup(documentStep))).toBeNull();
  });

  test("reading back asks for the days once, and reads only what bears one of the numbers", async () => {
    logIn();
    const filter = "FactuurDatum ge datetime'2026-03-15T00:00:00' and FactuurDatum lt datetime'2026-03-17T00:00:00'";
    get(
      { $filter: filter, $top: "500", $skip: "0" },
      invoiceRow(),
      invoiceRow({ id: uuid(702), factuurnummer: "F-7", verkoopBoeking: { id: uuid(602) } }),
      invoiceRow({ id: uuid(703), factuurnummer: "W1001", factuurDatum: "2026-02-01T00:00:00" }),
    );
    api()
      .get(`/v2/verkoopboekingen/${uuid(600)}`)
      .reply(200, bookingRow());
    const found = must(
      await open().ledger.readBack({
        references: [plan.reference],
        numbers: ["W1001", "20261001"],
        from: "2026-03-15",
        to: "2026-03-16",
      }),
    );
    expect(found).toMatchObject([{ id: uuid(600), reference: "shop-1001", date: "2026-03-16", ...totals }]);
  });

  test("a list goes on as long as its pages are full", async () => {
    logIn();
    const rows = Array.from({ length: 500 }, (_, index) => invoiceRow({ id: uuid(index) }));
    api().get("/v2/verkoopfacturen").query({ $filter: /.*/, $top: "500", $skip: "0" }).reply(200, rows);
    api()
      .get("/v2/verkoopfacturen")
      .query({ $filter: /.*/, $top: "500", $skip: "500" })
      .reply(200, [rows[0], invoiceRow({ id: uuid(999) })]);
    api().get("/v2/verkooporders").query({ $filter: /.*/, $top: "500", $skip: "0" }).reply(200, []);
    const listed = await open().ledger.documents?.({ from: "2026-03-16", to: "2026-03-16" });
    expect(must(listed ?? expect.fail("no documents"))).toHaveLength(501);
  });

  test.each([0, 1, 2])("a reading call is tried again, three times in all (%i refused)", async (refused) => {
    logIn();
    if (refused > 0) nock(site).get("/v2/verkoopfacturen").query(true).times(refused).reply(503, "");
    get(true);
    api().get("/v2/verkooporders").query(true).reply(200, []);
    must(await open().ledger.readBack({ references: ["shop-1"], from: "2026-03-16", to: "2026-03-16" }));
  });
});

describe("customers", () => {
  const relation = (changes: object = {}) => ({
    id: uuid(500),
    relatiecode: 12,
    relatiesoort: ["Klant"],
    naam: "Sanne de Vries",
    email: "Sanne@Example.nl",
    nonactief: false,
    ...changes,
  });
  const search = (filter: string, ...rows: object[]) =>
    api().get("/v2/relaties").query({ $filter: filter, $top: "500", $skip: "0" }).reply(200, rows);

  test("is found by e-mail address, whatever its capitals; others that are listed are passed over", async () => {
    logIn();
    search(
      "Email eq 'sanne@example.nl'",
      relation({ id: uuid(1), email: "else@example.nl" }),
      relation({ id: uuid(2), relatiesoort: ["Leverancier"] }),
      relation({ id: uuid(3), nonactief: true }),
      relation({ id: uuid(4), relatiecode: -1 }),
      relation({ id: uuid(5), relatiecode: 20 }),
      relation({ email: "boek@example.nl; sanne@example.nl" }),
    );
    expect(must(await open().ledger.lookup(customerStep))).toEqual({ id: uuid(500), number: "12", totals: null });
  });

  const named = { $filter: "Naam eq 'Sanne de Vries'", $top: "500", $skip: "0" };

  test("what SnelStart refuses of a record is left out and told, one complaint after the other", async () => {
    logIn();
    const bodies: Json[] = [];
    const answers = [refusal("REL-0087"), refusal("REL-0061", "REL-0012")];
    for (const answer of answers) {
      api()
        .post("/v2/relaties", (body) => bodies.push(body) > 0)
        .reply(400, answer);
    }
    api().get("/v2/relaties").query(named).reply(200, []);
    api()
      .post("/v2/relaties", (body) => bodies.push(body) > 0)
      .reply(201, relation());
    const { ledger } = open();
    const customer = { ...plan.customer, vatNumber: "NL123456789B01", phone: "06 12345678" };
    const [step] = must(ledger.compose({ ...plan, customer }, rules, snapshot));
    expect(must(await ledger.send(step ?? expect.fail("no step")))).toMatchObject({
      id: uuid(500),
      leftOut: ["btwNummer", "email", "telefoon"],
    });
    expect(bodies.map((body) => Object.keys(body as object).filter((key) => /email|telefoon|btw/.test(key)))).toEqual([
      ["email", "telefoon", "btwNummer"],
      ["email", "telefoon"],
      [],
    ]);
  });

  test("whose e-mail address is refused is the one of his name and postcode, so that he is not made with each order", async () => {
    logIn();
    api().post("/v2/relaties").reply(400, refusal("REL-0061"));
    const address = { postcode: "3511 AB" };
    const others = [relation({ naam: "Sanne de Vries", email: null }), relation({ email: null })];
    const own = relation({ id: uuid(501), naam: "Sanne de Vries", email: null, vestigingsAdres: address });
    api()
      .get("/v2/relaties")
      .query(named)
      .reply(200, [...others, own]);
    expect(must(await open().ledger.send(customerStep))).toEqual({ id: uuid(501), number: "12", totals: null });
  });

  test("what it cannot do without holds the order", async () => {
    logIn();
    api().post("/v2/relaties").reply(400, refusal("REL-0007"));
    expect(mustFail(await open().ledger.send(customerStep)).problem.code).toBe("ledger.refused");
  });

  test("a number that is taken by the customer himself is his, by somebody else it is told", async () => {
    const settings: Partial<SnelStartSettings> = {
      customers: { match: "customer-number", numberOffset: 70_000, foreignVatAddress: "billing", update: [] },
    };
    const customer = { ...plan.customer, id: "77" };
    for (const [row, expected] of [
      [relation({ relatiecode: 70_077 }), uuid(500)],
      [relation({ relatiecode: 70_077, naam: "Bakker", email: "b@example.nl" }), "ledger.customer-number-taken"],
    ] as const) {
      logIn();
      const { ledger } = open(settings);
      const [step] = must(ledger.compose({ ...plan, customer }, rules, snapshot));
      api()
        .post("/v2/relaties", (body) => body.relatiecode === 70_077)
        .reply(400, refusal("REL-0008"));
      search("Relatiecode eq 70077", row);
      const sent = await ledger.send(step ?? expect.fail("no step"));
      expect(sent.isOk() ? sent.value.id : sent.error.problem.code).toBe(expected);
    }
  });
});

test("calls keep to what the subscription key allows, by minute and by hour", async () => {
  const clock = createFakeClock(start);
  const budget = createSnelStartBudget(clock, "test");
  for (let call = 0; call < 1_000; call += 1) must(await budget.take("snelstart"));
  expect(clock.now() - Date.parse(start)).toBeGreaterThanOrEqual(9 * 60_000);
  const failure = mustFail(await budget.take("snelstart"));
  expect(failure).toMatchObject({ problem: { code: "ledger.limit" } });
  expect(Date.parse(failure.notBefore ?? "")).toBeGreaterThan(Date.parse(start) + 3_600_000);
  must(await budget.take("snelstart-token"));
});
