import type { Text } from "../text/text.ts";

/**
 * What kind of thing is wrong, which decides what may be done about it:
 *
 * - `data`: this order (or this answer) is not right; others may go on.
 * - `configuration`: a setting must be changed by a person.
 * - `rights`: the vendor does not let us; a person must grant or log in.
 * - `limit`: the vendor asks us to wait.
 * - `outage`: the vendor or the network does not answer; trying later may help.
 */
export type ProblemKind = "data" | "configuration" | "rights" | "limit" | "outage";

export interface ProblemEntry {
  readonly kind: ProblemKind;
  /** Why it is a problem. `{name}` is filled from the problem's parameters. */
  readonly reason: Text;
  /** The smallest change that releases it. */
  readonly remedy: Text;
}
