import { fillStep, instantOf, type WriteStep } from "@boekbrug/core";
import { createFakeClock, createMemoryStore } from "@boekbrug/testkit";
import nock from "nock";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createMoneybird, createMoneybirdBudget, type MoneybirdSnapshot, moneybirdSettings } from "../src/index.ts";
import { must, mustFail, planOf, rules } from "./simulated.ts";

const site = "https://moneybird.com";
const administration = "123456789012345678";
const below = `/api/v2/${administration}`;
const start = "2026-03-16T09:00:00Z";
const access = { tokens: createMemoryStore(), holder: "one" };

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
beforeEach(() => nock.cleanAll());
afterEach(() => expect(nock.pendingMocks()).toEqual([]));

const api = () => nock(site, { reqheaders: { accept: "application/json", authorization: "Bearer secret-token" } });

function open(budget?: ReturnType<typeof createMoneybirdBudget>) {
  const clock = createFakeClock(start);
  const settings = moneybirdSettings.parse({ kind: "moneybird", token: "secret-token", administration });
  return { clock, ledger: createMoneybird(settings, { ...access, clock, connection: "shop", budget }) };
}

const account = { id: "1", name: "Omzet", number: null, type: "revenue", ofBank: false, takesSales: true };
const snapshot: MoneybirdSnapshot = {
  administration,
  readOn: "2026-03-16",
  lockedUntil: null,
  taxRates: [
    { id: "21", name: "21% btw", percentage: "21", country: null },
    { id: "9", name: "9% btw", percentage: "9", country: null },
    { id: "0", name: "0% btw", percentage: "0", country: null },
  ],
  ledgerAccounts: [account, { ...account, id: "2", name: "Ongecategoriseerde inkomsten" }],
  financialAccounts: [],
  workflows: [],
  documentStyles: [],
};

const plan = planOf();
const ids = new Map([
  ["customer", "500"],
  ["document", "600"],
]);
const [contactStep, documentStep, paymentStep] = must(open().ledger.compose(plan, rules, snapshot)).map((step) =>
  must(fillStep(step, ids)),
) as [WriteStep, WriteStep, WriteStep];

const invoiceRow = (changes: object = {}) => ({
  id: "600",
  state: "open",
  reference: "W1001",
  source: "Boekbrug shop-1001",
  date: "2026-03-16",
  currency: "EUR",
  created_at: "2026-03-16T09:00:00.000Z",
  total_price_excl_tax: "51.57",
  total_price_incl_tax: "59.1",
  ...changes,
});
const totals = { gross: { minor: 5910, currency: "EUR" }, vat: { minor: 753, currency: "EUR" } };

