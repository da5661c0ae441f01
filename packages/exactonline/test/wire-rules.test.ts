import { type CallBudget, type Failure, problemKind, type WriteStep } from "@boekbrug/core";
import { okAsync } from "neverthrow";
import nock from "nock";
import { describe, expect, test } from "vitest";
import { createTokenStore, must, mustFail } from "./support.ts";
import {
  api,
  documentStep,
  entryPath,
  entryRow,
  errorBody,
  now,
  open,
  site,
  stored,
  useNock,
  written,
} from "./wire.ts";

useNock();

describe("answers that concern every call", () => {
  const send = (ledger = open().ledger) => ledger.send(documentStep);

  test.each([
    ["LicenseExpired", "ledger.licence-expired"],
    ["InactiveUser", "ledger.user-blocked"],
    ["DivisionBlocked", "ledger.administration-closed"],
    ["NoDivisionAccess", "ledger.no-rights"],
    [undefined, "ledger.resource-forbidden"],
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

  test("429 for the minute: nothing is sent again by itself, and ready waits until the reset", async () => {
    const { ledger, clock } = open();
    written().post(entryPath).reply(429, "", minute);
    expect(mustFail(await send(ledger))).toMatchObject({ outcome: "not-done", problem: { code: "ledger.limit" } });
    must(await ledger.ready());
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

  test("429 without any header asks for a minute", async () => {
    written().post(entryPath).reply(429);
    expect(mustFail(await send()).notBefore).toBe("2026-03-16T09:31:00Z");
  });

  test("what the headers say is left reaches the budget; what they do not say is not 0", async () => {
    const told: [string, number][] = [];
    const budget: CallBudget = {
      take: () => okAsync(undefined),
      ready: () => okAsync(undefined),
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
    [
      401,
      description("unauthorized_client", "Old refresh token used."),
      { en: expect.stringContaining("old refresh token used") },
    ],
    [400, description("invalid_request", "The refresh token expired at 1/1/2026"), "refresh token expired"],
    [
      400,
      description("invalid_grant", "Token is not allowed, because of invalid or empty chainId"),
      "token chain broken",
    ],
    [400, description("invalid_grant", "The user is not active"), "user not active"],
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

  test("an app that Exact does not know: its id and secret are looked at, not the log-in", async () => {
    const { failure, shown } = await failureFor(400, description("invalid_client", "?"));
    expect(failure).toMatchObject({ outcome: "not-done", problem: { code: "ledger.app-unknown" } });
    expect(shown).not.toMatch(/refresh-1|app-secret/);
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
