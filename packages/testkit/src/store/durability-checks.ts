import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { OpenedStore, StoreCheck } from "./opened-store.ts";
import {
  booked,
  connection,
  failing,
  held,
  inDoubt,
  minute,
  moment,
  outcome,
  run,
  see,
  sighting,
  tokenPair,
} from "./samples.ts";

const keepsNothing = ({ reopen }: OpenedStore): string | undefined =>
  reopen === undefined ? "this store keeps nothing once it is closed" : undefined;

async function afterReopening(opened: OpenedStore, check: (again: OpenedStore) => Promise<void>): Promise<void> {
  const again = await opened.reopen?.();
  if (again === undefined) return;
  try {
    await check(again);
  } finally {
    await again.close();
  }
}

/** What the next process finds. */
export const durabilityChecks: readonly StoreCheck[] = [
  {
    name: "still has the connection, its cursor, its orders and their history after it was closed",
    without: keepsNothing,
    run: async (opened) => {
      await booked(opened.store, "1");
      await see(opened.store, [sighting("2", held())], 5);
      await valueFrom(opened.store.commitPage(connection, { sightings: [], cursor: "a" }, run, minute(6)));
      await valueFrom(opened.store.rest(connection, failing));
      const order = await valueFrom(opened.store.order(connection, "1"));
      const history = await valueFrom(opened.store.history(connection, "1"));
      await afterReopening(opened, async ({ store }) => {
        expect(await valueFrom(store.connect(connection, minute(9)))).toEqual({
          connectedAt: minute(0),
          cursor: "a",
          rest: failing,
        });
        expect(await valueFrom(store.order(connection, "1"))).toEqual(order);
        expect(await valueFrom(store.history(connection, "1"))).toEqual(history);
        expect(await valueFrom(store.tally(connection))).toEqual({ booked: 1, held: 1 });
      });
    },
  },
  {
    name: "still has the journal of steps after it was closed",
    without: keepsNothing,
    run: async (opened) => {
      await see(opened.store, [sighting("1")]);
      await valueFrom(opened.store.recordOutcome(moment("1", 2), "customer", outcome("c1")));
      await valueFrom(opened.store.beginStep(moment("1", 3), "document"));
      await valueFrom(opened.store.doubt(moment("1", 4), "document", inDoubt("document", minute(4))));
      const steps = await valueFrom(opened.store.steps(connection, "1"));
      expect(steps).toHaveLength(2);
      await afterReopening(opened, async ({ store }) => {
        expect(await valueFrom(store.steps(connection, "1"))).toEqual(steps);
      });
    },
  },
  {
    name: "still has claims, tokens and customers after it was closed",
    without: keepsNothing,
    run: async (opened) => {
      await valueFrom(opened.store.claim(connection, "a", minute(0), minute(10)));
      await valueFrom(opened.store.rememberCustomer(connection, "f1", "c1"));
      await valueFrom(opened.tokens.save(connection, "a", tokenPair("1")));
      await valueFrom(opened.tokens.claimRefresh(connection, "a", minute(0), minute(10)));
      await afterReopening(opened, async ({ store, tokens }) => {
        expect(await valueFrom(store.claim(connection, "b", minute(1), minute(10)))).toBe(false);
        expect(await valueFrom(tokens.claimRefresh(connection, "b", minute(1), minute(10)))).toBe(false);
        expect(await valueFrom(tokens.read(connection))).toEqual(tokenPair("1"));
        expect(await valueFrom(store.customer(connection, "f1"))).toBe("c1");
      });
    },
  },
];
