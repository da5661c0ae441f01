/** An amount in whole minor units (cents for EUR) of one currency. Never a fraction, never minus zero. */
export interface Money {
  readonly minor: number;
  /** ISO 4217. */
  readonly currency: string;
}

/**
 * Makes an amount. Throws a RangeError when `minor` is not a safe integer: that is a fault in the program, since texts and
 * numbers from outside come in through `parseMoney`.
 */
export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not a whole number of minor units: ${minor}`);
  return { minor: minor === 0 ? 0 : minor, currency };
}

export const zero = (currency: string): Money => money(0, currency);

function sameCurrency(a: Money, b: Money): string {
  if (a.currency !== b.currency) throw new RangeError(`cannot mix ${a.currency} and ${b.currency}`);
  return a.currency;
}

export const add = (a: Money, b: Money): Money => money(a.minor + b.minor, sameCurrency(a, b));

export const subtract = (a: Money, b: Money): Money => money(a.minor - b.minor, sameCurrency(a, b));

export const negate = (a: Money): Money => money(-a.minor, a.currency);

export const sum = (amounts: Iterable<Money>, currency: string): Money => {
  let total = zero(currency);
  for (const amount of amounts) total = add(total, amount);
  return total;
};

export const equal = (a: Money, b: Money): boolean => a.minor === b.minor && a.currency === b.currency;

const digits = new Map<string, number>();

/** How many decimals a currency has: 2 for EUR, 0 for JPY. */
export function currencyDigits(currency: string): number {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const found =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digits.set(currency, found);
  return found;
}

/** The amount as plain decimal text with a dot: `-1234.50`. For machines and for request bodies. */
export function decimalText(amount: Money): string {
  const places = currencyDigits(amount.currency);
  if (places === 0) return String(amount.minor);
  const sign = amount.minor < 0 ? "-" : "";
  const padded = String(Math.abs(amount.minor)).padStart(places + 1, "0");
  return `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`;
}
