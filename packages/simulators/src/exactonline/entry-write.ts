import { type Body, invalidStream, number, text } from "./body.ts";
import { type Books, grossOf } from "./books.ts";
import { checkedHeader } from "./entry-header.ts";
import { checkedLine, missingOnLines, readLines } from "./entry-lines.ts";
import { Refusal, refuseAll, texts } from "./errors.ts";
import type { ExactEntry } from "./model.ts";

/** POST, PUT and DELETE of a sales entry. Exact fact sheet §8.1, 2026-11-21. */

export function createEntry(body: Body, books: Books): string {
  const posted = body.collections.get("SalesEntryLines");
  if (posted !== undefined && posted !== null && !Array.isArray(posted)) throw invalidStream();
  const lines = readLines(posted ?? []);
  checkMandatory(body, lines, books);

  const complaints: string[] = [];
  const type = postedType(body, books, complaints);
  const header = checkedHeader(body, books, complaints);
  const negated = type === 21 && books.switches.creditSign === "type-21-negates";
  const customer = books.account(header.customer);
  const context = { books, customer, entryDate: header.entryDate, negated, complaints };
  const checked = lines.map((line, index) => checkedLine(line, index + 1, context));
  const numbers = numbersOf(body, header.journal, header.year, books, complaints);
  if (complaints.length > 0) throw refuseAll([...new Set(complaints)]);

  const entryNumber = numbers.entry ?? books.nextEntryNumber(header.journal, header.year);
  const entry: ExactEntry = {
    ...header,
    id: books.guid("entry"),
    type: 20,
    status: 20,
    entryNumber,
    invoiceNumber: numbers.invoice ?? entryNumber,
    lines: checked,
    payments: [],
  };
  entry.type = type ?? (grossOf(entry) < 0 ? 21 : 20);
  books.entries.push(entry);
  return entry.id;
}

/** Changes the header; the lines stay as they are. */
export function updateEntry(id: string, body: Body, books: Books): void {
  const entry = openEntry(id, books);
  const complaints: string[] = [];
  const header = checkedHeader(body, books, complaints, entry);
  const entryNumber = number(body, "EntryNumber") ?? entry.entryNumber;
  if (books.entryNumberUsed(header.journal, header.year, entryNumber, entry.id)) complaints.push(texts.numberInUse);
  if (complaints.length > 0) throw refuseAll(complaints);
  Object.assign(entry, header, { entryNumber });
}

export function deleteEntry(id: string, books: Books): void {
  const entry = openEntry(id, books);
  books.entries.splice(books.entries.indexOf(entry), 1);
}

function openEntry(id: string, books: Books): ExactEntry {
  const entry = books.entry(id);
  if (entry === undefined) throw new Refusal(404, texts.notFound);
  if (entry.status !== 20) throw refuseAll([texts.processed]);
  if (books.period(entry.year, entry.period)?.closed === true) throw refuseAll([texts.periodClosed]);
  return entry;
}

function checkMandatory(body: Body, lines: readonly Body[], books: Books): void {
  const missing: string[] = [];
  if (text(body, "Customer") === undefined) missing.push(texts.mandatory("Klant"));
  if ((text(body, "Journal") ?? "") === "") missing.push(texts.mandatory("Dagboek"));
  if (lines.length === 0) missing.push(texts.mandatory("Regels"));
  missing.push(...missingOnLines(lines));
  if (missing.length > 0) throw new Refusal(Number(books.switches.mandatoryStatus), missing.join("\r\n"));
}

/** Read-only in the reference, posted by several clients: unknown 12.1. */
function postedType(body: Body, books: Books, complaints: string[]): number | undefined {
  const posted = body.ignored.get("Type");
  if (posted === undefined || books.switches.postedType === "ignored") return undefined;
  if (books.switches.postedType === "refused") throw new Refusal(400, "The property 'Type' is read-only.");
  if (posted === 20 || posted === 21) return posted;
  complaints.push(texts.invalid("Type"));
  return undefined;
}

function numbersOf(body: Body, journal: string, year: number, books: Books, complaints: string[]) {
  const { postedEntryNumber, postedInvoiceNumber, winningNumber } = books.switches;
  const first = postedEntryNumber === "honoured" ? number(body, "EntryNumber") : undefined;
  const second = postedInvoiceNumber === "honoured" ? number(body, "InvoiceNumber") : undefined;
  const winner = winningNumber === "InvoiceNumber" ? (second ?? first) : (first ?? second);
  const apart = winningNumber === "each-its-own";
  const entry = winner;
  if (entry !== undefined && books.entryNumberUsed(journal, year, entry)) complaints.push(texts.numberInUse);
  return { entry, invoice: apart ? (second ?? winner) : winner };
}
