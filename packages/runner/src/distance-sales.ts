import { Decimal, decimalText, type Failure, type InvoicePlan, money, type Store, type VatTotal } from "@boekbrug/core";
import { ok, type Result } from "neverthrow";

/** Net distance sales to consumers in other member states, which decide about the threshold: booked ones, and those of this run so far. */
export interface DistanceSales {
  /** The year's sum without this order, in EUR as decimal text. */
  before(year: string, orderId: string): Promise<Result<string, Failure>>;
  /** Counts a plan of this run. */
  count(plan: InvoicePlan): void;
}

/** Reads the store once per year. Without a store, nothing was booked before. */
export function createDistanceSales(store: Pick<Store, "booked"> | undefined, connection: string): DistanceSales {
  const years = new Map<string, Map<string, number>>();

  const load = async (year: string): Promise<Result<Map<string, number>, Failure>> => {
    const known = years.get(year);
    if (known !== undefined) return ok(known);
    const booked =
      store === undefined ? ok([]) : await store.booked(connection, { from: `${year}-01-01`, to: `${year}-12-31` });
    return booked.map((records) => {
      const sums = new Map(records.map(({ orderId, booking }) => [orderId, counted(booking?.vatTotals ?? [])]));
      years.set(year, sums);
      return sums;
    });
  };

  return {
    before: async (year, orderId) =>
      (await load(year)).map((sums) => {
        const all = [...sums].reduce((sum, [id, net]) => (id === orderId ? sum : sum + net), 0);
        return new Decimal(decimalText(money(all, "EUR"))).toFixed();
      }),
    count: ({ date, orderId, vatTotals }) => {
      const net = counted(vatTotals);
      if (net !== 0) years.get(date.slice(0, 4))?.set(orderId, net);
    },
  };
}

const counted = (totals: readonly VatTotal[]): number =>
  totals.reduce((sum, { countsTowardThreshold, net }) => (countsTowardThreshold ? sum + net.minor : sum), 0);
