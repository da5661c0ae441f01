import type { Instruction } from "../../../src/index.ts";
import type { Sale, WriteFault } from "../proof-world.ts";
import { createRandom, type Random } from "./random.ts";

/** One thing that happens. Orders and papers are counted from the oldest, round and round; one that names nothing does nothing. */
export type Action =
  | { readonly does: "start"; readonly engine: number }
  | { readonly does: "step"; readonly engine: number; readonly pauses: number }
  /** The shop tells of an order: the engine takes it between two orders of its pass, or makes a pass for it. */
  | { readonly does: "tell"; readonly engine: number; readonly order: number }
  | { readonly does: "kill"; readonly engine: number }
  | { readonly does: "advance"; readonly seconds: number }
  | { readonly does: "set clock"; readonly seconds: number }
  | { readonly does: "write fault"; readonly kind: WriteFault; readonly what: "document" | undefined }
  | { readonly does: "read fault"; readonly kind: "refused" | "limited" | "unavailable" | "malformed" }
  | { readonly does: "shop fault"; readonly kind: "refused" | "limited" | "unavailable" | "malformed" }
  | { readonly does: "place"; readonly sale: Sale }
  | { readonly does: "pay"; readonly order: number; readonly paid: boolean }
  | { readonly does: "cancel"; readonly order: number }
  | { readonly does: "reprice"; readonly order: number; readonly goods: number }
  /** A person says that the order was dealt with, or is to be looked at again. */
  | { readonly does: "instruct"; readonly order: number; readonly word: Instruction }
  | { readonly does: "remove paper"; readonly paper: number }
  | { readonly does: "edit paper"; readonly paper: number; readonly cents: number }
  | { readonly does: "copy store" }
  | { readonly does: "restore store" }
  | { readonly does: "lose store" };

type Draw = (random: Random) => Action;

const engine = (random: Random): number => (random.chance(0.7) ? 0 : 1);
const sale = (random: Random): Sale => ({
  customer: random.whole(3),
  goods: random.whole(40),
  paid: random.chance(0.75),
});
const reads = ["refused", "limited", "unavailable", "malformed"] as const;
const writes = ["refused", "dropped-before", "dropped-after", "limited", "unavailable", "malformed", "late"] as const;

/** What always goes on. */
const always: readonly Draw[] = [
  ...Array<Draw>(10).fill((random) => ({
    does: "step",
    engine: engine(random),
    pauses: random.pick([1, 2, 3, 5, 10, 30, 100, 300]),
  })),
  ...Array<Draw>(4).fill((random) => ({ does: "start", engine: engine(random) })),
  ...Array<Draw>(2).fill((random) => ({ does: "advance", seconds: random.pick([1, 20, 130, 700, 4000]) })),
  (random) => ({ does: "place", sale: sale(random) }),
  ...Array<Draw>(2).fill((random) => ({ does: "tell", engine: engine(random), order: random.whole(9) })),
];

/** What goes on in some schedules only, so that each kind of misfortune is also seen without the others. */
const sometimes: readonly (readonly Draw[])[] = [
  [
    ...Array<Draw>(3).fill((random) => ({
      does: "write fault",
      kind: random.pick(writes),
      // Most writes are about customers and items.
      what: random.chance(0.6) ? "document" : undefined,
    })),
    (random) => ({ does: "read fault", kind: random.pick(reads) }),
    (random) => ({ does: "shop fault", kind: random.pick(reads) }),
  ],
  Array<Draw>(2).fill((random) => ({ does: "kill", engine: engine(random) })),
  [(random) => ({ does: "set clock", seconds: random.pick([-7200, -3333, 60, 700, 7200]) })],
  [
    (random) => ({ does: "pay", order: random.whole(9), paid: random.chance(0.8) }),
    (random) => ({ does: "cancel", order: random.whole(9) }),
    (random) => ({ does: "reprice", order: random.whole(9), goods: random.whole(40) }),
  ],
  Array<Draw>(2).fill((random) => ({
    does: "instruct",
    order: random.whole(9),
    word: random.chance(0.6) ? "skip" : "retry",
  })),
  [
    (random) => ({ does: "remove paper", paper: random.whole(9) }),
    (random) => ({ does: "edit paper", paper: random.whole(9), cents: random.pick([-1, 1, 250]) }),
  ],
  [
    () => ({ does: "copy store" }),
    () => ({ does: "restore store" }),
    (random) => (random.chance(0.2) ? { does: "lose store" } : { does: "copy store" }),
  ],
];

/** The schedule of a seed. */
export function scheduleOf(seed: number): readonly Action[] {
  const random = createRandom(seed);
  const draws = [...always, ...sometimes.filter(() => random.chance(0.6)).flat()];
  const first: readonly Action[] = [
    { does: "place", sale: { ...sale(random), paid: true } },
    { does: "place", sale: sale(random) },
    { does: "start", engine: 0 },
  ];
  const rest = Array.from({ length: 15 + random.whole(60) }, () => (draws[random.whole(draws.length)] as Draw)(random));
  return [...first, ...rest];
}
