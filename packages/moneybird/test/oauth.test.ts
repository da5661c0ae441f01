import { describe, expect, test } from "vitest";
import { type MoneybirdSettings, moneybirdSettings } from "../src/index.ts";
import {
  book,
  createSimulated,
  must,
  mustFail,
  planOf,
  rules,
  type Simulated,
  type SimulatorOptions,
} from "./simulated.ts";

const hour = 3_600_000;
const asApp = { token: undefined, clientId: "sim-client-id", clientSecret: "sim-client-secret" };

const createApp = (switches: SimulatorOptions["switches"] = {}, settings: Partial<MoneybirdSettings> = {}) =>
  createSimulated({ switches }, { ...asApp, ...settings });

/** What a person does: opens the address, agrees, and copies the code from the page. */
async function fetchCode({ simulator, ledger }: Pick<Simulated, "simulator" | "ledger">): Promise<string> {
  const page = await simulator.fetch((await ledger.authorization?.address()) ?? "");
  return /<code>(.+)<\/code>/.exec(await page.text())?.[1] ?? expect.fail(`HTTP ${page.status}`);
}

async function connect(simulated: Simulated): Promise<void> {
  must((await simulated.ledger.authorization?.accept(await fetchCode(simulated))) ?? expect.fail("no authorization"));
}

const tokenCalls = ({ simulator }: Simulated) =>
  simulator.calls.filter(({ path }) => path.startsWith("/oauth/token")).length;

const lives = ["endless", "two-hours", "one-hour-untold"] as const;
const answers = ["new-token", "no-token"] as const;
const everySwitch = lives.flatMap((tokenLife) => answers.map((refreshAnswer) => ({ tokenLife, refreshAnswer })));

describe("access as an app", () => {
  test.each(everySwitch)("lasts days of bookings once it was given (%o)", async (switches) => {
    const simulated = createApp(switches);
    await connect(simulated);
    for (let day = 1; day <= 4; day += 1) {
      expect((await book(simulated, planOf({ id: `10${day}`, number: `10${day}` }))).refused).toBeNull();
      simulated.clock.advance(day * 5 * hour);
    }
    expect(simulated.state.externalInvoices()).toHaveLength(4);
    expect(simulated.state.tokenHistory.filter(({ status }) => status !== 200)).toEqual([]);
    expect(tokenCalls(simulated)).toBe(switches.tokenLife === "endless" ? 1 : 4);
  });

  test("is asked for where there is none yet, with the way to it", async () => {
    const simulated = createApp();
    expect(mustFail(await simulated.ledger.snapshot())).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.access-required", field: "ledger.clientId", parameters: { connection: "shop" } },
    });
    expect(simulated.simulator.calls).toEqual([]);
  });

  test("is asked for no more than the settings need", async () => {
    const scope = async ({ ledger }: Simulated) =>
      new URL((await ledger.authorization?.address()) ?? "").searchParams.get("scope");
    expect(await scope(createApp())).toBe("sales_invoices");
    const payments = { register: true, methods: {}, others: { financialAccount: "Kas" } };
    expect(await scope(createApp({}, { payments }))).toBe("sales_invoices settings");
    expect(createSimulated().ledger.authorization).toBeUndefined();
  });

  test("is taken from the whole address of the page too", async () => {
    const redirectUri = "https://host.example/back";
    const app = { clientId: asApp.clientId, clientSecret: asApp.clientSecret, redirectUri };
    const simulated = createSimulated({ app }, { ...asApp, redirectUri });
    const { ledger, simulator } = simulated;
    const page = await simulator.fetch((await ledger.authorization?.address()) ?? "", { redirect: "manual" });
    must((await ledger.authorization?.accept(page.headers.get("location") ?? "")) ?? expect.fail("none"));
    must(await ledger.snapshot());
  });

  test("a code that is not good leaves what there was", async () => {
    const simulated = createApp();
    await connect(simulated);
    const failure = mustFail((await simulated.ledger.authorization?.accept("guess")) ?? expect.fail("none"));
    expect(failure.problem).toMatchObject({ code: "ledger.access-required", parameters: { detail: "invalid_grant" } });
    must(await simulated.ledger.snapshot());
  });

  test("an app that Moneybird does not know is told as such", async () => {
    const simulated = createApp({}, { clientSecret: "other" });
    const failure = mustFail((await simulated.ledger.authorization?.accept("any")) ?? expect.fail("none"));
    expect(failure.problem).toMatchObject({ code: "ledger.app-unknown", field: "ledger.clientSecret" });
  });

  test("that the owner has ended is asked for again", async () => {
    const simulated = createApp({ tokenLife: "two-hours" });
    await connect(simulated);
    const { chain } = must((await simulated.ledger.login?.()) ?? expect.fail("no login"));
    simulated.state.revokeToken(must(await simulated.tokens.read(chain))?.accessToken ?? "");
    expect(mustFail(await simulated.ledger.snapshot()).problem).toMatchObject({
      code: "ledger.access-required",
      parameters: { detail: "invalid_grant" },
    });
    await connect(simulated);
    must(await simulated.ledger.snapshot());
  });
});

