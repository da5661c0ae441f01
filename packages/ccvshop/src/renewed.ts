import type { Clock } from "@boekbrug/core";

/** Something that remembers what it has read, begun anew after a while: an adapter may live for months. */
export function renewed<T>(clock: Clock, milliseconds: number, make: () => T): () => T {
  let made: { readonly value: T; readonly until: number } | undefined;
  return () => {
    if (made === undefined || clock.now() >= made.until) made = { value: make(), until: clock.now() + milliseconds };
    return made.value;
  };
}
