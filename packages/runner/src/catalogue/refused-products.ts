import {
  type Failure,
  type Instant,
  instantOf,
  type Problem,
  restAfter,
  type Store,
  sameProblem,
} from "@boekbrug/core";
import { okAsync, type ResultAsync } from "neverthrow";
import type { RefusedItem } from "./catalogue-report.ts";

const topic = "catalogue-refused";

/** So many refused products are read again in one pass, each by a call: a catalogue without article numbers must not use up the shop's limits. */
const mostInOnePass = 20;

/** A product of which an item was refused, so often in a row without a change. */
interface Standing {
  /** A keyed hash of the product as it was then. */
  readonly print: string;
  readonly refusals: number;
  /** Until then it rests. */
  readonly rests: Instant;
  readonly items: readonly { readonly code: string | null; readonly problem: Problem }[];
}

/** Products of which items were refused, on disk: each is told once, and tried again after a rest that grows. */
export interface RefusedProducts {
  /** How many items stand refused. */
  count(): number;
  /** Products whose rest is over, the longest over first. */
  due(now: number): readonly string[];
  /** Whether a product was refused lately and is as it was: it waits. */
  isResting(product: PrintedProduct, now: number): boolean;
  /** What came of a look at these products; gives the refusals that nobody was told of before. */
  settle(
    products: readonly PrintedProduct[],
    refused: readonly RefusedItem[],
    now: number,
  ): ResultAsync<readonly RefusedItem[], Failure>;
  /** These products are gone. */
  forget(productIds: readonly string[]): ResultAsync<void, Failure>;
}

/** A product by its id, with a keyed hash of all that the shop tells of it. */
export interface PrintedProduct {
  readonly id: string;
  readonly print: string;
}

export function refusedProducts(store: Store, key: string, notes: Readonly<Record<string, string>>): RefusedProducts {
  const standing = standingIn(notes[topic]);

  const keep = () => store.note(key, topic, JSON.stringify({ v: 1, products: [...standing] }));
  const settleOne = (
    { id, print }: PrintedProduct,
    items: readonly RefusedItem[],
    now: number,
  ): readonly RefusedItem[] => {
    const before = standing.get(id);
    const isKnown = ({ code, problem }: RefusedItem) =>
      before?.items.some((item) => item.code === code && sameProblem(item.problem, problem)) === true;
    const fresh = items.filter((item) => !isKnown(item));
    const refusals = fresh.length === 0 && before?.print === print ? before.refusals + 1 : 1;
    if (items.length === 0) standing.delete(id);
    else {
      const rests = instantOf(now + restAfter(refusals));
      standing.set(id, { print, refusals, rests, items: items.map(({ code, problem }) => ({ code, problem })) });
    }
    return fresh;
  };

  return {
    count: () => [...standing.values()].reduce((sum, { items }) => sum + items.length, 0),
    due: (now) =>
      [...standing]
        .filter(([, { rests }]) => Date.parse(rests) <= now)
        .sort(([, a], [, b]) => Date.parse(a.rests) - Date.parse(b.rests))
        .slice(0, mostInOnePass)
        .map(([productId]) => productId),
    isResting: ({ id, print }, now) => {
      const found = standing.get(id);
      return found?.print === print && Date.parse(found.rests) > now;
    },
    settle: (products, refused, now) => {
      const touched = products.some(({ id }) => standing.has(id)) || refused.length > 0;
      const fresh = products.flatMap((product) =>
        settleOne(
          product,
          refused.filter(({ productId }) => productId === product.id),
          now,
        ),
      );
      return touched ? keep().map(() => fresh) : okAsync(fresh);
    },
    forget: (productIds) => {
      const known = productIds.filter((id) => standing.delete(id));
      return known.length > 0 ? keep() : okAsync(undefined);
    },
  };
}

/** A note of another version counts as none: what is refused is then told once more. */
function standingIn(note: string | undefined): Map<string, Standing> {
  try {
    const { v, products } = JSON.parse(note ?? "{}");
    return new Map(v === 1 ? products : []);
  } catch {
    return new Map();
  }
}
