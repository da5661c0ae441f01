import {
  type BookedDocument,
  Decimal,
  type Failure,
  type Money,
  notDone,
  parseMoney,
  problem,
  type StepOutcome,
  subtract,
} from "@boekbrug/core";
import { err, ok, Result } from "neverthrow";
import type * as z from "zod";
import type { InvoiceRow, LedgerAccountRow, TaxRateRow, unpaidInvoiceRow } from "./client/rows.ts";
import { identityIn } from "./identity.ts";
import type { MoneybirdLedgerAccount, MoneybirdTaxRate } from "./snapshot.ts";

const unreadable = (detail: string): Failure => notDone(problem("ledger.malformed", "ledger", { detail }));

/** Amounts come as text with any number of decimals, or as numbers. */
const moneyOf = (value: string | number, currency: string): Result<Money, Failure> =>
  parseMoney(value, currency, "ledger", "half-up").mapErr(() => unreadable("amount"));

const dateOf = (row: InvoiceRow): string =>
  ("source" in row ? row.date : row.invoice_date) ?? row.created_at.slice(0, 10);

/** The number that people see: the shop's on an external invoice, Moneybird's own on another once it is sent. */
const numberOf = (row: InvoiceRow): string | null => ("source" in row ? row.reference : row.invoice_id);

/** An invoice as Moneybird holds it; what is paid needs nothing more. Its reference is ours where we made it, else its own. */
export function documentOf(row: InvoiceRow): Result<BookedDocument, Failure> {
  const currency = row.currency ?? "EUR";
  const amounts = [row.total_price_incl_tax, row.total_price_excl_tax].map((value) => moneyOf(value, currency));
  return Result.combine(amounts).andThen(([gross, net]) => {
    if (gross === undefined || net === undefined) return err(unreadable("amount"));
    return ok({
      id: row.id,
      reference: identityIn(row) ?? row.reference ?? "",
      number: numberOf(row),
      date: dateOf(row),
      gross,
      vat: subtract(gross, net),
      unfinished: row.state !== "paid",
    });
  });
}

/** What is left to pay of an invoice. */
export const openAmountOf = ({
  total_unpaid,
  currency,
}: Pick<z.infer<typeof unpaidInvoiceRow>, "total_unpaid" | "currency">): Result<Money, Failure> =>
  moneyOf(total_unpaid, currency ?? "EUR");

export const outcomeOfDocument = ({ id, number, gross, vat }: BookedDocument): StepOutcome => ({
  id,
  number,
  totals: { gross, vat },
});

/**
 * What writing an invoice has yielded. Where the answer does not show the identity that was sent, totals are left out: it is then read back by that
 * identity, and not being found is told, before a second order goes the same way.
 */
export function outcomeOfWritten(row: InvoiceRow, reference: string): StepOutcome {
  const document = documentOf(row);
  if (document.isOk() && document.value.reference === reference) return outcomeOfDocument(document.value);
  return { id: row.id, number: numberOf(row), totals: null };
}

export const taxRateOf = ({ id, name, percentage, country }: TaxRateRow): MoneybirdTaxRate => ({
  id,
  name,
  percentage: percentage === null || percentage === undefined ? null : new Decimal(percentage).toFixed(),
  country,
});

export const ledgerAccountOf = (row: LedgerAccountRow): MoneybirdLedgerAccount => ({
  id: row.id,
  name: row.name,
  number: row.account_id,
  type: row.account_type,
  ofBank: row.financial_account_id != null,
  takesSales: row.allowed_document_types?.includes("sales_invoice") ?? false,
});
