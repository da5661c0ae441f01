import { describe, expect, test } from "vitest";
import type { ExactOnlineSettings } from "../src/index.ts";
import { exactOnlineSettings } from "../src/index.ts";
import { createSimulated } from "./simulated.ts";
import { book, mixedOrder, must, mustFail, planOf, rulesWith, settingsWith } from "./support.ts";

type Simulated = ReturnType<typeof createConnected>;

const query = { references: ["shop-1"], from: "2026-03-01", to: "2026-03-31" };
const minutes = 60_000;

/** A connection to which a person gives access with his browser. */
function createConnected(switches = {}, changes: Partial<ExactOnlineSettings> = {}) {
  const simulated = createSimulated({ switches });
  const access = { refreshToken: undefined, redirectUri: simulated.simulator.app.redirectUri };
  const open: typeof simulated.open = (settings = {}, parts = {}) =>
    simulated.open({ ...access, ...changes, ...settings }, parts);
  return { ...simulated, open, ledger: open() };
}

/** The address that the browser is sent to, where the page sends it on. */
async function wayBack({ simulator }: Simulated, ledger: Simulated["ledger"]): Promise<string> {
  const address = (await ledger.authorization?.address()) ?? expect.fail("no authorization");
  const page = await simulator.fetch(address, { redirect: "manual" });
  return page.headers.get("location") ?? expect.fail(`HTTP ${page.status}`);
}

const accept = async (ledger: Simulated["ledger"], brought: string) =>
  (await ledger.authorization?.accept(brought)) ?? expect.fail("no authorization");

async function connect(simulated: Simulated, ledger = simulated.ledger): Promise<void> {
  must(await accept(ledger, await wayBack(simulated, ledger)));
}

const tokenCalls = ({ simulator }: Simulated) =>
  simulator.calls.filter(({ path }) => path.startsWith("/api/oauth2/token")).length;

describe("access that a person gives", () => {
  test.each(["passed-back", "left-out"])(
    "lasts days of bookings, never renewed before its time (%s)",
    async (state) => {
      const simulated = createConnected({ consentState: state });
      await connect(simulated);
      for (const pause of [0, 5, 9, 30, 24 * 60, 20 * 24 * 60]) {
        simulated.clock.advance(pause * minutes);
        must(await simulated.ledger.readBack(query));
      }
      expect(simulated.simulator.state.tokenHistory.map(({ grant, status }) => `${grant} ${status}`)).toEqual([
        "authorization_code 200",
        ...Array.from({ length: 4 }, () => "refresh_token 200"),
      ]);
    },
  );

  test("is taken as the code too, escaped or not, and books", async () => {
    for (const form of [(code: string) => code, encodeURIComponent, (code: string) => code.replace("!", "%21")]) {
      const simulated = createConnected();
      const code = new URL(await wayBack(simulated, simulated.ledger)).searchParams.get("code") ?? "";
      must(await accept(simulated.ledger, form(code)));
      await book(simulated.ledger, planOf(mixedOrder()), rulesWith());
      expect(simulated.simulator.state.entries()).toHaveLength(1);
    }
  });

  test("is asked for where there is none yet, before any call", async () => {
    const simulated = createConnected();
    expect(mustFail(await simulated.ledger.readBack(query))).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.access-required", field: "ledger.redirectUri", parameters: { connection: "shop" } },
    });
    expect(simulated.simulator.calls).toEqual([]);
  });

  test("asks the user to log in, whoever the browser has", async () => {
    const address = new URL((await createConnected().ledger.authorization?.address()) ?? "");
    expect(address.origin + address.pathname).toBe("https://start.exactonline.nl/api/oauth2/auth");
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ force_login: "1", response_type: "code" });
    expect(createSimulated().ledger.authorization).toBeUndefined();
  });

  test("is shared by the connections of a log-in, and kept apart where they name different ones", async () => {
    const simulated = createConnected();
    await connect(simulated);
    const two = simulated.open({ division: 1 }, { connection: "shop2", holder: "two" });
    const apart = simulated.open({ login: "other" }, { connection: "shop3" });
    simulated.clock.advance(11 * minutes);
    for (const read of await Promise.all([two, simulated.ledger].map((ledger) => ledger.login?.()))) {
      must(read ?? expect.fail("no login"));
    }
    expect(tokenCalls(simulated)).toBe(2);
    expect(mustFail(await apart.readBack(query)).problem.code).toBe("ledger.access-required");
  });
});

