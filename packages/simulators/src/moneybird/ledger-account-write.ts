import { type Fields, textOf, unwrap } from "./body.ts";
import type { Books } from "./books.ts";
import { Complaints, symbolic } from "./errors.ts";
import type { MoneybirdLedgerAccount } from "./model.ts";

/** Moneybird fact sheet §8.8, 2026-11-21: `rgs_code` stands beside the wrapper, not inside. */
const keys = ["name", "account_type", "account_id", "parent_id", "allowed_document_types", "description"];

const types = [
  ..."non_current_assets current_assets equity provisions non_current_liabilities current_liabilities".split(" "),
  ..."revenue direct_costs expenses other_income_expenses".split(" "),
];

export function createLedgerAccount(body: Fields, books: Books): MoneybirdLedgerAccount {
  const fields = unwrap(body, "ledger_account", keys, books.switches);
  for (const name of ["name", "account_type"]) {
    if (name in fields) continue;
    const label = name.replace("account_type", "Account type").replace("name", "Name");
    throw symbolic(400, `${label} is required`, { ledger_account: { [name]: "required" } });
  }
  if (textOf(body.rgs_code) === null) throw symbolic(400, "Rgs code is required", { rgs_code: "required" });
  const account: MoneybirdLedgerAccount = {
    ...books.stamped({ name: "", type: "", number: "", active: true, rgs: "", financialAccountId: null }),
    documentTypes: [],
  };
  apply(account, fields, body.rgs_code, books);
  if (account.documentTypes.length === 0) account.documentTypes = standardTypes(account.type);
  books.ledgerAccounts.push(account);
  return account;
}

export function updateLedgerAccount(account: MoneybirdLedgerAccount, body: Fields, books: Books): void {
  const fields = unwrap(body, "ledger_account", keys, books.switches);
  const changed = structuredClone(account);
  apply(changed, fields, body.rgs_code ?? account.rgs, books);
  Object.assign(account, changed);
  books.touch(account);
}

/** Any code that looks like one of RGS 3.5 is taken. */
function apply(account: MoneybirdLedgerAccount, fields: Fields, rgs: unknown, books: Books): void {
  const code = textOf(rgs) ?? "";
  if (!/^[BW][A-Z][A-Za-z]{2,20}$/.test(code)) {
    throw symbolic(404, "Given RGS code does not belong to a taxonomy item of version 3.5", { rgs_code: "not_found" });
  }
  account.rgs = code;
  if ("name" in fields) account.name = textOf(fields.name) ?? "";
  if ("account_type" in fields) account.type = textOf(fields.account_type) ?? "";
  if ("account_id" in fields) account.number = textOf(fields.account_id) ?? "";
  const { allowed_document_types: allowed } = fields;
  if (allowed !== undefined) account.documentTypes = Array.isArray(allowed) ? allowed.map(String) : [String(allowed)];
  const complaints = new Complaints(books.switches);
  if (account.name === "") complaints.add("name", "blank");
  if (!types.includes(account.type)) complaints.add("account_type", "inclusion");
  complaints.refuse();
}

const standardTypes = (type: string): string[] => [
  ...(type === "revenue" ? ["sales_invoice"] : type === "expenses" ? ["purchase_invoice"] : []),
  ...["financial_mutation", "general_journal_document"],
];
