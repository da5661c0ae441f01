import { allocate } from "../money/allocate.ts";
import type { OrderLine, Percent } from "../order/order.ts";

export interface RateShare {
  readonly percent: Percent;
  readonly minor: number;
}

/**
 * Divides an amount that follows the goods over their rates, in proportion to the value of the goods at each rate. Highest rate first; rates that get
 * nothing are left out. Undefined when the goods are worth nothing together: there is no proportion then.
 */
export function spreadOverRates(minor: number, lines: readonly OrderLine[]): RateShare[] | undefined {
  const values = new Map<Percent, number>();
  for (const line of lines) {
    if (line.kind !== "goods") continue;
    values.set(line.vatPercent, (values.get(line.vatPercent) ?? 0) + line.amount.minor);
  }
  const rates = [...values].sort(([a], [b]) => Number(b) - Number(a));
  if (rates.reduce((sum, [, value]) => sum + value, 0) === 0) return undefined;
  const parts = allocate(
    minor,
    rates.map(([, value]) => value),
  );
  return rates.flatMap(([percent], index) => {
    const part = parts[index] ?? 0;
    return part === 0 ? [] : [{ percent, minor: part }];
  });
}
