import { type CallBudget, type Failure, problemKind, type WriteStep } from "@boekbrug/core";
import { okAsync } from "neverthrow";
import nock from "nock";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createExactOnline } from "../src/index.ts";
import { snapshotWith } from "./snapshot.ts";
import {
  createClock,
  createTokenStore,
  mixedOrder,
  must,
  mustFail,
  planOf,
  rulesWith,
  settingsWith,
  withIds,
} from "./support.ts";

const site = "https://start.exactonline.nl";
const now = Date.parse("2026-03-16T09:30:00Z");
const entryPath = "/api/v1/123456/salesentry/SalesEntries";
const accountPath = "/api/v1/123456/crm/Accounts";
const accountSelect = "?$select=ID,Code,Email,SearchCode,Status,Blocked&$filter=";
const entrySelect = "?$select=EntryID,EntryNumber,EntryDate,YourRef,Currency,AmountFC,VATAmountFC&$filter=";

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
beforeEach(() => nock.cleanAll());
afterEach(() => expect(nock.pendingMocks()).toEqual([]));

const stored = {
  accessToken: "access-1",
  refreshToken: "refresh-1",
  issuedAt: "2026-03-16T09:30:00Z",
  expiresAt: "2026-03-16T09:40:00Z",
};

function open(tokens = createTokenStore(stored), budget?: CallBudget) {
  const clock = createClock();
  const parts = { clock, tokens, connection: "shop", holder: "one", ...(budget === undefined ? {} : { budget }) };
  return { clock, tokens, ledger: createExactOnline(settingsWith(), parts) };
}

const [customerStep, composedStep] = must(open().ledger.compose(planOf(mixedOrder()), rulesWith(), snapshotWith()));
if (customerStep === undefined || composedStep === undefined) throw new Error("expected two steps");
const documentStep = withIds(composedStep, { customer: "customer-guid" });

const api = () => nock(site, { reqheaders: { accept: "application/json", authorization: "Bearer access-1" } });
const written = () =>
  nock(site, {
    reqheaders: {
      accept: "application/json",
      "content-type": "application/json",
      prefer: "return=representation",
      authorization: "Bearer access-1",
    },
  });
