import { type Failure, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import { orderRow, relationRow } from "../client/rows.ts";
import { reasonOfRefusal } from "../reason-of-refusal.ts";
import { relationsPath } from "../relations/to-relation.ts";
import type { HandlerParts, StepHandler } from "../step-handler.ts";
import { outcomeOfOrder } from "./find-orders.ts";
import { vatNumberIn } from "./to-order.ts";

const sentBody = z.looseObject({ memo: z.string(), relatie: z.looseObject({ id: z.string() }) });

/**
 * Makes sales orders. SnelStart leaves out the VAT of a business elsewhere in the EU by the VAT number of its record, and refuses nothing: so where the plan rests on a number, the record is
 * looked at before.
 */
export function orderHandler({ client, orders }: Pick<HandlerParts, "client" | "orders">): StepHandler {
  const checkProven = async ({ request }: WriteStep): Promise<Result<void, Failure>> => {
    const { memo, relatie } = sentBody.parse(request.body);
    const number = vatNumberIn(memo);
    if (number === null) return ok(undefined);
    const relation = await client.find(`${relationsPath}/${relatie.id}`, relationRow);
    if (relation.isErr()) return err(relation.error);
    if (relation.value === null) return err(notDone(problem("ledger.customer-unusable", "order.customer")));
    return relation.value.btwNummer === number
      ? ok(undefined)
      : err(notDone(problem("ledger.eu-customer-unproven", "order.customer.vatNumber")));
  };

  const send = async (step: WriteStep, notAfter: number | undefined): Promise<Result<StepOutcome, Failure>> => {
    const proven = await checkProven(step);
    if (proven.isErr()) return err(proven.error);
    const written = await client.write(step.request, orderRow, notAfter);
    if (written.isErr()) return err(written.error);
    if (written.value.kind === "done") return ok(outcomeOfOrder(written.value.row, step.reference));
    return err(await reasonOfRefusal(client, step.request.body, written.value.failure));
  };

  return { send: (step, notAfter) => new ResultAsync(send(step, notAfter)), lookup: (step) => orders.findOne(step) };
}
