import type { ProblemCode } from "@boekbrug/core";
import type { SimulatedOrder } from "@boekbrug/simulators";
import { createRandom, type Random } from "../proof/explore/random.ts";

/** An order and what is known of it beforehand, without a planner. */
export interface CorpusOrder {
  /** What it shows. */
  readonly shows: string;
  readonly order: SimulatedOrder;
  /** The VAT roles of its lines: where it belongs in the returns. */
  readonly roles: readonly string[];
  /** The problem for which it is held, whatever the ledger is. */
  readonly held?: ProblemCode;
}

/** Draws what makes one order another than the next: prices, quantities. The same each time. */
export interface Draw extends Random {
  /** A price up to so many cents, such as `19.99`. */
  price(most: number): string;
}

type Drawn = Omit<SimulatedOrder, "created">;

/** So many orders that show the same, each with other amounts. */
export interface Family {
  readonly shows: string;
  readonly count: number;
  readonly roles: readonly string[] | ((index: number) => readonly string[]);
  readonly held?: ProblemCode;
  readonly draw: (draw: Draw, index: number) => Drawn;
}

export function drawFrom(seed: number): Draw {
  const random = createRandom(seed);
  return { ...random, price: (most) => ((5 + random.whole(most)) / 100).toFixed(2) };
}

const hours = 3_600_000;

/** The orders of families, one after another, each so many hours after the one before. */
export function ordersOf(families: readonly Family[], { seed, from, every }: Placing): CorpusOrder[] {
  const draw = drawFrom(seed);
  const orders = families.flatMap(({ count, draw: drawn, roles, ...family }) =>
    Array.from({ length: count }, (_, index) => ({
      ...family,
      order: drawn(draw, index),
      roles: typeof roles === "function" ? roles(index) : roles,
    })),
  );
  return orders.map(({ order, ...rest }, place) => ({
    ...rest,
    order: { ...order, created: new Date(Date.parse(from) + place * every * hours).toISOString() },
  }));
}

interface Placing {
  readonly seed: number;
  readonly from: string;
  /** In hours. */
  readonly every: number;
}