describe("sending", () => {
  test("what is posted is the step's body, and the answer's id, number and totals come back", async () => {
    api()
      .post(`${below}/external_sales_invoices.json`, documentStep.request.body as never)
      .reply(201, invoiceRow());
    expect(must(await open().ledger.send(documentStep))).toEqual({ id: "600", number: "W1001", totals });
  });

  test("an answer that does not show the identity has no totals, so that it is read back", async () => {
    api()
      .post(/external_sales_invoices/)
      .reply(201, invoiceRow({ source: null }));
    expect(must(await open().ledger.send(documentStep))).toEqual({ id: "600", number: "W1001", totals: null });
  });

  test("a payment goes to the invoice", async () => {
    api()
      .post(`${below}/external_sales_invoices/600/payments.json`, {
        payment: { payment_date: "2026-03-16", price: "59.10" },
      })
      .reply(201, { id: "700" });
    expect(must(await open().ledger.send(paymentStep)).id).toBe("700");
  });

  const lostAnswers: [number, unknown][] = [
    [201, '{"id":"60'],
    [201, ""],
    [201, { id: 600 }],
    [409, { error: "conflict" }],
    [500, { error: "oops" }],
    [502, ""],
    [504, "<html>Gateway Timeout</html>"],
    [408, ""],
  ];
  test.each(lostAnswers)("%i %j leaves in doubt whether it was booked, and is not sent again", async (status, body) => {
    api()
      .post(/external_sales_invoices/)
      .reply(status, body as never);
    expect(mustFail(await open().ledger.send(documentStep))).toMatchObject({
      outcome: "unknown",
      problem: { code: "ledger.answer-lost" },
    });
  });

  const symbolic = (model: string, symbols: object) => ({ error: "no", symbolic: { [model]: symbols } });
  const fields = (field: string, code: string) => ({
    error: { [field]: ["x"] },
    details: { [field]: [{ error: code }] },
  });
  const refusals: [number, unknown, string][] = [
    [400, symbolic("external_sales_invoice", { contact_id: "contact_invalid" }), "ledger.customer-unusable"],
    [422, fields("date", "locked"), "ledger.period-closed"],
    [400, symbolic("external_sales_invoice", { date: "locked" }), "ledger.period-closed"],
    [422, fields("reference", "taken"), "ledger.number-in-use"],
    [422, fields("details.tax_rate_id", "not_found"), "ledger.vat-code-unknown"],
    [422, fields("details.ledger_account_id", "invalid"), "ledger.account-unknown"],
    [402, symbolic("administration", { administration: "limit_reached" }), "ledger.plan-limit"],
    [401, { error: "The access token is invalid" }, "ledger.token-refused"],
    [403, { error: "no scope" }, "ledger.resource-forbidden"],
    [422, { error: { base: ["iets anders"] } }, "ledger.refused"],
    [400, "Bad Request", "ledger.refused"],
  ];
  test.each(refusals)("%i %j: surely not booked, %s", async (status, body, code) => {
    api()
      .post(/external_sales_invoices/)
      .reply(status, body as never);
    expect(mustFail(await open().ledger.send(documentStep))).toMatchObject({ outcome: "not-done", problem: { code } });
  });

  test("what is told of a refusal holds nothing of the customer", async () => {
    const error = { city: ["Utrecht of sanne@example.nl is raar"], country: ["ook"] };
    api()
      .post(/contacts/)
      .reply(422, { error });
    const failure = mustFail(await open().ledger.send(contactStep));
    expect(JSON.stringify(failure)).not.toMatch(/Utrecht|sanne/i);
    expect(failure.problem.code).toBe("ledger.refused");
  });
});

describe("limits", () => {
  const reset = Date.parse(start) / 1000 + 240;

  test.each([
    ["JSON with moments", '"Retry later"', { "retry-after": String(reset), "ratelimit-reset": String(reset) }, 240],
    ["a delay, as others do", '"Retry later"', { "retry-after": "30" }, 30],
    ["a proxy's page without headers", "<html>429 Too Many Requests</html>", {}, 60],
  ])("a 429 is waited for: %s", async (_, body, headers, seconds) => {
    api()
      .post(/external_sales_invoices/)
      .reply(429, body, headers);
    expect(mustFail(await open().ledger.send(documentStep))).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.limit" },
      notBefore: instantOf(Date.parse(start) + seconds * 1000),
    });
  });

  test.each([
    ["the undocumented counter says that few are left", { "ratelimit-requestsremaining": "2" }, 20],
    ["the documented one does, and there is no other", { "ratelimit-remaining": "3" }, 20],
    [
      "the documented one counts seconds, and many requests are left",
      {
        "ratelimit-remaining": "2",
        "ratelimit-requestsremaining": "140",
      },
      0,
    ],
    ["nothing is said", {}, 0],
  ])("after an answer the next call waits where %s", async (_, headers, seconds) => {
    const resetSoon = { "ratelimit-reset": String(Date.parse(start) / 1000 + 20) };
    api()
      .post(/payments/)
      .reply(201, { id: "700" }, { ...resetSoon, ...headers } as never);
    const { ledger, clock } = open();
    must(await ledger.send(paymentStep));
    must(await ledger.ready());
    expect((clock.now() - Date.parse(start)) / 1000).toBe(seconds);
  });

  test("calls are spread over all connections of a process, 30 a minute", async () => {
    api()
      .post(/payments/)
      .times(31)
      .reply(201, { id: "700" });
    const clock = createFakeClock(start);
    const budget = createMoneybirdBudget(clock);
    const settings = moneybirdSettings.parse({ kind: "moneybird", token: "secret-token", administration });
    const ledgers = ["one", "two"].map((connection) =>
      createMoneybird(settings, { ...access, clock, connection, budget }),
    );
    for (let call = 0; call < 31; call += 1) must((await ledgers[call % 2]?.send(paymentStep)) ?? expect.fail("none"));
    expect(clock.now() - Date.parse(start)).toBeGreaterThanOrEqual(60_000);
  });
});

