import { type Failure, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import { dateWithin } from "../client/odata.ts";
import { type BankBookingRow, bankBookingRow } from "../client/rows.ts";
import type { SnelStartClient } from "../client/snelstart-client.ts";
import { identityIn } from "../identity.ts";
import type { StepHandler } from "../step-handler.ts";
import { bankPath } from "./to-bank-booking.ts";

const sentBody = z.object({ datum: z.string() });

/** Bank bookings that pay sales bookings: found again among those of their day. */
export function paymentHandler(client: SnelStartClient): StepHandler {
  const lookup = async ({ reference, request }: WriteStep): Promise<Result<StepOutcome | null, Failure>> => {
    const day = sentBody.safeParse(request.body).data?.datum.slice(0, 10);
    if (day === undefined) return err(notDone(problem("ledger.refused", "step", { detail: "datum" })));
    const rows = await client.list(bankPath, bankBookingRow, dateWithin("Datum", day, day));
    if (rows.isErr()) return err(rows.error);
    const found = new Map(rows.value.filter((row) => identityIn(row) === reference).map((row) => [row.id, row]));
    const [only] = found.values();
    if (found.size > 1) {
      return err(notDone(problem("ledger.reference-ambiguous", "payment", { count: found.size, reference })));
    }
    return ok(only === undefined ? null : outcomeOf(only));
  };
  return {
    send: ({ request }, notAfter) =>
      client
        .write(request, bankBookingRow, notAfter)
        .andThen((written) => (written.kind === "done" ? ok(outcomeOf(written.row)) : err(written.failure))),
    lookup: (step) => new ResultAsync(lookup(step)),
  };
}

const outcomeOf = ({ id, boekstuk }: BankBookingRow): StepOutcome => ({ id, number: boekstuk, totals: null });
