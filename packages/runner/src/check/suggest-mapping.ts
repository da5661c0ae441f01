import type { Failure, SuggestedSetting } from "@boekbrug/core";
import { okAsync, type ResultAsync } from "neverthrow";
import type { Connection } from "../connection.ts";

/** The mapping that the ledger proposes for itself; null where it cannot. */
export function suggestMapping({
  source,
  ledger,
  rules,
}: Connection): ResultAsync<readonly SuggestedSetting[] | null, Failure> {
  const { suggest } = ledger;
  return suggest === undefined ? okAsync(null) : source.choices().andThen((shop) => suggest(rules, shop));
}
