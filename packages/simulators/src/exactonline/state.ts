import { type Books, grossOf, vatOf } from "./books.ts";
import { dayFrom } from "./dates.ts";
import type {
  ExactAccount,
  ExactEntry,
  ExactGlAccount,
  ExactJournal,
  ExactLedgerLine,
  ExactVatCode,
  ExactVatReturnLine,
} from "./model.ts";
import { billionthsOf } from "./money.ts";
import type { Cell } from "./properties.ts";

/** An entry with its totals, in its own currency and in that of the division. */
export interface ExactEntryView extends ExactEntry {
  grossCents: number;
  vatCents: number;
  homeGrossCents: number;
  homeVatCents: number;
}

/** What a person does in the screens of Exact, outside the API. Every rule of the API is passed by. */
export interface ByHand {
  addAccount(account: { name: string; status?: string; code?: string } & Record<string, Cell>): string;
  editAccount(id: string, changes: { name?: string; status?: string; code?: string } & Record<string, Cell>): void;
  deleteAccount(id: string): void;
  editEntry(id: string, changes: Partial<Pick<ExactEntry, EditableField>>): void;
  deleteEntry(id: string): void;
  /** Status 50: the API may no longer change or delete it. */
  processEntry(id: string): void;
  pay(entryId: string, cents: number): void;
  /** Undoes the last payment that still stands. */
  undoPayment(entryId: string): void;
  blockGlAccount(code: string): void;
  blockJournal(code: string): void;
  closePeriod(year: number, period: number): void;
  openPeriod(year: number, period: number): void;
  addGlAccount(account: Pick<ExactGlAccount, "code" | "description" | "type"> & { vatCode?: string }): string;
  addJournal(
    journal: Pick<ExactJournal, "code" | "description" | "type" | "glAccount"> &
      Partial<Pick<ExactJournal, "variableCurrency" | "variableRate">>,
  ): string;
  editJournal(code: string, changes: Partial<Omit<ExactJournal, "id">>): void;
  addCurrency(code: string, description: string): void;
  removeCurrency(code: string): void;
  /** Units of the division's currency for one of this one, such as 0.9213, from a day such as `2026-01-01` on. */
  addExchangeRate(currency: string, rate: number, from: string): string;
  /** Rates in millionths (0.21 is 210000), from 2001 on. */
  addVatCode(
    code: Pick<ExactVatCode, "code" | "description" | "type"> & { rate: number } & Partial<
        Pick<ExactVatCode, "transaction" | "euSalesListing" | "charged" | "ossCountry" | "glToPay">
      >,
  ): string;
  editVatCode(code: string, changes: Partial<Omit<ExactVatCode, "id">>): void;
}

type EditableField = "yourRef" | "description" | "paymentReference" | "customer" | "entryDate" | "dueDate" | "status";