describe("what does not give access, and leaves what there was", () => {
  const broken: readonly [string, (simulated: Simulated) => Promise<string>, RegExp][] = [
    [
      "a user who does not agree",
      async (simulated) => {
        simulated.simulator.state.setConsent(false);
        return wayBack(simulated, simulated.ledger);
      },
      /access_denied/,
    ],
    [
      "the address of another connection",
      (simulated) => wayBack(simulated, simulated.open({}, { connection: "shop2" })),
      /another connection/,
    ],
    [
      "a code that is older than three minutes",
      async (simulated) => {
        const back = await wayBack(simulated, simulated.ledger);
        simulated.clock.advance(3 * minutes);
        return back;
      },
      /invalid_grant: the code is good for three minutes/,
    ],
    [
      "a code that was used",
      async (simulated) => {
        const back = await wayBack(simulated, simulated.ledger);
        must(await accept(simulated.ledger, back));
        return back;
      },
      /one use/,
    ],
    ["a page without a code", async () => "https://shop.example/", /no code/],
  ];

  test.each(broken)("%s", async (_, bring, reason) => {
    const simulated = createConnected();
    await connect(simulated);
    const { code, parameters } = mustFail(await accept(simulated.ledger, await bring(simulated))).problem;
    expect(code).toBe("ledger.access-required");
    expect(parameters.detail).toMatchObject({ en: expect.stringMatching(reason) });
    must(await simulated.ledger.readBack(query));
  });

  test("an app that Exact does not know is told as such", async () => {
    const simulated = createConnected();
    const failure = mustFail(await accept(simulated.open({ clientSecret: "other" }), "any"));
    expect(failure.problem).toMatchObject({ code: "ledger.app-unknown", field: "ledger.clientSecret" });
  });

  test("an answer that got lost: the code is spent, and the next one does", async () => {
    const simulated = createConnected();
    simulated.simulator.faults.add({ fault: "drop-after-commit", path: /oauth2\/token/ });
    const back = await wayBack(simulated, simulated.ledger);
    expect(mustFail(await accept(simulated.ledger, back)).problem.code).toBe("ledger.access-required");
    await connect(simulated);
    must(await simulated.ledger.readBack(query));
  });

  test("a chain that is broken asks for access again, which helps at once", async () => {
    const simulated = createConnected();
    await connect(simulated);
    simulated.simulator.state.breakTokenChain();
    simulated.clock.advance(11 * minutes);
    expect(mustFail(await simulated.ledger.readBack(query)).problem.code).toBe("ledger.access-required");
    await connect(simulated);
    must(await simulated.ledger.readBack(query));
  });
});

describe("settings", () => {
  test.each([
    [{ refreshToken: "t" }, null],
    [{ redirectUri: "https://shop.example/" }, null],
    [{ redirectUri: "https://shop.example/", login: "two" }, null],
    [{}, "redirectUri"],
    [{ refreshToken: "t", redirectUri: "https://shop.example/" }, "redirectUri"],
    [{ refreshToken: "t", login: "two" }, "login"],
    [{ redirectUri: "http://shop.example/" }, "redirectUri"],
    [{ redirectUri: "shop.example" }, "redirectUri"],
  ])("%o name one way in (%s)", (access, wrong) => {
    const { refreshToken: _, ...others } = settingsWith();
    expect(exactOnlineSettings.safeParse({ ...others, ...access }).error?.issues[0]?.path[0] ?? null).toBe(wrong);
  });
});
