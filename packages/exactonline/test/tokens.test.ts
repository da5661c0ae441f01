import { maybeDone, notDone, problem } from "@boekbrug/core";
import { errAsync } from "neverthrow";
import { describe, expect, test } from "vitest";
import { createSimulated } from "./simulated.ts";
import { book, mixedOrder, must, mustFail, planOf, rulesWith } from "./support.ts";
import { connectAgain } from "./token-table.ts";

const query = { references: ["shop-1"], from: "2026-03-01", to: "2026-03-31" };
const tokenPath = /api\/oauth2\/token/;
const tokenCalls = ({ simulator }: ReturnType<typeof createSimulated>) =>
  simulator.calls.filter(({ path }) => tokenPath.test(path)).length;

describe("the access token", () => {
  test("the configured refresh token is used once; from then on the store's", async () => {
    const simulated = createSimulated();
    must(await simulated.ledger.readBack(query));
    must(await simulated.open().readBack(query));
    expect(tokenCalls(simulated)).toBe(1);
    simulated.clock.advance(595_000);
    must(await simulated.open().readBack(query));
    expect(tokenCalls(simulated)).toBe(2);
    expect(simulated.simulator.state.tokenHistory.at(-1)?.status).toBe(200);
  });

  test("two connections of one log-in share its tokens", async () => {
    const simulated = createSimulated();
    const other = simulated.open({}, { connection: "shop2" });
    must(await simulated.ledger.readBack(query));
    must(await other.readBack(query));
    simulated.clock.advance(595_000);
    must(await other.readBack(query));
    must(await simulated.ledger.readBack(query));
    expect(tokenCalls(simulated)).toBe(2);
    expect(simulated.simulator.state.tokenHistory.every(({ status }) => status === 200)).toBe(true);
  });

  test("is kept until a few seconds before its end, and never renewed before second 570", async () => {
    const simulated = createSimulated();
    must(await simulated.ledger.readBack(query));
    for (const [elapsed, calls] of [
      [300, 1],
      [569, 1],
      [585, 1],
      [591, 2],
      [1200, 3],
    ] as const) {
      simulated.clock.advance(Date.parse("2026-03-16T09:30:00Z") + elapsed * 1000 - simulated.clock.now());
      must(await simulated.ledger.readBack(query));
      expect(tokenCalls(simulated)).toBe(calls);
    }
    expect(simulated.simulator.calls.every(({ status }) => status === 200)).toBe(true);
  });

  test("a day of calls stays far below 200 renewals", async () => {
    const simulated = createSimulated();
    for (let hour = 0; hour < 24 * 4; hour += 1) {
      must(await simulated.ledger.readBack(query));
      simulated.clock.advance(900_000);
    }
    expect(tokenCalls(simulated)).toBeLessThan(100);
  });

  test("many at once and two processes at once: one renewal, stored before use", async () => {
    const simulated = createSimulated();
    const two = simulated.open({}, { holder: "two" });
    const all = [simulated.ledger, simulated.ledger, two, two].map((ledger) => ledger.readBack(query));
    for (const result of await Promise.all(all)) must(result);
    expect(tokenCalls(simulated)).toBe(1);
    expect(simulated.tokens.log.filter((entry) => entry.startsWith("save"))).toHaveLength(1);
  });

  test("while another process renews we wait, and take its token", async () => {
    const simulated = createSimulated();
    must(await simulated.ledger.readBack(query));
    const fresh = simulated.tokens.held;
    simulated.tokens.held = null;
    simulated.tokens.claimRefresh("shop", "other", "2026-03-16T09:30:00Z", "2026-03-16T09:31:00Z");
    let naps = 0;
    const clock = {
      now: simulated.clock.now,
      sleep: async (milliseconds: number) => {
        simulated.clock.advance(milliseconds);
        naps += 1;
        if (naps === 3) simulated.tokens.held = fresh;
      },
    };
    must(await simulated.open({}, { clock }).readBack(query));
    expect([tokenCalls(simulated), naps]).toEqual([1, 3]);
  });

  test("a process that died while renewing holds us up for its lease, no longer", async () => {
    const simulated = createSimulated();
    simulated.tokens.claimRefresh("shop", "dead", "2026-03-16T09:30:00Z", "2026-03-16T09:31:00Z");
    must(await simulated.ledger.readBack(query));
    expect(simulated.clock.now()).toBeLessThanOrEqual(Date.parse("2026-03-16T09:31:05Z"));
  });

  test("a token that the vendor counts as expired before we do is renewed, and the write made once", async () => {
    const simulated = createSimulated();
    must(await simulated.ledger.readBack(query));
    const { held } = simulated.tokens;
    if (held === null) throw new Error("expected tokens");
    simulated.clock.advance(605_000);
    simulated.tokens.held = { ...held, expiresAt: "2026-03-16T10:30:00Z" };
    const rules = rulesWith();
    await book(simulated.ledger, planOf(mixedOrder(), rules), rules);
    expect(simulated.simulator.state.entries()).toHaveLength(1);
    expect(simulated.simulator.calls.filter(({ status }) => status === 401)).toHaveLength(1);
    expect(tokenCalls(simulated)).toBe(2);
  });
});

