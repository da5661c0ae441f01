import { exactDocumentWorlds, exactWorld } from "./exact-world.ts";
import { apartWorld, fakeWorld, settlingApartWorld, settlingWorld } from "./fake-world.ts";
import { moneybirdFurtherWorlds, moneybirdWorlds } from "./moneybird-world.ts";
import type { ProofWorldKind } from "./proof-world.ts";
import { snelstartOrdersWorld, snelstartSettlingWorld, snelstartWorld } from "./snelstart-world.ts";

/** Every world that is proved. A new ledger adds its own here, and nothing else. */
export const proofWorlds: readonly ProofWorldKind[] = [fakeWorld, exactWorld, ...moneybirdWorlds];

/** Those, the same ledger with other kinds of document, and one that is paid after the booking: for the crash table. */
export const crashWorlds: readonly ProofWorldKind[] = [
  ...proofWorlds,
  settlingWorld,
  ...moneybirdFurtherWorlds,
  snelstartWorld,
  snelstartOrdersWorld,
  snelstartSettlingWorld,
  apartWorld,
  settlingApartWorld,
  ...exactDocumentWorlds,
];
