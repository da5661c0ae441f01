import type { ResultAsync } from "neverthrow";
import type { Problem } from "../problem/problem.ts";

/** Authenticated encryption of what lies at rest. */
export interface Cipher {
  encrypt(plain: string): ResultAsync<string, Problem>;
  /** Fails with `store.wrong-key` when the text was made with another key or was changed. */
  decrypt(sealed: string): ResultAsync<string, Problem>;
}

/** A keyed hash: the same text gives the same fingerprint under one key, and the text cannot be found back from it. */
export type Fingerprint = (text: string) => Promise<string>;
