import type { Booking, Fate, Instant, Money, OrderMoment, Sighting, StepOutcome, Store, Tokens } from "@boekbrug/core";
import { valueFrom } from "../contract/unwrap.ts";

export const connection = "shop";
export const run = "run-1";

/** A moment so many minutes after the checks' first one. */
export const minute = (minutes: number): Instant =>
  `${new Date(Date.parse("2026-03-16T09:00:00Z") + minutes * 60_000).toISOString().slice(0, 19)}Z`;

export const euro = (minor: number): Money => ({ minor, currency: "EUR" });

export const moment = (orderId: string, minutes = 1, ofRun = run): OrderMoment => ({
  connection,
  orderId,
  run: ofRun,
  at: minute(minutes),
});

export const seen: Fate = { kind: "seen" };

export const held = (code: "order.empty" | "order.gone" = "order.empty"): Extract<Fate, { kind: "held" }> => ({
  kind: "held",
  problem: { code, field: "order.lines", parameters: {} },
});

export const inDoubt = (step: string, since: Instant): Extract<Fate, { kind: "in-doubt" }> => ({
  kind: "in-doubt",
  step,
  problem: { code: "ledger.answer-lost", field: `step.${step}`, parameters: { detail: "closed" } },
  since,
});

export const sighting = (id: string, fate: Fate = seen, total = 12_345): Sighting => ({
  head: { id, number: `W${id}`, placedAt: minute(-60), total: euro(total) },
  fate,
});

export const booking = (orderId: string, gross = 12_345): Omit<Booking, "document" | "adopted"> => ({
  reference: `${connection}-${orderId}`,
  number: `W${orderId}`,
  date: "2026-03-16",
  gross: euro(gross),
  vat: euro(2_143),
  planHash: `hash-${gross}`,
});

export const outcome = (id: string): StepOutcome => ({
  id,
  number: `2026${id}`,
  totals: { gross: euro(12_345), vat: euro(2_143) },
});

export const tokenPair = (name: string): Tokens => ({
  accessToken: `access-${name}`,
  refreshToken: `refresh-${name}`,
  issuedAt: minute(0),
  expiresAt: minute(10),
});

/** Connects and stores one page, without a cursor. */
export async function see(store: Store, sightings: readonly Sighting[], minutes = 0): Promise<void> {
  await valueFrom(store.connect(connection, minute(0)));
  await valueFrom(store.commitPage(connection, { sightings, cursor: null }, run, minute(minutes)));
}

/** A seen and planned order. */
export async function planned(store: Store, orderId: string): Promise<void> {
  await see(store, [sighting(orderId)]);
  await valueFrom(store.plan(moment(orderId, 1), booking(orderId)));
}

/** An order whose document was sent and booked. */
export async function booked(store: Store, orderId: string): Promise<void> {
  await planned(store, orderId);
  await valueFrom(store.beginStep(moment(orderId, 2), "document"));
  await valueFrom(store.recordOutcome(moment(orderId, 3), "document", outcome("d1")));
  await valueFrom(store.book(moment(orderId, 4), outcome("d1"), false));
}

export const fateOf = async (store: Store, orderId: string): Promise<Fate | undefined> =>
  (await valueFrom(store.order(connection, orderId)))?.fate;
