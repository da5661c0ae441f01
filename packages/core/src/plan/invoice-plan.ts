import type { Money } from "../money/money.ts";
import type { Customer } from "../order/customer.ts";
import type { Charge, Discount, Percent, PriceBasis } from "../order/order.ts";
import type { VatNumberAnswer } from "../ports/vat-number-registry.ts";
import type { Text } from "../text/text.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import type { VatFlag } from "../vat/flag-words.ts";
import type { VatDecision, VatScenario } from "../vat/vat-decision.ts";
import type { ExchangeRate } from "./exchange-rate.ts";
import type { DocumentSource, LineSource, Sources } from "./sources.ts";

/** How the document reaches the books. */
export type DocumentKind = "entry" | "invoice" | "order";

/** What a ledger account is for; the settings say which account plays the role. */
export type AccountRole = "high" | "low" | "zero" | "other" | "shipping" | "deposits" | "giftCards";

/**
 * Where the cents of the VAT were rounded. The first rule that gives the VAT the shop charged is taken, in this order:
 *
 * - `per-rate`: once per rate, over the sum of its lines.
 * - `per-line`: on each line.
 * - `per-document`: once, over the exact VAT of all lines.
 * - `shop-total`: none of these; the shop's own VAT total is spread over the lines, each within a cent of its exact VAT.
 * - `anew`: where the settings want it and the shop rounded otherwise: once per rate, over amounts with VAT; cents differ from the shop's VAT.
 */
export type VatRoundingRule = "per-rate" | "per-line" | "per-document" | "shop-total" | "anew";

export type PlanLineSource =
  | { readonly kind: "line"; readonly id: string }
  | { readonly kind: "charge"; readonly charge: Charge["kind"] }
  | { readonly kind: "discount"; readonly discount: Discount["kind"] }
  /** A gift card that pays for part of the order. */
  | { readonly kind: "gift-card" };

/** One line of the document: `net + vat = gross`, to the cent. */
export interface PlanLine {
  /** `1`, `2`, …: the place on the document. */
  readonly id: string;
  readonly source: PlanLineSource;
  readonly text: string;
  readonly variant: string | null;
  readonly productId: string | null;
  readonly sku: string | null;
  /** Plain decimal text. */
  readonly quantity: string;
  readonly unit: string | null;
  readonly net: Money;
  readonly vat: Money;
  readonly gross: Money;
  /** What the shop charged, where the VAT of the line's rate was rounded anew. Absent elsewhere. */
  readonly chargedVat?: Money | undefined;
  readonly vatPercent: Percent;
  readonly accountRole: AccountRole;
  /** The role in the VAT code mapping; see `vatRole`. */
  readonly vatRole: string;
  readonly decision: VatDecision;
  /** What the settings may map to fields of the line. */
  readonly sources: Sources<LineSource>;
}

/** The document's amounts for one VAT treatment, in EUR: what the reports are made of. */
export interface VatTotal {
  readonly vatRole: string;
  /** The rate that was charged. */
  readonly vatPercent: Percent;
  readonly scenario: VatScenario;
  /** Whose VAT it is, as OSS writes it (EL, XI). */
  readonly taxCountryVatCode: string;
  readonly nlReturnBox: string | null;
  readonly icpListing: VatDecision["icpListing"];
  readonly ossReport: VatDecision["ossReport"];
  readonly countsTowardThreshold: boolean;
  readonly net: Money;
  readonly vat: Money;
  readonly gross: Money;
  /** What the shop charged, where the VAT was rounded anew; the difference is told. Absent elsewhere. */
  readonly chargedVat?: Money | undefined;
  /** With the margin scheme: the margins without their VAT and the VAT in them, item by item; null where they are taxed per period. Absent elsewhere. */
  readonly margin?: { readonly net: Money; readonly vat: Money } | null | undefined;
}

/**
 * What will be booked for one order, in no vendor's words. Its lines and VAT equal what the shop charged, to the cent; where the settings want VAT
 * rounded anew, its amounts with VAT do.
 */
export interface InvoicePlan {
  /** Deterministic identity in the ledger: connection key and order id. Never depends on a setting. */
  readonly reference: string;
  /** The number that people see. */
  readonly number: string;
  readonly numberOwner: "shop" | "ledger";
  readonly orderId: string;
  readonly orderNumber: string;
  readonly documentKind: DocumentKind;
  /** Document and tax point date in the seller's calendar. */
  readonly date: CalendarDate;
  readonly description: string;
  readonly customer: Customer;
  readonly paymentMethodId: string;
  /** Whether the customer had paid when the order was read. */
  readonly paid: boolean;
  readonly lines: readonly PlanLine[];
  readonly vatTotals: readonly VatTotal[];
  readonly totals: { readonly net: Money; readonly vat: Money; readonly gross: Money };
  /** What the registry said of the customer's VAT number; null where it was not asked. */
  readonly vatNumberCheck: VatNumberAnswer | null;
  /** What a person must know about this document, over all its lines. */
  readonly flags: readonly VatFlag[];
  /** How amounts in another currency became euros; null for a document in EUR. */
  readonly exchangeRate: ExchangeRate | null;
  readonly rounding: { readonly basis: PriceBasis; readonly rule: VatRoundingRule };
  /** What the settings may map to fields of the document. */
  readonly sources: Sources<DocumentSource>;
}

/** The words on the document for what has no text of its own in the shop. */
export const documentWords = {
  order: { nl: "Bestelling", en: "Order" },
  shipping: { nl: "Verzendkosten", en: "Shipping" },
  "payment-fee": { nl: "Betaalkosten", en: "Payment fee" },
  "payment-option": { nl: "Bezorgoptie", en: "Delivery option" },
  "extra-costs": { nl: "Overige kosten", en: "Extra costs" },
  coupon: { nl: "Kortingscode", en: "Coupon" },
  cart: { nl: "Korting", en: "Discount" },
  account: { nl: "Klantkorting", en: "Account discount" },
  points: { nl: "Spaarpunten", en: "Loyalty points" },
  "gift-card": { nl: "Cadeaubon ingeleverd", en: "Gift card redeemed" },
} as const satisfies Record<string, Text>;

/** A line's text with its variant and, for ledgers whose lines have no field for it, its quantity: `3 × Mok (Kleur: Blauw)`. */
export function lineText(line: PlanLine, { withQuantity }: { withQuantity: boolean }): string {
  const variant = line.variant === null ? "" : ` (${line.variant})`;
  const quantity = withQuantity && line.quantity !== "1" ? `${line.quantity} × ` : "";
  return `${quantity}${line.text}${variant}`;
}

/** The VAT number under which a part of the plan is on the EU sales list; null where nothing is. The customer's record must have it, or the ledger files it under none. */
export function listedVatNumber({ lines }: Pick<InvoicePlan, "lines">): string | null {
  for (const { decision } of lines) if (decision.icpListing !== false) return decision.icpListing.vatNumber;
  return null;
}