describe("a log-in that is over", () => {
  const secretsOf = (simulated: ReturnType<typeof createSimulated>) => [
    simulated.simulator.app.clientSecret,
    simulated.simulator.state.firstRefreshToken,
    simulated.tokens.held?.accessToken ?? "?",
    simulated.tokens.held?.refreshToken ?? "?",
  ];

  const endings: [string, (simulated: ReturnType<typeof createSimulated>) => void][] = [
    ["the chain was broken", ({ simulator }) => simulator.state.breakTokenChain()],
    ["the user was switched off", ({ simulator }) => simulator.state.setUserActive(false)],
    ["30 days passed", ({ clock }) => clock.advance(31 * 86_400_000)],
  ];

  test.each(endings)("%s: log in again, with nothing secret in the words", async (_, end) => {
    const simulated = createSimulated();
    must(await simulated.ledger.readBack(query));
    end(simulated);
    simulated.clock.advance(600_000);
    const failure = mustFail(await simulated.ledger.readBack(query));
    expect(failure).toMatchObject({ outcome: "not-done", problem: { code: "ledger.login-required" } });
    for (const secret of secretsOf(simulated)) expect(JSON.stringify(failure)).not.toContain(secret);
    expect(simulated.tokens.claimedBy).toBeNull();
  });

  test("the remedy works: connect again, put the new refresh token in the settings, and the next call goes through", async () => {
    const simulated = createSimulated();
    must(await simulated.ledger.readBack(query));
    simulated.simulator.state.breakTokenChain();
    simulated.clock.advance(600_000);
    mustFail(await simulated.ledger.readBack(query));
    const refreshToken = await connectAgain(simulated);
    simulated.clock.advance(600_000);
    must(await simulated.open({ refreshToken }).readBack(query));
    simulated.clock.advance(600_000);
    must(await simulated.open({ refreshToken }).readBack(query));
  });

  test("wrong app registration, wrong first token", async () => {
    for (const [wrong, code] of [
      [{ clientSecret: "wrong" }, "ledger.app-unknown"],
      [{ clientId: "wrong" }, "ledger.app-unknown"],
      [{ refreshToken: "wrong" }, "ledger.login-required"],
    ] as const) {
      const simulated = createSimulated();
      const failure = mustFail(await simulated.open(wrong).readBack(query));
      expect(failure.problem.code).toBe(code);
      expect(tokenCalls(simulated)).toBe(1);
    }
  });

  test("a restored older store: the old token was used", async () => {
    const simulated = createSimulated();
    must(await simulated.ledger.readBack(query));
    const old = simulated.tokens.held;
    simulated.clock.advance(600_000);
    must(await simulated.ledger.readBack(query));
    simulated.tokens.held = old;
    const { code, parameters } = mustFail(await simulated.ledger.readBack(query)).problem;
    expect(code).toBe("ledger.login-required");
    expect(parameters.detail).toMatchObject({ en: expect.stringMatching(/old refresh token used.*same user/) });
  });
});

