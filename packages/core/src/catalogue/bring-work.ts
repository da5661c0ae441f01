import { err, ok, type Result } from "neverthrow";
import type { BringItems, BroughtItems, WantedItem } from "../ports/ledger-items.ts";
import type { Failure } from "../problem/failure.ts";
import { problemKind } from "../problem/problem.ts";

/** Says which items are about to be made: those that are not there. */
export async function beginMissing(
  items: readonly WantedItem[],
  there: ReadonlyMap<string, unknown>,
  begin: BringItems["begin"],
): Promise<Result<void, Failure>> {
  const missing = items.map(({ code }) => code).filter((code) => !there.has(code));
  return missing.length === 0 ? ok(undefined) : begin(missing);
}

/** One item that the ledger refuses keeps no other from its turn; anything else ends the work. */
export function spareItem(
  { code }: Pick<WantedItem, "code">,
  failure: Failure,
  refused: BroughtItems["refused"][number][],
): Result<null, Failure> {
  if (problemKind(failure.problem.code) !== "data" || failure.outcome === "unknown") return err(failure);
  refused.push({ code, problem: failure.problem });
  return ok(null);
}
