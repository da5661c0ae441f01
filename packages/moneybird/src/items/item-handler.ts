import { type Failure, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { err, ok, okAsync, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import { type ProductRow, productRow } from "../client/rows.ts";
import type { HandlerParts, StepHandler } from "../step-handler.ts";
import { allProducts, findProduct } from "./find-products.ts";

const productBody = z.object({ product: z.object({ identifier: z.string() }) });

/** Finds a product by its identifier, or makes it. Moneybird refuses a second one by itself: one that its look-up hides is found in the list. */
export function itemHandler({ client, administration, items }: HandlerParts): StepHandler {
  const lookup = ({ request }: WriteStep): ResultAsync<StepOutcome | null, Failure> => {
    const body = productBody.safeParse(request.body);
    if (!body.success) return okAsync(null);
    const { identifier } = body.data.product;
    return findProduct(client, administration, identifier).andThen((row) => {
      if (row !== null) return usable(row, identifier);
      return items.missing === "create"
        ? ok(null)
        : err(notDone(problem("ledger.item-unknown", "ledger.items.missing", { code: identifier })));
    });
  };

  const hidden = async (step: WriteStep, refused: Failure): Promise<Result<StepOutcome, Failure>> => {
    const identifier = productBody.safeParse(step.request.body).data?.product.identifier ?? "";
    const all = await allProducts(client, administration);
    return all.andThen((found) => {
      const row = found.get(identifier);
      return row === undefined ? err(refused) : usable(row, identifier);
    });
  };

  return {
    lookup,
    send: (step, notAfter) =>
      client.write(step.request, productRow, notAfter).andThen((written) => {
        if (written.kind === "done") return okAsync(outcomeOf(written.row));
        const isTaken = written.told.complaints.some(({ field, code }) => field === "identifier" && code === "taken");
        return new ResultAsync(isTaken ? hidden(step, written.failure) : Promise.resolve(err(written.failure)));
      }),
  };
}

/** A line on a product that is billed by the month would be spread over months. */
const usable = (row: ProductRow, code: string): Result<StepOutcome, Failure> =>
  row.frequency_type === null || row.frequency_type === undefined
    ? ok(outcomeOf(row))
    : err(notDone(problem("ledger.item-recurring", "ledger.items", { code })));

const outcomeOf = ({ id, identifier }: ProductRow): StepOutcome => ({ id, number: identifier, totals: null });
