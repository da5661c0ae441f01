import {
  type BookedDocument,
  type Failure,
  type Money,
  notDone,
  parseMoney,
  problem,
  type StepOutcome,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type * as z from "zod";
import { dateOf, percentOf } from "./client/odata.ts";
import type { SalesEntryRow, VatCodeRow, VatPercentageRow, writtenEntry } from "./client/rows.ts";
import { referenceIn } from "./documents/your-ref.ts";
import type { DatedPercent, ExactOnlineVatCode } from "./snapshot.ts";

/** Amounts are JSON doubles: they are brought to whole cents here, once. */
export const moneyOf = (value: number | string, currency: string): Result<Money, Failure> =>
  parseMoney(value, currency, "ledger", "half-up").mapErr(() => unreadable("amount"));

const unreadable = (detail: string): Failure => notDone(problem("ledger.malformed", "ledger", { detail }));

type Written = z.infer<typeof writtenEntry>;

/** What writing an entry has yielded. Totals are null where the answer holds nothing but the id, or nothing readable. */
export function outcomeOfWritten(entry: Written, currency: string): StepOutcome {
  return {
    id: entry.EntryID,
    number: numberText(entry.EntryNumber),
    totals: totalsOf(entry, currency).unwrapOr(null),
  };
}

function totalsOf(entry: Written, currency: string): Result<StepOutcome["totals"], Failure> {
  const { AmountFC: amount, VATAmountFC: vatAmount } = entry;
  if (amount === undefined || amount === null || vatAmount === undefined || vatAmount === null) return ok(null);
  const unit = entry.Currency ?? currency;
  return moneyOf(amount, unit).andThen((gross) => moneyOf(vatAmount, unit).map((vat) => ({ gross, vat })));
}

export const numberText = (number: number | null | undefined): string | null =>
  number === undefined || number === null || number === 0 ? null : String(number);

/** An entry as the ledger holds it. */
export function documentOf(row: SalesEntryRow): Result<BookedDocument, Failure> {
  const date = dateOf(row.EntryDate);
  if (date === undefined) return err(unreadable("EntryDate"));
  const currency = row.Currency ?? "EUR";
  const { VATAmountFC: vatAmount } = row;
  const vatOf = (): Result<Money | null, Failure> =>
    vatAmount === undefined || vatAmount === null ? ok(null) : moneyOf(vatAmount, currency);
  return moneyOf(row.AmountFC, currency).andThen((gross) =>
    vatOf().map((vat) => ({
      id: row.EntryID,
      reference: referenceIn(row.YourRef ?? ""),
      number: numberText(row.EntryNumber),
      date,
      gross,
      vat,
    })),
  );
}

export const outcomeOfDocument = ({ id, number, gross, vat }: BookedDocument): StepOutcome => ({
  id,
  number,
  totals: { gross, vat },
});

/** A VAT code with its dated percentages (of the normal kind, not the extra duty). */
export function vatCodeOf(row: VatCodeRow, percentages: readonly VatPercentageRow[]): ExactOnlineVatCode {
  return {
    code: row.Code,
    description: row.Description ?? "",
    type: row.Type,
    blocked: row.IsBlocked,
    transactionType: row.VATTransactionType,
    currentPercent: row.Percentage === undefined || row.Percentage === null ? null : percentOf(row.Percentage),
    percentages: percentages
      .filter(({ VATCodeID, Type }) => VATCodeID === row.ID && (Type ?? 0) === 0)
      .map(datedPercentOf),
    salesListing: row.EUSalesListing,
    ossCountry: row.OssCountry,
    reverseCharge: row.Charged,
    margin: row.VatMargin,
  };
}

const datedPercentOf = ({ Percentage, StartDate, EndDate }: VatPercentageRow): DatedPercent => ({
  percent: percentOf(Percentage),
  from: dateOf(StartDate ?? "") ?? null,
  to: dateOf(EndDate ?? "") ?? null,
});
