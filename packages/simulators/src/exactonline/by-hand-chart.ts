import type { Books } from "./books.ts";
import { dayFrom } from "./dates.ts";
import { found } from "./found.ts";
import type { ExactGlAccount, ExactJournal, ExactPaymentCondition, ExactVatCode } from "./model.ts";
import { billionthsOf } from "./money.ts";

type Needed<T, K extends keyof T> = Pick<T, K> & Partial<Omit<T, "id">>;

/** Rates in millionths (0.21 is 210000), from 2001 on. */
export type NewVatCode = Needed<Omit<ExactVatCode, "percentages">, "code" | "description" | "type"> & { rate: number };
export type NewGlAccount = Needed<ExactGlAccount, "code" | "description" | "type">;
export type NewJournal = Needed<ExactJournal, "code" | "description" | "type" | "glAccount">;

/** What a bookkeeper does to the tables of an administration. */
export interface ChartByHand {
  blockGlAccount(code: string): void;
  blockJournal(code: string): void;
  closePeriod(year: number, period: number): void;
  openPeriod(year: number, period: number): void;
  addGlAccount(account: NewGlAccount): string;
  editGlAccount(code: string, changes: Partial<Omit<ExactGlAccount, "id">>): void;
  addJournal(journal: NewJournal): string;
  editJournal(code: string, changes: Partial<Omit<ExactJournal, "id">>): void;
  addVatCode(code: NewVatCode): string;
  editVatCode(code: string, changes: Partial<Omit<ExactVatCode, "id">>): void;
  /** Another chart altogether: each list that is given takes the place of the one that was there. */
  replaceChart(chart: {
    glAccounts?: readonly NewGlAccount[];
    vatCodes?: readonly NewVatCode[];
    journals?: readonly NewJournal[];
  }): void;
  addPaymentCondition(condition: Needed<ExactPaymentCondition, "code" | "description">): string;
  /** Turns Intrastat for sales on. */
  enableIntrastat(): void;
  addTrackingNumber(description: string): string;
  addCurrency(code: string, description: string): void;
  removeCurrency(code: string): void;
  /** Units of the division's currency for one of this one, such as 0.9213, from a day such as `2026-01-01` on. */
  addExchangeRate(currency: string, rate: number, from: string): string;
}

export function chartByHand(books: Books): ChartByHand {
  const period = (year: number, month: number) => found(books.period(year, month), `period ${year}/${month}`);
  const glAccount = (code: string) => found(books.glAccount(code), `ledger account ${code}`);
  const journal = (code: string) => found(books.journal(code), `journal ${code}`);
  const addGlAccount = (parts: NewGlAccount) => {
    const id = books.guid("gl-account");
    books.glAccounts.push({ allowCosts: false, blocked: false, ...parts, id });
    return id;
  };
  const addJournal = (parts: NewJournal) => {
    const id = books.guid("journal");
    books.journals.push({ blocked: false, variableCurrency: true, variableRate: true, ...parts, id });
    return id;
  };
  const addVatCode = ({ rate, ...parts }: NewVatCode) => {
    const id = books.guid("vat-code");
    const percentages = [{ id: books.guid("vat-percentage"), from: Date.UTC(2001, 0, 1), rate }];
    const usual = { transaction: "B", euSalesListing: "N", glToPay: "1500" } as const;
    books.addVatCode({ charged: false, intraStat: false, blocked: false, ...usual, ...parts, id, percentages });
    return id;
  };
  return {
    blockGlAccount: (code) => void Object.assign(glAccount(code), { blocked: true }),
    blockJournal: (code) => void Object.assign(journal(code), { blocked: true }),
    closePeriod: (year, month) => void Object.assign(period(year, month), { closed: true }),
    openPeriod: (year, month) => void Object.assign(period(year, month), { closed: false }),
    addGlAccount,
    editGlAccount: (code, changes) => void Object.assign(glAccount(code), changes),
    addJournal,
    editJournal: (code, changes) => void Object.assign(journal(code), changes),
    addVatCode,
    editVatCode: (code, changes) => void Object.assign(found(books.vatCode(code), `VAT code ${code}`), changes),
    replaceChart: ({ glAccounts, vatCodes, journals }) => {
      if (glAccounts !== undefined) books.glAccounts.length = 0;
      if (journals !== undefined) books.journals.length = 0;
      if (vatCodes !== undefined) books.clearVatCodes();
      for (const parts of glAccounts ?? []) addGlAccount(parts);
      for (const parts of journals ?? []) addJournal(parts);
      for (const parts of vatCodes ?? []) addVatCode(parts);
    },
    addPaymentCondition: (parts) => {
      const id = books.guid("payment-condition");
      books.paymentConditions.push({ days: 0, monthEnds: 0, method: "B", ...parts, id });
      return id;
    },
    enableIntrastat: () => {
      books.intrastat = true;
    },
    addTrackingNumber: (description) => {
      const id = books.guid("tracking-number");
      books.trackingNumbers.push({ id, description });
      return id;
    },
    addCurrency: (code, description) => {
      books.currencies.push({ code, description, ratePrecision: 6, pricePrecision: 4 });
    },
    removeCurrency: (code) => {
      books.currencies.splice(books.currencies.indexOf(found(books.currency(code), `currency ${code}`)), 1);
    },
    addExchangeRate: (currency, rate, from) => {
      const id = books.guid("exchange-rate");
      const parts = { from: found(dayFrom(from), `day ${from}`), rate: found(billionthsOf(rate), `rate ${rate}`) };
      const now = books.clock.now();
      books.exchangeRates.push({ id, currency, ...parts, created: now, modified: now });
      return id;
    },
  };
}
