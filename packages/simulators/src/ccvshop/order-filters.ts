import type { StoredOrder } from "./order.ts";
import { shownNumber } from "./render-order.ts";
import type { CcvShopSwitches } from "./switches.ts";

/** Thrown for a parameter the shop does not understand. */
export class BadParameter extends Error {}

type Test = (order: StoredOrder, value: string, switches: CcvShopSwitches) => boolean;

/** CCV fact sheet §4.1, 2026-11-21. */
const tests: Record<string, Test> = {
  ordernumber: (order, value, switches) => shownNumber(order, switches) === integer("ordernumber", value),
  status: (order, value) => order.completed && (order.status ?? 1) === integer("status", value),
  is_paid: (order, value) => order.paid === truth("is_paid", value),
  is_completed: (order, value) => order.completed === truth("is_completed", value),
  paymethod_id: (order, value) => order.payMethodId === integer("paymethod_id", value),
  transaction_id: (order, value, switches) => {
    if (switches.transactionIdFilter === "integer") integer("transaction_id", value);
    return order.transactionId === value;
  },
  min_create_date: (order, value, switches) => {
    const [created, bound] = comparable("min_create_date", order.created, value, switches);
    return switches.dateFilterBounds === "exclusive" ? created > bound : created >= bound;
  },
  max_create_date: (order, value, switches) => {
    const [created, bound] = comparable("max_create_date", order.created, value, switches);
    return switches.dateFilterBounds === "inclusive" ? created <= bound : created < bound;
  },
  deliver_date: (order, value, switches) => sameDay("deliver_date", order.deliverDate, value, switches),
  take_out_date: (order, value, switches) => sameDay("take_out_date", order.takeOut?.start, value, switches),
};

const sortKeys: Record<string, (order: StoredOrder) => number | string> = {
  id: (order) => order.id,
  ordernumber: (order) => order.number ?? 0,
  create_date: (order) => Date.parse(order.created),
  deliver_date: (order) => order.deliverDate ?? "",
};

export function filterOrders(all: StoredOrder[], query: URLSearchParams, switches: CcvShopSwitches): StoredOrder[] {
  const wanted = new Map([["is_completed", "true"], ...query]);
  for (const name of wanted.keys()) {
    if (tests[name] !== undefined || ["start", "size", "orderby"].includes(name)) continue;
    if (switches.superfluousParameters === "refused") throw new BadParameter(`unknown parameter ${name}`);
  }
  // Every test sees a value once even when the shop is empty, so that a bad value never passes.
  const active = [...wanted].flatMap(([name, value]) => {
    const test = tests[name];
    return test === undefined ? [] : [(order: StoredOrder) => test(order, value, switches)];
  });
  for (const test of active) test(probe);
  return sort(
    all.filter((order) => active.every((test) => test(order))),
    query.get("orderby") ?? switches.defaultOrder,
  );
}

const probe: StoredOrder = {
  id: 0,
  created: "2000-01-01T00:00:00Z",
  deliverDate: "2000-01-01T00:00:00Z",
  takeOut: { start: "2000-01-01T00:00:00Z", end: "2000-01-01T01:00:00Z" },
  completed: true,
  paid: true,
  payMethodId: 0,
  rowsIncludeVat: true,
  rows: [],
};

function sort(orders: StoredOrder[], orderBy: string): StoredOrder[] {
  const descending = orderBy.endsWith("_desc");
  const key = sortKeys[descending ? orderBy.slice(0, -"_desc".length) : orderBy];
  if (key === undefined) throw new BadParameter(`cannot sort by ${orderBy}`);
  const ascending = orders.sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    return left < right ? -1 : left > right ? 1 : a.id - b.id;
  });
  return descending ? ascending.reverse() : ascending;
}

function integer(name: string, value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new BadParameter(`${name} is an integer`);
  return Number(value);
}

/** Booleans are the words true and false. CCV fact sheet §11, 2026-11-21. */
function truth(name: string, value: string): boolean {
  if (value !== "true" && value !== "false") throw new BadParameter(`${name} is true or false`);
  return value === "true";
}

const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}:\d{2})(Z|\+00:00|\+0000)?)?$/;

/** The moment and the bound in texts that compare: two days, or two moments. */
function comparable(name: string, moment: string, value: string, switches: CcvShopSwitches): [string, string] {
  const [, day, time, utc] = WRITTEN.exec(value) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(day))) throw new BadParameter(`${name} is a date`);
  const local = inZone(moment, switches.dateFilterZone);
  if (time === undefined || switches.dateFilterTimePart === "ignored") return [local.slice(0, 10), day];
  if (switches.dateFilterTimePart === "refused") throw new BadParameter(`${name} is a date without a time`);
  return [utc === undefined ? local : inZone(moment, "UTC"), `${day}T${time}`];
}

function sameDay(name: string, moment: string | undefined, value: string, switches: CcvShopSwitches): boolean {
  if (moment === undefined) return false;
  const [actual, wanted] = comparable(name, moment, value, switches);
  return actual === wanted;
}

/** `2026-11-21T11:00:00` on the clocks of a zone. */
function inZone(moment: string, timeZone: string): string {
  return clockOf(timeZone).format(new Date(moment)).replace(" ", "T");
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  // Swedish writes dates the ISO way.
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  clocks.set(timeZone, clock);
  return clock;
}
