import type { Clock, Percent, Store, TokenStore } from "@boekbrug/core";
import type { LedgerFault, MemoryStore } from "@boekbrug/testkit";
import { type Connection, type Host, type SyncReport, sync } from "../../src/index.ts";
import { type Effect, free } from "./effects.ts";

/** In cents. */
export interface Amounts {
  readonly gross: number;
  readonly vat: number;
  readonly vatByPercent: Readonly<Record<Percent, number>>;
}

/** A document in the books, as a person sees it who looks there; of several that are one order, their ids are joined. */
export interface BookedPaper extends Amounts {
  readonly id: string;
  /** The shop's id of the order in its reference. */
  readonly orderId: string;
}

export const partsOf = (id: string): string[] => id.split("+");

/** What is put in the shop: which customer, which goods (any number; the same number gives the same amounts), and whether it is paid. */
export interface Sale {
  readonly customer: number;
  readonly goods: number;
  readonly paid: boolean;
}

/** What can go wrong with one write, or with a call of the shop. `late`: the answer is lost, and the work is done only later. */
export type WriteFault = LedgerFault | "late";

/** The engine's clock, which can be wrong, above the true time that shop and bookkeeping live by. */
export interface ProofClock extends Clock {
  /** Time passes. */
  advance(milliseconds: number): void;
  /** The machine's clock is set: no time passes. */
  set(milliseconds: number): void;
  /** A person sets it right. */
  setRight(): void;
  /** True time. */
  readonly vendors: Clock;
}

/**
 * One shop, one administration, one store, and everything that people and misfortune can do to them. A ledger that describes itself as one of these gets the crash
 * table and the exploration for nothing. All state is in memory; nothing moves by itself.
 */
export interface ProofWorld {
  readonly clock: ProofClock;
  store: MemoryStore;
  /** A new process: nothing remembered but the store. Its every effect goes through `effect`. */
  start(
    effect: Effect,
    store?: Store & TokenStore,
  ): {
    readonly host: Host;
    readonly connection: Connection;
  };
  readonly shop: {
    /** The ids of all orders, oldest first. */
    ids(): readonly string[];
    place(sale: Sale): string;
    pay(id: string, paid: boolean): void;
    cancel(id: string): void;
    /** Other goods for the same order. */
    reprice(id: string, goods: number): void;
    charged(id: string): Amounts;
    isDue(id: string): boolean;
  };
  readonly books: {
    papers(): readonly BookedPaper[];
    /** Orders with a document of which something is left to do in the books: a payment, say. Left out where a document is all. */
    unfinished?(): readonly string[];
    /** What was paid in the books, by order. Left out where nothing is. */
    payments?(): readonly { readonly orderId: string; readonly cents: number }[];
    /** How many records there are of the same customer, at most. */
    sameCustomer(): number;
    remove(id: string): void;
    /** Adds cents to a document. */
    edit(id: string, cents: number): void;
  };
  readonly faults: {
    /** Hits the next write to the books, or the next that makes a document; several hit one after another. */
    write(kind: WriteFault, what?: "document"): void;
    /** Hits the next reading call to the books. */
    read(kind: Exclude<LedgerFault, "dropped-after">): void;
    /** Hits the next call to the shop. */
    shop(kind: "refused" | "limited" | "unavailable" | "malformed"): void;
    clear(): void;
  };
  /** Does what the bookkeeping still has in hand, where its time has come or at once. */
  settleLate(atOnce: boolean): Promise<void>;
  /** A person logs in anew, as `ledger.login-required` asks. */
  logIn(): Promise<void>;
}

export interface ProofWorldKind {
  readonly name: string;
  /** Whether the ledger lives by tokens that run out. */
  readonly hasTokens: boolean;
  /** Whether orders are booked unpaid too, and their payments registered afterwards. */
  readonly settles?: boolean;
  /** Whether the shop's lists show a booked order again for as long as a schedule lasts, so that a change of it is noticed. */
  readonly showsBookedAgain: boolean;
  /** `npm test` takes every so manieth point of the crash table; `npm run test:crash` takes all. */
  readonly sampleEvery: number;
  create(): ProofWorld;
}

/** The moment of every world's beginning. */
export const beginning = "2026-03-16T09:00:00Z";

export function createProofClock(): ProofClock {
  let now = Date.parse(beginning);
  let ahead = 0;
  const advance = (milliseconds: number): void => {
    now += milliseconds;
  };
  const sleep = async (milliseconds: number) => advance(milliseconds);
  return {
    now: () => now + ahead,
    sleep,
    advance,
    set: (milliseconds) => {
      ahead += milliseconds;
    },
    setRight: () => {
      ahead = 0;
    },
    vendors: { now: () => now, sleep },
  };
}

export async function runOnce(world: ProofWorld): Promise<SyncReport | undefined> {
  const { host, connection } = world.start(free);
  return (await sync(host, connection)).unwrapOr(undefined);
}

/** Runs with time in between until so many runs have left nothing to do; answers how often a person had to log in. */
export async function runUntilQuiet(
  world: ProofWorld,
  { rounds = 10, quietRuns = 1 } = {},
): Promise<{ readonly logIns: number }> {
  let logIns = 0;
  let quiet = 0;
  for (let round = 0; round < rounds && quiet < quietRuns; round += 1) {
    world.clock.advance((round % 3 === 2 ? 120 : 20) * 60_000);
    await world.settleLate(false);
    const report = await runOnce(world);
    const atRest =
      report !== undefined &&
      report.stopped === null &&
      report.inDoubt.length + report.booked.length + report.settled.length + report.waitingOnLedger === 0;
    quiet = atRest ? quiet + 1 : 0;
    if (report?.stopped?.problem.code !== "ledger.login-required") continue;
    await world.logIn();
    logIns += 1;
  }
  return { logIns };
}

export const sameAmounts = (a: Amounts, b: Amounts): boolean =>
  a.gross === b.gross &&
  a.vat === b.vat &&
  [...Object.keys(a.vatByPercent), ...Object.keys(b.vatByPercent)].every(
    (percent) => (a.vatByPercent[percent] ?? 0) === (b.vatByPercent[percent] ?? 0),
  );

export interface Balance {
  readonly lost: number;
  readonly doubled: number;
  readonly centsOff: number;
}

/** What a person would find who compares shop and books by hand. Every order of the shop is one that had to be booked as it stands, or one that may not be. */
export function balanceOf({ shop, books }: ProofWorld): Balance {
  const papers = books.papers();
  const ids = shop.ids();
  const of = (id: string) => papers.filter(({ orderId }) => orderId === id);
  const strangers = papers.filter(({ orderId }) => !ids.includes(orderId) || !shop.isDue(orderId));
  const unfinished = books.unfinished?.() ?? [];
  return {
    lost: ids.filter((id) => shop.isDue(id) && (of(id).length === 0 || unfinished.includes(id))).length,
    doubled: ids.filter((id) => of(id).length > 1).length + strangers.length + books.sameCustomer() - 1,
    centsOff: ids.filter((id) => of(id).some((paper) => !sameAmounts(paper, shop.charged(id)))).length,
  };
}

/** What stands for nothing lost, nothing doubled, nothing a cent off. */
export const zeros: Balance = { lost: 0, doubled: 0, centsOff: 0 };
