import type { Failure, Tokens } from "@boekbrug/core";

/** What an answer of a token endpoint means. */
export type TokenAnswer =
  /** New tokens, whatever the status says. */
  | { readonly kind: "tokens"; readonly tokens: Tokens }
  /** Asked before the old access token ran out: that one still works. The next may be asked for at `until`, in epoch milliseconds. */
  | { readonly kind: "too-early"; readonly until: number }
  /** The exchange may have happened. */
  | { readonly kind: "lost"; readonly failure: Failure }
  | { readonly kind: "refused"; readonly failure: Failure };
