import { type Body, number, text } from "./body.ts";
import type { Books } from "./books.ts";
import { dayOf, dueDate } from "./dates.ts";
import { checkedCurrency } from "./entry-currency.ts";
import { texts } from "./errors.ts";
import { fitted } from "./lengths.ts";
import type { ExactAccount, ExactEntry, ExactJournal } from "./model.ts";
import type { Cell } from "./properties.ts";

/** Header of a sales entry, for POST and PUT. Exact fact sheet §8.1, 2026-11-21. */

const own = [
  "EntryID",
  "Customer",
  "Journal",
  "EntryNumber",
  "InvoiceNumber",
  "EntryDate",
  "DueDate",
  "ReportingYear",
  "ReportingPeriod",
  "Description",
  "YourRef",
  "PaymentReference",
  "PaymentCondition",
  "Currency",
  "Rate",
  "VATAmountFC",
];

export type Header = Omit<
  ExactEntry,
  "id" | "type" | "status" | "entryNumber" | "invoiceNumber" | "lines" | "payments"
>;

export function checkedHeader(body: Body, books: Books, complaints: string[], before?: ExactEntry): Header {
  const journal = checkJournal(text(body, "Journal") ?? before?.journal ?? "", books, complaints);
  const customer = checkCustomer(text(body, "Customer") ?? before?.customer ?? "", books, complaints);
  const entryDate = dayOf(number(body, "EntryDate") ?? before?.entryDate ?? books.clock.now());
  const { year, period } = checkPeriod(body, entryDate, books, complaints, before);
  const receivableAccount = checkReceivable(journal, customer, books, complaints);
  const condition = checkCondition(body, customer, books, complaints, before);
  const money = checkedCurrency(body, journal, entryDate, books, complaints, before);

  const texting = (name: string, old: string | null | undefined): string | null => {
    if (!body.values.has(name)) return old ?? null;
    const value = fitted(name, body.values.get(name) ?? null, complaints, books.switches);
    return typeof value === "string" ? value : null;
  };
  const values: Record<string, Cell> = { ...before?.values };
  for (const [name, value] of body.values) if (!own.includes(name)) values[name] = value;
  const due = books.paymentCondition(condition ?? "");
  const derived = dueDate(entryDate, due?.monthEnds ?? 0, due?.days ?? 0);
  const kept = body.values.has("EntryDate") || body.values.has("PaymentCondition") ? undefined : before?.dueDate;
  return {
    journal: journal?.code ?? "",
    customer: customer?.id ?? "",
    ...money,
    entryDate,
    dueDate: dayOf(number(body, "DueDate") ?? kept ?? derived),
    year,
    period,
    description: texting("Description", before?.description),
    yourRef: texting("YourRef", before?.yourRef),
    paymentReference: texting("PaymentReference", before?.paymentReference),
    paymentCondition: condition,
    receivableAccount,
    created: before?.created ?? books.clock.now(),
    modified: books.clock.now(),
    values,
  };
}

export function checkJournal(code: string, books: Books, complaints: string[]): ExactJournal | undefined {
  const journal = books.journal(code);
  if (journal === undefined) complaints.push(texts.reference("Dagboek"));
  else if (journal.type !== 20) complaints.push(texts.journalType);
  else if (journal.blocked) complaints.push(texts.blocked("Dagboek"));
  return journal;
}

export function checkCustomer(
  id: string,
  books: Books,
  complaints: string[],
  caption = "Klant",
): ExactAccount | undefined {
  const account = books.account(id);
  if (account === undefined) complaints.push(texts.reference(caption));
  else if (account.status !== "C") complaints.push(texts.notACustomer);
  else if (account.values.Blocked === true) complaints.push(texts.blocked(caption));
  return account;
}

function checkPeriod(body: Body, day: number, books: Books, complaints: string[], before?: ExactEntry) {
  const moved = body.values.has("EntryDate") || before === undefined;
  const dated = moved ? books.periodAt(day) : books.period(before.year, before.period);
  const year = number(body, "ReportingYear") ?? dated?.year;
  const month = number(body, "ReportingPeriod") ?? dated?.period;
  const period = books.period(year ?? 0, month ?? 0);
  if (period === undefined) complaints.push(texts.noPeriod);
  else if (period.closed) complaints.push(texts.periodClosed);
  return { year: period?.year ?? 0, period: period?.period ?? 0 };
}

/** The receivables account comes from the journal; one on the relation must agree. */
function checkReceivable(
  journal: ExactJournal | undefined,
  customer: ExactAccount | undefined,
  books: Books,
  complaints: string[],
): string {
  const code = journal?.glAccount ?? "";
  const override = customer?.values.GLAR;
  if (typeof override === "string" && books.glAccountById(override)?.code !== code) {
    complaints.push(texts.receivableAccount);
  }
  return code;
}

function checkCondition(
  body: Body,
  customer: ExactAccount | undefined,
  books: Books,
  complaints: string[],
  before?: ExactEntry,
): string | null {
  const fallback = before === undefined ? customer?.values.PaymentConditionSales : before.paymentCondition;
  const chosen = body.values.has("PaymentCondition") ? body.values.get("PaymentCondition") : fallback;
  if (typeof chosen !== "string" || chosen === "") return null;
  if (books.paymentCondition(chosen) === undefined) complaints.push(texts.reference("Betalingsconditie"));
  return chosen;
}
