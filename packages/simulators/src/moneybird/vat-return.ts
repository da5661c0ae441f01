import type { Books } from "./books.ts";
import { totalsOf } from "./totals.ts";

/** Base and VAT of one rate over a period, in cents. */
export interface MoneybirdVatLine {
  taxRateId: string;
  name: string;
  percentage: string | null;
  country: string | null;
  box: string | null;
  baseCents: number;
  vatCents: number;
}

/** Invoices dated in the period, both days included; drafts are in no return. */
export function vatReturn(books: Books, from: string, to: string): MoneybirdVatLine[] {
  const lines = new Map<string, MoneybirdVatLine>();
  for (const invoice of books.invoices) {
    const { date, stage } = invoice;
    if (stage !== "open" || date === null || date < from || date > to) continue;
    for (const { taxRateId, net, vat } of totalsOf(invoice, books).rates) {
      const rate = books.taxRate(taxRateId);
      const { name = "", percentage = null, country = null, box = null } = rate ?? {};
      const line = lines.get(taxRateId) ?? { taxRateId, name, percentage, country, box, baseCents: 0, vatCents: 0 };
      line.baseCents += Number(net);
      line.vatCents += Number(vat);
      lines.set(taxRateId, line);
    }
  }
  return [...lines.values()];
}

/** Supplies to businesses in other member states, by the contact's VAT number. */
export interface MoneybirdIcpLine {
  taxNumber: string;
  baseCents: number;
}

/** The listing for box 3b: invoices dated in the period, both days included; it does not tell goods from services. */
export function icpReport(books: Books, from: string, to: string): MoneybirdIcpLine[] {
  const lines = new Map<string, MoneybirdIcpLine>();
  for (const invoice of books.invoices) {
    const { date, stage } = invoice;
    if (stage !== "open" || date === null || date < from || date > to) continue;
    const taxNumber = books.contact(invoice.contactId)?.texts.tax_number ?? "";
    for (const { taxRateId, net } of totalsOf(invoice, books).rates) {
      if (books.taxRate(taxRateId)?.box !== "NL/3b") continue;
      const line = lines.get(taxNumber) ?? { taxNumber, baseCents: 0 };
      line.baseCents += Number(net);
      lines.set(taxNumber, line);
    }
  }
  return [...lines.values()];
}

/** One posting in the ledger, in cents, debit positive. */
export interface MoneybirdLedgerLine {
  invoiceId: string;
  ledgerAccountId: string;
  date: string;
  cents: number;
}

/** What the invoices do in the ledger; drafts do nothing, and payments are not in it. */
export function ledgerLines(books: Books, receivableId: string, taxId: string): MoneybirdLedgerLine[] {
  return books.invoices.flatMap((invoice) => {
    const { id: invoiceId, date, stage } = invoice;
    if (stage !== "open" || date === null) return [];
    const totals = totalsOf(invoice, books);
    const post = (ledgerAccountId: string, cents: bigint) => ({
      invoiceId,
      ledgerAccountId,
      date,
      cents: Number(cents),
    });
    const nets = invoice.lines.map((line, index) => post(line.ledgerAccountId, -(totals.lineNets[index] ?? 0n)));
    // Where VAT is rounded per rate the lines' nets may miss the document's by cents: the last line takes them.
    const rest = totals.lineNets.reduce((sum, net) => sum + net, 0n) - totals.net;
    const last = nets.at(-1);
    if (last !== undefined) last.cents += Number(rest);
    return [post(receivableId, totals.gross), ...nets, post(taxId, -totals.vat)];
  });
}
