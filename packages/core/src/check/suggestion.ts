import type { Text } from "../text/text.ts";

/** One setting of the mapping, proposed. */
export interface SuggestedSetting {
  /** Its place in a connection: `["rules", "accounts", "high"]`. */
  readonly path: readonly string[];
  /** Null where nothing fits. */
  readonly value: string | null;
  /** Whether a person may take it without looking: never set where it might be wrong. */
  readonly sure: boolean;
  readonly reason: Text;
  /** What else could be meant. */
  readonly others: readonly string[];
}
