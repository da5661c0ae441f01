import type {
  Booking,
  CalendarDate,
  Fate,
  Instant,
  Money,
  OrderMoment,
  Rest,
  Sighting,
  StepOutcome,
  Store,
  Tokens,
  VatTotal,
} from "@boekbrug/core";
import { valueFrom } from "../contract/unwrap.ts";

export const connection = "shop";
export const run = "run-1";
/** The engine of most checks; it holds the claim on the connection. */
export const engine = "engine";

/** A moment so many minutes after the checks' first one. */
export const minute = (minutes: number): Instant =>
  `${new Date(Date.parse("2026-03-16T09:00:00Z") + minutes * 60_000).toISOString().slice(0, 19)}Z`;

export const euro = (minor: number): Money => ({ minor, currency: "EUR" });

export const moment = (orderId: string, minutes = 1, ofRun = run): OrderMoment => ({
  connection,
  orderId,
  run: ofRun,
  holder: engine,
  at: minute(minutes),
});

/** A connection that rests. */
export const failing: Rest = {
  failures: 3,
  problem: { code: "ledger.unreachable", field: "ledger", parameters: { detail: "HTTP 503" } },
  until: minute(5),
};

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

/** A business's VAT number, which no file may hold in the clear. */
const sampleVatNumber = "DE136695976";

/** Two treatments, with every kind of field that a total can have. */
const vatTotals = (gross: number): readonly VatTotal[] => [
  {
    vatRole: "icp",
    vatPercent: "0",
    scenario: "icp",
    taxCountryVatCode: "NL",
    nlReturnBox: "3b",
    icpListing: { vatNumber: sampleVatNumber, kind: "goods" },
    ossReport: false,
    countsTowardThreshold: false,
    net: euro(100),
    vat: euro(0),
    gross: euro(100),
  },
  {
    vatRole: "oss:EL:24",
    vatPercent: "24",
    scenario: "oss",
    taxCountryVatCode: "EL",
    nlReturnBox: null,
    icpListing: false,
    ossReport: { memberStateOfConsumption: "EL", memberStateOfDispatch: "BE" },
    countsTowardThreshold: true,
    net: euro(gross - 2_243),
    vat: euro(2_143),
    gross: euro(gross - 100),
  },
];

type Planned = Omit<Booking, "document" | "adopted">;

export const booking = (orderId: string, gross = 12_345, date: CalendarDate = "2026-03-16"): Planned => ({
  reference: `${connection}-${orderId}`,
  number: `W${orderId}`,
  date,
  gross: euro(gross),
  vat: euro(2_143),
  vatTotals: vatTotals(gross),
  flags: ["number-from-stored-check", "vat-number-of-another-state"],
  vatNumberCheck: {
    state: "valid",
    vatNumber: sampleVatNumber,
    checkedAt: minute(-5),
    consultationNumber: "WAPIAAAAXxYyZzAb",
    detail: null,
  },
  planHash: `hash-${gross}`,
  prints: { total: `total-${gross}`, customer: "c0ffee" },
  payment: null,
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

/** Connects, claims and stores one page, without a cursor. */
export async function see(store: Store, sightings: readonly Sighting[], minutes = 0): Promise<void> {
  await valueFrom(store.connect(connection, minute(0)));
  await valueFrom(store.claim(connection, engine, minute(0), minute(10_000)));
  await valueFrom(store.commitPage(connection, { sightings, cursor: null }, run, minute(minutes)));
}

/** A seen and planned order. */
export async function planned(store: Store, orderId: string, what: Planned = booking(orderId)): Promise<void> {
  await see(store, [sighting(orderId)]);
  await valueFrom(store.plan(moment(orderId, 1), what));
}

/** An order whose document was sent and booked. */
export async function booked(store: Store, orderId: string, what: Planned = booking(orderId)): Promise<void> {
  await planned(store, orderId, what);
  await valueFrom(store.beginStep(moment(orderId, 2), "document"));
  await valueFrom(store.recordOutcome(moment(orderId, 3), "document", outcome("d1")));
  await valueFrom(store.book(moment(orderId, 4), outcome("d1"), false));
}

export const fateOf = async (store: Store, orderId: string): Promise<Fate | undefined> =>
  (await valueFrom(store.order(connection, orderId)))?.fate;
