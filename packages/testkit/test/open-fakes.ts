import { findingOf, problem } from "@boekbrug/core";
import { okAsync } from "neverthrow";
import {
  buildRules,
  createFakeLedger,
  createFakeShop,
  createMemoryStore,
  type OpenedLedger,
  type OpenedSource,
  type OpenedStore,
} from "../src/index.ts";

const close = async (): Promise<void> => {};

export async function openMemoryStore(): Promise<OpenedStore> {
  const store = createMemoryStore();
  return { store, tokens: store, close };
}

export async function openFakeShop(): Promise<OpenedSource> {
  const { source, arrange, pageSize, faults, webhooks, products, find } = createFakeShop({ pageSize: 3 });
  const expected: OpenedSource["expected"] = async (id) => {
    const order = find(id);
    if (order === undefined) throw new RangeError(`no order ${id}`);
    return { total: order.total, vat: order.totalVat };
  };
  return { source, arrange, pageSize, faults, webhooks, products, expected, close };
}

export async function openFakeLedger(): Promise<OpenedLedger> {
  const fake = createFakeLedger({ payBatch: 2 });
  const blockByHand = (customer: string) => fake.editCustomerByHand(customer, { blocked: true });
  const meant = { "ledger.journal": ["70", "71"] };
  // A journal "71" was there when it was proposed, and is gone.
  const reopened: OpenedLedger["reopened"] = (settings) => {
    const gone = settings.filter(({ value }) => value === "71");
    const journal = { code: "71", available: "70" };
    const findings = gone.map(({ path }) =>
      findingOf("stops", problem("ledger.journal-unknown", ["ledger", ...path].join("."), journal)),
    );
    return { ...fake.ledger, inspect: () => okAsync(findings) };
  };
  return { ...fake, blockByHand, rules: buildRules(), meant, reopened, close };
}
