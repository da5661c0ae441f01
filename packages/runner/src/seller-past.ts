import {
  addDays,
  type CalendarDate,
  type CountedSale,
  calendarDateOf,
  countedSale,
  decimalText,
  type Failure,
  type InvoicePlan,
  money,
  type Order,
  type OrderRecord,
  type Store,
  soldBefore,
  soldElsewhere,
  type VatNumberAnswer,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type Connection, connectionsOfSeller } from "./connection.ts";

/** What the books of a seller, over all his connections, tell that a plan depends on: those of before, and the plans of this run so far. */
export interface SellerPast {
  /** The year's distance sales made before this order, in EUR as decimal text, without what was sold elsewhere. */
  soldBefore(order: Pick<Order, "id" | "placedAt">): Promise<Result<string, Failure>>;
  /** A whole calendar year's distance sales, likewise. */
  soldIn(year: number): Promise<Result<string, Failure>>;
  /** The last day up to `until` on which the registry called a VAT number valid, where nothing that it said later contradicts it; null where there is none. */
  lastValidOn(vatNumber: string, until: CalendarDate): Promise<Result<CalendarDate | null, Failure>>;
  /** Counts a plan of this run. */
  count(plan: InvoicePlan, order: Pick<Order, "placedAt">): void;
}

/** How long before an order's day the document may be dated whose check still counts: it was checked when it was booked. */
const bookedLate = 90;

/** Reads the store once per year. Without a store, nothing was booked before. */
export function createSellerPast(
  store: Pick<Store, "booked"> | undefined,
  connection: Pick<Connection, "key" | "rules" | "ofSeller">,
): SellerPast {
  const { key, rules } = connection;
  const booked = new Map<number, readonly CountedSale[]>();
  const planned = new Map<string, CountedSale>();

  const read = (from: CalendarDate, to: CalendarDate) =>
    store === undefined ? Promise.resolve(ok([])) : bookedOf(store, connection, { from, to });

  const salesOf = async (year: number): Promise<Result<readonly CountedSale[], Failure>> => {
    const known = booked.get(year);
    const records = known === undefined ? await read(`${year}-01-01`, `${year}-12-31`) : ok([]);
    if (records.isErr()) return err(records.error);
    const sales = known ?? records.value.map(saleOf);
    booked.set(year, sales);
    const ofRun = [...planned.values()].filter(({ soldAt }) => yearOf(soldAt) === year);
    const again = (sale: CountedSale) => sale.connection === key && planned.has(sale.orderId);
    return ok([...sales.filter((sale) => !again(sale)), ...ofRun]);
  };

  return {
    soldBefore: async ({ id, placedAt }) => {
      const year = yearOf(placedAt);
      const { thisYear } = soldElsewhere(rules.threshold, year);
      const moment = { connection: key, orderId: id, soldAt: placedAt };
      return (await salesOf(year)).map((sales) => soldBefore(sales, moment, thisYear));
    },
    soldIn: async (year) =>
      (await salesOf(year)).map((sales) => {
        const total = sales.reduce((sum, { net }) => sum + net, 0);
        return decimalText(money(total, "EUR"));
      }),
    lastValidOn: async (vatNumber, until) => {
      const { storedCheckMaxAgeDays } = rules.vat;
      const records = await read(addDays(until, -storedCheckMaxAgeDays - bookedLate), "9999-12-31");
      return records.map((all) => lastValid(answersAbout(vatNumber, all), until));
    },
    count: ({ orderId, vatTotals }, { placedAt }) => {
      planned.set(orderId, countedSale({ connection: key, orderId, soldAt: placedAt }, vatTotals));
    },
  };
}

/** What was booked for a seller in a period, over all his connections. */
export async function bookedOf(
  store: Pick<Store, "booked">,
  connection: Pick<Connection, "key" | "ofSeller">,
  period: { readonly from: CalendarDate; readonly to: CalendarDate },
): Promise<Result<readonly OrderRecord[], Failure>> {
  const found: OrderRecord[] = [];
  for (const key of connectionsOfSeller(connection)) {
    const records = await store.booked(key, period);
    if (records.isErr()) return err(records.error);
    found.push(...records.value);
  }
  return ok(found);
}

export const saleOf = ({ connection, orderId, placedAt, booking }: OrderRecord): CountedSale =>
  countedSale({ connection, orderId, soldAt: placedAt }, booking?.vatTotals ?? []);

const yearOf = (soldAt: string): number => Number(calendarDateOf(soldAt).slice(0, 4));

/** Answers, not silences. */
const answersAbout = (vatNumber: string, records: readonly OrderRecord[]): VatNumberAnswer[] =>
  records.flatMap(({ booking }) => {
    const check = booking?.vatNumberCheck ?? null;
    return check === null || check.vatNumber !== vatNumber || check.state === "unavailable" ? [] : [check];
  });

function lastValid(answers: readonly VatNumberAnswer[], until: CalendarDate): CalendarDate | null {
  const newestFirst = answers.toSorted((a, b) => Date.parse(b.checkedAt) - Date.parse(a.checkedAt));
  if (newestFirst[0]?.state === "invalid") return null;
  const days = newestFirst.filter(({ state }) => state === "valid").map(({ checkedAt }) => calendarDateOf(checkedAt));
  return days.find((day) => day <= until) ?? null;
}
