import { type Charge, Decimal, type Discount, type Percent } from "@boekbrug/core";
import type { ShopOrder } from "./client/schemas.ts";
import type { Figures } from "./figures.ts";
import type { Reading } from "./readings.ts";

/** An order's parts under one reading, in minor units with their fractions, all in the basis of the rows. */
export interface Parts {
  readonly rows: readonly Decimal[];
  readonly charges: readonly (Omit<Charge, "amount"> & { readonly exact: Decimal })[];
  readonly discounts: readonly (Omit<Discount, "amount"> & { readonly exact: Decimal })[];
  readonly giftCards: readonly { readonly description: string; readonly exact: Decimal }[];
}

export function partsOf(order: ShopOrder, figures: Figures, reading: Reading): Parts {
  const rows = reading.rows.amounts;
  const toBasis = basisConverter(figures, rows);
  const shippingIsGross = reading.gross !== "as-rows";
  const othersAreGross = reading.gross === "all";
  const shippingPercent = shippingRate(figures, reading);
  const costPercent = costRate(figures, reading);
  const cost = (kind: Charge["kind"], description: string | null, amount: Decimal) => ({
    kind,
    description: description ?? "",
    exact: toBasis(amount, costPercent, othersAreGross),
    vatPercent: costPercent,
  });
  const charges = [
    {
      kind: "shipping" as const,
      description: "",
      exact: toBasis(shippingCharged(figures, reading), shippingPercent, shippingIsGross),
      vatPercent: shippingPercent,
    },
    cost("payment-fee", order.paymethod_label, figures.paymentFee),
    cost("payment-option", order.extra_payment_option, figures.paymentOption),
    cost("extra-costs", order.extra_costs_description, figures.extraCosts),
  ];
  const coupon = order.discountcoupon?.code ?? null;
  const taken = discountTaken(figures, reading);
  const giftCards = figures.paidByGiftCard ? [{ description: coupon ?? "", exact: taken }] : [];
  const discounts = [
    {
      kind: coupon === null ? ("cart" as const) : ("coupon" as const),
      description: coupon ?? "",
      exact: figures.paidByGiftCard ? new Decimal(0) : toBasis(taken, null, othersAreGross),
    },
    { kind: "points" as const, description: "", exact: toBasis(figures.points, null, othersAreGross) },
  ];
  const counts = ({ exact }: { readonly exact: Decimal }) => !exact.eq(0);
  return {
    rows,
    charges: charges.filter(counts),
    discounts: discounts.filter(counts),
    giftCards: giftCards.filter(counts),
  };
}

const shippingCharged = ({ shipping }: Figures, reading: Reading): Decimal =>
  reading.shipping === "waived" ? new Decimal(0) : shipping;

function shippingRate({ shippingPercent, shippingTaxed }: Figures, { shippingVat }: Reading): Percent {
  return shippingTaxed === (shippingVat === "by-flag") ? shippingPercent : "0";
}

function costRate({ shippingPercent, withoutVat }: Figures, { costVat }: Reading): Percent | null {
  if (withoutVat || costVat === "none") return "0";
  return costVat === "goods" ? null : shippingPercent;
}

function discountTaken({ discount, rowDiscounts }: Figures, reading: Reading): Decimal {
  if (reading.discount === "in-rows") return new Decimal(0);
  return reading.discount === "subtracted" ? discount : discount.minus(rowDiscounts);
}

/** Takes the VAT out of an amount that contains it while the rows do not; what follows the goods (no rate) by the goods' rates together. */
function basisConverter(figures: Figures, rows: readonly Decimal[]) {
  const factor = goodsFactor(figures, rows);
  return (amount: Decimal, percent: Percent | null, isGross: boolean): Decimal => {
    if (!isGross || figures.basis === "gross") return amount;
    return amount.div(percent === null ? factor : new Decimal(percent).div(100).plus(1));
  };
}

/** The goods with their VAT divided by the goods without it; 1 when they are worth nothing. */
function goodsFactor(figures: Figures, rows: readonly Decimal[]): Decimal {
  let net = new Decimal(0);
  let gross = new Decimal(0);
  figures.rows.forEach(({ kind, percent }, index) => {
    if (kind !== "goods") return;
    const amount = rows[index] ?? new Decimal(0);
    net = net.plus(amount);
    gross = gross.plus(amount.times(new Decimal(percent).div(100).plus(1)));
  });
  return net.eq(0) || gross.eq(0) ? new Decimal(1) : gross.div(net);
}
