import type { RecordChanges } from "@boekbrug/core";
import type { FakeBooks, FakeCustomer } from "./fake-ledger-books.ts";

/** Gives every customer a version that grows with each change, as row versions do. */
export function createCustomerFeed({ customers }: FakeBooks): (since: string | null) => RecordChanges {
  const seen = new Map<string, { readonly text: string; readonly version: number }>();
  let version = 0;
  const stamp = (id: string, text: string) => {
    if (seen.get(id)?.text === text) return;
    version += 1;
    seen.set(id, { text, version });
  };
  return (since) => {
    for (const customer of customers.values()) stamp(customer.id, JSON.stringify(customer));
    for (const id of seen.keys()) if (!customers.has(id)) stamp(id, "deleted");
    const after = Number(since ?? 0);
    const changed = [...seen].filter(([, row]) => row.version > after).map(([id]) => id);
    const records = changed.map((id) => ({ id, identities: identitiesOf(customers.get(id)) }));
    return { records, position: version === 0 ? null : String(version) };
  };
}

const identitiesOf = (customer: FakeCustomer | undefined): string[] =>
  customer === undefined || customer.blocked ? [] : [customer.email];