const exactly = (path: string) => (uri: string) => decodeURIComponent(uri) === path;
const errorBody = (value: string) => ({ error: { code: "", message: { lang: "", value } } });
const entryRow = (changes: object = {}) => ({
  EntryID: "entry-guid",
  EntryNumber: 10330,
  EntryDate: "/Date(1773619200000)/",
  YourRef: "shop-10330",
  Currency: "EUR",
  AmountFC: 69.27,
  VATAmountFC: 11.33,
  ...changes,
});
const totals = { gross: { minor: 6927, currency: "EUR" }, vat: { minor: 1133, currency: "EUR" } };

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
      .times(3)
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
  const byReference = `${entryPath}${entrySelect}YourRef eq 'shop-10330'`;

  test("a document: none, one, several", async () => {
    for (const [rows, expected] of [
      [[], null],
      [[entryRow(), entryRow({ YourRef: "shop-103301" })], { id: "entry-guid", number: "10330", totals }],
    ] as const) {
      api()
        .get(exactly(byReference))
        .reply(200, found([...rows]));
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
      `${site}${encodeURI(byReference).replaceAll("'", "%27")}`,
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

describe("answers that concern every call", () => {
  const send = (ledger = open().ledger) => ledger.send(documentStep);

  test.each([
    ["LicenseExpired", "ledger.no-rights"],
    ["NoDivisionAccess", "ledger.no-rights"],
    [undefined, "ledger.no-rights"],
  ])("403 %s on a write stops the run: %s", async (reason, code) => {
    written()
      .post(entryPath)
      .reply(403, "", reason === undefined ? {} : { Reason: reason });
    const failure = mustFail(await send());
    expect(failure).toMatchObject({ outcome: "not-done", problem: { code } });
    expect(problemKind(failure.problem.code)).toBe("rights");
  });

  test("403 NoDivisionAccess on the first read", async () => {
    api()
      .get((uri) => uri.includes("system/Divisions"))
      .reply(403, "", { Reason: "NoDivisionAccess" });
    expect(mustFail(await open().ledger.snapshot()).problem.code).toBe("ledger.administration-unknown");
  });

  test("403 after too many errors is a limit of an hour", async () => {
    written().post(entryPath).reply(403, errorBody("Key blocked: error velocity exceeded"));
    expect(mustFail(await send())).toMatchObject({
      problem: { code: "ledger.limit" },
      notBefore: "2026-03-16T10:30:00Z",
    });
  });

  const minute = { "X-RateLimit-Minutely-Remaining": "0", "X-RateLimit-Minutely-Reset": String(now + 30_000) };
  const day = { "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": String(Date.parse("2026-03-17T00:00:00Z")) };

  test("429 for the minute: waits until its reset and sends once more", async () => {
    const { ledger, clock } = open();
    written().post(entryPath).reply(429, "", minute);
    written().post(entryPath).reply(201, { d: entryRow() });
    must(await send(ledger));
    expect(clock.now()).toBeGreaterThanOrEqual(now + 30_000);
    expect(clock.now()).toBeLessThan(now + 32_000);
  });

  test.each([
    [day, "2026-03-17T00:00:00Z"],
    [{ ...minute, "X-RateLimit-Minutely-Remaining": "7", ...day }, "2026-03-17T00:00:00Z"],
    [{ "Retry-After": "120" }, "2026-03-16T09:32:00Z"],
  ])("429 %j: not before %s", async (headers, notBefore) => {
    written().post(entryPath).reply(429, "", headers);
    expect(mustFail(await send())).toMatchObject({ outcome: "not-done", problem: { code: "ledger.limit" }, notBefore });
  });

  test("429 without any header waits a minute", async () => {
    const { ledger, clock } = open();
    written().post(entryPath).reply(429);
    written().post(entryPath).reply(201, { d: entryRow() });
    must(await send(ledger));
    expect(clock.now() - now).toBeGreaterThanOrEqual(60_000);
  });

  test("what the headers say is left reaches the budget; what they do not say is not 0", async () => {
    const told: [string, number][] = [];
    const budget: CallBudget = {
      take: () => okAsync(undefined),
      exhausted: (lane, resetAt) => told.push([lane, resetAt]),
    };
    const { ledger } = open(createTokenStore(stored), budget);
    const answers: [object, number][] = [
      [{ "X-RateLimit-Minutely-Remaining": "6", "X-RateLimit-Minutely-Reset": String(now + 1) }, 0],
      [{ "X-RateLimit-Minutely-Remaining": "5", "X-RateLimit-Minutely-Reset": String(now + 2) }, 1],
      [{ "X-RateLimit-Minutely-Reset": String(now + 3) }, 1],
      [{ "X-RateLimit-Remaining": "1", "X-RateLimit-Reset": String(now + 4) }, 1],
      [day, 2],
    ];
    for (const [headers, count] of answers) {
      written()
        .post(entryPath)
        .reply(201, { d: entryRow() }, headers as never);
      must(await send(ledger));
      expect(told).toHaveLength(count);
    }
  });

  test("401: one renewal, stored before it is used, and the write once more", async () => {
    const { ledger, tokens } = open();
    written().post(entryPath).reply(401);
    nock(site, { reqheaders: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" } })
      .post("/api/oauth2/token", {
        grant_type: "refresh_token",
        refresh_token: "refresh-1",
        client_id: "app-id",
        client_secret: "app-secret",
      })
      .reply(200, { access_token: "access-2", token_type: "bearer", expires_in: "600", refresh_token: "refresh-2" });
    nock(site, { reqheaders: { authorization: "Bearer access-2" } })
      .post(entryPath, () => tokens.held?.refreshToken === "refresh-2")
      .reply(201, { d: entryRow() });
    must(await send(ledger));
    expect(tokens.held).toMatchObject({ accessToken: "access-2", expiresAt: "2026-03-16T09:40:00Z" });
  });

  test("401 also with the new token: log in again", async () => {
    const { ledger } = open();
    nock(site).post(entryPath).twice().reply(401);
    nock(site)
      .post("/api/oauth2/token")
      .reply(200, { access_token: "access-2", expires_in: "600", refresh_token: "refresh-2" });
    expect(mustFail(await send(ledger))).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.login-required" },
    });
  });
});

describe("refusals of the token endpoint", () => {
  const expired = { ...stored, expiresAt: "2026-03-16T09:30:05Z" };
  const failureFor = async (status: number, body: unknown): Promise<{ failure: Failure; shown: string }> => {
    const { ledger } = open(createTokenStore(expired));
    nock(site)
      .post("/api/oauth2/token")
      .reply(status, body as never);
    const failure = mustFail(await ledger.send(documentStep as WriteStep));
    return { failure, shown: JSON.stringify(failure) };
  };
  const description = (error: string, words: string) => ({ error, error_description: `${words} refresh-1 app-secret` });

  test.each([
    [401, description("unauthorized_client", "Old refresh token used."), "old refresh token used"],
    [400, description("invalid_request", "The refresh token expired at 1/1/2026"), "refresh token expired"],
    [
      400,
      description("invalid_grant", "Token is not allowed, because of invalid or empty chainId"),
      "token chain broken",
    ],
    [400, description("invalid_grant", "The user is not active"), "user not active"],
    [400, description("invalid_client", "?"), "invalid_client"],
    [401, "<html>refresh-1</html>", "HTTP 401"],
  ])("%i %j: log in again, and nothing secret is told", async (status, body, detail) => {
    const { failure, shown } = await failureFor(status, body);
    expect(failure).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.login-required", parameters: { detail } },
    });
    expect(shown).not.toContain("refresh-1");
    expect(shown).not.toContain("app-secret");
  });

  test("tokens that come with a limit are stored and used", async () => {
    const { ledger, tokens } = open(createTokenStore(expired));
    nock(site)
      .post("/api/oauth2/token")
      .reply(429, { access_token: "access-2", expires_in: "600", refresh_token: "refresh-2" });
    nock(site, { reqheaders: { authorization: "Bearer access-2" } })
      .post(entryPath)
      .reply(201, { d: entryRow() });
    must(await ledger.send(documentStep));
    expect(tokens.held?.refreshToken).toBe("refresh-2");
  });

  test("asked too early: the stored token goes on", async () => {
    const { ledger } = open(createTokenStore(expired));
    nock(site).post("/api/oauth2/token").reply(401, { error: "x", error_description: "access_token not expired" });
    written().post(entryPath).reply(201, { d: entryRow() });
    must(await ledger.send(documentStep));
  });
});
