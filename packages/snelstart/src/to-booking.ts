import {
  type InvoicePlan,
  idOf,
  type Json,
  type Problem,
  present,
  problem,
  type Rules,
  type WriteStep,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { describedBy, voucherOf } from "./identity.ts";
import type { SnelStartSettings } from "./settings.ts";
import type { SnelStartSnapshot } from "./snapshot.ts";
import { amountOf, toBookingLines } from "./to-booking-lines.ts";

/** Most characters of a document's number. */
const longestNumber = 25;

export const bookingsPath = "verkoopboekingen";

/** The step that books the sale. */
export function toBookingStep(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: SnelStartSnapshot,
  settings: SnelStartSettings,
): Result<WriteStep, Problem> {
  return numberOf(plan).andThen((number) =>
    toBookingLines(plan, rules, snapshot).map(({ lines, vat }): WriteStep => {
      const { reference, totals } = plan;
      const body: Json = {
        factuurnummer: number,
        klant: { id: idOf("customer") },
        factuurdatum: `${plan.date}T00:00:00`,
        factuurbedrag: amountOf(totals.gross),
        omschrijving: describedBy(plan.description, reference),
        ...present<Json>({
          boekstuk: voucherOf(reference),
          betalingstermijn: settings.paymentDays ?? null,
          markering: settings.mark || null,
        }),
        boekingsregels: lines,
        btw: vat,
      };
      return {
        key: "document",
        kind: "document",
        title: { nl: "Verkoopboeking", en: "Sales booking" },
        request: { method: "POST", path: bookingsPath, body },
        dependsOn: ["customer"],
        lookup: "after-doubt",
        identity: null,
        reference,
        expected: { gross: totals.gross, vat: totals.vat },
      };
    }),
  );
}

/** SnelStart numbers no bookings by itself; a number that is cut would be another one. */
function numberOf({ number, numberOwner }: InvoicePlan): Result<string, Problem> {
  if (numberOwner === "ledger") return err(problem("ledger.numbers-not", "rules.number.owner"));
  return number.length > longestNumber
    ? err(problem("ledger.number-too-long", "rules.number", { number, longest: longestNumber }))
    : ok(number);
}
