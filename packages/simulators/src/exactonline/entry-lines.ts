import { type Body, readBody, text } from "./body.ts";
import { type Books, rateAt } from "./books.ts";
import { lineExtras } from "./entry-line-extras.ts";
import { texts } from "./errors.ts";
import { fitted } from "./lengths.ts";
import type { ExactAccount, ExactEntryLine, ExactGlAccount, ExactVatCode } from "./model.ts";
import { centsOf, millionthsOf, vatInGross, vatOnNet } from "./money.ts";
import { entryLineTable } from "./tables-booking.ts";

/** Lines of a sales entry and their VAT. Exact fact sheet §7.7 and §8.1, 2026-11-21. */

const own = ["ID", "EntryID", "GLAccount", "AmountFC", "VATAmountFC", "VATCode", "VATPercentage", "Description"];
const revenueTypes = [110, 140, 160];
const costTypes = [111, 120, 121, 122, 123, 125, 126, 130];

export const readLines = (lines: readonly unknown[]): Body[] => lines.map((line) => readBody(line, entryLineTable));

export function missingOnLines(lines: readonly Body[]): string[] {
  const missing: string[] = [];
  if (lines.some((line) => text(line, "GLAccount") === undefined)) missing.push(texts.mandatory("Grootboekrekening"));
  if (lines.some((line) => line.values.get("AmountFC") === undefined || line.values.get("AmountFC") === null)) {
    missing.push(texts.mandatory("Bedrag"));
  }
  return missing;
}

export interface LineContext {
  books: Books;
  customer: ExactAccount | undefined;
  entryDate: number;
  /** A posted credit note turns the sign. */
  negated: boolean;
  complaints: string[];
}

export function checkedLine(body: Body, lineNumber: number, context: LineContext): ExactEntryLine {
  const { books, complaints } = context;
  const signed = (name: string) => {
    const cents = centsOf(body.raw.get(name)) ?? 0;
    return context.negated ? 0 - cents : cents;
  };
  const account = checkGlAccount(text(body, "GLAccount") ?? "", books, complaints);
  const code = vatCodeOf(body, account, context);
  const rate = code === undefined ? undefined : rateFor(code, body, context);
  const amountCents = signed("AmountFC");
  const posted = body.values.get("VATAmountFC");
  const forced = posted === undefined || posted === null ? undefined : signed("VATAmountFC");
  if (forced !== undefined && (code === undefined || code.type === "N" || code.type === "B")) {
    complaints.push(texts.vatAmount);
  }
  const description = fitted("Description", body.values.get("Description") ?? null, complaints, books.switches);
  const values = lineExtras(body, own, books, complaints);
  return {
    id: books.guid("entry-line"),
    lineNumber,
    glAccount: account?.id ?? "",
    description: typeof description === "string" ? description : null,
    amountCents,
    ...amounts(code, rate ?? 0, amountCents, forced),
    ...(code === undefined ? {} : { vatCode: code.code, vatType: code.type }),
    ...(rate === undefined ? {} : { rate }),
    values,
  };
}

/** E: the amount is net; I: the amount is gross and holds the VAT; B and N: no VAT. Rounded per line. */
function amounts(code: ExactVatCode | undefined, rate: number, amountCents: number, forced: number | undefined) {
  if (code?.type === "E") return { netCents: amountCents, vatCents: forced ?? vatOnNet(amountCents, rate) };
  if (code?.type === "I") {
    const vatCents = forced ?? vatInGross(amountCents, rate);
    return { netCents: amountCents - vatCents, vatCents };
  }
  return { netCents: amountCents, vatCents: 0 };
}

function checkGlAccount(id: string, books: Books, complaints: string[]): ExactGlAccount | undefined {
  const account = books.glAccountById(id);
  if (account === undefined) complaints.push(texts.reference("Grootboekrekening"));
  else if (!revenueTypes.includes(account.type) && !(account.allowCosts && costTypes.includes(account.type))) {
    complaints.push(texts.invalid("Grootboekrekeningtype"));
  } else if (account.blocked) complaints.push(texts.blocked("Grootboekrekening"));
  return account;
}

/** The code of the line, else that of the ledger account, else that of the customer. */
function vatCodeOf(body: Body, account: ExactGlAccount | undefined, context: LineContext): ExactVatCode | undefined {
  const fallback = account?.vatCode ?? context.customer?.values.SalesVATCode;
  const posted = text(body, "VATCode")?.trim();
  const wanted = posted === undefined || posted === "" ? fallback : posted;
  if (typeof wanted !== "string" || wanted === "") return undefined;
  const code = context.books.vatCode(wanted);
  if (code === undefined) context.complaints.push(texts.reference("Btw-code"));
  else if (code.transaction === "P") context.complaints.push(texts.vatCodeNotAllowed);
  else if (code.blocked) context.complaints.push(texts.blocked("Btw-code"));
  return code;
}

function rateFor(code: ExactVatCode, body: Body, context: LineContext): number | undefined {
  const rate = rateAt(code, context.entryDate);
  const posted = body.values.get("VATPercentage");
  const differs = posted !== undefined && posted !== null && millionthsOf(body.raw.get("VATPercentage")) !== rate;
  if (rate === undefined || differs) context.complaints.push(texts.vatPercentage);
  return rate;
}
