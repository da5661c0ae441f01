import { addDays, type Store, type TokenStore } from "@boekbrug/core";
import { ok, okAsync, ResultAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { createMemoryStore, failedChecks, storeChecks } from "../src/index.ts";

type Both = Store & TokenStore;

/** A fault in a store, and a check that must notice it. */
interface WrongStore {
  readonly what: string;
  readonly spoil: (right: Both) => Partial<Both>;
  readonly noticedBy: string;
}

const wrongStores: readonly WrongStore[] = [
  {
    what: "forgets the cursor",
    spoil: ({ commitPage }) => ({
      commitPage: (connection, { sightings }, run, at) => commitPage(connection, { sightings, cursor: null }, run, at),
    }),
    noticedBy: "keeps the cursor of the last page",
  },
  {
    what: "moves the cursor back to the start when a page has none",
    spoil: ({ connect, commitPage }) => {
      let cursor: string | null = null;
      return {
        connect: (connection, at) => connect(connection, at).map((state) => ({ ...state, cursor })),
        commitPage: (connection, page, run, at) => {
          cursor = page.cursor;
          return commitPage(connection, page, run, at);
        },
      };
    },
    noticedBy: "leaves the cursor where it was when a page has none",
  },
  {
    what: "finds any order for any document",
    spoil: ({ order }) => ({ orderOfDocument: (connection) => order(connection, "1") }),
    noticedBy: "finds a booked order by the ledger's id of its document, in its connection only",
  },
  {
    what: "forgets what a record was made without",
    spoil: () => ({ incomplete: () => okAsync([]) }),
    noticedBy: "names the orders for which something was left out, until that was dealt with",
  },
  {
    what: "connects whatever it is asked about",
    spoil: ({ connect }) => ({ connection: (connection) => connect(connection, "2026-03-16T09:00:00Z") }),
    noticedBy: "tells what is known of a connection without connecting it",
  },
  {
    what: "forgets that a connection rests",
    spoil: () => ({ rest: () => okAsync(undefined) }),
    noticedBy: "remembers how a connection fails, until it works again",
  },
  {
    what: "takes the last call for the moment of connecting",
    spoil: ({ connect }) => ({
      connect: (connection, at) => connect(connection, at).map((state) => ({ ...state, connectedAt: at })),
    }),
    noticedBy: "lets the first call decide when a connection was made",
  },
  {
    what: "keeps one note for all topics",
    spoil: ({ note }) => ({ note: (connection, _, text) => note(connection, "one", text) }),
    noticedBy: "keeps the last note on each topic",
  },
  {
    what: "shares notes between connections",
    spoil: ({ notes, note }) => ({
      notes: () => notes("all"),
      note: (_, topic, text) => note("all", topic, text),
    }),
    noticedBy: "keeps the notes of connections apart",
  },
  {
    what: "tells of orders placed at any moment",
    spoil: ({ placed }) => ({ placed: (connection) => placed(connection, "2000-01-01T00:00:00Z") }),
    noticedBy: "tells when orders were placed, oldest first, from a moment on",
  },
  {
    what: "lets two holders claim",
    spoil: () => ({ claim: () => okAsync(true) }),
    noticedBy: "lets one holder at a time claim (work)",
  },
  {
    what: "never frees a claim that has run out",
    spoil: ({ claim }) => ({
      claim: (connection, holder, now) => claim(connection, holder, now, "2999-01-01T00:00:00Z"),
    }),
    noticedBy: "frees a claim that has run out, by the moment given (work)",
  },
  {
    what: "gives a claim back to who had lost it",
    spoil: ({ claim }) => ({ renew: (connection, holder, now, until) => claim(connection, holder, now, until) }),
    noticedBy: "never extends a claim that another has taken since, given back or not",
  },
  {
    what: "keeps the refresh claim after saving",
    spoil: ({ save }) => ({ save: (connection, _, pair) => save(connection, "nobody", pair) }),
    noticedBy: "ends the holder's claim when a pair is saved",
  },
  {
    what: "takes an order that waits on the ledger for booked",
    spoil: ({ book }) => ({ awaitLedger: (moment, document) => book(moment, document, false) }),
    noticedBy:
      "keeps an order that waits on the ledger with its document, lists it as booked, and books it once that is finished",
  },
  {
    what: "loses the intent",
    spoil: () => ({ beginStep: () => okAsync(undefined) }),
    noticedBy: "has the intent of a step before the step is sent",
  },
  {
    what: "loses the cents of an outcome",
    spoil: ({ recordOutcome }) => ({
      recordOutcome: (moment, step, outcome) => recordOutcome(moment, step, { ...outcome, totals: null }),
    }),
    noticedBy: "has the outcome of a step, to the cent, once it is done",
  },
  {
    what: "lets a sighting overwrite a begun order",
    spoil: (right) => ({
      commitPage: (connection, page, run, at) =>
        right.commitPage(connection, page, run, at).andThen(() => {
          const [first] = page.sightings;
          if (first?.fate.kind !== "seen") return ok(undefined);
          return right.withdraw({ connection, orderId: first.head.id, run, holder: "engine", at }, "document");
        }),
    }),
    noticedBy: "never lets a sighting touch an order whose writing has begun (intent)",
  },
  {
    what: "moves the moment of a doubt",
    spoil: (right) => ({
      doubt: (moment, step, fate) => right.beginStep(moment, step).andThen(() => right.doubt(moment, step, fate)),
    }),
    noticedBy: "remembers the first moment of a doubt, however often it is noted",
  },
  {
    what: "leaves the intent of a refused step",
    spoil: ({ hold }) => ({ refuse: (moment, _, fate) => hold(moment, fate) }),
    noticedBy: "takes back the intent of a refused step and holds the order",
  },
  {
    what: "lists the newest order first",
    spoil: ({ orders }) => ({
      orders: (connection, query) => orders(connection, query).map((page) => [...page].reverse()),
    }),
    noticedBy: "lists orders in the order in which they were first seen, each once",
  },
  {
    what: "writes the same fate twice in the history",
    spoil: ({ history }) => ({
      history: (connection, orderId) => history(connection, orderId).map((all) => all.concat(all.slice(-1))),
    }),
    noticedBy: "adds no history when an order gets the fate that it has",
  },
  {
    what: "shares customers between connections",
    spoil: ({ customer }) => ({ customer: (_, fingerprint) => customer("shop", fingerprint) }),
    noticedBy: "keeps the customers of connections apart",
  },
  {
    what: "adds to what a customer is known by",
    spoil: ({ rememberCustomer }) => ({
      rememberCustomers: (connection, customers) => {
        const calls = customers.flatMap(({ id, fingerprints }) =>
          fingerprints.map((fingerprint) => rememberCustomer(connection, fingerprint, id)),
        );
        return ResultAsync.combine(calls).map(() => 0);
      },
    }),
    noticedBy: "knows customers by the fingerprints that were named last, and no others",
  },
  {
    what: "gives a fingerprint to whoever has it last",
    spoil: ({ rememberCustomers, rememberCustomer }) => ({
      rememberCustomers: (connection, customers) =>
        rememberCustomers(connection, customers).andThen((freed) =>
          ResultAsync.combine(
            customers.flatMap(({ id, fingerprints }) =>
              fingerprints.map((fingerprint) => rememberCustomer(connection, fingerprint, id)),
            ),
          ).map(() => freed),
        ),
    }),
    noticedBy: "leaves a fingerprint with the customer who has it, unless he gives it up",
  },
  {
    what: "forgets what a step made",
    spoil: ({ recordOutcome }) => ({
      recordOutcome: (moment, step, { id, number, totals }) => recordOutcome(moment, step, { id, number, totals }),
    }),
    noticedBy: "keeps that a step made its record",
  },
  {
    what: "loses the flags of a booking",
    spoil: ({ plan }) => ({ plan: (moment, booking) => plan(moment, { ...booking, flags: [] }) }),
    noticedBy: "gives back a booking's VAT totals, flags and registry answer exactly",
  },
  {
    what: "loses the registry's answer of a booking",
    spoil: ({ plan }) => ({ plan: (moment, booking) => plan(moment, { ...booking, vatNumberCheck: null }) }),
    noticedBy: "gives back a booking's VAT totals, flags and registry answer exactly",
  },
  {
    what: "takes the moment of booking for the moment of sale",
    spoil: ({ commitPage }) => ({
      commitPage: (connection, { sightings, cursor }, run, at) =>
        commitPage(
          connection,
          { sightings: sightings.map(({ head, fate }) => ({ head: { ...head, placedAt: at }, fate })), cursor },
          run,
          at,
        ),
    }),
    noticedBy: "lists what was booked with the moment of sale",
  },
  {
    what: "loses the VAT number in a booking's VAT totals",
    spoil: ({ plan }) => ({
      plan: (moment, booking) =>
        plan(moment, { ...booking, vatTotals: booking.vatTotals.map((total) => ({ ...total, icpListing: false })) }),
    }),
    noticedBy: "gives back a booking's VAT totals, flags and registry answer exactly",
  },
  {
    what: "ends a period before its last day",
    spoil: ({ booked }) => ({
      booked: (connection, { from, to }) => booked(connection, { from, to: addDays(to, -1) }),
    }),
    noticedBy: "lists what was booked in a period by its document date, both ends included",
  },
  {
    what: "lists what was booked in the order first seen",
    spoil: ({ orders }) => ({
      booked: (connection) => orders(connection, { fates: ["booked"], after: null, limit: 99 }),
    }),
    noticedBy: "lists what was booked oldest document first, and of one day the order first seen first",
  },
  {
    what: "takes what is only planned for booked",
    spoil: ({ orders }) => ({
      booked: (connection) => orders(connection, { fates: ["planned", "booked"], after: null, limit: 99 }),
    }),
    noticedBy: "lists as booked only what is booked",
  },
];

describe("the store contract", () => {
  it.each(wrongStores)("notices a store that $what", async ({ spoil, noticedBy }) => {
    const failed = await failedChecks(storeChecks, async () => {
      const right = createMemoryStore();
      const store = { ...right, ...spoil(right) };
      return { store, tokens: store, close: async () => {} };
    });
    expect(failed).toContain(noticedBy);
  });
});
