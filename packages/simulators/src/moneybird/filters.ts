import type { Books } from "./books.ts";
import { notFound, symbolic } from "./errors.ts";
import type { MoneybirdContact, MoneybirdInvoice, MoneybirdTaxRate, Stamped } from "./model.ts";
import { listPeriod } from "./periods.ts";
import { stateOf } from "./totals.ts";

type Test<T> = (row: T) => boolean;
/** A filter key: its values, split at the pipes, become a test. */
type Key<T> = (values: string[], books: Books) => Test<T>;
type Keys<T> = Record<string, Key<T>>;

/** `key:value,key:value`; keys nobody knows are ignored. Moneybird fact sheet §4, 2026-11-21. */
function filtered<T>(rows: readonly T[], filter: string, keys: Keys<T>, books: Books): T[] {
  const tests = filter.split(",").flatMap((term): Test<T>[] => {
    const at = term.indexOf(":");
    const make = keys[term.slice(0, at).trim()];
    return make === undefined ? [] : [make(term.slice(at + 1).split("|"), books)];
  });
  return rows.filter((row) => tests.every((test) => test(row)));
}

const after = (values: string[], time: "created" | "updated"): Test<Stamped> => {
  const limit = Date.parse((values[0] ?? "").replace(" UTC", "Z").replace(/(\d) (\d)/, "$1T$2"));
  if (Number.isNaN(limit)) throw symbolic(400, `${time}_after is invalid`, { filter: "invalid" });
  return (row) => row[time] > limit;
};
const stamps: Keys<Stamped> = {
  created_after: (values) => after(values, "created"),
  updated_after: (values) => after(values, "updated"),
};

const states = (known: readonly string[]): Key<MoneybirdInvoice> => {
  return (values, books) => {
    if (!values.every((value) => value === "all" || known.includes(value))) {
      throw symbolic(400, "Status is not included in the list", { filter: "invalid" });
    }
    return (row) => values.includes("all") || values.includes(stateOf(row, books));
  };
};

const period: Key<MoneybirdInvoice> = ([value = ""], books) => {
  const { from, to } = listPeriod(value, books.today);
  return ({ date }) => (date ?? books.today) >= from && (date ?? books.today) <= to;
};

const externalKeys: Keys<MoneybirdInvoice> = {
  state: states(["new", "open", "late", "paid"]),
  period,
  contact_id: ([id = ""], books) => {
    if (books.contact(id) === undefined) throw notFound("contact_id");
    return ({ contactId }) => contactId === id;
  },
};

const salesKeys: Keys<MoneybirdInvoice> = {
  ...stamps,
  state: states(["draft", "open", "scheduled", "pending_payment", "late", "reminded", "paid", "uncollectible"]),
  period,
  reference: (values) => (row) => row.reference !== null && values.includes(row.reference),
  contact_id: (values) => (row) => values.includes(row.contactId),
  workflow_id: (values) => (row) => row.kind === "SalesInvoice" && values.includes(row.workflowId),
  recurring_sales_invoice_id: () => () => false,
};

/** Any filter replaces every default; the only default is this year. A draft without a date counts as today. */
const thisYear = "period:this_year";

export const filterExternal = (filter: string | null, books: Books): MoneybirdInvoice[] =>
  filtered<MoneybirdInvoice>(books.external, filter ?? thisYear, externalKeys, books);

export const filterSales = (filter: string | null, books: Books): MoneybirdInvoice[] =>
  filtered<MoneybirdInvoice>(books.sales, filter ?? thisYear, salesKeys, books);

const same = (left: string | null | undefined, right: string) => left?.toLowerCase() === right.toLowerCase();
const textKey =
  (field: string): Key<MoneybirdContact> =>
  ([value = ""]) =>
  ({ texts }) =>
    same(texts[field], value);

const contactKeys: Keys<MoneybirdContact> = {
  ...stamps,
  first_name: textKey("firstname"),
  last_name: textKey("lastname"),
  invoice_workflow_id: textKey("invoice_workflow_id"),
  estimate_workflow_id: textKey("estimate_workflow_id"),
  delivery_method:
    ([value = ""]) =>
    (row) =>
      value === "all" || same(row.texts.delivery_method, value),
  trusted_type:
    ([value = ""]) =>
    () =>
      value !== "trusted",
  contact_type:
    ([value = ""]) =>
    (row) => {
      const company = typeof row.texts.company_name === "string";
      return value === "all" || company === (value === "company");
    },
};

export const filterContacts = (rows: readonly MoneybirdContact[], filter: string | null, books: Books) =>
  filtered(rows, filter ?? "", contactKeys, books);

const taxRateKeys: Keys<MoneybirdTaxRate> = {
  ...stamps,
  name:
    ([value = ""]) =>
    (row) =>
      row.name === value,
  partial_name:
    ([value = ""]) =>
    (row) =>
      row.name.toLowerCase().includes(value.toLowerCase()),
  percentage:
    ([value = ""]) =>
    (row) =>
      row.percentage !== null && Number(row.percentage) === Number(value),
  tax_rate_type: (values) => (row) => values.includes(row.type),
  country: (values) => (row) => row.country !== null && values.includes(row.country),
  show_tax:
    ([value = ""]) =>
    (row) =>
      String(row.percentage !== null) === value,
  active:
    ([value = ""]) =>
    (row) =>
      String(row.active) === value,
};

export const filterTaxRates = (rows: readonly MoneybirdTaxRate[], filter: string | null, books: Books) =>
  filtered(rows, filter ?? "", taxRateKeys, books);
