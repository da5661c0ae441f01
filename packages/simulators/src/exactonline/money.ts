/** Money is whole cents; a rate is millionths (0.21 = 210000). No sum or product ever passes through a float. */

/** Cents of an amount as it came in (JSON number or text with a dot), rounded half away from zero; undefined if not one. */
export function centsOf(value: unknown): number | undefined {
  const scaled = scale(value, 2);
  return scaled === undefined ? undefined : Number(scaled);
}

/** Millionths of a fraction such as 0.21. */
export function millionthsOf(value: unknown): number | undefined {
  const scaled = scale(value, 6);
  return scaled === undefined ? undefined : Number(scaled);
}

/** Billionths of an exchange rate such as 0.9213. */
export function billionthsOf(value: unknown): number | undefined {
  const scaled = scale(value, 9);
  return scaled === undefined ? undefined : Number(scaled);
}

/** The JSON number of an amount: the double nearest to its two decimals. */
export const amountOf = (cents: number): number => Number(`${cents}e-2`);

export const fractionOf = (millionths: number): number => Number(`${millionths}e-6`);

export const rateNumber = (billionths: number): number => Number(`${billionths}e-9`);

const million = 1_000_000n;
const billion = 1_000_000_000n;

/** An amount times an exchange rate in billionths. */
export const convertedWith = (cents: number, rate: number): number => divided(BigInt(cents) * BigInt(rate), billion);

export const inverseOf = (rate: number): number => divided(billion * billion, BigInt(rate));

/** VAT over a net amount. */
export const vatOnNet = (netCents: number, rate: number): number => divided(BigInt(netCents) * BigInt(rate), million);

/** VAT inside a gross amount. */
export const vatInGross = (grossCents: number, rate: number): number =>
  divided(BigInt(grossCents) * BigInt(rate), million + BigInt(rate));

const tenBillion = 10_000_000_000n;

/** Cents of a quantity times a price, both in millionths. */
export const amountFor = (quantity: number, price: number): number =>
  divided(BigInt(quantity) * BigInt(price), tenBillion);

/** The price in millionths of which a quantity costs so many cents. */
export const priceFor = (cents: number, quantity: number): number =>
  quantity === 0 ? 0 : divided(BigInt(cents) * tenBillion * BigInt(Math.sign(quantity)), BigInt(Math.abs(quantity)));

export const discounted = (price: number, discount: number): number =>
  divided(BigInt(price) * (million - BigInt(discount)), million);

/** Millionths rounded to so many decimals. */
export function rounded(millionths: number, decimals: number): number {
  const step = 10n ** BigInt(6 - decimals);
  return Number(BigInt(divided(BigInt(millionths), step)) * step);
}

/** A part of an amount, as a quantity is a part of another. */
export const shareOf = (cents: number, part: number, whole: number): number =>
  part === whole ? cents : divided(BigInt(cents) * BigInt(part) * BigInt(Math.sign(whole)), BigInt(Math.abs(whole)));

function scale(value: unknown, decimals: number): bigint | undefined {
  const text = typeof value === "number" ? decimalText(value) : value;
  if (typeof text !== "string") return undefined;
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (match === null) return undefined;
  const fraction = match[3] ?? "";
  const digits = BigInt(`${match[2]}${fraction.slice(0, decimals).padEnd(decimals, "0")}`);
  const rounded = (fraction[decimals] ?? "0") >= "5" ? digits + 1n : digits;
  return match[1] === "-" ? -rounded : rounded;
}

/** Without an exponent: 1e-7 and the like are far below a cent. */
const decimalText = (value: number) => (/e/.test(String(value)) ? value.toFixed(10) : String(value));

/** Half away from zero. */
function divided(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n;
  const absolute = negative ? -numerator : numerator;
  const quotient = (absolute * 2n + denominator) / (denominator * 2n);
  return Number(negative ? -quotient : quotient);
}
