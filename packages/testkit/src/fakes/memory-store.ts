import {
  bookedFates,
  type FateKind,
  type Instant,
  type OrderRecord,
  type Store,
  type TokenStore,
} from "@boekbrug/core";
import { okAsync } from "neverthrow";
import { memoryJournal } from "./memory-journal.ts";
import { memoryJudgements, settled } from "./memory-judgements.ts";
import { memorySettlements } from "./memory-settlements.ts";
import { emptyState, findOrder, keyOf, type MemoryState, pageAfter, recordsOf } from "./memory-state.ts";

export interface MemoryStore extends Store, TokenStore {
  /** A store that holds what this one holds now, as a restored backup would. */
  copy(): MemoryStore;
}

/** A store that keeps nothing: for tests of what uses a store. It keeps every promise of the ports but durability. */
export const createMemoryStore = (): MemoryStore => storeOn(emptyState());

function storeOn(state: MemoryState): MemoryStore {
  return {
    copy: () => storeOn(structuredClone(state)),
    ...memoryJudgements(state),
    ...memoryJournal(state),
    ...queries(state),
    ...customers(state),
    ...notes(state),
    ...memorySettlements(state),
    ...claims(state),
    ...tokens(state),
  };
}

const queries = (
  state: MemoryState,
): Pick<
  Store,
  "steps" | "order" | "orders" | "tally" | "history" | "booked" | "placed" | "incomplete" | "orderOfDocument"
> => ({
  incomplete: (connection) => {
    const orders = [...(state.connections.get(connection)?.orders.values() ?? [])];
    const found = orders.map(({ record: { orderId, orderNumber }, steps }) => ({
      orderId,
      orderNumber,
      leftOut: [...steps.values()].flatMap(({ outcome }) => outcome?.leftOut ?? []),
    }));
    return okAsync(found.filter(({ leftOut }) => leftOut.length > 0));
  },
  steps: (connection, orderId) => okAsync([...(findOrder(state, connection, orderId)?.steps.values() ?? [])]),
  order: (connection, orderId) => okAsync(findOrder(state, connection, orderId)?.record ?? null),
  orderOfDocument: (connection, documentId) =>
    okAsync(recordsOf(state, connection).find(({ booking }) => booking?.document?.id === documentId) ?? null),
  orders: (connection, { fates, after, limit }) =>
    settled(
      pageAfter(state, connection, after).map((rest) =>
        rest.filter(({ fate }) => fates.includes(fate.kind)).slice(0, limit),
      ),
    ),
  tally: (connection) => {
    const counts: Partial<Record<FateKind, number>> = {};
    for (const { fate } of recordsOf(state, connection)) counts[fate.kind] = (counts[fate.kind] ?? 0) + 1;
    return okAsync(counts);
  },
  history: (connection, orderId) => okAsync([...(findOrder(state, connection, orderId)?.history ?? [])]),
  placed: (connection, since) => {
    const moments = recordsOf(state, connection).map(({ placedAt }) => placedAt);
    const recent = moments.filter((moment) => Date.parse(moment) >= Date.parse(since));
    return okAsync(recent.sort((a, b) => Date.parse(a) - Date.parse(b)));
  },
  booked: (connection, { from, to }) => {
    const dateOf = ({ booking }: OrderRecord) => booking?.date ?? "";
    const within = (record: OrderRecord) => dateOf(record) >= from && dateOf(record) <= to;
    const found = recordsOf(state, connection).filter(({ fate }) => bookedFates.includes(fate.kind));
    return okAsync(found.filter(within).sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : Number(dateOf(a) > dateOf(b)))));
  },
});

const customers = ({
  customers: known,
}: MemoryState): Pick<Store, "customer" | "rememberCustomer" | "forgetCustomer" | "rememberCustomers"> => ({
  customer: (connection, fingerprint) => okAsync(known.get(keyOf(connection, fingerprint)) ?? null),
  rememberCustomer: (connection, fingerprint, id) => {
    known.set(keyOf(connection, fingerprint), id);
    return okAsync(undefined);
  },
  forgetCustomer: (connection, fingerprint) => {
    known.delete(keyOf(connection, fingerprint));
    return okAsync(undefined);
  },
  rememberCustomers: (connection, customers) => {
    const named = new Set(customers.map(({ id }) => id));
    const isOfConnection = (key: string) => (JSON.parse(key) as string[])[0] === connection;
    const before = new Set([...known].filter(([key, id]) => named.has(id) && isOfConnection(key)).map(([key]) => key));
    for (const key of before) known.delete(key);
    for (const { id, fingerprints } of customers) {
      for (const fingerprint of fingerprints) {
        const key = keyOf(connection, fingerprint);
        if (!known.has(key)) known.set(key, id);
        before.delete(key);
      }
    }
    return okAsync(before.size);
  },
});

const notes = ({ notes: left }: MemoryState): Pick<Store, "notes" | "note"> => ({
  notes: (connection) => okAsync(Object.fromEntries(left.get(connection) ?? [])),
  note: (connection, topic, text) => {
    left.set(connection, new Map(left.get(connection)).set(topic, text));
    return okAsync(undefined);
  },
});

function claims(
  state: MemoryState,
): Pick<Store & TokenStore, "claim" | "renew" | "release" | "claimRefresh" | "releaseRefresh"> {
  const take = (purpose: string, connection: string, holder: string, now: Instant, until: Instant) => {
    const key = keyOf(purpose, connection);
    const other = state.claims.get(key);
    if (other !== undefined && other.holder !== holder && other.until > Date.parse(now)) return okAsync(false);
    state.claims.set(key, { holder, until: Date.parse(until) });
    return okAsync(true);
  };
  return {
    claim: (connection, holder, now, until) => take("work", connection, holder, now, until),
    renew: (connection, holder, _now, until) => {
      const key = keyOf("work", connection);
      if (state.claims.get(key)?.holder !== holder) return okAsync(false);
      state.claims.set(key, { holder, until: Date.parse(until) });
      return okAsync(true);
    },
    release: (connection, holder) => okAsync(endClaim(state, "work", connection, holder)),
    claimRefresh: (connection, holder, now, until) => take("refresh", connection, holder, now, until),
    releaseRefresh: (connection, holder) => okAsync(endClaim(state, "refresh", connection, holder)),
  };
}

function endClaim(state: MemoryState, purpose: string, connection: string, holder: string): void {
  const key = keyOf(purpose, connection);
  if (state.claims.get(key)?.holder === holder) state.claims.delete(key);
}

const tokens = (state: MemoryState): Pick<TokenStore, "read" | "save"> => ({
  read: (connection) => okAsync(state.tokens.get(connection) ?? null),
  save: (connection, holder, pair) => {
    state.tokens.set(connection, pair);
    endClaim(state, "refresh", connection, holder);
    return okAsync(undefined);
  },
});