describe("renewing", () => {
  test.each(answers)("happens once for all who need it, in this process and in others (%s)", async (refreshAnswer) => {
    const simulated = createApp({ tokenLife: "two-hours", refreshAnswer });
    await connect(simulated);
    simulated.clock.advance(3 * hour);
    const other = simulated.open({}, { holder: "two" });
    const { ledger } = simulated;
    for (const read of await Promise.all([ledger, ledger, other, other].map((each) => each.snapshot()))) must(read);
    expect(tokenCalls(simulated)).toBe(2);
  });

  test("happens in the middle where the end was not told: the refused write is made once", async () => {
    const simulated = createApp({ tokenLife: "one-hour-untold" });
    await connect(simulated);
    const { ledger } = simulated;
    const [contact] = must(ledger.compose(planOf(), rules, must(await ledger.snapshot())));
    simulated.clock.advance(2 * hour);
    must(await ledger.send(contact ?? expect.fail("no step"), simulated.clock.now() + 30_000));
    expect(simulated.state.contacts()).toHaveLength(1);
    const writes = simulated.simulator.calls.filter(({ path, method }) => /contacts/.test(path) && method === "POST");
    expect(writes.map(({ status }) => status)).toEqual([401, 201]);
    expect(tokenCalls(simulated)).toBe(2);
  });

  test.each(["drop-before", "gateway-timeout", "malformed", "drop-after-commit"] as const)(
    "an answer that is lost (%s) costs another attempt, or asks for access where the old token is spent",
    async (fault) => {
      for (const refreshAnswer of answers) {
        const simulated = createApp({ tokenLife: "two-hours", refreshAnswer });
        await connect(simulated);
        simulated.clock.advance(3 * hour);
        simulated.simulator.faults.add({ fault, path: /oauth\/token/ });
        const read = await simulated.ledger.snapshot();
        if (refreshAnswer === "no-token" || fault === "drop-before") {
          must(read);
          continue;
        }
        expect(mustFail(read).problem.code).toBe("ledger.access-required");
        await connect(simulated);
        must(await simulated.ledger.snapshot());
      }
    },
  );
});

describe("settings", () => {
  const parse = (access: Record<string, string>) =>
    moneybirdSettings.safeParse({ kind: "moneybird", administration: "1", ...access });

  test.each([
    [{ token: "t" }, null],
    [{ clientId: "c", clientSecret: "s" }, null],
    [{}, "token"],
    [{ clientId: "c" }, "clientSecret"],
    [{ clientSecret: "s" }, "token"],
    [{ token: "t", clientId: "c", clientSecret: "s" }, "token"],
  ])("%o name one way in (%s)", (access, wrong) => {
    const parsed = parse(access);
    expect(parsed.error?.issues[0]?.path[0] ?? null).toBe(wrong);
  });
});
