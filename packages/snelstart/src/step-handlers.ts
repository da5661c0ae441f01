import { type Failure, fillStep, type Json, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { err, errAsync, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import { articleHandler } from "./articles/article-handler.ts";
import { createArticleFinder } from "./articles/find-article.ts";
import { type BookingRow, bookingRow } from "./client/rows.ts";
import type { Written } from "./client/snelstart-client.ts";
import { documentVatKinds } from "./client/vocabulary.ts";
import { outcomeOfWritten } from "./from-snelstart.ts";
import { orderHandler } from "./orders/order-handler.ts";
import { ordersPath } from "./orders/to-order.ts";
import { paymentHandler } from "./payments/payment-handler.ts";
import { relationHandler } from "./relation-handler.ts";
import { relationUpdateHandler } from "./relation-update-handler.ts";
import type { HandlerParts, StepHandler } from "./step-handler.ts";

/** The handler of every step that this adapter composes. */
export function createStepHandlers(parts: HandlerParts): StepHandler {
  const customer = relationHandler(parts);
  const update = relationUpdateHandler(parts);
  const article = articleHandler(parts.client, createArticleFinder(parts.client));
  const payment = paymentHandler(parts.client);
  const booking = bookingHandler(parts);
  const order = orderHandler(parts);
  const handlerOf = ({ kind, request }: WriteStep): StepHandler => {
    if (kind === "customer") return customer;
    if (kind === "customer-detail") return update;
    if (kind === "item") return article;
    if (kind === "settlement") return payment;
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

const sentBody = z.looseObject({
  boekingsregels: z.array(z.looseObject({ grootboek: z.looseObject({ id: z.string() }) })),
  btw: z.array(z.unknown()),
});

/** A number that is taken may be taken by the booking itself: then it is there, and is compared like any other. So it may be where SnelStart gives no reason. */
function bookingHandler({ client, bookings, administration }: HandlerParts): StepHandler {
  /** Whether EU sales bear a row of reverse charge is not documented: where SnelStart misses it, it is added. */
  const withEuRow = (body: Json): Json | undefined => {
    const sent = sentBody.safeParse(body).data;
    const isEu = sent?.boekingsregels.every(({ grootboek }) => administration.isEuAccount(grootboek.id)) ?? false;
    if (!isEu || sent?.btw.length !== 0) return undefined;
    return { ...(body as Record<string, Json>), btw: [{ btwSoort: documentVatKinds["reverse-charge"], btwBedrag: 0 }] };
  };

  /** It is made, whatever can be read of it now. */
  const outcomeOf = async (row: BookingRow, reference: string): Promise<StepOutcome> =>
    (await bookings.documentOf(row))
      .map((document) => outcomeOfWritten(document, reference))
      .unwrapOr({ id: row.id, number: row.factuurnummer, totals: null });

  const send = async (step: WriteStep, notAfter: number | undefined): Promise<Result<StepOutcome, Failure>> => {
    const first = await client.write(step.request, bookingRow, notAfter);
    if (first.isErr()) return err(first.error);
    const other = lacksVat(first.value) ? withEuRow(step.request.body) : undefined;
    const written =
      other === undefined ? first : await client.write({ ...step.request, body: other }, bookingRow, notAfter);
    if (written.isErr()) return err(written.error);
    if (written.value.kind === "done") return ok(await outcomeOf(written.value.row, step.reference));
    const { codes, failure } = written.value;
    if (codes.length > 0 && !codes.includes("BOE-0021")) return err(failure);
    const existing = await bookings.findOne(step);
    return existing.andThen((found) => (found === null ? err(failure) : ok(found)));
  };
  return { send: (step, notAfter) => new ResultAsync(send(step, notAfter)), lookup: (step) => bookings.findOne(step) };
}

const vatCodes = new Set(["BOE-0069", "BOE-0082"]);

const lacksVat = (written: Written<unknown>): boolean =>
  written.kind === "refused" && written.codes.length > 0 && written.codes.every((code) => vatCodes.has(code));
