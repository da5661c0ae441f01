import { createMemoryStore, type MemoryStore } from "@boekbrug/testkit";
import { instruct, sync } from "../../../src/index.ts";
import { free } from "../effects.ts";
import { type ProofWorld, type ProofWorldKind, runOnce } from "../proof-world.ts";
import { isOnTheSocket, Stepped } from "../stepped.ts";
import type { Action } from "./schedule.ts";
import { Truth } from "./truth.ts";

interface Play {
  readonly world: ProofWorld;
  readonly truth: Truth;
  readonly engines: (Stepped<unknown> | undefined)[];
  /** By engine, orders of which the shop has told during its pass. */
  readonly told: string[][];
  copy: MemoryStore | undefined;
}

export interface Played {
  /** What an outsider has to say against it; empty when all is well. */
  readonly wrong: readonly string[];
  readonly orders: number;
  readonly papers: number;
}

const round = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];

/** Plays a schedule from an empty world, lets everything come to rest, and tells what is wrong. */
export async function runSchedule(kind: ProofWorldKind, actions: readonly Action[]): Promise<Played> {
  const world = kind.create();
  const truth = new Truth();
  const play: Play = { world, truth, engines: [], told: [], copy: undefined };
  try {
    for (const action of actions) {
      await act(play, action);
      truth.watch(world);
    }
    await comeToRest(play);
    await truth.conclude(world, kind);
  } catch (thrown) {
    truth.wrong.add(`thrown: ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
  }
  return { wrong: [...truth.wrong], orders: world.shop.ids().length, papers: world.books.papers().length };
}

async function act(play: Play, action: Action): Promise<void> {
  const { world, truth, engines } = play;
  const { shop, faults } = world;
  switch (action.does) {
    case "start":
      return startEngine(play, action.engine);
    case "tell": {
      const id = round(shop.ids(), action.order);
      if (id === undefined) return;
      if (engines[action.engine]?.pause === undefined) return startEngine(play, action.engine, [id]);
      play.told[action.engine]?.push(id);
      return;
    }
    case "step":
      for (let pause = 0; pause < action.pauses; pause += 1) await engines[action.engine]?.step();
      return;
    case "kill":
      engines[action.engine] = undefined;
      return;
    case "advance":
    case "set clock":
      return passTime(play, action);
    case "write fault":
      return faults.write(action.kind, action.what);
    case "read fault":
      return faults.read(action.kind);
    case "shop fault":
      return faults.shop(action.kind);
    case "place": {
      const id = shop.place(action.sale);
      if (action.sale.paid) truth.paid(id);
      return;
    }
    case "pay":
    case "cancel":
    case "reprice":
      return changeOrder(play, action);
    case "instruct":
      return instructOn(play, action);
    case "remove paper":
    case "edit paper":
      return changePaper(play, action);
    case "copy store":
      play.copy = world.store.copy();
      return;
    case "restore store":
    case "lose store": {
      const other = action.does === "lose store" ? createMemoryStore() : play.copy?.copy();
      if (other === undefined) return;
      // The engines on the old file are stopped first, and it takes longer than a ledger needs to finish.
      engines.length = 0;
      await world.settleLate(true);
      world.store = other;
      truth.forget();
      return;
    }
  }
}

async function startEngine({ world, engines, told }: Play, index: number, orders?: readonly string[]): Promise<void> {
  if (engines[index]?.pause !== undefined) return;
  const waiting: string[] = [];
  told[index] = waiting;
  engines[index] = await Stepped.start((effect) => {
    const { host, connection } = world.start(effect);
    return sync(host, connection, { orders, meanwhile: () => waiting.splice(0) }).match(
      (report) => report,
      (failure) => failure,
    );
  });
}

/** Time passes, or the clock is set. Nobody is on the socket then, and a clock that is set ahead finds the ledger done: see decision 0016. */
async function passTime(play: Play, action: Extract<Action, { seconds: number }>): Promise<void> {
  const { world } = play;
  await clearSockets(play);
  if (action.does === "advance") world.clock.advance(action.seconds * 1000);
  else world.clock.set(action.seconds * 1000);
  await world.settleLate(action.does === "set clock" && action.seconds > 0);
}

async function clearSockets({ engines }: Play): Promise<void> {
  for (const engine of engines) if (isOnTheSocket(engine?.pause)) await engine?.step();
}

type OrderChange = Extract<Action, { does: "pay" | "cancel" | "reprice" }>;

function changeOrder({ world: { shop }, truth }: Play, action: OrderChange): void {
  const id = round(shop.ids(), action.order);
  if (id === undefined) return;
  const wasDue = shop.isDue(id);
  if (action.does === "pay") {
    shop.pay(id, action.paid);
    if (action.paid) truth.paid(id);
  }
  if (action.does === "cancel") shop.cancel(id);
  if (action.does === "reprice") shop.reprice(id, action.goods);
  // That a customer pays is no change that a person must be told of.
  const isChange = wasDue && !(action.does === "pay" && action.paid);
  if (isChange || action.does === "cancel") truth.touch(id);
}

/** A person at another machine; no engine waits for him. */
async function instructOn({ world, truth }: Play, action: Extract<Action, { does: "instruct" }>): Promise<void> {
  const id = round(world.shop.ids(), action.order);
  if (id === undefined) return;
  const { host, connection } = world.start(free);
  const before = (await world.store.order("shop", id))._unsafeUnwrap();
  const done = await instruct(host, connection, id, action.word);
  if (done.isOk() && done.value !== null) truth.instructed(id, action.word, before);
}

async function changePaper({ world, truth }: Play, action: Extract<Action, { paper: number }>): Promise<void> {
  const paper = round(world.books.papers(), action.paper);
  if (paper === undefined) return;
  if (action.does === "edit paper") {
    world.books.edit(paper.id, action.cents);
    truth.edit(paper);
    return;
  }
  truth.remove(paper, (await world.store.order("shop", paper.orderId))._unsafeUnwrap());
  world.books.remove(paper.id);
}

const minutes = [20, 20, 60, 180, 720, 1440, 1440, 4320, 4320, 10_080] as const;

/** The clock is set right and whoever is still running ends; then runs follow with more and more time in between, until one has nothing left to do. */
async function comeToRest(play: Play): Promise<void> {
  const { world, truth, engines } = play;
  world.faults.clear();
  await clearSockets(play);
  world.clock.setRight();
  await world.settleLate(true);
  for (const engine of engines) await engine?.finish();
  truth.watch(world);
  for (const pause of minutes) {
    world.clock.advance(pause * 60_000);
    await world.settleLate(false);
    const report = await runOnce(world);
    truth.watch(world);
    if (report?.stopped?.problem.code === "ledger.login-required") await world.logIn();
    if (report === undefined || report.stopped !== null) continue;
    const { booked, held, inDoubt, settled, waitingOnLedger } = report;
    if (booked.length + held.length + inDoubt.length + settled.length + waitingOnLedger === 0) return;
  }
}
