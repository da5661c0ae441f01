import type { CalendarDate, Percent } from "@boekbrug/core";

/** What is read of the administration once a run; lists that the settings do not need stay empty. */
export interface MoneybirdSnapshot {
  readonly administration: string;
  /** The day of reading, in the bookkeeping's calendar: mappings are checked against the rates of this day. */
  readonly readOn: CalendarDate;
  /** The last day on which nothing can be booked any more. */
  readonly lockedUntil: CalendarDate | null;
  /** Active rates for sales. */
  readonly taxRates: readonly MoneybirdTaxRate[];
  /** Active ledger accounts. */
  readonly ledgerAccounts: readonly MoneybirdLedgerAccount[];
  readonly financialAccounts: readonly Named[];
  /** Active workflows of invoices. */
  readonly workflows: readonly Named[];
  readonly documentStyles: readonly Named[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface MoneybirdTaxRate extends Named {
  /** Null for reverse charge and exempt: no VAT is reckoned. */
  readonly percentage: Percent | null;
  /** Only on rates of other countries. */
  readonly country: string | null;
}

export interface MoneybirdLedgerAccount extends Named {
  /** The owner's own number of the account, where there is one. */
  readonly number: string | null;
  readonly type: string;
  /** It is kept by what is read from a bank. */
  readonly ofBank: boolean;
  /** Lines of sales invoices may stand on it. */
  readonly takesSales: boolean;
}
