import type { CalendarDate, Percent } from "@boekbrug/core";
import type { AccountFunction, LineVatKind } from "./client/vocabulary.ts";

/** What is read of the administration once a run; what the settings do not need stays empty. */
export interface SnelStartSnapshot {
  readonly administration: string;
  readonly administrationName: string | null;
  /** The day of reading, in the bookkeeping's calendar. */
  readonly readOn: CalendarDate;
  readonly smallBusinessScheme: boolean;
  /** Ledger accounts in use. */
  readonly accounts: readonly SnelStartAccount[];
  readonly vatRates: readonly SnelStartVatRate[];
  /** The id of each country by its two letters. */
  readonly countries: Readonly<Record<string, string>>;
  /** Charging consumers elsewhere in the EU the VAT of their own country (one-stop shop); null where it is off. */
  readonly foreignVat: SnelStartForeignVat | null;
  /** Where the VAT of member states stands in which the seller is registered, by the country as VAT writes it. */
  readonly localVatAccounts: Readonly<Record<string, string>>;
  /** The cost centre that the settings name. */
  readonly costCentre: string | null;
  /** What articles of sales orders are in; empty where no orders are made. */
  readonly revenueGroups: readonly SnelStartRevenueGroup[];
  readonly articleCodes: { readonly longest: number | null; readonly numeric: boolean };
  /** Whether prices of articles are without VAT. */
  readonly netArticlePrices: boolean;
  /** Decimals of a quantity on an order. */
  readonly quantityDecimals: number;
  /** Bank journals in use; empty where no payments are registered. */
  readonly journals: readonly SnelStartJournal[];
  /** The template of sales orders that the settings name. */
  readonly layout: string | null;
}

export interface SnelStartJournal {
  readonly id: string;
  readonly number: number;
  readonly name: string;
}

export interface SnelStartAccount {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  /** Decides the box of the VAT return; null where no sale is booked on it. */
  readonly function: AccountFunction | null;
  /** What its lines may say; empty where SnelStart does not tell. */
  readonly vatKinds: readonly LineVatKind[];
  readonly needsCostCentre: boolean;
  /** On an account of distance sales: which rate of the customer's country it is for. */
  readonly rateCode: string | null;
}

export interface SnelStartForeignVat {
  /** Where the VAT of other member states stands; null where none was chosen. */
  readonly account: string | null;
  /** The days on which it is switched on, both included; empty where SnelStart does not tell. */
  readonly periods: readonly { readonly from: CalendarDate; readonly to: CalendarDate }[];
  readonly rates: readonly SnelStartForeignRate[];
}

/** A rate of a member state, under the code that ledger accounts bear. */
export interface SnelStartForeignRate {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly code: string;
  readonly percent: Percent;
  readonly from: CalendarDate;
}

/** A group of articles: decides the ledger account and the VAT of their lines. */
export interface SnelStartRevenueGroup {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  /** Null where it is of another rate. */
  readonly kind: "high" | "low" | "none" | null;
}

export interface SnelStartVatRate {
  readonly kind: LineVatKind;
  readonly percent: Percent;
  /** Both days included; null where it is open. */
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}
