import { decimalText, type Failure, type InvoicePlan, money, type Store, type VatTotal } from "@boekbrug/core";
import { ok, type Result } from "neverthrow";

/** Net distance sales to consumers in other member states, which decide about the threshold: booked ones, and those of this run so far. */
export interface DistanceSales {
  /** A calendar year's sum without this order, in EUR as decimal text. */
  of(year: number, orderId: string): Promise<Result<string, Failure>>;
  /** Counts a plan of this run. */
  count(plan: InvoicePlan): void;
}

/** Reads the store once per year. Without a store, nothing was booked before. */
export function createDistanceSales(store: Pick<Store, "booked"> | undefined, connection: string): DistanceSales {
  const booked = new Map<number, ReadonlyMap<string, number>>();
  const planned = new Map<string, { readonly year: number; readonly net: number }>();

  const load = async (year: number): Promise<Result<ReadonlyMap<string, number>, Failure>> => {
    const known = booked.get(year);
    if (known !== undefined) return ok(known);
    const period = { from: `${year}-01-01`, to: `${year}-12-31` };
    const read = store === undefined ? ok([]) : await store.booked(connection, period);
    return read.map((records) => {
      const sums = new Map(records.map(({ orderId, booking }) => [orderId, counted(booking?.vatTotals ?? [])]));
      booked.set(year, sums);
      return sums;
    });
  };

  return {
    of: async (year, orderId) =>
      (await load(year)).map((sums) => {
        const thisRun = [...planned].flatMap(([id, each]) => (each.year === year ? [[id, each.net] as const] : []));
        const all = new Map([...sums, ...thisRun]);
        all.delete(orderId);
        return decimalText(
          money(
            [...all.values()].reduce((sum, net) => sum + net, 0),
            "EUR",
          ),
        );
      }),
    count: ({ date, orderId, vatTotals }) => {
      planned.set(orderId, { year: Number(date.slice(0, 4)), net: counted(vatTotals) });
    },
  };
}

const counted = (totals: readonly VatTotal[]): number =>
  totals.reduce((sum, { countsTowardThreshold, net }) => (countsTowardThreshold ? sum + net.minor : sum), 0);
