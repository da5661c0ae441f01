import { notDone, problem, type TokenStore, type Tokens } from "@boekbrug/core";
import { ok, okAsync, ResultAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { createAccessTokens } from "./access-tokens.ts";
import type { TokenExchange } from "./token-exchange.ts";
import { createTokenSender } from "./token-sender.ts";

const now = Date.parse("2026-03-16T09:30:00Z");

/** A pair whose access token is good for so many seconds. */
const pair = (name: string, seconds: number): Tokens => ({
  accessToken: name,
  refreshToken: `refresh-${name}`,
  issuedAt: "2026-03-16T09:00:00Z",
  expiresAt: new Date(now + seconds * 1000).toISOString(),
});

type Answer = Awaited<ReturnType<TokenExchange>>;

/** Tokens over a store that gives its claim when it is let, and a vendor that gives these answers. */
function open(held: Tokens, answers: readonly Answer[]) {
  const state = { held, asked: 0, mayClaim: Promise.resolve(true), waited: 0 };
  const tokens: TokenStore = {
    read: () => okAsync(state.held),
    claimRefresh: () => ResultAsync.fromSafePromise(state.mayClaim),
    save: (_login, _holder, issued) => {
      state.held = issued;
      return okAsync(undefined);
    },
    releaseRefresh: () => okAsync(undefined),
  };
  const exchange: TokenExchange = async () => {
    const answer = answers[state.asked];
    state.asked += 1;
    return answer ?? expect.fail("asked too often");
  };
  const access = createAccessTokens({
    login: Promise.resolve("login"),
    tokens,
    holder: "one",
    clock: {
      now: () => now + state.waited,
      sleep: async (milliseconds) => {
        state.waited += milliseconds;
        if (state.waited > 200_000) throw new RangeError("waits without end");
      },
    },
    exchange,
    pace: () => okAsync(undefined),
    firstRefreshToken: null,
    loginRequired: (detail) => notDone(problem("ledger.login-required", "ledger", { detail })),
  });
  return { access, state };
}

const issued = (tokens: Tokens): Answer => ok({ kind: "tokens", tokens });
const tooEarly: Answer = ok({ kind: "too-early", until: now + 60_000 });

describe("an access token that the vendor does not renew yet", () => {
  it("is no way on where the API has refused it: told is when there will be another", async () => {
    const { access } = open(pair("a", 300), [tooEarly]);
    const failure = (await access.replace("a"))._unsafeUnwrapErr();
    expect(failure).toMatchObject({ problem: { code: "ledger.limit" }, notBefore: "2026-03-16T09:31:00Z" });
  });

  it("is no way on where it has run out: newer ones went lost on their way", async () => {
    const { access } = open(pair("a", -5), [tooEarly]);
    expect((await access.current())._unsafeUnwrapErr().problem.code).toBe("ledger.limit");
  });

  it("is used to its end", async () => {
    const { access } = open(pair("a", 5), [tooEarly]);
    expect((await access.current())._unsafeUnwrap()).toBe("a");
  });
});

describe("an access token that the API has refused", () => {
  it("is not taken from a renewal that began before it was refused", async () => {
    const { access, state } = open(pair("old", -5), [issued(pair("b", 600))]);
    let claim = (_: boolean): void => {};
    state.mayClaim = new Promise((resolve) => {
      claim = resolve;
    });
    const before = access.current();
    // It waits for the claim; meanwhile another process has renewed, and the API has refused that token too.
    await new Promise(setImmediate);
    state.held = pair("a", 600);
    const other = access.replace("a");
    claim(true);
    expect((await before)._unsafeUnwrap()).toBe("a");
    expect((await other)._unsafeUnwrap()).toBe("b");
    expect(state.asked).toBe(1);
  });

  it("and that the vendor gives out again wants a person", async () => {
    const again = issued(pair("a", 600));
    const { access } = open(pair("a", 300), [again, again]);
    expect((await access.replace("a"))._unsafeUnwrapErr().problem.code).toBe("ledger.login-required");
  });
});

it("a log-in of which there is no refresh token wants a person once its access token has run out", async () => {
  const { access, state } = open({ ...pair("a", -5), refreshToken: "" }, []);
  expect((await access.current())._unsafeUnwrapErr().problem.code).toBe("ledger.login-required");
  expect(state.asked).toBe(0);
});

it("the right to renew that another never gives back is not waited for without end", async () => {
  const { access, state } = open(pair("a", -5), []);
  state.mayClaim = Promise.resolve(false);
  expect((await access.current())._unsafeUnwrapErr().problem.code).toBe("connection.busy");
  expect(state.waited).toBe(70_000);
});

it("a call that is refused with another token too has failed", async () => {
  const { access } = open(pair("a", 300), [issued(pair("b", 600))]);
  const sent: (string | null)[] = [];
  const sender = createTokenSender(
    {
      side: "ledger",
      clock: { now: () => now, sleep: async () => undefined },
      budget: { take: () => okAsync(undefined), ready: () => okAsync(undefined), exhausted: () => undefined },
      fetch: async (input, init) => {
        sent.push(new Request(input, init).headers.get("authorization"));
        return new Response("", { status: 401 });
      },
      judge: () => undefined,
    },
    access,
    () => notDone(problem("ledger.login-required", "ledger", { detail: "twice" })),
  );
  const answer = await sender.send({ method: "POST", url: new URL("https://ledger.example/x"), lane: "api" });
  expect(answer._unsafeUnwrapErr().problem).toMatchObject({ parameters: { detail: "twice" } });
  expect(sent).toEqual(["Bearer a", "Bearer b"]);
});
