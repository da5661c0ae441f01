import { describeProblem, type Finding } from "@boekbrug/core";
import { describe, expect, it } from "vitest";
import { checkConnection, checkConnections } from "../src/index.ts";
import { complete, keepTariffs } from "./check/check-case.ts";
import { extraFieldCases } from "./check/field-cases.ts";
import { addItems, itemCases, items } from "./check/item-cases.ts";
import { ledgerCases } from "./check/ledger-cases.ts";
import { scenarioCases } from "./check/scenario-cases.ts";
import { shopCases } from "./check/shop-cases.ts";
import { connectAgain, createWorld, runOnce, startEngine, type World, type WorldOptions } from "./world.ts";

/** Ships to the Netherlands and to Germany at its OSS rate, for which the administration has a code. */
function goodWorld(rules: Record<string, unknown> = {}, exact: WorldOptions["exact"] = {}): World {
  const world = createWorld({ rules: { ...complete, ...rules }, exact });
  keepTariffs(world, ["NL"]);
  return world;
}

async function findingsOf(world: World, ledger: Record<string, unknown> = {}): Promise<readonly Finding[]> {
  const { connection } = startEngine(Object.assign(world, { ledger }));
  return (await checkConnection(connection, world.clock.now())).findings;
}

const shown = (findings: readonly Finding[]) =>
  findings.map(({ severity, problem: { code, field } }) => `${severity} ${code} ${field}`);

/** Nothing but reading happened, on either side. */
function expectNothingWritten({ shop, exact }: World): void {
  const writes = [...shop.calls, ...exact.calls].filter(
    ({ method, path }) => method !== "GET" && !/oauth2\/token/.test(path),
  );
  expect(writes).toEqual([]);
}

const inWords = ({ problem, orders }: Finding): string => {
  const { reason, remedy } = describeProblem(problem, "en");
  return `${(orders ?? []).map(({ en }) => en).join("; ")} ${reason} ${remedy}`;
};

describe("a check", () => {
  it("finds nothing where all is well", async () => {
    expect(shown(await findingsOf(goodWorld()))).toEqual([]);
  });

  it.each(["invoice", "order"])("finds nothing where %ss have all that they need", async (kind) => {
    const world = goodWorld({ document: { kind } });
    addItems(world);
    const customers = { contact: true, deliveryAddress: true };
    const settings = { items: { ...items, sync: true, group: "001", groups: { Boeken: "002" } }, customers };
    expect(shown(await findingsOf(world, settings))).toEqual([]);
    expectNothingWritten(world);
  });

  it("tells the right to every record of a customer that the settings ask for", async () => {
    const world = goodWorld();
    world.exact.state.setScope("Crm accounts", false);
    const findings = await findingsOf(world, { customers: { contact: true, deliveryAddress: true } });
    const resources = findings.map(({ problem }) => problem.parameters.resource);
    expect(resources).toEqual(expect.arrayContaining(["crm/Accounts", "crm/Contacts", "crm/Addresses"]));
    expectNothingWritten(world);
  });

  it.each([...shopCases, ...ledgerCases, ...extraFieldCases, ...itemCases, ...scenarioCases])(
    "$name",
    async (broken) => {
      const world = goodWorld(broken.rules);
      broken.arrange?.(world);
      const findings = await findingsOf(world, broken.ledger);
      expect(shown(findings)).toContain(broken.finding);
      expect(findings.map(inWords).join("\n")).toMatch(broken.says);
      expectNothingWritten(world);
      for (const { problem } of findings) {
        for (const locale of ["nl", "en"] as const) {
          const { reason, remedy } = describeProblem(problem, locale);
          expect(reason + remedy).not.toMatch(/undefined|\[object|\{\w+\}/);
        }
      }
    },
  );

  it("tells an administration in another currency, and a run books nothing in it", async () => {
    const world = goodWorld({}, { currency: "USD" });
    const findings = await findingsOf(world);
    expect(shown(findings)).toEqual(["stops ledger.administration-currency ledger.division"]);
    expect(findings.map(inWords).join()).toMatch(/123456 is kept in USD/);
    expectNothingWritten(world);
    world.clock.advance(600_000);
    expect((await runOnce(world)).check.map(({ code }) => code)).toEqual(["ledger.administration-currency"]);
    expectNothingWritten(world);
  });

  it("tells every missing right at once", async () => {
    const world = goodWorld();
    for (const scope of ["Crm accounts", "Financial generalledgers"]) world.exact.state.setScope(scope, false);
    const resources = (await findingsOf(world)).map(({ problem }) => problem.parameters.resource);
    expect(resources).toEqual(expect.arrayContaining(["crm/Accounts", "financial/Journals", "financial/GLAccounts"]));
  });

  it("tells of a side that does not answer, and still looks at the other", async () => {
    const world = goodWorld({ orders: { statuses: ["77"] } });
    world.exact.faults.add({ fault: "server-error", times: 10_000 });
    const codes = (await findingsOf(world)).map(({ problem }) => problem.code);
    expect(codes).toEqual(["check.status-unknown", "ledger.unreachable"]);
  });

  it("names two connections that log in as one user, each with a log-in of its own", async () => {
    const world = goodWorld();
    const first = startEngine(world).connection;
    const alone = await checkConnections([first, { ...first, key: "same" }], world.clock.now);
    expect(alone.flatMap(({ findings }) => shown(findings))).toEqual([]);
    const other = goodWorld();
    other.refreshToken = await connectAgain(other);
    other.clock.advance(600_000);
    const { connection } = startEngine(other);
    const checks = await checkConnections([first, { ...connection, key: "other" }], world.clock.now);
    expect(checks.map(({ findings }) => shown(findings))).toEqual([
      ["stops ledger.linked-twice ledger"],
      ["stops ledger.linked-twice ledger"],
    ]);
    expect(checks[0]?.findings.map(inWords).join()).toMatch(/shop, other.*newest/);
  });

  it("tells a log-in that another one of the same user has replaced, with the remedy", async () => {
    const world = goodWorld();
    const first = startEngine(world).connection;
    expect(shown((await checkConnection(first, world.clock.now())).findings)).toEqual([]);
    await connectAgain(world);
    world.clock.advance(600_000);
    const { findings } = await checkConnection(startEngine(world).connection, world.clock.now());
    expect(findings.map(inWords).join()).toMatch(/log-in.*(same user|chain)/);
  });
});

describe("before the first booking", () => {
  it("a run stops at a portal user, and goes on with an office user", async () => {
    const world = goodWorld();
    world.exact.state.setUser({ portal: true });
    expect((await runOnce(world)).check.map(({ code }) => code)).toEqual(["ledger.portal-user"]);
    expect(world.exact.state.entries()).toEqual([]);
    world.exact.state.setUser({ portal: false });

    expect((await runOnce(world)).booked).toHaveLength(3);
    const asked = () => world.exact.calls.filter(({ path }) => path.includes("current/Me")).length;
    const before = asked();
    await runOnce(world);
    expect(asked()).toBe(before);
  });
});
