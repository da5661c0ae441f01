import type { ConnectionState, Fate, OrderMoment, Sighting, Store } from "@boekbrug/core";
import { ok, Result, ResultAsync } from "neverthrow";
import {
  addOrder,
  type ConnectionEntry,
  findConnection,
  findOrAdd,
  findOrder,
  hasBegun,
  isBooked,
  isUnfinished,
  isUnresolved,
  type MemoryState,
  putFate,
  requireOrder,
  setFate,
} from "./memory-state.ts";

type Judgements = Pick<
  Store,
  | "connect"
  | "connection"
  | "rest"
  | "commitPage"
  | "wait"
  | "skip"
  | "hold"
  | "lookAgain"
  | "change"
  | "forget"
  | "plan"
>;

export const settled = <T, E>(result: Result<T, E>): ResultAsync<T, E> => new ResultAsync(Promise.resolve(result));

/** Pages of orders, and what is decided about them before anything is written. */
export const memoryJudgements = (state: MemoryState): Judgements => ({
  connect: (connection, at) => {
    const { connections } = state;
    const entry = connections.get(connection) ?? { connectedAt: at, cursor: null, rest: null, orders: new Map() };
    connections.set(connection, entry);
    return settled(ok(stateOf(entry)));
  },
  connection: (connection) => {
    const entry = state.connections.get(connection);
    return settled(ok(entry === undefined ? null : stateOf(entry)));
  },
  rest: (connection, rest) =>
    settled(
      findConnection(state, connection).map((entry) => {
        entry.rest = rest;
        return undefined;
      }),
    ),
  commitPage: (connection, { sightings, cursor }, run, at) =>
    settled(
      findConnection(state, connection).andThen((entry) => {
        entry.cursor = cursor ?? entry.cursor;
        const stored = sightings.map((sighting) => sight(state, { connection, run, at }, sighting));
        return Result.combine(stored).map(() => undefined);
      }),
    ),
  wait: (moment, fate) => settled(postpone(state, moment, fate)),
  skip: (moment, fate) => settled(postpone(state, moment, fate)),
  hold: (moment, fate) =>
    settled(
      findOrAdd(state, moment, fate).map((entry) => (isBooked(entry) ? undefined : setFate(entry, fate, moment))),
    ),
  lookAgain: (moment) =>
    settled(
      requireOrder(state, moment).map((entry) =>
        hasBegun(entry) ? undefined : putFate(entry, { kind: "seen" }, moment),
      ),
    ),
  change: (moment, fate) => settled(requireOrder(state, moment).map((entry) => setFate(entry, fate, moment))),
  forget: (connection, before) => {
    for (const entry of state.connections.get(connection)?.orders.values() ?? []) {
      const { booking } = entry.record;
      if (booking === null || booking.date >= before) continue;
      entry.record = { ...entry.record, booking: { ...booking, vatTotals: [], vatNumberCheck: null } };
    }
    return settled(ok(undefined));
  },
  plan: (moment, booking) => {
    const planned = { kind: "planned" } as const;
    return settled(
      findOrAdd(state, moment, planned).map((entry) => {
        const { payment } = booking;
        const before = entry.record.booking;
        if (hasBegun(entry)) {
          if (before !== null && !isBooked(entry)) entry.record = { ...entry.record, booking: { ...before, payment } };
          return undefined;
        }
        entry.record = { ...entry.record, booking: { ...booking, document: null, adopted: false } };
        return setFate(entry, planned, moment);
      }),
    );
  },
});

const stateOf = ({ connectedAt, cursor, rest }: ConnectionEntry): ConnectionState => ({ connectedAt, cursor, rest });

function sight(state: MemoryState, moment: Omit<OrderMoment, "orderId" | "holder">, sighting: Sighting) {
  const { head, fate } = sighting;
  const entry = findOrder(state, moment.connection, head.id);
  if (entry === undefined) return addOrder(state, moment, sighting).map(() => undefined);
  if (hasBegun(entry)) return ok(undefined);
  const { record } = entry;
  entry.record = {
    ...record,
    placedAt: head.placedAt,
    orderNumber: head.number ?? record.orderNumber,
    total: head.total ?? record.total,
  };
  return ok(setFate(entry, fate, moment));
}

const postpone = (state: MemoryState, moment: OrderMoment, fate: Fate) =>
  findOrAdd(state, moment, fate).map((entry) =>
    isBooked(entry) || isUnresolved(entry) || isUnfinished(entry) ? undefined : setFate(entry, fate, moment),
  );
