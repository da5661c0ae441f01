import type { StepKind } from "./write-step.ts";

/** The topic of the store's note on how far the ledger's feed of a kind of record was read. An empty note: it is read anew. */
export const feedNote = (kind: StepKind): string => `feed:${kind}`;
