import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { StoreCheck } from "./opened-store.ts";
import { connection, minute, see, seen, sighting } from "./samples.ts";

const placedAt = (id: string, moment: string) => {
  const { head } = sighting(id);
  return { head: { ...head, placedAt: moment }, fate: seen };
};

/** What one run leaves for the next about the connection as a whole, and the moments of its orders. */
export const noteChecks: readonly StoreCheck[] = [
  {
    name: "has no notes before one is left",
    run: async ({ store }) => {
      expect(await valueFrom(store.notes(connection))).toEqual({});
    },
  },
  {
    name: "keeps the last note on each topic",
    run: async ({ store }) => {
      await valueFrom(store.note(connection, "one", "a"));
      await valueFrom(store.note(connection, "two", "b"));
      await valueFrom(store.note(connection, "one", '{"c":1}'));
      expect(await valueFrom(store.notes(connection))).toEqual({ one: '{"c":1}', two: "b" });
    },
  },
  {
    name: "keeps the notes of connections apart",
    run: async ({ store }) => {
      await valueFrom(store.note(connection, "one", "a"));
      expect(await valueFrom(store.notes("other"))).toEqual({});
    },
  },
  {
    name: "tells when orders were placed, oldest first, from a moment on",
    run: async ({ store }) => {
      const moments = [minute(3), "2026-03-16T11:02:00+02:00", minute(1), minute(4)];
      await see(
        store,
        moments.map((each, index) => placedAt(String(index), each)),
      );
      expect(await valueFrom(store.placed(connection, minute(2)))).toEqual([moments[1], minute(3), minute(4)]);
      expect(await valueFrom(store.placed("other", minute(0)))).toEqual([]);
    },
  },
];
