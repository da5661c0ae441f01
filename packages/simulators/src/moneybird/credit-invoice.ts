import { fixedText, toFixed } from "../shared/decimal.ts";
import { settlementsName } from "./administration.ts";
import type { Books } from "./books.ts";
import { symbolic } from "./errors.ts";
import type { MoneybirdPayment, MoneybirdSalesInvoice } from "./model.ts";
import { addPayment, refuseUnpayable } from "./payment-write.ts";
import { addDraft, refuseOverPlan } from "./sales-write.ts";
import { totalsOf } from "./totals.ts";

/** A new draft with negated quantities and a line that names the credited invoice. Moneybird fact sheet §8.3, 2026-11-21. */
export function duplicateCredit(original: MoneybirdSalesInvoice, books: Books): MoneybirdSalesInvoice {
  refuseOverPlan(books);
  const [first] = original.lines;
  if (first === undefined || original.stage !== "open") throw symbolic(400, "Invoice can not be credited");
  const title = {
    ...first,
    ...books.stamped({ description: `**Creditfactuur voor factuur ${original.invoiceId}**`, price: "0", rowOrder: 1 }),
    ...{ amount: null, amountDecimal: "1", productId: null },
  };
  const lines = original.lines.map((line, index) => {
    const amountDecimal = fixedText(-toFixed(line.amountDecimal));
    return { ...line, ...books.stamped({ rowOrder: index + 2 }), amount: `${amountDecimal} x`, amountDecimal };
  });
  const credit: MoneybirdSalesInvoice = {
    ...structuredClone(original),
    ...books.stamped({ lines: [title, ...lines], originalId: original.id, stage: "draft" as const }),
    ...{ date: null, dueDate: null, sentAt: null, invoiceId: null, payments: [], events: [] },
  };
  addDraft(credit, books);
  books.note(original, "SalesInvoice", "credit_invoice_created_from_original");
  return credit;
}

/** Settles a credit invoice and its original against each other, today. Moneybird fact sheet §8.3, 2026-11-21. */
export function settleCredit(credit: MoneybirdSalesInvoice, books: Books): void {
  const original = books.sales.find(({ id }) => id === credit.originalId);
  if (original === undefined) throw symbolic(400, "Invoice is not a credit invoice");
  const cents = Number(totalsOf(credit, books).gross);
  refuseUnpayable(credit, BigInt(cents), books);
  refuseUnpayable(original, BigInt(-cents), books);
  addPayment(credit, settlement(credit, cents, books), books);
  addPayment(original, settlement(original, -cents, books), books);
}

const settlement = (invoice: MoneybirdSalesInvoice, cents: number, books: Books): MoneybirdPayment => ({
  ...books.stamped({ invoiceId: invoice.id, date: books.today, cents }),
  financialAccountId: null,
  financialMutationId: null,
  ledgerAccountId: books.ledgerAccountNamed(settlementsName).id,
  linkedPaymentId: null,
  transactionIdentifier: null,
  action: null,
});