export interface ExactOnlineDivisionState {
  readonly division: number;
  accounts(): ExactAccount[];
  entries(): ExactEntryView[];
  /** Journal lines in cents, debit positive. */
  ledger(): ExactLedgerLine[];
  /** Base and VAT per VAT code over entry dates `2026-01-01` to `2026-03-31`, both included. */
  vatReturn(from: string, to: string): ExactVatReturnLine[];
  /** GUID of a ledger account by its code. */
  glAccountId(code: string): string;
  /** Adds cents to the first line of an entry, as if the books were changed behind the API. */
  tamper(entryId: string, cents: number): void;
  readonly byHand: ByHand;
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The simulated administration has no ${what}`);
  return value;
}

export function divisionState(books: Books): ExactOnlineDivisionState {
  const entry = (id: string) => found(books.entry(id), `entry ${id}`);
  return {
    division: books.division.code,
    accounts: () => structuredClone(books.accounts),
    entries: () =>
      books.entries.map((each) => {
        const { grossCents: homeGrossCents, vatCents: homeVatCents } = books.converted(each);
        const totals = { grossCents: grossOf(each), vatCents: vatOf(each), homeGrossCents, homeVatCents };
        return { ...structuredClone(each), ...totals };
      }),
    ledger: () => books.ledger(),
    vatReturn: (from, to) => books.vatReturn(found(dayFrom(from), `day ${from}`), found(dayFrom(to), `day ${to}`)),
    glAccountId: (code) => found(books.glAccount(code), `ledger account ${code}`).id,
    tamper: (id, cents) => {
      const line = found(entry(id).lines[0], `line in entry ${id}`);
      line.netCents += cents;
      line.amountCents += cents;
    },
    byHand: byHand(books, entry),
  };
}

function byHand(books: Books, entry: (id: string) => ExactEntry): ByHand {
  const account = (id: string) => found(books.account(id), `account ${id}`);
  const period = (year: number, month: number) => found(books.period(year, month), `period ${year}/${month}`);
  const remove = <T>(list: T[], item: T) => list.splice(list.indexOf(item), 1);
  const now = () => books.clock.now();
  return {
    addAccount: ({ name, status = "C", code, ...values }) => {
      const id = books.guid("account");
      const stamp = { created: now(), modified: now() };
      books.accounts.push({ id, name, status, code: code ?? books.nextAccountCode(), values, ...stamp });
      return id;
    },
    editAccount: (id, { name, status, code, ...values }) => {
      const before = account(id);
      Object.assign(before.values, values);
      before.name = name ?? before.name;
      before.status = status ?? before.status;
      before.code = code ?? before.code;
      before.modified = now();
    },
    deleteAccount: (id) => void remove(books.accounts, account(id)),
    editEntry: (id, changes) => void Object.assign(entry(id), changes, { modified: now() }),
    deleteEntry: (id) => void remove(books.entries, entry(id)),
    processEntry: (id) => {
      entry(id).status = 50;
    },
    pay: (id, cents) => void entry(id).payments.push({ cents, date: now(), undone: false }),
    undoPayment: (id) => {
      found(
        entry(id).payments.findLast(({ undone }) => !undone),
        `payment of entry ${id}`,
      ).undone = true;
    },
    blockGlAccount: (code) => {
      found(books.glAccount(code), `ledger account ${code}`).blocked = true;
    },
    blockJournal: (code) => {
      found(books.journal(code), `journal ${code}`).blocked = true;
    },
    closePeriod: (year, month) => {
      period(year, month).closed = true;
    },
    openPeriod: (year, month) => {
      period(year, month).closed = false;
    },
    addGlAccount: (parts) => {
      const id = books.guid("gl-account");
      books.glAccounts.push({ id, allowCosts: false, blocked: false, ...parts });
      return id;
    },
    addJournal: (parts) => {
      const id = books.guid("journal");
      books.journals.push({ id, blocked: false, variableCurrency: true, variableRate: true, ...parts });
      return id;
    },
    editJournal: (code, changes) => void Object.assign(found(books.journal(code), `journal ${code}`), changes),
    addCurrency: (code, description) => {
      books.currencies.push({ code, description, ratePrecision: 6, pricePrecision: 4 });
    },
    removeCurrency: (code) => void remove(books.currencies, found(books.currency(code), `currency ${code}`)),
    addExchangeRate: (currency, rate, from) => {
      const id = books.guid("exchange-rate");
      const parts = { from: found(dayFrom(from), `day ${from}`), rate: found(billionthsOf(rate), `rate ${rate}`) };
      books.exchangeRates.push({ id, currency, ...parts, created: now(), modified: now() });
      return id;
    },
    addVatCode: ({ rate, ...parts }) => {
      const id = books.guid("vat-code");
      const percentages = [{ id: books.guid("vat-percentage"), from: Date.UTC(2001, 0, 1), rate }];
      const usual = { transaction: "B", euSalesListing: "N", glToPay: "1500" } as const;
      books.addVatCode({ id, charged: false, intraStat: false, blocked: false, percentages, ...usual, ...parts });
      return id;
    },
    editVatCode: (code, changes) => void Object.assign(found(books.vatCode(code), `VAT code ${code}`), changes),
  };
}
