import { type Failure, type Json, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import { type BookingRow, bookingRow } from "../client/rows.ts";
import type { Written } from "../client/snelstart-client.ts";
import { type AccountFunction, documentVatKinds } from "../client/vocabulary.ts";
import { outcomeOfWritten } from "../from-snelstart.ts";
import { reasonOfRefusal } from "../reason-of-refusal.ts";
import type { HandlerParts, StepHandler } from "../step-handler.ts";

const sentBody = z.looseObject({
  boekingsregels: z.array(z.looseObject({ grootboek: z.looseObject({ id: z.string() }) })),
  btw: z.array(z.unknown()),
});

/** A number that is taken may be taken by the booking itself: then it is there, and is compared like any other. So it may be where SnelStart gives no reason. */
export function bookingHandler({ client, bookings, administration }: HandlerParts): StepHandler {
  const accountsOf = (body: Json): string[] =>
    sentBody.safeParse(body).data?.boekingsregels.map(({ grootboek }) => grootboek.id) ?? [];

  /** Whether EU sales bear a row of reverse charge is not documented: where SnelStart misses it, it is added. Debts to the customer may stand beside them. */
  const withEuRow = (body: Json): Json | undefined => {
    const functions = accountsOf(body).map((id) => administration.functionOf(id));
    const isEu = functions.some(isOfEu) && functions.every((each) => isOfEu(each) || each === "general");
    if (!isEu || sentBody.safeParse(body).data?.btw.length !== 0) return undefined;
    return { ...(body as Record<string, Json>), btw: [{ btwSoort: documentVatKinds["reverse-charge"], btwBedrag: 0 }] };
  };

  /** It is made, whatever can be read of it now. */
  const outcomeOf = async (row: BookingRow, reference: string): Promise<StepOutcome> =>
    (await bookings.documentOf(row))
      .map((document) => outcomeOfWritten(document, reference))
      .unwrapOr({ id: row.id, number: row.factuurnummer, totals: null });

  const existing = async (step: WriteStep, isTaken: boolean): Promise<Result<StepOutcome | null, Failure>> => {
    const ours = await bookings.findOne(step);
    return ours.isErr() || ours.value !== null || !isTaken ? ours : bookings.findSame(step);
  };

  /** SnelStart has one code for everything that may be amiss with foreign VAT; the amounts are right, since they are the shop's. */
  const inWords = async (step: WriteStep, failure: Failure): Promise<Failure> => {
    const account = await administration.foreignVatAccount();
    const isForeign = account.isOk() && account.value !== null && accountsOf(step.request.body).includes(account.value);
    return isForeign && failure.problem.code === "ledger.vat-amount-refused"
      ? notDone(problem("ledger.foreign-vat-customer", "order.customer"))
      : failure;
  };

  const send = async (step: WriteStep, notAfter: number | undefined): Promise<Result<StepOutcome, Failure>> => {
    const first = await client.write(step.request, bookingRow, notAfter);
    if (first.isErr()) return err(first.error);
    const other = lacksVat(first.value) ? withEuRow(step.request.body) : undefined;
    const written =
      other === undefined ? first : await client.write({ ...step.request, body: other }, bookingRow, notAfter);
    if (written.isErr()) return err(written.error);
    if (written.value.kind === "done") return ok(await outcomeOf(written.value.row, step.reference));
    const { codes, failure } = written.value;
    const isTaken = codes.includes("BOE-0021");
    if (codes.length > 0 && !isTaken) return err(await inWords(step, failure));
    const found = await existing(step, isTaken);
    if (found.isErr()) return err(found.error);
    return found.value === null ? err(await reasonOfRefusal(client, step.request.body, failure)) : ok(found.value);
  };
  return { send: (step, notAfter) => new ResultAsync(send(step, notAfter)), lookup: (step) => bookings.findOne(step) };
}

const isOfEu = (each: AccountFunction | null): boolean => each === "eu-goods" || each === "eu-services";

const vatCodes = new Set(["BOE-0069", "BOE-0082"]);

const lacksVat = (written: Written<unknown>): boolean =>
  written.kind === "refused" && written.codes.length > 0 && written.codes.every((code) => vatCodes.has(code));
