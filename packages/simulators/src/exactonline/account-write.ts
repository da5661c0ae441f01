import { type Body, text } from "./body.ts";
import type { Books } from "./books.ts";
import { Refusal, refuseAll, texts } from "./errors.ts";
import { fitted } from "./lengths.ts";
import type { ExactAccount } from "./model.ts";
import type { Cell } from "./properties.ts";
import { checkEmail, checkPlace, filled } from "./record-write.ts";

/** POST, PUT and DELETE of a relation. Exact fact sheet §7.1, 2026-11-21. */

const own = ["ID", "Code", "Name", "Status"];

export function createAccount(body: Body, books: Books): string {
  const now = books.clock.now();
  const draft: ExactAccount = {
    id: "",
    code: "",
    name: "",
    status: "A",
    created: now,
    modified: now,
    values: { Blocked: false, IsSupplier: false },
  };
  const account = checked(draft, body, books);
  account.id = books.guid("account");
  if (account.code === "") account.code = books.nextAccountCode();
  books.accounts.push(account);
  return account.id;
}

export function updateAccount(id: string, body: Body, books: Books): void {
  const account = books.account(id);
  if (account !== undefined) Object.assign(account, checked(account, body, books), { modified: books.clock.now() });
}

/** A relation that was used stays. */
export function removeAccount(id: string, books: Books): void {
  const documents = [...books.invoices, ...books.orders];
  const traded = documents.some(({ orderedBy, invoiceTo, deliverTo }) =>
    [orderedBy, invoiceTo, deliverTo].includes(id),
  );
  if (traded || books.entries.some((entry) => entry.customer === id)) throw refuseAll([texts.inUse("Relatie")]);
  books.drop("accounts", id);
}

/** The account as it would become, or a refusal with every complaint. */
function checked(before: ExactAccount, body: Body, books: Books): ExactAccount {
  const complaints: string[] = [];
  const after: ExactAccount = { ...before, values: { ...before.values } };
  for (const [name, value] of body.values) {
    if (!own.includes(name)) after.values[name] = fitted(name, value, complaints, books.switches);
  }
  if (body.values.has("Name"))
    after.name = String(fitted("Name", body.values.get("Name") ?? "", complaints, books.switches));
  if (after.name.trim() === "") throw new Refusal(Number(books.switches.mandatoryStatus), texts.mandatory("Naam"));
  const status = text(body, "Status");
  if (status !== undefined) after.status = status;
  if (!["A", "S", "P", "C"].includes(after.status)) complaints.push(texts.invalid("Status"));
  checkCode(after, text(body, "Code"), books, complaints);
  checkValues(after, books, complaints);
  if (complaints.length > 0) throw refuseAll(complaints);
  return after;
}

function checkCode(account: ExactAccount, posted: string | undefined, books: Books, complaints: string[]): void {
  if (posted === undefined) return;
  const code = posted.trim();
  if (!/^\d{1,18}$/.test(code)) complaints.push(texts.invalid("Code"));
  else if (books.accounts.some((other) => other.code === code && other.id !== account.id))
    complaints.push(texts.exists);
  else account.code = code;
}

function checkValues(account: ExactAccount, books: Books, complaints: string[]): void {
  const { values } = account;
  checkEmail(values, "Email", complaints);
  checkPlace(values, complaints);
  checkVatNumber(values, books, complaints);
  for (const name of ["SalesVATCode", "PurchaseVATCode"]) {
    const code = filled(values, name);
    if (code !== undefined) values[name] = code;
    if (code !== undefined && books.vatCode(code) === undefined) complaints.push(texts.reference("Btw-code"));
  }
  const condition = filled(values, "PaymentConditionSales");
  if (condition !== undefined && books.paymentCondition(condition) === undefined) {
    complaints.push(texts.reference("Betalingsconditie"));
  }
  for (const name of ["GLAR", "GLAccountSales"]) {
    const id = filled(values, name);
    if (id !== undefined && books.glAccountById(id) === undefined) {
      complaints.push(texts.reference("Grootboekrekening"));
    }
  }
  const contact = filled(values, "MainContact");
  if (contact !== undefined && books.contact(contact)?.values.Account !== account.id) {
    complaints.push(texts.reference("Hoofdcontactpersoon"));
  }
  // A currency that is not active is emptied without a word.
  const currency = filled(values, "SalesCurrency");
  if (currency !== undefined && books.currency(currency) === undefined) values.SalesCurrency = null;
}

/** With the prefix of its country, without dots and spaces; VIES is not asked. */
function checkVatNumber(values: Record<string, Cell>, books: Books, complaints: string[]): void {
  const vat = filled(values, "VATNumber");
  if (vat === undefined || books.switches.vatNumberFormat === "unchecked") return;
  if (!/^(NL\d{9}B\d{2}|(?!NL)[A-Z]{2}[0-9A-Z+*]{2,13})$/.test(vat)) complaints.push(texts.invalid("Btw-nummer"));
}
