import { type Failure, type Ledger, maybeDone, money, notDone, problem } from "@boekbrug/core";
import { buildOrder } from "@boekbrug/testkit";
import { errAsync, type ResultAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { instruct, sync } from "../src/index.ts";
import { moneybirdFurtherWorlds } from "./proof/moneybird-world.ts";
import { runOnce, runUntilQuiet } from "./proof/proof-world.ts";
import { Stepped } from "./proof/stepped.ts";
import { bookUnpaid, createSettleWorld, hour, type SettleWorld, seenAgain } from "./settle-world.ts";

/** A run in which payments are answered otherwise; undefined: as the ledger answers them. Gives how many were sent. */
async function runWith(world: SettleWorld, answer: (pays: number) => Failure | undefined, signal?: AbortSignal) {
  const { ledger } = world.connection;
  let sent = 0;
  const send: Ledger["send"] = (step, notAfter) => {
    if (step.kind !== "settlement") return ledger.send(step, notAfter);
    sent += 1;
    const { cents } = step.request.body as { readonly cents: Readonly<Record<string, number>> };
    const failure = answer(Object.keys(cents).length);
    return failure === undefined ? ledger.send(step, notAfter) : errAsync(failure);
  };
  world.clock.advance(hour);
  const connection = { ...world.connection, ledger: { ...ledger, send } };
  const report = (await sync({ ...world.host(), signal }, connection))._unsafeUnwrap();
  return { report, sent };
}

const lost = maybeDone(problem("ledger.answer-lost", "payment", { detail: "closed" }));
const refused = notDone(problem("ledger.refused", "payment", { detail: "no" }));

async function paidOnes(payBatch: number, count: number): Promise<SettleWorld> {
  const world = createSettleWorld({ payBatch });
  const ids = Array.from({ length: count }, (_, index) => String(index + 1));
  await bookUnpaid(world, ...ids);
  for (const id of ids) world.pay(id);
  return world;
}

describe("a ledger that takes no payments now", () => {
  it("is left alone after three lost answers in a row", async () => {
    const { report, sent } = await runWith(await paidOnes(1, 5), () => lost);
    expect(sent).toBe(3);
    expect(report).toMatchObject({ stopped: { problem: { code: "ledger.answer-lost" } }, inDoubt: [{}, {}, {}] });
  });

  it("is left alone after them also where halves of a refused batch are tried", async () => {
    const { report, sent } = await runWith(await paidOnes(4, 4), (pays) => (pays > 1 ? refused : lost));
    expect(sent).toBe(3 + 3);
    expect(report.inDoubt).toHaveLength(3);
  });

  it("ends the run where it cannot be reached, and the next one pays", async () => {
    const world = await paidOnes(1, 3);
    const { report, sent } = await runWith(world, () =>
      notDone(problem("ledger.unreachable", "ledger", { detail: "-" })),
    );
    expect(sent).toBe(3);
    expect(report).toMatchObject({ stopped: { problem: { code: "ledger.unreachable" } }, settled: [], inDoubt: [] });
    expect((await world.run()).settled).toHaveLength(3);
  });
});

it("a refusal that lies in the settings is told of all, and tried once", async () => {
  const { report, sent } = await runWith(await paidOnes(4, 4), () =>
    notDone(problem("mapping.account-missing", "rules.accounts.x", { role: "x", field: "x" })),
  );
  expect(sent).toBe(1);
  expect(report.held).toHaveLength(4);
});

it("a payment that cannot be composed is told, and keeps no other from being registered", async () => {
  const world = await paidOnes(2, 2);
  const { ledger } = world.connection;
  const { settlements } = ledger;
  if (settlements === undefined) throw new RangeError("the fake takes payments");
  const compose: typeof settlements.compose = (documents, rules, snapshot) => ({
    writes: settlements.compose(
      documents.filter(({ reference }) => reference !== "shop-1"),
      rules,
      snapshot,
    ).writes,
    problems: new Map([["shop-1", problem("ledger.refused", "ledger.payments", { detail: "no journal" })]]),
  });
  const connection = { ...world.connection, ledger: { ...ledger, settlements: { ...settlements, compose } } };
  const report = (await sync(world.host(), connection))._unsafeUnwrap();
  expect(report.settled).toMatchObject([{ orderId: "2" }]);
  expect(report.held).toMatchObject([{ orderId: "1", problem: { field: "payment" } }]);
});

it("a lost payment that is found more than once stays in doubt, and ends no run", async () => {
  const world = await paidOnes(1, 2);
  await runWith(world, () => lost);
  const { ledger } = world.connection;
  const ambiguous = notDone(problem("ledger.reference-ambiguous", "payment", { count: 2, reference: "shop-1" }));
  const lookup: Ledger["lookup"] = (step) => (step.reference === "shop-1" ? errAsync(ambiguous) : ledger.lookup(step));
  world.clock.advance(hour);
  const report = (await sync(world.host(), { ...world.connection, ledger: { ...ledger, lookup } }))._unsafeUnwrap();
  expect(report).toMatchObject({ stopped: null, inDoubt: [{ orderId: "1" }], settled: [{ orderId: "2" }] });
});

it("a payment is never registered on a day before its document's own", async () => {
  const world = createSettleWorld();
  world.shop.put(buildOrder({ id: "1", placedAt: "2026-03-20T10:00:00Z" }));
  expect((await world.run()).settled).toMatchObject([{ paidOn: "2026-03-20" }]);
});

it("a run that is asked to end does so between two payments", async () => {
  const world = await paidOnes(1, 3);
  const ending = new AbortController();
  const { report, sent } = await runWith(
    world,
    () => {
      ending.abort();
      return undefined;
    },
    ending.signal,
  );
  expect(sent).toBe(1);
  expect(report).toMatchObject({ stopped: { problem: { code: "run.interrupted" } }, settled: [{}] });
});

it("payments that are collected cost the ledger no call", async () => {
  const world = createSettleWorld({ payBatch: 3, collectHours: 24 });
  world.place("1", "paid");
  expect(await world.run()).toMatchObject({ collecting: 1 });
  let calls = 0;
  const counted = <T>(call: () => ResultAsync<T, Failure>) => {
    calls += 1;
    return call();
  };
  const { ledger } = world.connection;
  const snapshot: Ledger["snapshot"] = (rules) => counted(() => ledger.snapshot(rules));
  world.clock.advance(hour);
  const report = (await sync(world.host(), { ...world.connection, ledger: { ...ledger, snapshot } }))._unsafeUnwrap();
  expect(report).toMatchObject({ collecting: 1, settled: [] });
  expect(calls).toBe(0);
});

describe("an order that is paid after it was changed", () => {
  it("is paid once a person has accepted the change", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1");
    world.change("1", { total: money(1, "EUR") });
    expect((await seenAgain(world, "1")).held).toMatchObject([{ problem: { code: "order.changed-after-booking" } }]);
    world.pay("1");
    expect(await seenAgain(world, "1")).toMatchObject({ stopped: null, settled: [] });
    expect(world.payments()).toEqual([]);
    (await instruct(world.host(), world.connection, "1", "skip"))._unsafeUnwrap();
    expect((await world.run()).settled).toMatchObject([{ orderId: "1" }]);
  });

  it("is not paid where it is cancelled and the shop tells of it alone", async () => {
    const world = createSettleWorld();
    await bookUnpaid(world, "1");
    world.pay("1");
    world.change("1", { status: "cancelled" });
    expect(await world.run(["1"])).toMatchObject({ stopped: null, settled: [] });
    expect(world.payments()).toEqual([]);
  });
});

it("a payment that is taken back before the booking registers it, and comes again later, is registered then", async () => {
  const world =
    moneybirdFurtherWorlds.find(({ settles }) => settles)?.create() ?? expect.fail("no world is paid later");
  const id = world.shop.place({ customer: 1, goods: 1, paid: true });
  const engine = await Stepped.start((effect) => {
    const { host, connection } = world.start(effect);
    return sync(host, connection).unwrapOr(undefined);
  });
  while (engine.pause !== undefined && !engine.pause.what.endsWith("/payments.json")) await engine.step();
  expect(engine.pause).toBeDefined();
  world.shop.pay(id, false);
  world.clock.advance(hour);
  expect(await runOnce(world)).toMatchObject({ booked: [{ orderId: id }] });
  expect(world.books.unfinished?.()).toEqual([]);
  world.shop.pay(id, true);
  await runUntilQuiet(world);
  expect(world.books.unfinished?.()).toEqual([]);
  expect(world.books.payments?.()).toMatchObject([{ orderId: id, cents: world.shop.charged(id).gross }]);
});
