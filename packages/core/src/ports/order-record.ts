import type { Money } from "../money/money.ts";
import type { OrderPrints } from "../order/order-prints.ts";
import type { VatTotal } from "../plan/invoice-plan.ts";
import type { Fate } from "../sync/fate.ts";
import type { StepOutcome } from "../sync/write-step.ts";
import type { CalendarDate, Instant } from "../time/calendar-date.ts";
import type { VatNumberAnswer } from "./vat-number-registry.ts";

/** What the store keeps of an order: no personal data. */
export interface OrderRecord {
  readonly connection: string;
  readonly orderId: string;
  readonly orderNumber: string | null;
  readonly placedAt: Instant;
  readonly total: Money | null;
  readonly fate: Fate;
  readonly fateSince: Instant;
  readonly booking: Booking | null;
}

/** The booking of an order, once it is planned. */
export interface Booking {
  readonly reference: string;
  readonly number: string;
  readonly date: CalendarDate;
  readonly gross: Money;
  readonly vat: Money;
  /** What the reports are made of. A business's VAT number may stand in it: encrypted at rest. */
  readonly vatTotals: readonly VatTotal[];
  /** What a person must know about the booking. */
  readonly flags: readonly string[];
  /** What the registry said of the customer's VAT number, as evidence; null where it was not asked. Encrypted at rest, kept as long as the law wants. */
  readonly vatNumberCheck: VatNumberAnswer | null;
  /** Keyed hash of the composed write steps: tells whether anything changed since. */
  readonly planHash: string;
  /** The order as it was booked, part by part, as keyed fingerprints; null for bookings of an older Boekbrug. */
  readonly prints: OrderPrints | null;
  /** What a settlement is to register, now or once the order is paid; null where nothing of the kind is left to do. */
  readonly payment: OpenPayment | null;
  /** The ledger's document, once it is known. */
  readonly document: StepOutcome | null;
  /** True when the document was found in the ledger, not written in this store's life. */
  readonly adopted: boolean;
}

/** A payment that a settlement is to register, as far as it is known. */
export interface OpenPayment {
  /** The shop's id of the payment method. */
  readonly methodId: string;
  /** When the order was paid, and since when that is known; null as long as the shop says that it is not. */
  readonly paid: { readonly on: CalendarDate; readonly seenAt: Instant } | null;
}

/** Which order, in which run, when: every transition carries these. */
export interface OrderMoment {
  readonly connection: string;
  readonly orderId: string;
  readonly run: string;
  /** Who works on the connection: `beginStep`, `refuse` and `withdraw` fail with `connection.busy` when its claim has lapsed. */
  readonly holder: string;
  readonly at: Instant;
}
