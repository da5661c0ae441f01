import {
  type ConnectionMoment,
  type Failure,
  mayBeSettled,
  notDone,
  type OrderMoment,
  type OrderRecord,
  problem,
  type Settlement,
  type SettlementJournal,
} from "@boekbrug/core";
import { err, ok, okAsync, type Result } from "neverthrow";
import { settled } from "./memory-judgements.ts";
import {
  findOrder,
  holdsClaim,
  isBooked,
  keyOf,
  type MemoryState,
  type OrderEntry,
  pageAfter,
  requireOrder,
  setFate,
  storeFailed,
} from "./memory-state.ts";

/** Which booked orders are to be paid in the ledger, and the writes that pay them. */
export function memorySettlements(state: MemoryState): SettlementJournal {
  const claimed = (moment: ConnectionMoment, work: () => Result<void, Failure>) =>
    settled(holdsClaim(state, moment) ? work() : err(notDone(problem("connection.busy", "connection"))));
  const find = (connection: string, reference: string) => state.settlements.get(keyOf(connection, reference));
  return {
    paid: (moment, payment, prints) =>
      settled(
        requireOrder(state, moment).map((entry) => {
          const { booking } = entry.record;
          if (booking === null || booking.payment === null) return undefined;
          const now = booking.prints === null ? null : { ...booking.prints, ...prints };
          entry.record = { ...entry.record, booking: { ...booking, payment, prints: now } };
          return undefined;
        }),
      ),
    settle: (moment) => settled(requireOrder(state, moment).andThen((entry) => settle(entry, moment))),
    unsettled: (connection, { after, limit }) =>
      settled(pageAfter(state, connection, after).map((rest) => rest.filter(isToBePaid).slice(0, limit))),
    beginSettlement: (moment, settlement) => claimed(moment, () => begin(state, moment, settlement)),
    recordSettlement: (moment, reference, outcome) => {
      const known = find(moment.connection, reference);
      if (known === undefined || known.state === "done") return okAsync(undefined);
      state.settlements.set(keyOf(moment.connection, reference), { ...known, state: "done" });
      for (const orderId of known.orders) {
        const entry = findOrder(state, moment.connection, orderId);
        if (entry !== undefined) settle(entry, { ...moment, orderId }, outcome.id);
      }
      return okAsync(undefined);
    },
    doubtSettlement: ({ connection, at }, reference) => {
      const known = find(connection, reference);
      if (known?.state === "intent") {
        state.settlements.set(keyOf(connection, reference), { ...known, state: "doubt", at });
      }
      return okAsync(undefined);
    },
    withdrawSettlement: (moment, reference) =>
      claimed(moment, () => {
        const key = keyOf(moment.connection, reference);
        if (state.settlements.get(key)?.state !== "done") state.settlements.delete(key);
        return ok(undefined);
      }),
    openSettlements: (connection) =>
      okAsync(
        [...state.settlements.values()].flatMap(({ connection: its, ...settlement }) =>
          its === connection && settlement.state !== "done" ? [{ ...settlement, state: settlement.state }] : [],
        ),
      ),
  };
}

const isToBePaid = ({ booking }: OrderRecord): boolean =>
  booking !== null && booking.payment !== null && booking.document !== null;

function settle(entry: OrderEntry, moment: OrderMoment, payment?: string): Result<void, Failure> {
  const { booking, fate } = entry.record;
  if (booking === null || !isBooked(entry)) return err(storeFailed(`order ${moment.orderId} is not booked`));
  entry.record = { ...entry.record, booking: { ...booking, payment: null } };
  return ok(mayBeSettled(fate) ? setFate(entry, { kind: "settled", payment }, moment) : undefined);
}

function begin(
  state: MemoryState,
  { connection, at }: ConnectionMoment,
  settlement: Settlement,
): Result<void, Failure> {
  const { reference, orders } = settlement;
  const key = keyOf(connection, reference);
  if (state.settlements.has(key)) return err(storeFailed(`settlement ${reference} was begun before`));
  const taken = [...state.settlements.values()].filter(
    (each) => each.connection === connection && each.state !== "done",
  );
  const isPayable = (orderId: string): boolean =>
    findOrder(state, connection, orderId)?.record.booking?.payment != null &&
    !taken.some((each) => each.orders.includes(orderId));
  if (!orders.every(isPayable)) return err(storeFailed(`settlement ${reference} pays what is not to be paid`));
  state.settlements.set(key, { ...settlement, connection, state: "intent", at });
  return ok(undefined);
}
