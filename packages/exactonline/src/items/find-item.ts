import { type Failure, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { err, errAsync, ok, type Result, type ResultAsync } from "neverthrow";
import * as z from "zod";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";
import { textEquals } from "../client/odata.ts";
import { type ItemRow, itemRow } from "../client/rows.ts";
import type { ItemSettings } from "./item-settings.ts";

const itemKeyBody = z.object({ Code: z.string() });

/** The item with the code of a step. One that is missing, and may not be made, is a problem; so is one that is not for sale. */
export function findItem(
  client: ExactOnlineClient,
  { request }: WriteStep,
  { missing }: Pick<ItemSettings, "missing">,
): ResultAsync<StepOutcome | null, Failure> {
  const key = itemKeyBody.safeParse(request.body);
  if (!key.success) return errAsync(notDone(problem("ledger.refused", "step", { detail: "Code" })));
  const { Code: code } = key.data;
  return client
    .list("logistics/Items", itemRow, { filter: textEquals("Code", code) })
    .andThen((rows) => usable(code, rows, missing));
}

/** Codes that differ in capitals only are of different items where the very code is there too. */
function usable(
  code: string,
  rows: readonly ItemRow[],
  missing: ItemSettings["missing"],
): Result<StepOutcome | null, Failure> {
  const found =
    rows.find(({ Code }) => Code === code) ?? rows.find(({ Code }) => Code.toLowerCase() === code.toLowerCase());
  if (found === undefined && missing === "hold") {
    return err(notDone(problem("ledger.item-unknown", "ledger.items.missing", { code })));
  }
  if (found === undefined) return ok(null);
  return found.IsSalesItem
    ? ok({ id: found.ID, number: found.Code, totals: null })
    : err(notDone(problem("ledger.item-unusable", "ledger.items", { code })));
}
