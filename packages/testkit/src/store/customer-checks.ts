import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { StoreCheck } from "./opened-store.ts";
import { connection } from "./samples.ts";

/** The ledger's ids of customers, by fingerprint. */
export const customerChecks: readonly StoreCheck[] = [
  {
    name: "does not know a customer before it is told",
    run: async ({ store }) => {
      expect(await valueFrom(store.customer(connection, "f1"))).toBeNull();
    },
  },
  {
    name: "remembers a customer, by its last id",
    run: async ({ store }) => {
      await valueFrom(store.rememberCustomer(connection, "f1", "c1"));
      await valueFrom(store.rememberCustomer(connection, "f1", "c2"));
      expect(await valueFrom(store.customer(connection, "f1"))).toBe("c2");
    },
  },
  {
    name: "forgets a customer, and only that one",
    run: async ({ store }) => {
      await valueFrom(store.rememberCustomer(connection, "f1", "c1"));
      await valueFrom(store.rememberCustomer(connection, "f2", "c2"));
      await valueFrom(store.forgetCustomer(connection, "f1"));
      await valueFrom(store.forgetCustomer(connection, "f3"));
      expect(await valueFrom(store.customer(connection, "f1"))).toBeNull();
      expect(await valueFrom(store.customer(connection, "f2"))).toBe("c2");
    },
  },
  {
    name: "keeps the customers of connections apart",
    run: async ({ store }) => {
      await valueFrom(store.rememberCustomer(connection, "f1", "c1"));
      expect(await valueFrom(store.customer("other", "f1"))).toBeNull();
    },
  },
];
