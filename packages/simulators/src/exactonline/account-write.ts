import { type Body, text } from "./body.ts";
import type { Books } from "./books.ts";
import { Refusal, refuseAll, texts } from "./errors.ts";
import { fitted } from "./lengths.ts";
import type { ExactAccount } from "./model.ts";
import type { Cell } from "./properties.ts";

/** POST and PUT of a relation. Exact fact sheet §7.1, 2026-11-21. */

const provinces = ["DR", "FL", "FR", "GD", "GR", "LB", "NB", "NH", "OV", "UT", "ZH", "ZL"];
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
  checkValues(after.values, books, complaints);
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

function checkValues(values: Record<string, Cell>, books: Books, complaints: string[]): void {
  const filled = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const email = filled("Email");
  if (email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) complaints.push(texts.invalid("Email"));
  const country = filled("Country");
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) complaints.push(texts.reference("Land"));
  const state = filled("State");
  if (state !== undefined && !(country === "NL" && provinces.includes(state)))
    complaints.push(texts.reference("Provincie"));
  for (const name of ["SalesVATCode", "PurchaseVATCode"]) {
    const code = filled(name);
    if (code !== undefined && books.vatCode(code) === undefined) complaints.push(texts.reference("Btw-code"));
  }
  const condition = filled("PaymentConditionSales");
  if (condition !== undefined && books.paymentCondition(condition) === undefined) {
    complaints.push(texts.reference("Betalingsconditie"));
  }
  for (const name of ["GLAR", "GLAccountSales"]) {
    const id = filled(name);
    if (id !== undefined && books.glAccountById(id) === undefined)
      complaints.push(texts.reference("Grootboekrekening"));
  }
  for (const name of ["Country", "SalesVATCode", "PurchaseVATCode"]) {
    const value = values[name];
    if (typeof value === "string") values[name] = value.trim();
  }
  // A currency that is not active is emptied without a word.
  const currency = filled("SalesCurrency");
  if (currency !== undefined && books.currency(currency) === undefined) values.SalesCurrency = null;
}
