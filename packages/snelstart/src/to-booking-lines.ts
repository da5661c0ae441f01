import {
  decimalText,
  fitText,
  type InvoicePlan,
  type Json,
  lineText,
  type Money,
  type PlanLine,
  type Problem,
  present,
  problem,
  type Rules,
  sum,
} from "@boekbrug/core";
import { err, ok, Result } from "neverthrow";
import { type DocumentVatKind, documentVatKinds, lineVatKinds } from "./client/vocabulary.ts";
import { accountFor } from "./mapping.ts";
import type { SnelStartAccount, SnelStartSnapshot } from "./snapshot.ts";
import { type Treatment, treatmentOf } from "./vat-treatment.ts";

const longestDescription = 250;

/** The parts of a booking that balance: lines without VAT, and the VAT of each kind. */
export interface BookingLines {
  readonly lines: readonly Json[];
  readonly vat: readonly Json[];
}

interface TreatedLine {
  readonly line: PlanLine;
  readonly treatment: Treatment;
  readonly account: SnelStartAccount;
}

/** An amount as the API takes it: a number of euros, to the cent. */
export const amountOf = (amount: Money): number => Number(decimalText(amount));

/** Lines and VAT block of a booking. Lines without an amount are left out: SnelStart refuses them. */
export function toBookingLines(
  plan: Pick<InvoicePlan, "lines" | "date">,
  rules: Rules,
  snapshot: SnelStartSnapshot,
): Result<BookingLines, Problem> {
  return Result.combine(plan.lines.map((line) => treat(line, plan.date, rules, snapshot))).andThen((treated) => {
    const lines = treated.filter(({ line }) => line.net.minor !== 0);
    if (lines.length === 0) return err(problem("ledger.nothing-to-book", "order.lines"));
    return ok({ lines: lines.map((each) => toLine(each, snapshot)), vat: toVatBlock(treated) });
  });
}

const treat = (
  line: PlanLine,
  date: InvoicePlan["date"],
  rules: Rules,
  snapshot: SnelStartSnapshot,
): Result<TreatedLine, Problem> =>
  treatmentOf(line, date, snapshot).andThen((treatment) =>
    accountFor(line, treatment, rules, snapshot).map((account) => ({ line, treatment, account })),
  );

const toLine = ({ line, treatment, account }: TreatedLine, { costCentre }: SnelStartSnapshot): Json => ({
  omschrijving: fitText(lineText(line, { withQuantity: true }), longestDescription),
  grootboek: { id: account.id },
  bedrag: amountOf(line.net),
  btwSoort: lineVatKinds[treatment.lineKind],
  ...present<Json>({ kostenplaats: costCentre === null ? null : { id: costCentre } }),
});

/** One row for each kind that has lines, with the VAT of all of them. */
function toVatBlock(lines: readonly TreatedLine[]): Json[] {
  const byKind = new Map<DocumentVatKind, Money[]>();
  for (const { line, treatment } of lines) {
    const { documentKind } = treatment;
    if (documentKind !== null) byKind.set(documentKind, [...(byKind.get(documentKind) ?? []), line.vat]);
  }
  return [...byKind].map(([kind, amounts]) => ({
    btwSoort: documentVatKinds[kind],
    btwBedrag: amountOf(sum(amounts, "EUR")),
  }));
}
