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
  return { ...fake, blockByHand, rules: buildRules(), close };
}
