import { Decimal, type Money, type OrderLine, type Percent, type PriceBasis, roundMinor } from "@boekbrug/core";
import type { ShopOrder, ShopRow } from "./client/schemas.ts";
import type { OrderWords } from "./order-words.ts";
import type { ReadingScope } from "./readings.ts";
import { minorOf, rowDiscount } from "./row-amounts.ts";
import { lineKind, percentText } from "./rows.ts";

/** An order's amounts as the shop shows them, in minor units; reductions are positive whatever sign the shop gave them. */
export interface Figures {
  readonly rows: readonly { readonly row: ShopRow; readonly kind: OrderLine["kind"]; readonly percent: Percent }[];
  readonly currency: string;
  readonly basis: PriceBasis;
  /** No VAT was charged at all: every rate is 0, whatever rows and shipping say. */
  readonly withoutVat: boolean;
  readonly shipping: Decimal;
  readonly shippingPercent: Percent;
  readonly shippingTaxed: boolean;
  readonly paymentFee: Decimal;
  readonly paymentOption: Decimal;
  readonly extraCosts: Decimal;
  readonly discount: Decimal;
  /** The discount is a gift card: a payment. */
  readonly paidByGiftCard: boolean;
  readonly rowDiscounts: Decimal;
  readonly points: Decimal;
  readonly total: Money;
  readonly vat: Money;
  readonly scope: ReadingScope;
}

export function figuresOf(order: ShopOrder, rows: readonly ShopRow[], words: OrderWords): Figures {
  const { currency } = order;
  const minor = (amount: Decimal | null) => minorOf(amount, currency);
  const vat = roundMinor(minor(order.total_tax), currency);
  const withoutVat = order.taxes_included === false && vat.minor === 0;
  const rate = (percent: Decimal | null) => (withoutVat ? "0" : percentText(percent));
  const figures = {
    rows: rows.map((row) => ({ row, kind: lineKind(row), percent: rate(row.tax) })),
    currency,
    basis: order.order_row_taxes_included === false ? ("net" as const) : ("gross" as const),
    withoutVat,
    shipping: minor(order.total_shipping),
    shippingPercent: rate(order.shipping_tax_percentage),
    shippingTaxed: order.shipping_taxes_included !== false,
    paymentFee: minor(order.paymethod_costs),
    paymentOption: minor(order.extra_payment_option_price),
    extraCosts: minor(order.extra_costs),
    discount: minor(order.total_discounts).abs(),
    paidByGiftCard: words.isGiftCard(order.discountcoupon?.code ?? ""),
    rowDiscounts: rows.reduce((sum, row) => sum.plus(minor(rowDiscount(row))), new Decimal(0)).abs(),
    points: minor(order.credit_point_discount).abs(),
    total: roundMinor(minor(order.total_price), currency),
    vat,
  };
  const mayWaive = order.extra_payment_option_no_sentprice === true || order.discountcoupon?.givesfreeshipping === true;
  return { ...figures, scope: scopeOf(figures, mayWaive) };
}

function scopeOf(figures: Omit<Figures, "scope">, mayWaive: boolean): ReadingScope {
  const some = (...amounts: readonly Decimal[]) => amounts.some((amount) => !amount.eq(0));
  const hasShipping = some(figures.shipping);
  return {
    basis: figures.basis,
    hasVat: figures.vat.minor !== 0,
    hasDiscount: some(figures.discount),
    hasPoints: some(figures.points),
    hasRowDiscounts: some(figures.rowDiscounts),
    hasShipping,
    mayWaiveShipping: mayWaive && hasShipping,
    hasCosts: some(figures.paymentFee, figures.paymentOption, figures.extraCosts),
  };
}
