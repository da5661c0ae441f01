import type { Cell } from "./properties.ts";

/** What the simulator keeps. Codes without padding, dates as whole days in milliseconds, money in cents. */

export interface ExactAccount {
  id: string;
  code: string;
  name: string;
  /** C is a customer. */
  status: string;
  created: number;
  modified: number;
  /** Every other property that was written, by its name. */
  values: Record<string, Cell>;
}

export interface ExactGlAccount {
  id: string;
  code: string;
  description: string;
  type: number;
  vatCode?: string;
  /** Cost accounts only: usable on a sales entry. */
  allowCosts: boolean;
  blocked: boolean;
}

export interface ExactVatCode {
  id: string;
  code: string;
  description: string;
  type: "B" | "E" | "I" | "N";
  transaction: "B" | "P" | "S";
  euSalesListing: "L" | "N" | "S" | "T";
  charged: boolean;
  intraStat: boolean;
  ossCountry?: string;
  /** Of the margin scheme. */
  margin?: boolean;
  blocked: boolean;
  /** Code of the ledger account for VAT due. */
  glToPay: string;
  /** Dated rates in millionths, oldest first. */
  percentages: { id: string; from: number; until?: number; rate: number }[];
}

export interface ExactJournal {
  id: string;
  code: string;
  description: string;
  type: number;
  /** Code of the balancing ledger account. */
  glAccount: string;
  blocked: boolean;
  /** Other currencies than that of the division, and rates of one's own. */
  variableCurrency: boolean;
  variableRate: boolean;
}

/** A currency that is in use in the administration. */
export interface ExactCurrency {
  code: string;
  description: string;
  ratePrecision: number;
  pricePrecision: number;
}

export interface ExactExchangeRate {
  id: string;
  currency: string;
  from: number;
  /** Billionths: units of the division's currency for one unit of this one. */
  rate: number;
  created: number;
  modified: number;
}

export interface ExactPeriod {
  id: string;
  year: number;
  period: number;
  start: number;
  end: number;
  closed: boolean;
}

export interface ExactPaymentCondition {
  id: string;
  code: string;
  description: string;
  days: number;
  monthEnds: number;
  method: string;
}

export interface ExactEntryLine {
  id: string;
  lineNumber: number;
  /** Ledger account GUID. */
  glAccount: string;
  description: string | null;
  /** As posted: net with an E code, gross with an I code. */
  amountCents: number;
  netCents: number;
  vatCents: number;
  vatCode?: string;
  vatType?: ExactVatCode["type"];
  rate?: number;
  /** Every other property that was written, by its name. */
  values: Record<string, Cell>;
}

interface ExactPayment {
  cents: number;
  date: number;
  undone: boolean;
}

export interface ExactEntry {
  id: string;
  /** 20 sales entry, 21 credit note. */
  type: number;
  /** 20 open, 50 processed. */
  status: number;
  journal: string;
  customer: string;
  /** The sales invoice that it books. */
  invoice?: string;
  currency: string;
  /** Billionths: units of the division's currency for one unit of the entry's. */
  rate: number;
  entryNumber: number;
  invoiceNumber: number;
  entryDate: number;
  dueDate: number;
  year: number;
  period: number;
  description: string | null;
  yourRef: string | null;
  paymentReference: string | null;
  paymentCondition: string | null;
  /** Code of the receivables ledger account. */
  receivableAccount: string;
  created: number;
  modified: number;
  lines: ExactEntryLine[];
  payments: ExactPayment[];
  /** Every other property that was written, by its name. */
  values: Record<string, Cell>;
}

export interface ExactLedgerLine {
  id: string;
  entryId: string;
  /** 0 receivable, 1.. revenue, 9999 VAT. */
  lineNumber: number;
  date: number;
  /** Code of the ledger account. */
  glAccount: string;
  /** Debit positive, credit negative; in the currency of the division. */
  cents: number;
  /** The same in the currency of the entry, as are VAT and base below. */
  foreignCents: number;
  description: string | null;
  vatCode?: string;
  rate?: number;
  /** VAT that goes with a revenue line, or the base of a VAT line; same sign as the line. */
  vatCents?: number;
  baseCents?: number;
}

export interface ExactVatReturnLine {
  code: string;
  baseCents: number;
  vatCents: number;
}

export interface ExactSalesListingLine {
  vatNumber: string;
  /** L goods, S services, T triangular. */
  listing: Exclude<ExactVatCode["euSalesListing"], "N">;
  baseCents: number;
}

export interface ExactOssLine {
  country: string;
  /** In millionths. */
  rate: number;
  baseCents: number;
  vatCents: number;
}

export interface ExactDivision {
  code: number;
  hid: number;
  description: string;
  /** 0 inactive, 1 active, 2 archived. */
  status: number;
  blockingStatus: number;
  country: string;
  /** The default currency. */
  currency: string;
  vatNumber: string;
  chamberOfCommerce: string;
  /** Whether the user granted it to the app. */
  granted: boolean;
  /** Moved to another server on this day: sync timestamps of before mean nothing any more. */
  moved?: number;
}

/** A contact or an address. */
export interface ExactRecord {
  id: string;
  created: number;
  modified: number;
  /** Every property that was written, by its name. */
  values: Record<string, Cell>;
}
