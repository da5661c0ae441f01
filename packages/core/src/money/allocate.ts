import { Decimal } from "./round.ts";

/**
 * Rounds ideal shares to whole minor units that add up to `total`: each share is rounded down, then the units that are left go one by
 * one to the largest remainder; equal remainders go to the largest share, then to the first. This is the only allocation rule in Boekbrug.
 *
 * `shares` may be negative. `total` must lie between the sum of the shares rounded down and that sum plus the number of shares;
 * otherwise undefined is returned, since no rounding of these shares can give that total.
 */
export function roundToTotal(shares: readonly Decimal[], total: number): number[] | undefined {
  const floors = shares.map((share) => share.round(0, share.lt(0) ? 3 : 0).toNumber());
  const left = total - floors.reduce((sum, each) => sum + each, 0);
  if (left < 0 || left > shares.length) return undefined;
  const order = shares
    .map((share, index) => ({ index, remainder: share.minus(floors[index] ?? 0), size: share.abs() }))
    .sort((a, b) => b.remainder.cmp(a.remainder) || b.size.cmp(a.size) || a.index - b.index);
  const result = [...floors];
  for (const { index } of order.slice(0, left)) result[index] = (result[index] ?? 0) + 1;
  return result.map((each) => each + 0);
}

/**
 * Divides `total` minor units in proportion to `weights` by the rule of `roundToTotal`.
 * The parts add up to `total`. Throws a RangeError when the weights add up to zero: there is no proportion then.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) throw new RangeError("cannot allocate over weights that add up to zero");
  const shares = weights.map((weight) => new Decimal(total).times(weight).div(whole));
  const parts = roundToTotal(shares, total);
  if (parts === undefined) throw new RangeError("the shares do not round to the total");
  return parts;
}
