import { divide, ONE, toFixed } from "../shared/decimal.ts";

/**
 * A quantity as a person types it: `2 x` is 2, `50%` a half, `1:30` one and a half, nothing is 1.
 * Moneybird fact sheet §8.5, 2026-11-21.
 */
export function readAmount(value: unknown): bigint {
  const text = String(value ?? "").trim();
  const time = /^(-?)(\d+):(\d\d)/.exec(text);
  if (time !== null) {
    const [, sign, hours = "0", minutes = "0"] = time;
    const size = BigInt(hours) * ONE + divide(BigInt(minutes) * ONE, 60n);
    return sign === "-" ? -size : size;
  }
  const number = /^(-?\d+(?:[.,]\d{1,6})?)\d*\s*(%?)/.exec(text);
  if (number === null) return ONE;
  const fixed = toFixed((number[1] ?? "").replace(",", "."));
  return number[2] === "%" ? divide(fixed, 100n) : fixed;
}
