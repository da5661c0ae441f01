import { exactExploredWorlds } from "../exact-world.ts";
import { apartWorld, fakeWorld, settlingApartWorld, settlingWorld } from "../fake-world.ts";
import { moneybirdFurtherWorlds, moneybirdWorlds } from "../moneybird-world.ts";
import type { ProofWorldKind } from "../proof-world.ts";
import { snelstartOrdersWorld, snelstartSettlingWorld, snelstartWorld } from "../snelstart-world.ts";
import { createRandom } from "./random.ts";

/** A ledger with its kinds of document, and how many of the schedules it plays. */
export interface Explored {
  readonly name: string;
  readonly kinds: readonly [ProofWorldKind, ...ProofWorldKind[]];
  /** One schedule in so many: over the wire each takes longer. */
  readonly every: number;
}

export const explored: readonly Explored[] = [
  { name: "in memory", kinds: [fakeWorld, apartWorld, settlingWorld, settlingApartWorld], every: 1 },
  { name: "CCV Shop → Exact Online", kinds: exactExploredWorlds, every: 19 },
  { name: "CCV Shop → Moneybird", kinds: [...moneybirdWorlds, ...moneybirdFurtherWorlds], every: 19 },
  { name: "CCV Shop → SnelStart", kinds: [snelstartWorld, snelstartOrdersWorld, snelstartSettlingWorld], every: 19 },
];

/** The kind of document of a seed: the same each time, whatever its schedule is. */
export const kindOf = (seed: number, kinds: Explored["kinds"]): ProofWorldKind => createRandom(~seed).pick(kinds);
