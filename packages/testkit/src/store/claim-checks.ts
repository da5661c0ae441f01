import type { Instant } from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { OpenedStore, StoreCheck } from "./opened-store.ts";
import { connection, minute } from "./samples.ts";

interface Lease {
  take(holder: string, now: Instant, until: Instant, of?: string): Promise<boolean>;
  end(holder: string): Promise<void>;
}

const kinds: readonly { readonly what: string; readonly of: (opened: OpenedStore) => Lease }[] = [
  {
    what: "work",
    of: ({ store }) => ({
      take: (holder, now, until, of = connection) => valueFrom(store.claim(of, holder, now, until)),
      end: (holder) => valueFrom(store.release(connection, holder)),
    }),
  },
  {
    what: "refresh",
    of: ({ tokens }) => ({
      take: (holder, now, until, of = connection) => valueFrom(tokens.claimRefresh(of, holder, now, until)),
      end: (holder) => valueFrom(tokens.releaseRefresh(connection, holder)),
    }),
  },
];

const renewalChecks: readonly StoreCheck[] = [
  {
    name: "extends a claim that has run out, as long as nobody else has taken it",
    run: async ({ store }) => {
      expect(await valueFrom(store.claim(connection, "a", minute(0), minute(10)))).toBe(true);
      expect(await valueFrom(store.renew(connection, "a", minute(20), minute(30)))).toBe(true);
      expect(await valueFrom(store.claim(connection, "b", minute(25), minute(35)))).toBe(false);
    },
  },
  {
    name: "never extends a claim that another has taken since, given back or not",
    run: async ({ store }) => {
      expect(await valueFrom(store.renew(connection, "a", minute(0), minute(10)))).toBe(false);
      expect(await valueFrom(store.claim(connection, "a", minute(0), minute(10)))).toBe(true);
      expect(await valueFrom(store.claim(connection, "b", minute(11), minute(20)))).toBe(true);
      expect(await valueFrom(store.renew(connection, "a", minute(21), minute(30)))).toBe(false);
      await valueFrom(store.release(connection, "b"));
      expect(await valueFrom(store.renew(connection, "a", minute(21), minute(30)))).toBe(false);
    },
  },
];

/** The sole right to work on a connection, and the sole right to refresh its tokens. */
const leaseChecks: readonly StoreCheck[] = kinds.flatMap(({ what, of }): StoreCheck[] => [
  {
    name: `lets one holder at a time claim (${what})`,
    run: async (opened) => {
      const { take } = of(opened);
      expect(await take("a", minute(0), minute(10))).toBe(true);
      expect(await take("b", minute(9), minute(20))).toBe(false);
      expect(await take("b", minute(9), minute(20))).toBe(false);
    },
  },
  {
    name: `lets the holder renew its claim (${what})`,
    run: async (opened) => {
      const { take } = of(opened);
      expect(await take("a", minute(0), minute(10))).toBe(true);
      expect(await take("a", minute(5), minute(15))).toBe(true);
      expect(await take("b", minute(12), minute(20))).toBe(false);
    },
  },
  {
    name: `frees a claim that has run out, by the moment given (${what})`,
    run: async (opened) => {
      const { take } = of(opened);
      expect(await take("a", minute(0), minute(10))).toBe(true);
      expect(await take("b", minute(11), minute(20))).toBe(true);
      expect(await take("a", minute(12), minute(30))).toBe(false);
    },
  },
  {
    name: `compares moments, not texts (${what})`,
    run: async (opened) => {
      const { take } = of(opened);
      expect(await take("a", "2026-03-16T09:00:00Z", "2026-03-16T09:10:00Z")).toBe(true);
      expect(await take("b", "2026-03-16T09:10:00.500Z", "2026-03-16T09:20:00.500Z")).toBe(true);
      expect(await take("c", "2026-03-16T09:20:00Z", "2026-03-16T09:30:00Z")).toBe(false);
    },
  },
  {
    name: `frees a claim that its holder ends, and no other's (${what})`,
    run: async (opened) => {
      const { take, end } = of(opened);
      expect(await take("a", minute(0), minute(10))).toBe(true);
      await end("b");
      expect(await take("b", minute(1), minute(10))).toBe(false);
      await end("a");
      expect(await take("b", minute(1), minute(10))).toBe(true);
    },
  },
  {
    name: `claims each connection by itself (${what})`,
    run: async (opened) => {
      const { take } = of(opened);
      expect(await take("a", minute(0), minute(10))).toBe(true);
      expect(await take("b", minute(0), minute(10), "other")).toBe(true);
    },
  },
]);

export const claimChecks: readonly StoreCheck[] = [...leaseChecks, ...renewalChecks];
