import { decimalText, money } from "../money/money.ts";
import { Decimal } from "../money/round.ts";
import type { VatTotal } from "../plan/invoice-plan.ts";
import type { Instant } from "../time/calendar-date.ts";
import { thresholdEur } from "../vat/threshold.ts";

/** A sale's place among the others of a seller: the moment at which it was made, not the one at which it was booked. */
export interface SaleMoment {
  readonly connection: string;
  readonly orderId: string;
  readonly soldAt: Instant;
}

/** A sale, as far as the EUR 10,000 threshold looks at it. */
export interface CountedSale extends SaleMoment {
  /** What of it counts, net, in cents; a credit note's is negative. */
  readonly net: number;
  /** Some of it was taxed at home because the year was below the threshold. */
  readonly belowThreshold: boolean;
}

/** Earlier first; of one moment by order id, then by connection. */
export const byMoment = (a: SaleMoment, b: SaleMoment): number =>
  compare(Date.parse(a.soldAt), Date.parse(b.soldAt)) ||
  compare(a.orderId, b.orderId) ||
  compare(a.connection, b.connection);

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : Number(a > b));

/** What these VAT totals put on the counter. */
export function countedSale(moment: SaleMoment, vatTotals: readonly VatTotal[]): CountedSale {
  const counted = vatTotals.filter(({ countsTowardThreshold }) => countsTowardThreshold);
  return {
    ...moment,
    net: counted.reduce((total, { net }) => total + net.minor, 0),
    belowThreshold: counted.some(({ scenario }) => scenario === "below-threshold"),
  };
}

const limit = Number(thresholdEur) * 100;
const cents = (eur: string): number => new Decimal(eur).times(100).round(0, 1).toNumber();

/** A year's counter: once above the limit it stays there, since what is credited later does not undo the crossing. */
class Counter {
  #total: number;
  #highest: number;

  constructor(elsewhere: string) {
    this.#total = cents(elsewhere);
    this.#highest = this.#total;
  }

  add(net: number): void {
    this.#total += net;
    this.#highest = Math.max(this.#highest, this.#total);
  }

  get value(): number {
    return this.#highest > limit ? this.#highest : this.#total;
  }
}

/**
 * What the counter of a year stood at just before a sale, by the moments at which the sales of that year were made; in EUR as decimal text, without
 * what was sold elsewhere. A sale that is booked later but was made earlier counts; one that was booked earlier but made later does not.
 */
export function soldBefore(sales: readonly CountedSale[], sale: SaleMoment, elsewhere: string): string {
  const counter = new Counter(elsewhere);
  for (const each of sales.filter((other) => byMoment(other, sale) < 0).sort(byMoment)) counter.add(each.net);
  return decimalText(money(counter.value - cents(elsewhere), "EUR"));
}

/**
 * Sales of a year that were booked as below the threshold and are not, with what the counter stands at after each: an earlier sale was booked after
 * them, or the settings tell more by now.
 */
export function overtakenSales(
  sales: readonly CountedSale[],
  { previousYear, elsewhere }: { readonly previousYear: string; readonly elsewhere: string },
): (SaleMoment & { readonly total: string })[] {
  const counter = new Counter(elsewhere);
  const afterLargeYear = cents(previousYear) > limit;
  return sales.toSorted(byMoment).flatMap(({ net, belowThreshold, ...moment }) => {
    counter.add(net);
    const overtaken = belowThreshold && net > 0 && (afterLargeYear || counter.value > limit);
    return overtaken ? [{ ...moment, total: decimalText(money(counter.value, "EUR")) }] : [];
  });
}
