import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { StoreCheck } from "./opened-store.ts";
import { connection, minute, tokenPair } from "./samples.ts";

/** Where token pairs live. */
export const tokenChecks: readonly StoreCheck[] = [
  {
    name: "has no tokens of a connection before the first are saved",
    run: async ({ tokens }) => {
      expect(await valueFrom(tokens.read(connection))).toBeNull();
    },
  },
  {
    name: "gives back the pair that was saved last",
    run: async ({ tokens }) => {
      await valueFrom(tokens.save(connection, "a", tokenPair("1")));
      await valueFrom(tokens.save(connection, "a", tokenPair("2")));
      expect(await valueFrom(tokens.read(connection))).toEqual(tokenPair("2"));
    },
  },
  {
    name: "keeps the tokens of connections apart",
    run: async ({ tokens }) => {
      await valueFrom(tokens.save(connection, "a", tokenPair("1")));
      expect(await valueFrom(tokens.read("other"))).toBeNull();
    },
  },
  {
    name: "ends the holder's claim when a pair is saved",
    run: async ({ tokens }) => {
      expect(await valueFrom(tokens.claimRefresh(connection, "a", minute(0), minute(10)))).toBe(true);
      await valueFrom(tokens.save(connection, "a", tokenPair("1")));
      expect(await valueFrom(tokens.claimRefresh(connection, "b", minute(1), minute(10)))).toBe(true);
    },
  },
  {
    name: "does not end another holder's claim when a late pair is saved",
    run: async ({ tokens }) => {
      await valueFrom(tokens.claimRefresh(connection, "a", minute(0), minute(1)));
      await valueFrom(tokens.claimRefresh(connection, "b", minute(2), minute(10)));
      await valueFrom(tokens.save(connection, "a", tokenPair("1")));
      expect(await valueFrom(tokens.claimRefresh(connection, "c", minute(3), minute(10)))).toBe(false);
      expect(await valueFrom(tokens.read(connection))).toEqual(tokenPair("1"));
    },
  },
  {
    name: "keeps the pair when a claim is ended without a new one",
    run: async ({ tokens }) => {
      await valueFrom(tokens.save(connection, "a", tokenPair("1")));
      await valueFrom(tokens.claimRefresh(connection, "a", minute(0), minute(10)));
      await valueFrom(tokens.releaseRefresh(connection, "a"));
      expect(await valueFrom(tokens.read(connection))).toEqual(tokenPair("1"));
    },
  },
  {
    name: "keeps the right to work and the right to refresh apart",
    run: async ({ store, tokens }) => {
      expect(await valueFrom(store.claim(connection, "a", minute(0), minute(10)))).toBe(true);
      expect(await valueFrom(tokens.claimRefresh(connection, "b", minute(0), minute(10)))).toBe(true);
    },
  },
];
