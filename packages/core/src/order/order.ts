import type { Money } from "../money/money.ts";
import type { Text } from "../text/text.ts";
import type { Instant } from "../time/calendar-date.ts";
import type { RateClass } from "../vat/vat-question.ts";
import type { Customer } from "./customer.ts";

/** Whether an amount contains its VAT (`gross`) or not (`net`). */
export type PriceBasis = "gross" | "net";

/** Percent as plain decimal text: `21`, `9`, `0`, `5.5`. */
export type Percent = string;

/**
 * What else a shop tells, as plain text, for fields of the ledger that the settings map. Free texts are left out: a buyer may have written anything in
 * them. Weights are in kilograms, a line's is that of one piece; countries are ISO 3166-1 alpha-2.
 */
export type OrderFacts = Readonly<
  Partial<Record<"trackingCode" | "trackingCarrier" | "trackingUrl" | "reservationNumber" | "weight", string>>
>;
export type LineFacts = Readonly<
  Partial<Record<"number" | "ean" | "mpn" | "brand" | "weight" | "commodityCode" | "originCountry", string>>
>;

/** What was sold. `amount` is for the whole line, after discounts that belong to the line itself. */
export interface OrderLine {
  readonly id: string;
  /**
   * `goods` is anything delivered. `deposit` is a refundable deposit outside the price of the goods (statiegeld, borg).
   */
  readonly kind: "goods" | "deposit";
  readonly description: string;
  /** The chosen options in words, e.g. `Kleur: Blauw, Maat: L`. */
  readonly variant: string | null;
  readonly productId: string | null;
  readonly sku: string | null;
  /** Plain decimal text; may be fractional (`1.5` metres) or negative. */
  readonly quantity: string;
  readonly unit: string | null;
  readonly amount: Money;
  /** The rate that the shop charged. */
  readonly vatPercent: Percent;
  /** The product's VAT class in the seller's country by the shop's own product data; null or absent where it does not tell. */
  readonly rateClass?: RateClass | null | undefined;
  /** What the whole line cost the seller, net, where the shop knows it; the margin scheme asks for it. */
  readonly purchasePrice?: Money | null | undefined;
  /** Names of the shop's categories that the product is in; the settings may map them to what VAT law calls them. */
  readonly shopCategories?: readonly string[] | undefined;
  readonly facts?: LineFacts | undefined;
}

/** What is charged besides the goods. A negative amount is a reduction. */
export interface Charge {
  readonly kind: "shipping" | "payment-fee" | "payment-option" | "extra-costs";
  readonly description: string;
  readonly amount: Money;
  /** The rate that the shop charged, or null where the charge follows the goods in proportion to their value. */
  readonly vatPercent: Percent | null;
}

/**
 * A discount on the whole order, spread over the goods by value. Discounts on a line and account discounts that the shop has already worked
 * into the prices are part of the line's amount and do not appear here.
 */
export interface Discount {
  readonly kind: "coupon" | "cart" | "account" | "points";
  readonly description: string;
  /** What it takes off: positive reduces the total. */
  readonly amount: Money;
}

/** A multi-purpose gift card that pays for part of the order: a payment and no discount, so it lowers no VAT. */
export interface RedeemedGiftCard {
  readonly description: string;
  /** What it pays: positive. */
  readonly amount: Money;
}

export interface Payment {
  readonly state: "paid" | "unpaid";
  readonly methodId: string;
  readonly method: string;
}

/** What an order list tells of an order, enough to decide whether it is due. */
export interface OrderHead {
  /** The shop's own key of the order: stable, never shown to people. */
  readonly id: string;
  /** As the shop shows it, or null before the checkout is finished. */
  readonly number: string | null;
  readonly placedAt: Instant;
  /** The shop's status id, or null where there is none yet. */
  readonly status: string | null;
  readonly paid: boolean;
  /** The shop's id of the payment method, where its list tells. */
  readonly paymentMethodId?: string | undefined;
  readonly total: Money;
  /** The checkout was finished since the last run, however long ago it was begun: the order can have become due only now. */
  readonly justFinished?: boolean | undefined;
  /** What else the list tells of the order, as JSON-like data: compared later with what was booked. Personal data may stand in it: kept as fingerprints only. */
  readonly parts?: Readonly<Partial<Record<"invoice" | "vat" | "charges" | "customer", unknown>>> | undefined;
  /** The adapter's own copy of what it has read, so that `order(id, head)` costs fewer calls. Only its adapter looks inside. */
  readonly raw?: unknown;
}

/** A finished order as the shop charged it. */
export interface Order {
  readonly id: string;
  readonly number: string;
  /** The running number without prefix, where the shop has one. */
  readonly sequence: number | null;
  readonly invoiceNumber: string | null;
  readonly placedAt: Instant;
  readonly status: string | null;
  /** ISO 639-1 language of the buyer, or null. */
  readonly language: string | null;
  /** Whether the amounts of lines, charges and discounts contain their VAT. */
  readonly basis: PriceBasis;
  readonly lines: readonly OrderLine[];
  readonly charges: readonly Charge[];
  readonly discounts: readonly Discount[];
  /** Gift cards that pay for part of the order; `total` is what remains. */
  readonly giftCards?: readonly RedeemedGiftCard[] | undefined;
  readonly payment: Payment;
  readonly customer: Customer;
  /** `customer-carrier`: collected by a carrier that the customer found, without the seller's part in it. */
  readonly delivery: "shipped" | "pickup" | "customer-carrier";
  /** What the customer has to pay, VAT included, besides gift cards; and the VAT of the order, as the shop says. */
  readonly total: Money;
  readonly totalVat: Money;
  /** What the shop says about the order as a whole; facts, not conclusions. */
  readonly marks: {
    /** The shop treated it as an intra-Community supply. */
    readonly intraCommunity: boolean;
    /** A marketplace sold it in its own name. */
    readonly platformSale: boolean;
    /** The shop charged no VAT at all on this order. */
    readonly withoutVat: boolean;
  };
  readonly facts?: OrderFacts | undefined;
  /** How the shop's totals were understood, for `explain`; e.g. `rows gross, discount subtracted`. */
  readonly reading: Text;
}
