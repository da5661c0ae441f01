import type { Store, TokenStore } from "@boekbrug/core";
import type { Check, Closable } from "../contract/check.ts";

/** A fresh, empty store. */
export interface OpenedStore extends Closable {
  readonly store: Store;
  readonly tokens: TokenStore;
  /** Closes it and opens what it left, as the next process would. Left out by a store that keeps nothing. */
  readonly reopen?: (() => Promise<OpenedStore>) | undefined;
}

export type StoreCheck = Check<OpenedStore>;
