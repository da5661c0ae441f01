import type { Failure, SuggestedSetting } from "@boekbrug/core";
import { okAsync, type ResultAsync } from "neverthrow";
import type { Connection } from "../connection.ts";

/** The mapping that the ledger proposes for itself; null where it cannot. */
export function suggestMapping({ ledger }: Connection): ResultAsync<readonly SuggestedSetting[] | null, Failure> {
  if (ledger.suggest === undefined) return okAsync(null);
  return ledger.snapshot().map((snapshot) => ledger.suggest?.(snapshot) ?? null);
}
