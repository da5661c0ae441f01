import { type Ledger, type LedgerSettlements, money, type OpenPart, type Store, type TokenStore } from "@boekbrug/core";
import { errAsync, okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { createMemoryStore, failedChecks, ledgerChecks, storeChecks } from "../src/index.ts";
import { openFakeLedger } from "./open-fakes.ts";

interface WrongLedger {
  readonly what: string;
  readonly spoil: (right: Ledger, settlements: LedgerSettlements) => Partial<Ledger>;
  readonly noticedBy: string;
}

const facet = (right: LedgerSettlements, wrong: Partial<LedgerSettlements>): Partial<Ledger> => ({
  settlements: { ...right, ...wrong },
});

const wrongLedgers: readonly WrongLedger[] = [
  {
    what: "takes what it did not find for open",
    spoil: (_, right) =>
      facet(right, {
        open: (documents) =>
          right
            .open(documents)
            .map(
              (found) =>
                new Map(
                  documents.map((each) => [
                    each.reference,
                    found.get(each.reference) ?? [{ id: each.document.id, amount: each.gross }],
                  ]),
                ),
            ),
      }),
    noticedBy: "tells in bulk what is open of unpaid documents, and nothing of one that is not there",
  },
  {
    what: "takes a payment of part for the whole",
    spoil: (_, right) =>
      facet(right, {
        open: (documents) =>
          right.open(documents).map((found) => {
            const paid = (reference: string, minor: number) =>
              minor < (documents.find((each) => each.reference === reference)?.gross.minor ?? 0);
            const wholly = (key: string, parts: readonly OpenPart[]) =>
              parts.map((part) => (paid(key, part.amount.minor) ? { ...part, amount: money(0, "EUR") } : part));
            return new Map([...found].map(([key, parts]) => [key, wholly(key, parts)]));
          }),
      }),
    noticedBy: "tells what is left when a person has entered part of a payment, and nothing when all of it",
  },
  {
    what: "takes a failed reading for documents that are not there",
    spoil: (_, right) => facet(right, { open: (documents) => right.open(documents).orElse(() => okAsync(new Map())) }),
    noticedBy: "never takes a failed reading of open amounts for documents that are paid or not there (limited)",
  },
  {
    what: "has something to pay where nothing is owed",
    spoil: (_, right) => facet(right, { way: () => "afterwards" }),
    noticedBy: "has nothing to pay where nothing is owed",
  },
  {
    what: "leaves the last document out of its writes",
    spoil: (_, right) =>
      facet(right, { compose: (documents, ...rest) => right.compose(documents.slice(0, -1), ...rest) }),
    noticedBy: "composes purely: every document in one write, none too large, the same reference each time",
  },
  {
    what: "gives every write a reference of its own each time",
    spoil: (_, right) => {
      let count = 0;
      return facet(right, {
        compose: (...query) => {
          const { writes, problems } = right.compose(...query);
          const anew = writes.map(({ step, pays }) => {
            count += 1;
            return { step: { ...step, reference: `payment-${count}` }, pays };
          });
          return { writes: anew, problems };
        },
      });
    },
    noticedBy: "composes purely: every document in one write, none too large, the same reference each time",
  },
  {
    what: "finds nothing of a settlement that was made",
    spoil: (right) => ({
      lookup: (step) => (step.kind === "settlement" ? okAsync(null) : right.lookup(step)),
    }),
    noticedBy: "finds a settlement that was sent, and no neighbour's",
  },
  {
    what: "says of a lost answer that nothing was paid",
    spoil: (right) => ({
      send: (step, notAfter) =>
        right.send(step, notAfter).mapErr((failure) => ({ ...failure, outcome: "not-done" as const })),
    }),
    noticedBy:
      "pays once, whatever happens to the answer of a settlement, and its look-up tells which it is (dropped-after)",
  },
  {
    what: "pays again where the answer was lost",
    spoil: (right) => ({
      send: (step) =>
        right.send(step).orElse((failure) => (failure.outcome === "unknown" ? right.send(step) : errAsync(failure))),
    }),
    noticedBy:
      "pays once, whatever happens to the answer of a settlement, and its look-up tells which it is (dropped-after)",
  },
];

type Both = Store & TokenStore;

interface WrongStore {
  readonly what: string;
  readonly spoil: (right: Both) => Partial<Both>;
  readonly noticedBy: string;
}

const wrongStores: readonly WrongStore[] = [
  {
    what: "loses the payment that is to be registered",
    spoil: ({ plan }) => ({ plan: (moment, booking) => plan(moment, { ...booking, payment: null }) }),
    noticedBy: "lists booked orders whose payment is to be registered, and no others, page by page",
  },
  {
    what: "keeps the payment as it was booked",
    spoil: () => ({ paid: () => okAsync(undefined) }),
    noticedBy: "notes that a booked order is paid, in place of what its booking keeps of the payment",
  },
  {
    what: "begins what another may have done",
    spoil: ({ beginSettlement, withdrawSettlement, openSettlements }) => ({
      beginSettlement: (moment, settlement) =>
        openSettlements(moment.connection)
          .andThen(([open]) => (open === undefined ? okAsync(undefined) : withdrawSettlement(moment, open.reference)))
          .andThen(() => beginSettlement(moment, settlement)),
    }),
    noticedBy: "never begins a settlement again that was begun, nor another of one of its orders",
  },
  {
    what: "takes the moment of the intent for that of the doubt",
    spoil: ({ openSettlements }) => ({
      openSettlements: (connection) =>
        openSettlements(connection).map((all) =>
          all.map((each) => (each.state === "doubt" ? { ...each, at: "2026-03-16T09:05:00Z" } : each)),
        ),
    }),
    noticedBy: "keeps an intended settlement exactly as it is to be sent, and from when on it is in doubt",
  },
  {
    what: "never takes an intent back",
    spoil: () => ({ withdrawSettlement: () => okAsync(undefined) }),
    noticedBy: "takes the intent of a settlement back, so that its orders can be part of another",
  },
  {
    what: "settles the first order of a settlement only",
    spoil: ({ beginSettlement }) => ({
      beginSettlement: (moment, settlement) =>
        beginSettlement(moment, { ...settlement, orders: settlement.orders.slice(0, 1) }),
    }),
    noticedBy: "settles every order of a settlement with its outcome, once",
  },
  {
    what: "lets anybody begin",
    spoil: ({ beginSettlement }) => ({
      beginSettlement: (moment, settlement) => beginSettlement({ ...moment, holder: "engine" }, settlement),
    }),
    noticedBy: "lets nobody begin or take back a settlement without a claim that runs",
  },
];

describe("the contracts of payments after the booking", () => {
  it.each(wrongLedgers)("notice a ledger that $what", async ({ spoil, noticedBy }) => {
    const failed = await failedChecks(ledgerChecks, async () => {
      const opened = await openFakeLedger();
      const { ledger } = opened;
      if (ledger.settlements === undefined) throw new RangeError("the fake registers payments");
      return { ...opened, ledger: { ...ledger, ...spoil(ledger, ledger.settlements) } };
    });
    expect(failed).toContain(noticedBy);
  });

  it.each(wrongStores)("notice a store that $what", async ({ spoil, noticedBy }) => {
    const failed = await failedChecks(storeChecks, async () => {
      const right = createMemoryStore();
      const store = { ...right, ...spoil(right) };
      return { store, tokens: store, close: async () => {} };
    });
    expect(failed).toContain(noticedBy);
  });
});