describe("trouble at the token endpoint", () => {
  const lost = ["drop-after-commit", "gateway-timeout", "malformed"] as const;

  /** The tokens that went lost must run out first; then the old refresh token gives new ones, and nobody logs in. */
  async function expectGoesOn(simulated: ReturnType<typeof createSimulated>): Promise<void> {
    const failure = mustFail(await simulated.ledger.readBack(query));
    expect(failure).toMatchObject({ problem: { code: "ledger.limit" }, notBefore: "2026-03-16T09:39:30Z" });
    expect(tokenCalls(simulated)).toBe(2);
    simulated.clock.advance(570_000);
    must(await simulated.ledger.readBack(query));
  }

  test.each(lost)("%s where the old token lives until the new one is used: goes on", async (fault) => {
    const simulated = createSimulated({ switches: { oldRefreshTokenDies: "on-first-use" } });
    simulated.simulator.faults.add({ fault, path: tokenPath });
    await expectGoesOn(simulated);
  });

  test.each(lost)("%s where an old token stays good: goes on", async (fault) => {
    const simulated = createSimulated({ switches: { obsoleteRefreshToken: "reusable" } });
    simulated.simulator.faults.add({ fault, path: tokenPath });
    await expectGoesOn(simulated);
  });

  test.each(lost)("%s where the old token is dead: log in again", async (fault) => {
    const simulated = createSimulated();
    simulated.simulator.faults.add({ fault, path: tokenPath });
    expect(mustFail(await simulated.ledger.readBack(query))).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.login-required" },
    });
    expect(tokenCalls(simulated)).toBe(2);
  });

  test.each(["refused", "drop-before", "server-error", "rate-limit"] as const)("%s: nothing is lost", async (fault) => {
    const simulated = createSimulated();
    simulated.simulator.faults.add({ fault, path: tokenPath });
    must(await simulated.ledger.readBack(query));
  });

  test("an endpoint that stays away is an outage, and a write surely not done", async () => {
    const simulated = createSimulated();
    simulated.simulator.faults.add({ fault: "server-error", path: tokenPath, times: 99 });
    expect(mustFail(await simulated.ledger.readBack(query))).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.unreachable" },
    });
    expect(simulated.tokens.claimedBy).toBeNull();
  });

  test("asked too early with an empty store: waits for the old token's end", async () => {
    const simulated = createSimulated();
    must(await simulated.ledger.readBack(query));
    const { held } = simulated.tokens;
    simulated.tokens.held = null;
    const failure = mustFail(await simulated.open({ refreshToken: held?.refreshToken ?? "" }).readBack(query));
    expect(failure).toMatchObject({ problem: { code: "ledger.limit" }, notBefore: "2026-03-16T09:39:30Z" });
    simulated.clock.advance(570_000);
    must(await simulated.open({ refreshToken: held?.refreshToken ?? "" }).readBack(query));
  });

  test("tokens that could not be stored are not used, and stored as soon as the store works", async () => {
    const simulated = createSimulated();
    const save = simulated.tokens.save.bind(simulated.tokens);
    simulated.tokens.save = () => errAsync(maybeDone(problem("store.failed", "store", { detail: "disk" })));
    const failure = mustFail(await simulated.ledger.readBack(query));
    expect(failure).toEqual(notDone(problem("store.failed", "store", { detail: "disk" })));
    expect(simulated.simulator.calls.filter(({ path }) => path.includes("/api/v1/"))).toHaveLength(0);
    simulated.tokens.save = save;
    must(await simulated.ledger.readBack(query));
    expect(tokenCalls(simulated)).toBe(1);
  });

  test("tokens that could not be stored never take the place of newer ones", async () => {
    const simulated = createSimulated();
    must(await simulated.ledger.readBack(query));
    simulated.clock.advance(600_000);
    const { save } = simulated.tokens;
    simulated.tokens.save = () => errAsync(notDone(problem("store.failed", "store", { detail: "disk" })));
    mustFail(await simulated.ledger.readBack(query));
    simulated.tokens.save = save;
    simulated.tokens.held = {
      accessToken: "of another log-in",
      refreshToken: "newer",
      issuedAt: "2026-03-16T09:40:00Z",
      expiresAt: "2026-03-16T09:50:00Z",
    };
    mustFail(await simulated.ledger.readBack(query));
    expect(simulated.tokens.held?.refreshToken).toBe("newer");
  });
});
