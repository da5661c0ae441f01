import {
  type Booking,
  type Failure,
  type Fate,
  isByHand,
  notDone,
  type OrderMoment,
  problem,
  type StepRecord,
  type Store,
} from "@boekbrug/core";
import { err, ok, type Result, type ResultAsync } from "neverthrow";
import { settled } from "./memory-judgements.ts";
import {
  holdsClaim,
  isBooked,
  type MemoryState,
  type OrderEntry,
  requireOrder,
  setFate,
  storeFailed,
} from "./memory-state.ts";

type Journal = Pick<Store, "beginStep" | "recordOutcome" | "doubt" | "refuse" | "withdraw" | "book" | "awaitLedger">;

/** What was intended and done. */
export function memoryJournal(state: MemoryState): Journal {
  const change = (
    moment: OrderMoment,
    work: (entry: OrderEntry) => Result<void, Failure>,
  ): ResultAsync<void, Failure> => settled(requireOrder(state, moment).andThen(work));
  /** Only for the engine whose claim still runs: another may have taken the order over. */
  const claimed = (moment: OrderMoment, work: (entry: OrderEntry) => Result<void, Failure>) =>
    change(moment, (entry) =>
      holdsClaim(state, moment) ? work(entry) : err(notDone(problem("connection.busy", "connection"))),
    );
  const put = ({ steps }: OrderEntry, record: StepRecord) => steps.set(record.step, record);
  return {
    beginStep: (moment, step) =>
      claimed(moment, (entry) => {
        if (entry.steps.get(step)?.state === "done") {
          return err(storeFailed(`step ${step} of order ${moment.orderId} is already done`));
        }
        if (isByHand(entry.record.fate)) return err(notDone(problem("order.dealt-with", "order")));
        put(entry, { step, state: "intent", at: moment.at, outcome: null });
        return ok(setFate(entry, { kind: "writing", step }, moment));
      }),
    recordOutcome: (moment, step, outcome) =>
      change(moment, (entry) => {
        put(entry, { step, state: "done", at: moment.at, outcome });
        return ok(isBooked(entry) ? undefined : setFate(entry, { kind: "writing", step }, moment));
      }),
    doubt: (moment, step, fate) =>
      change(moment, (entry) => {
        const known = entry.steps.get(step);
        // Another engine may have found it since.
        if (known?.state === "done") return ok(undefined);
        const at = known?.state === "doubt" ? known.at : moment.at;
        put(entry, { step, state: "doubt", at, outcome: null });
        return ok(setFate(entry, fate, moment));
      }),
    refuse: (moment, step, fate) =>
      claimed(moment, (entry) => {
        put(entry, { step, state: "refused", at: moment.at, outcome: null });
        return ok(setFate(entry, fate, moment));
      }),
    withdraw: (moment, step) =>
      claimed(moment, (entry) => {
        entry.steps.delete(step);
        return ok(setFate(entry, { kind: "planned" }, moment));
      }),
    book: (moment, document, adopted) =>
      change(moment, (entry) => documented(entry, moment, { document, adopted }, { kind: "booked" })),
    awaitLedger: (moment, document) =>
      change(moment, (entry) => documented(entry, moment, { document, adopted: false }, { kind: "waiting-on-ledger" })),
  };
}

function documented(
  entry: OrderEntry,
  moment: OrderMoment,
  found: Pick<Booking, "document" | "adopted">,
  fate: Fate,
): Result<void, Failure> {
  const { booking } = entry.record;
  if (booking === null) return err(storeFailed(`order ${moment.orderId} was never planned`));
  entry.record = { ...entry.record, booking: { ...booking, ...found } };
  return ok(setFate(entry, fate, moment));
}
