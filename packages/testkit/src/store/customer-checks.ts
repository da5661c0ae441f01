import type { Store } from "@boekbrug/core";
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
  {
    name: "knows customers by the fingerprints that were named last, and no others",
    run: async ({ store }) => {
      await valueFrom(store.rememberCustomer(connection, "f1", "c1"));
      await valueFrom(store.rememberCustomer(connection, "f9", "c9"));
      const known = [
        { id: "c1", fingerprints: ["f2", "f3"] },
        { id: "c2", fingerprints: ["f3", "f4"] },
      ];
      expect(await valueFrom(store.rememberCustomers(connection, known))).toBe(1);
      expect(await customersOf(store, ["f1", "f2", "f3", "f4", "f9"])).toEqual([null, "c1", "c1", "c2", "c9"]);
    },
  },
  {
    name: "leaves a fingerprint with the customer who has it, unless he gives it up",
    run: async ({ store }) => {
      await valueFrom(store.rememberCustomers(connection, [{ id: "c1", fingerprints: ["f1"] }]));
      expect(await valueFrom(store.rememberCustomers(connection, [{ id: "c2", fingerprints: ["f1"] }]))).toBe(0);
      expect(await customersOf(store, ["f1"])).toEqual(["c1"]);
      const swapped = [
        { id: "c1", fingerprints: [] },
        { id: "c2", fingerprints: ["f1"] },
      ];
      expect(await valueFrom(store.rememberCustomers(connection, swapped))).toBe(0);
      expect(await customersOf(store, ["f1"])).toEqual(["c2"]);
      expect(await valueFrom(store.rememberCustomers(connection, [{ id: "c2", fingerprints: [] }]))).toBe(1);
      expect(await customersOf(store, ["f1"])).toEqual([null]);
    },
  },
  {
    name: "remembers several customers for one connection only",
    run: async ({ store }) => {
      await valueFrom(store.rememberCustomer("other", "f1", "c1"));
      await valueFrom(store.rememberCustomers(connection, [{ id: "c1", fingerprints: ["f2"] }]));
      expect(await valueFrom(store.customer("other", "f1"))).toBe("c1");
      expect(await valueFrom(store.customer("other", "f2"))).toBeNull();
    },
  },
];

const customersOf = (store: Store, fingerprints: readonly string[]) =>
  Promise.all(fingerprints.map((fingerprint) => valueFrom(store.customer(connection, fingerprint))));
