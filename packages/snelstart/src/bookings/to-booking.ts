import {
  type InvoicePlan,
  idOf,
  type Json,
  listedVatNumber,
  type Problem,
  present,
  problem,
  type Rules,
  sum,
  type WriteStep,
} from "@boekbrug/core";
import { err, ok, Result } from "neverthrow";
import { describedBy, voucherOf } from "../identity.ts";
import { bookedAddress, vatNumberOf } from "../relations/to-relation.ts";
import type { SnelStartSettings } from "../settings.ts";
import type { SnelStartSnapshot } from "../snapshot.ts";
import { isoCountry } from "../vat/foreign-treatment.ts";
import { type TreatedLine, treatLines } from "../vat/treat-lines.ts";
import { amountOf, toBookingLines } from "./to-booking-lines.ts";

/** Most characters of a document's number. */
const longestNumber = 25;

export const bookingsPath = "verkoopboekingen";

/** What a second booking of an order has after its number. */
const suffixOf = (index: number): string => (index === 0 ? "" : `-${index + 1}`);

/** A number without what a second booking has after it. */
export const withoutSuffix = (number: string): string => number.replace(/-[2-9]$/, "");

/** The steps that book the sale: one, or one for each group of lines that SnelStart wants on a booking of its own. */
export function toBookingSteps(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: SnelStartSnapshot,
  settings: SnelStartSettings,
): Result<readonly WriteStep[], Problem> {
  return treatLines(plan, rules, snapshot).andThen((groups) => {
    if (groups.length === 0) return err(problem("ledger.nothing-to-book", "order.lines"));
    if (groups.length > 1 && settings.mixedVat === "hold") return err(problem("ledger.vat-kinds-apart", "order.lines"));
    return Result.combine(groups.map((lines, index) => toBookingStep(plan, lines, index, snapshot, settings)));
  });
}

function toBookingStep(
  plan: InvoicePlan,
  treated: readonly TreatedLine[],
  index: number,
  snapshot: SnelStartSnapshot,
  settings: SnelStartSettings,
): Result<WriteStep, Problem> {
  const total = (of: "gross" | "vat") =>
    sum(
      treated.map(({ line }) => line[of]),
      "EUR",
    );
  const expected = { gross: total("gross"), vat: total("vat") };
  const reference = index === 0 ? plan.reference : `${plan.reference}/${index + 1}`;
  const { lines, vat } = toBookingLines(treated, snapshot);
  return numberOf(plan, index)
    .andThrough(() => refuseUnproven(plan, treated))
    .andThrough(() => refuseOtherCountry(plan, treated, settings))
    .map((number): WriteStep => {
      const body: Json = {
        factuurnummer: number,
        klant: { id: idOf("customer") },
        factuurdatum: `${plan.date}T00:00:00`,
        factuurbedrag: amountOf(expected.gross),
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
        key: index === 0 ? "document" : `document-${index + 1}`,
        kind: "document",
        title: { nl: "Verkoopboeking", en: "Sales booking" },
        request: { method: "POST", path: bookingsPath, body },
        dependsOn: ["customer"],
        lookup: "after-doubt",
        identity: null,
        reference,
        expected,
      };
    });
}

/** SnelStart numbers no bookings by itself; a number that is cut would be another one. */
function numberOf({ number: plain, numberOwner }: InvoicePlan, index: number): Result<string, Problem> {
  const number = `${plain}${suffixOf(index)}`;
  if (numberOwner === "ledger") return err(problem("ledger.numbers-not", "rules.number.owner"));
  return number.length > longestNumber
    ? err(problem("ledger.number-too-long", "rules.number", { number, longest: longestNumber }))
    : ok(number);
}

/** SnelStart books sales to EU businesses only on a customer whose VAT number is of the country of the address. */
function refuseUnproven(plan: InvoicePlan, treated: readonly TreatedLine[]): Result<void, Problem> {
  const isEu = treated.some(({ account }) => account.function === "eu-goods" || account.function === "eu-services");
  if (!isEu) return ok(undefined);
  const { customer } = plan;
  const country = (listedVatNumber(plan) ?? vatNumberOf(customer.vatNumber))?.slice(0, 2);
  if (country !== undefined && isoCountry(country) === customer.billTo.country) return ok(undefined);
  return err(problem("ledger.eu-customer-unproven", "order.customer.vatNumber"));
}

/** SnelStart reckons foreign VAT by the customer's own address: with goods for another country it would be that of the wrong one. */
function refuseOtherCountry(
  plan: InvoicePlan,
  treated: readonly TreatedLine[],
  { customers }: Pick<SnelStartSettings, "customers">,
): Result<void, Problem> {
  const foreign = treated.find(({ treatment }) => treatment.part === "foreign-vat");
  const { country } = bookedAddress(plan, customers);
  if (foreign === undefined || foreign.line.decision.taxCountry === country) return ok(undefined);
  const { taxCountry } = foreign.line.decision;
  const address = country ?? "-";
  return err(
    problem("ledger.foreign-vat-elsewhere", "order.customer.billTo.country", { country: taxCountry, address }),
  );
}
