import {
  bookedFates,
  type ConnectionMoment,
  type Failure,
  type Fate,
  type HistoryEntry,
  type Instant,
  isByHand,
  isDocumentKey,
  notDone,
  type OpenSettlement,
  type OrderMoment,
  type OrderRecord,
  problem,
  type Rest,
  type Settlement,
  type Sighting,
  type StepRecord,
  type Tokens,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";

export interface OrderEntry {
  record: OrderRecord;
  readonly steps: Map<string, StepRecord>;
  readonly history: HistoryEntry[];
}

export interface ConnectionEntry {
  readonly connectedAt: Instant;
  cursor: string | null;
  rest: Rest | null;
  /** In the order first seen. */
  readonly orders: Map<string, OrderEntry>;
}

/** A write that pays orders, and how far it came. */
export interface KnownSettlement extends Settlement {
  readonly connection: string;
  readonly state: OpenSettlement["state"] | "done";
  readonly at: Instant;
}

export interface MemoryState {
  readonly connections: Map<string, ConnectionEntry>;
  readonly customers: Map<string, string>;
  /** By connection, by topic. */
  readonly notes: Map<string, ReadonlyMap<string, string>>;
  readonly claims: Map<string, { readonly holder: string; readonly until: number }>;
  /** By connection and reference. */
  readonly settlements: Map<string, KnownSettlement>;
  readonly tokens: Map<string, Tokens>;
}

export const emptyState = (): MemoryState => ({
  connections: new Map(),
  customers: new Map(),
  notes: new Map(),
  claims: new Map(),
  settlements: new Map(),
  tokens: new Map(),
});

/** A key of two parts that no other two parts share. */
export const keyOf = (first: string, second: string): string => JSON.stringify([first, second]);

export const storeFailed = (detail: string): Failure => notDone(problem("store.failed", "store", { detail }));

export function findConnection(state: MemoryState, connection: string): Result<ConnectionEntry, Failure> {
  const entry = state.connections.get(connection);
  return entry === undefined ? err(storeFailed(`connection ${connection} is not connected`)) : ok(entry);
}

export const findOrder = (state: MemoryState, connection: string, orderId: string): OrderEntry | undefined =>
  state.connections.get(connection)?.orders.get(orderId);

export function requireOrder(state: MemoryState, { connection, orderId }: OrderMoment): Result<OrderEntry, Failure> {
  const entry = findOrder(state, connection, orderId);
  return entry === undefined ? err(storeFailed(`order ${orderId} was never seen`)) : ok(entry);
}

/** Whether the engine of a moment holds the right to work on the connection at that moment. */
export function holdsClaim(state: MemoryState, { connection, holder, at }: ConnectionMoment): boolean {
  const claim = state.claims.get(keyOf("work", connection));
  return claim?.holder === holder && claim.until > Date.parse(at);
}

export const recordsOf = (state: MemoryState, connection: string): OrderRecord[] =>
  [...(state.connections.get(connection)?.orders.values() ?? [])].map(({ record }) => record);

/** The orders first seen after this one; all of them for null. */
export function pageAfter(
  state: MemoryState,
  connection: string,
  after: string | null,
): Result<OrderRecord[], Failure> {
  const all = recordsOf(state, connection);
  const place = after === null ? -1 : all.findIndex(({ orderId }) => orderId === after);
  if (after !== null && place === -1) return err(storeFailed(`order ${after} was never seen`));
  return ok(all.slice(place + 1));
}

/** A new order with the first line of its history. */
export function addOrder(
  state: MemoryState,
  { connection, run, at }: Omit<OrderMoment, "orderId" | "holder">,
  { head, fate }: Sighting,
): Result<OrderEntry, Failure> {
  return findConnection(state, connection).map(({ orders }) => {
    const { id: orderId, number: orderNumber, placedAt, total } = head;
    const record = { connection, orderId, orderNumber, placedAt, total, fate, fateSince: at, booking: null };
    const entry: OrderEntry = { record, steps: new Map(), history: [{ at, run, fate }] };
    orders.set(orderId, entry);
    return entry;
  });
}

/** The order of a moment; one that was never sighted is made from what the moment tells. */
export function findOrAdd(state: MemoryState, moment: OrderMoment, fate: Fate): Result<OrderEntry, Failure> {
  const known = findOrder(state, moment.connection, moment.orderId);
  if (known !== undefined) return ok(known);
  const head = { id: moment.orderId, number: null, placedAt: moment.at, total: null };
  return addOrder(state, moment, { head, fate });
}

/** Gives an order its fate, with history; the same fate again changes nothing, and that a person dealt with it only gives way to a booking. */
export function setFate(entry: OrderEntry, fate: Fate, moment: Pick<OrderMoment, "run" | "at">): void {
  if (isByHand(entry.record.fate) && !bookedFates.includes(fate.kind)) return;
  putFate(entry, fate, moment);
}

/** Gives it its fate, whatever a person said before. */
export function putFate(entry: OrderEntry, fate: Fate, { run, at }: Pick<OrderMoment, "run" | "at">): void {
  if (sameValue(entry.record.fate, fate)) return;
  entry.record = { ...entry.record, fate, fateSince: at };
  entry.history.push({ at, run, fate });
}

function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return [...left.keys(), ...right.keys()].every((key) => sameValue(left.get(key), right.get(key)));
}

export const isBooked = ({ record }: OrderEntry): boolean =>
  (record.booking !== null && record.booking.document !== null) || bookedFates.includes(record.fate.kind);

/** A step may have been done, and nobody knows yet. */
export const isUnresolved = ({ record, steps }: OrderEntry): boolean =>
  record.fate.kind === "in-doubt" || [...steps.values()].some(({ state }) => state === "intent" || state === "doubt");

/** Something was, or may have been, written to the ledger. */
export const hasBegun = (entry: OrderEntry): boolean =>
  isBooked(entry) || isUnresolved(entry) || entry.record.fate.kind === "writing" || isWritten(entry);

/** A document of it was written, and nobody was told that something is wrong with it. */
export const isUnfinished = (entry: OrderEntry): boolean => isWritten(entry) && entry.record.fate.kind !== "held";

const isWritten = ({ steps }: OrderEntry): boolean =>
  [...steps.values()].some(({ step, state }) => isDocumentKey(step) && state === "done");
