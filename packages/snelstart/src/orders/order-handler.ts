import { type Failure, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import { orderRow, relationRow } from "../client/rows.ts";
import { reasonOfRefusal } from "../reason-of-refusal.ts";
import type { HandlerParts, StepHandler } from "../step-handler.ts";
import { relationsPath } from "../to-relation.ts";
import { outcomeOfOrder } from "./find-orders.ts";
import { vatNumberIn } from "./to-order.ts";

const sentBody = z.looseObject({ memo: z.string(), relatie: z.looseObject({ id: z.string() }) });

/**
 * Makes sales orders. SnelStart leaves out the VAT of a business elsewhere in the EU by the VAT number of its record, and refuses nothing: so where the plan rests on a number, the record is
 * looked at before.
 */
export function orderHandler({ client, orders }: Pick<HandlerParts, "client" | "orders">): StepHandler {
  const unproven = async ({ request }: WriteStep): Promise<Result<boolean, Failure>> => {
    const { memo, relatie } = sentBody.parse(request.body);
    const number = vatNumberIn(memo);
    if (number === null) return ok(false);
    const relation = await client.find(`${relationsPath}/${relatie.id}`, relationRow);
    return relation.map((row) => row?.btwNummer !== number);
  };

  const send = async (step: WriteStep, notAfter: number | undefined): Promise<Result<StepOutcome, Failure>> => {
    const refused = await unproven(step);
    if (refused.isErr()) return err(refused.error);
    if (refused.value) return err(notDone(problem("ledger.eu-customer-unproven", "order.customer.vatNumber")));
    const written = await client.write(step.request, orderRow, notAfter);
    if (written.isErr()) return err(written.error);
    if (written.value.kind === "done") return ok(outcomeOfOrder(written.value.row, step.reference));
    return err(await reasonOfRefusal(client, step.request.body, written.value.failure));
  };

  return { send: (step, notAfter) => new ResultAsync(send(step, notAfter)), lookup: (step) => orders.findOne(step) };
}
