import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { SourceCheck } from "./opened-source.ts";
import { addOrders, idsOf, longAgo, readChanged } from "./reading.ts";

const sorted = (ids: readonly string[]): string[] => [...ids].sort();

/** Nothing is left out: over pages, between runs, while the shop changes. */
export const pagingChecks: readonly SourceCheck[] = [
  {
    name: "gives an empty shop's cursor, from which the first order is found",
    run: async (opened) => {
      const { cursor, heads } = await readChanged(opened.source);
      expect(heads).toEqual([]);
      const ids = await addOrders(opened, 1);
      expect(idsOf(await readChanged(opened.source, cursor))).toEqual(ids);
    },
  },
  {
    name: "lists orders oldest first",
    run: async (opened) => {
      await addOrders(opened, 2 * opened.pageSize + 1);
      const { heads } = await readChanged(opened.source);
      const moments = heads.map(({ placedAt }) => Date.parse(placedAt));
      expect(moments.length).toBeGreaterThan(opened.pageSize);
      expect(moments).toEqual([...moments].sort((a, b) => a - b));
    },
  },
  ...[0, 1, -1].map(
    (extra): SourceCheck => ({
      name: `leaves no order out over several pages (two full pages and ${extra})`,
      run: async (opened) => {
        const ids = await addOrders(opened, 2 * opened.pageSize + extra);
        const reading = await readChanged(opened.source);
        expect(sorted(idsOf(reading))).toEqual(sorted(ids));
        expect(reading.pages).toBeGreaterThan(1);
      },
    }),
  ),
  {
    name: "leaves out no order that was placed after the last run",
    run: async (opened) => {
      await addOrders(opened, opened.pageSize);
      const { cursor } = await readChanged(opened.source);
      const later = await addOrders(opened, opened.pageSize + 1);
      expect(idsOf(await readChanged(opened.source, cursor))).toEqual(expect.arrayContaining(later));
    },
  },
  {
    name: "leaves out no order that is placed while pages are read",
    run: async (opened) => {
      const ids = await addOrders(opened, opened.pageSize + 1);
      const reading = await readChanged(opened.source, null, async (page) => {
        if (page === 1) ids.push(...(await addOrders(opened, 2)));
      });
      const rest = await readChanged(opened.source, reading.cursor);
      expect(sorted(idsOf({ heads: [...reading.heads, ...rest.heads] }))).toEqual(sorted(ids));
    },
  },
  {
    name: "leaves no order out when one that was read disappears between two pages",
    run: async (opened) => {
      const ids = await addOrders(opened, 2 * opened.pageSize + 1);
      const [first = "", ...others] = ids;
      const reading = await readChanged(opened.source, null, async (page) => {
        if (page === 1) await opened.arrange.remove(first);
      });
      expect(idsOf(reading)).toEqual(expect.arrayContaining(others));
    },
  },
  {
    name: "gives the same page again from the same cursor",
    run: async (opened) => {
      await addOrders(opened, opened.pageSize + 1);
      const first = await valueFrom(opened.source.changed(null, longAgo));
      const second = await valueFrom(opened.source.changed(first.cursor, longAgo));
      await valueFrom(opened.source.changed(null, longAgo));
      expect(idsOf(await valueFrom(opened.source.changed(first.cursor, longAgo)))).toEqual(idsOf(second));
      expect(idsOf(await valueFrom(opened.source.changed(null, longAgo)))).toEqual(idsOf(first));
    },
  },
  {
    name: "leaves out orders placed before the day to start from",
    run: async (opened) => {
      await addOrders(opened, 2);
      const page = await valueFrom(opened.source.changed(null, "2999-01-01"));
      expect(page.heads).toEqual([]);
      expect(page.more).toBe(false);
    },
  },
  {
    name: "begins again when the day to start from moves to an earlier one",
    run: async (opened) => {
      const ids = await addOrders(opened, opened.pageSize + 1);
      const { cursor } = await valueFrom(opened.source.changed(null, "2999-01-01"));
      expect(sorted(idsOf(await readChanged(opened.source, cursor)))).toEqual(sorted(ids));
    },
  },
];
