import { type Books, grossOf } from "./books.ts";
import { guidFor } from "./guids.ts";
import type { ExactEntry, ExactLedgerLine } from "./model.ts";

/** What the entries come to in the journals. Derived, so that it can never say something else. */

export function ledger(books: Books): ExactLedgerLine[] {
  return books.entries.flatMap((entry) => ledgerOf(entry, books));
}

/** Receivable against revenue per line and VAT per code. */
export function ledgerOf(entry: ExactEntry, books: Books): ExactLedgerLine[] {
  const line = (id: string, parts: Omit<ExactLedgerLine, "id" | "entryId" | "date">): ExactLedgerLine => ({
    id: guidFor(`${entry.id}/${id}`),
    entryId: entry.id,
    date: entry.entryDate,
    ...parts,
  });
  const vat = new Map<string, { cents: number; foreign: number; base: number; rate: number }>();
  const home = books.converted(entry);
  const revenue = entry.lines.map((each, index) => {
    const { netCents = 0, vatCents = 0 } = home.lines[index] ?? {};
    if (each.vatCode !== undefined && each.vatCents !== 0) {
      const sum = vat.get(each.vatCode) ?? { cents: 0, foreign: 0, base: 0, rate: each.rate ?? 0 };
      const [cents, foreign] = [sum.cents + vatCents, sum.foreign + each.vatCents];
      vat.set(each.vatCode, { ...sum, cents, foreign, base: sum.base + each.netCents });
    }
    return line(`revenue-${each.id}`, {
      lineNumber: each.lineNumber,
      glAccount: books.glAccountById(each.glAccount)?.code ?? "",
      cents: 0 - netCents,
      foreignCents: 0 - each.netCents,
      description: each.description ?? entry.description,
      vatCents: 0 - each.vatCents,
      ...(each.vatCode === undefined ? {} : { vatCode: each.vatCode }),
      ...(each.rate === undefined ? {} : { rate: each.rate }),
    });
  });
  const taxes = [...vat].map(([code, sum]) =>
    line(`vat-${code}`, {
      lineNumber: 9999,
      glAccount: books.vatCode(code)?.glToPay ?? "1500",
      cents: 0 - sum.cents,
      foreignCents: 0 - sum.foreign,
      description: entry.description,
      vatCode: code,
      rate: sum.rate,
      baseCents: 0 - sum.base,
    }),
  );
  const receivable = line("receivable", {
    lineNumber: 0,
    glAccount: entry.receivableAccount,
    cents: home.grossCents,
    foreignCents: grossOf(entry),
    description: entry.description,
  });
  return [receivable, ...revenue, ...taxes];
}
