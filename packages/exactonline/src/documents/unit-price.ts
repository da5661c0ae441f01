import { currencyDigits, Decimal, decimalText, type Money, money } from "@boekbrug/core";

/** A quantity at a price, and by how much the two come to less than the amount. */
export interface UnitPrice {
  /** Carries the sign of the amount: prices are never negative. */
  readonly quantity: number;
  readonly price: number;
  readonly gap: Money;
}

/** Prices are kept to six decimals at most. */
const mostDecimals = 6;

/**
 * The price at which a quantity costs an amount: with as few decimals as give the amount to the cent, else with as many as the ledger keeps. Of nothing at all, one
 * is booked.
 */
export function unitPriceOf(amount: Money, quantity: string, decimals: number): UnitPrice {
  const given = new Decimal(quantity);
  const units = given.eq(0) ? new Decimal(1) : given.abs();
  const digits = currencyDigits(amount.currency);
  const whole = new Decimal(decimalText(amount)).abs();
  const most = Math.min(decimals, mostDecimals);
  const comesTo = (price: Decimal) => units.times(price).round(digits);
  const candidates = Array.from({ length: Math.max(most - digits, 0) + 1 }, (_, more) =>
    whole.div(units).round(Math.min(digits + more, most)),
  );
  const price = candidates.find((candidate) => comesTo(candidate).eq(whole)) ?? whole.div(units).round(most);
  const negative = amount.minor < 0 || (amount.minor === 0 && given.lt(0));
  const sign = negative ? -1 : 1;
  const gap = whole.minus(comesTo(price)).times(10 ** digits);
  return {
    quantity: units.times(sign).toNumber(),
    price: price.toNumber(),
    gap: money(sign * gap.toNumber(), amount.currency),
  };
}
