/** An amount, count or percentage as people write it: `12.95` or `"12.95"`. Read digit by digit, never as a float. */
export type Decimal = number | string;

const DIGITS = 6;
/** One whole in the fixed-point form used inside: millionths. */
export const ONE = 10n ** BigInt(DIGITS);
const CENT = ONE / 100n;

/** Millionths of a decimal. Throws on anything else than an ordinary decimal with at most six digits behind the point. */
export function toFixed(value: Decimal): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(String(value));
  if (match === null) throw new RangeError(`not a decimal with at most ${DIGITS} digits: ${value}`);
  const [, sign, whole = "0", fraction = ""] = match;
  const size = BigInt(whole) * ONE + BigInt(fraction.padEnd(DIGITS, "0"));
  return sign === "-" ? -size : size;
}

/** Division rounded half away from zero, as shops and tax offices round. */
export function divide(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (n * 2n + d) / (d * 2n);
  return negative ? -rounded : rounded;
}

export const toCents = (fixed: bigint): bigint => divide(fixed, CENT);
export const fromCents = (cents: bigint): bigint => cents * CENT;
/** Product of two fixed-point numbers, in cents. */
export const timesInCents = (left: bigint, right: bigint): bigint => divide(left * right, ONE * CENT);

/** The shortest text of a fixed-point number: `21`, `5.5`. */
export function fixedText(fixed: bigint): string {
  const size = fixed < 0n ? -fixed : fixed;
  const fraction = String(size % ONE)
    .padStart(DIGITS, "0")
    .replace(/0+$/, "");
  return `${fixed < 0n ? "-" : ""}${size / ONE}${fraction === "" ? "" : `.${fraction}`}`;
}

/** For JSON: the number nearest to the decimal, which prints as that decimal again. */
export const jsonNumber = (fixed: bigint): number => Number(fixedText(fixed));
export const jsonCents = (cents: bigint): number => jsonNumber(fromCents(cents));

/** Splits an amount over weights in whole cents; what rounding leaves goes to the largest remainders. */
export function spread(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n) throw new RangeError("nothing to spread over");
  const size = amount < 0n ? -amount : amount;
  const shares = weights.map((weight, index) => ({
    index,
    share: (size * weight) / total,
    remainder: (size * weight) % total,
  }));
  let left = size - shares.reduce((sum, one) => sum + one.share, 0n);
  for (const one of [...shares].sort((a, b) => Number(b.remainder - a.remainder) || a.index - b.index)) {
    if (left === 0n) break;
    one.share += 1n;
    left -= 1n;
  }
  return shares.map(({ share }) => (amount < 0n ? -share : share));
}