describe("looking up", () => {
  const list = (rows: unknown[]) =>
    api()
      .get(`${below}/external_sales_invoices.json`)
      .query({ filter: "state:all,period:20260315..20260317", per_page: "100", page: "1" })
      .reply(200, rows as never);

  test("an invoice: none, one among others, several", async () => {
    const { ledger } = open();
    list([]);
    expect(must(await ledger.lookup(documentStep))).toBeNull();
    list([invoiceRow({ id: "1", source: "Boekbrug shop-10011" }), invoiceRow(), invoiceRow({ id: "2", source: null })]);
    expect(must(await ledger.lookup(documentStep))).toEqual({ id: "600", number: "W1001", totals });
    list([invoiceRow(), invoiceRow({ id: "601" })]);
    expect(mustFail(await ledger.lookup(documentStep)).problem.code).toBe("ledger.reference-ambiguous");
  });

  test("more than a page of invoices by the ids of all, a hundred at a time", async () => {
    const rows = Array.from({ length: 130 }, (_, index) => invoiceRow({ id: String(1000 + index), source: null }));
    const mine = invoiceRow({ id: "1129" });
    list(rows.slice(0, 100));
    api()
      .get(`${below}/external_sales_invoices/synchronization.json`)
      .query({ filter: "state:all,period:20260315..20260317" })
      .reply(
        200,
        rows.map(({ id }) => ({ id, version: 1 })),
      );
    const all = [...rows.slice(0, 129), mine];
    for (const part of [all.slice(0, 100), all.slice(100)]) {
      api()
        .post(`${below}/external_sales_invoices/synchronization.json`, { ids: part.map(({ id }) => id) })
        .reply(200, part);
    }
    expect(must(await open().ledger.lookup(documentStep))?.id).toBe("1129");
  });

  test("a proxy's page with 404 is no proof that a record is not there", async () => {
    api()
      .get(/external_sales_invoices\/600/)
      .reply(404, "<html>Not Found</html>");
    expect(mustFail(await open().ledger.lookup(paymentStep)).outcome).toBe("not-done");
    api()
      .get(/external_sales_invoices\/600/)
      .reply(404, { error: "record not found", symbolic: { administration_id: "not_found" } });
    expect(mustFail(await open().ledger.lookup(paymentStep)).problem.code).toBe("ledger.administration-unknown");
    api()
      .get(/external_sales_invoices\/600/)
      .reply(404, { error: "Record not found for model name: External invoice" });
    expect(must(await open().ledger.lookup(paymentStep))).toBeNull();
  });

  test("an amount, a date or an id that cannot be read", async () => {
    for (const change of [{ total_price_incl_tax: "veel" }, { date: "gisteren" }, { id: 600 }]) {
      list([invoiceRow(change)]);
      expect(mustFail(await open().ledger.lookup(documentStep))).toMatchObject({
        outcome: "not-done",
        problem: { code: "ledger.malformed" },
      });
    }
  });
});
