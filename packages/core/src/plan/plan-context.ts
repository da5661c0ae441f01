import type { VatNumberAnswer } from "../ports/vat-number-registry.ts";
import type { Rules } from "../settings/rules.ts";
import type { CalendarDate } from "../time/calendar-date.ts";

import type { ExchangeRate } from "./exchange-rate.ts";

/** What a plan depends on besides the order. */
export interface PlanContext {
  /** The connection's key; part of the booking's identity. */
  readonly connection: string;
  readonly rules: Rules;
  /** Currencies besides EUR that the ledger can book the order in. */
  readonly ledgerCurrencies?: readonly string[] | undefined;
  /** Set while an order in another currency is planned: the rate of its day. */
  readonly exchangeRate?: ExchangeRate | undefined;
  /** What the registry said of the customer's VAT number; absent or null where it was not asked, which counts as not answered. */
  readonly vatNumber?: VatNumberAnswer | null | undefined;
  /** The day of the last answer that called the customer's VAT number valid, by the store's own evidence; null or absent where there is none. */
  readonly vatNumberLastValidOn?: CalendarDate | null | undefined;
  /** Net distance sales of the order's calendar year that were made before this order, over all connections of the seller, in EUR as decimal text. Default 0. */
  readonly distanceSalesBefore?: string | undefined;
  /** Net distance sales booked in the calendar year before, likewise. Default 0. */
  readonly distanceSalesPreviousYear?: string | undefined;
}
