import { Decimal } from "../money/round.ts";
import type { Rules } from "../settings/rules.ts";

/** Distance sales that Boekbrug has not booked itself, in EUR as decimal text. */
export interface SoldElsewhere {
  /** In the calendar year before; undefined where the settings do not tell. */
  readonly previousYear: string | undefined;
  readonly thisYear: string;
}

/**
 * What the settings say about a calendar year. They are about one year; for the year after it their amount of that year is last year's, and for later years nothing was sold elsewhere.
 */
export function soldElsewhere(
  { year, previousYearNetEur, beforeConnectingNetEur }: Rules["threshold"],
  of: number,
): SoldElsewhere {
  if (year === undefined || of < year) return { previousYear: undefined, thisYear: "0" };
  if (of === year) return { previousYear: previousYearNetEur, thisYear: beforeConnectingNetEur };
  return { previousYear: of === year + 1 ? beforeConnectingNetEur : "0", thisYear: "0" };
}

/** The sum of decimal texts. */
export const addDecimals = (...amounts: readonly string[]): string =>
  amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0)).toFixed();
