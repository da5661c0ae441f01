import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { StoreCheck } from "./opened-store.ts";
import { connection, euro, failing, fateOf, held, minute, run, see, seen, sighting } from "./samples.ts";

const fresh = { connectedAt: minute(0), cursor: null, rest: null };

/** What is known of a connection, and pages of its orders. */
export const discoveryChecks: readonly StoreCheck[] = [
  {
    name: "lets the first call decide when a connection was made",
    run: async ({ store }) => {
      expect(await valueFrom(store.connect(connection, minute(0)))).toEqual(fresh);
      expect(await valueFrom(store.connect(connection, minute(9)))).toEqual(fresh);
    },
  },
  {
    name: "tells what is known of a connection without connecting it",
    run: async ({ store }) => {
      expect(await valueFrom(store.connection(connection))).toBeNull();
      await see(store, []);
      expect(await valueFrom(store.connection(connection))).toEqual(fresh);
    },
  },
  {
    name: "remembers how a connection fails, until it works again",
    run: async ({ store }) => {
      await see(store, []);
      await valueFrom(store.rest(connection, failing));
      expect((await valueFrom(store.connection(connection)))?.rest).toEqual(failing);
      expect((await valueFrom(store.connect(connection, minute(1)))).rest).toEqual(failing);
      await valueFrom(store.rest(connection, null));
      expect((await valueFrom(store.connection(connection)))?.rest).toBeNull();
    },
  },
  {
    name: "keeps the cursor of the last page",
    run: async ({ store }) => {
      await see(store, []);
      await valueFrom(store.commitPage(connection, { sightings: [sighting("1")], cursor: "a" }, run, minute(1)));
      await valueFrom(store.commitPage(connection, { sightings: [sighting("2")], cursor: "b" }, run, minute(2)));
      expect((await valueFrom(store.connect(connection, minute(3)))).cursor).toBe("b");
    },
  },
  {
    name: "leaves the cursor where it was when a page has none",
    run: async ({ store }) => {
      await see(store, []);
      await valueFrom(store.commitPage(connection, { sightings: [], cursor: "a" }, run, minute(1)));
      await valueFrom(store.commitPage(connection, { sightings: [sighting("1")], cursor: null }, run, minute(2)));
      expect((await valueFrom(store.connect(connection, minute(3)))).cursor).toBe("a");
    },
  },
  {
    name: "keeps what a sighting tells, with its fate and history",
    run: async ({ store }) => {
      await see(store, [sighting("1")], 5);
      expect(await valueFrom(store.order(connection, "1"))).toEqual({
        connection,
        orderId: "1",
        orderNumber: "W1",
        placedAt: minute(-60),
        total: euro(12_345),
        fate: seen,
        fateSince: minute(5),
        booking: null,
      });
      expect(await valueFrom(store.history(connection, "1"))).toEqual([{ at: minute(5), run, fate: seen }]);
    },
  },
  {
    name: "keeps an order whose number and total could not be read",
    run: async ({ store }) => {
      const head = { id: "1", number: null, placedAt: minute(0), total: null };
      await see(store, [{ head, fate: held() }]);
      const record = await valueFrom(store.order(connection, "1"));
      expect(record).toMatchObject({ orderNumber: null, total: null, fate: held() });
    },
  },
  {
    name: "changes nothing when the same page comes again",
    run: async ({ store }) => {
      await see(store, [sighting("1"), sighting("2", held())], 0);
      const before = await valueFrom(store.order(connection, "2"));
      await see(store, [sighting("1"), sighting("2", held())], 7);
      expect(await valueFrom(store.order(connection, "2"))).toEqual(before);
      expect(await valueFrom(store.history(connection, "1"))).toHaveLength(1);
      expect(await valueFrom(store.history(connection, "2"))).toHaveLength(1);
      expect(await valueFrom(store.tally(connection))).toEqual({ seen: 1, held: 1 });
    },
  },
  {
    name: "gives an order that is not begun the fate of its last sighting",
    run: async ({ store }) => {
      await see(store, [sighting("1", { kind: "waiting", reason: "unpaid" })], 0);
      await see(store, [sighting("1", seen, 9_900)], 7);
      const record = await valueFrom(store.order(connection, "1"));
      expect(record).toMatchObject({ fate: seen, fateSince: minute(7), total: euro(9_900) });
      expect(await valueFrom(store.history(connection, "1"))).toHaveLength(2);
    },
  },
  {
    name: "keeps the orders of connections apart",
    run: async ({ store }) => {
      await see(store, [sighting("1")]);
      await valueFrom(store.connect("other", minute(0)));
      expect(await valueFrom(store.order("other", "1"))).toBeNull();
      expect(await valueFrom(store.tally("other"))).toEqual({});
      await valueFrom(store.commitPage("other", { sightings: [sighting("1", held())], cursor: "x" }, run, minute(1)));
      expect(await fateOf(store, "1")).toEqual(seen);
      expect((await valueFrom(store.connect(connection, minute(2)))).cursor).toBeNull();
    },
  },
  {
    name: "knows nothing of an order that was never seen",
    run: async ({ store }) => {
      await see(store, []);
      expect(await valueFrom(store.order(connection, "1"))).toBeNull();
      expect(await valueFrom(store.steps(connection, "1"))).toEqual([]);
      expect(await valueFrom(store.history(connection, "1"))).toEqual([]);
    },
  },
];
