import { type Failure, fillStep, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { err, errAsync, ok, type Result, ResultAsync } from "neverthrow";
import { articleHandler } from "./articles/article-handler.ts";
import { createArticleFinder } from "./articles/find-article.ts";
import { bookingRow, orderRow } from "./client/rows.ts";
import { outcomeOfWritten } from "./from-snelstart.ts";
import { outcomeOfOrder } from "./orders/find-orders.ts";
import { ordersPath } from "./orders/to-order.ts";
import { relationHandler } from "./relation-handler.ts";
import type { HandlerParts, StepHandler } from "./step-handler.ts";

/** The handler of every step that this adapter composes. */
export function createStepHandlers(parts: HandlerParts): StepHandler {
  const customer = relationHandler(parts);
  const article = articleHandler(parts.client, createArticleFinder(parts.client));
  const booking = bookingHandler(parts);
  const order = orderHandler(parts);
  const handlerOf = ({ kind, request }: WriteStep): StepHandler => {
    if (kind === "customer") return customer;
    if (kind === "item") return article;
    return request.path === ordersPath ? order : booking;
  };
  return {
    send: (step, notAfter) => {
      const filled = fillStep(step, new Map());
      return filled.isOk()
        ? handlerOf(step).send(step, notAfter)
        : errAsync(notDone(problem("ledger.refused", "step", { detail: `$idOf ${filled.error}` })));
    },
    lookup: (step) => handlerOf(step).lookup(step),
  };
}

/** A number that is taken may be taken by the booking itself: then it is there, and is compared like any other. */
function bookingHandler({ client, bookings }: HandlerParts): StepHandler {
  const send = async (step: WriteStep, notAfter: number | undefined): Promise<Result<StepOutcome, Failure>> => {
    const written = await client.write(step.request, bookingRow, notAfter);
    if (written.isErr()) return err(written.error);
    if (written.value.kind === "done") return ok(outcomeOfWritten(written.value.row, step.reference));
    const { told, failure } = written.value;
    if (!told.codes.includes("BOE-0021")) return err(failure);
    const existing = await bookings.findOne(step);
    return existing.andThen((found) => (found === null ? err(failure) : ok(found)));
  };
  return { send: (step, notAfter) => new ResultAsync(send(step, notAfter)), lookup: (step) => bookings.findOne(step) };
}

const orderHandler = ({ client, orders }: HandlerParts): StepHandler => ({
  send: (step, notAfter) =>
    client
      .write(step.request, orderRow, notAfter)
      .andThen((written) =>
        written.kind === "done" ? ok(outcomeOfOrder(written.row, step.reference)) : err(written.failure),
      ),
  lookup: (step) => orders.findOne(step),
});
