import { type Body, readBody, text } from "./body.ts";
import type { Books } from "./books.ts";
import { lineExtras } from "./entry-line-extras.ts";
import { texts } from "./errors.ts";
import { fitted } from "./lengths.ts";
import type { ExactAccount, ExactEntryLine, ExactGlAccount } from "./model.ts";
import { centsOf } from "./money.ts";
import { entryLineTable } from "./tables-booking.ts";
import { checkedRate, checkForced, chosenVatCode, vatAmounts } from "./vat-choice.ts";

/** Lines of a sales entry and their VAT. Exact fact sheet §7.7 and §8.1, 2026-11-21. */

const own = ["ID", "EntryID", "GLAccount", "AmountFC", "VATAmountFC", "VATCode", "VATPercentage", "Description"];
const revenueTypes = [110, 140, 160];
const debtTypes = [27, 55, 60, 90];
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
  const defaults = [account?.vatCode, context.customer?.values.SalesVATCode];
  const code = chosenVatCode(body, defaults, books, complaints);
  const rate = code === undefined ? undefined : checkedRate(code, body, context.entryDate, complaints);
  const amountCents = signed("AmountFC");
  const posted = body.values.get("VATAmountFC");
  const forced = posted === undefined || posted === null ? undefined : signed("VATAmountFC");
  checkForced(code, forced, complaints);
  const description = fitted("Description", body.values.get("Description") ?? null, complaints, books.switches);
  const values = lineExtras(body, own, books, complaints);
  return {
    id: books.guid("entry-line"),
    lineNumber,
    glAccount: account?.id ?? "",
    description: typeof description === "string" ? description : null,
    amountCents,
    ...vatAmounts(code?.type, rate ?? 0, amountCents, forced),
    ...(code === undefined ? {} : { vatCode: code.code, vatType: code.type }),
    ...(rate === undefined ? {} : { rate }),
    values,
  };
}

function checkGlAccount(id: string, books: Books, complaints: string[]): ExactGlAccount | undefined {
  const account = books.glAccountById(id);
  if (account === undefined) complaints.push(texts.reference("Grootboekrekening"));
  else if (!isBookable(account, books)) {
    complaints.push(texts.invalid("Grootboekrekeningtype"));
  } else if (account.blocked) complaints.push(texts.blocked("Grootboekrekening"));
  return account;
}

function isBookable({ type, allowCosts }: ExactGlAccount, { switches }: Books): boolean {
  if (revenueTypes.includes(type)) return true;
  if (debtTypes.includes(type)) return switches.debtAccounts === "accepted";
  return allowCosts && costTypes.includes(type);
}
