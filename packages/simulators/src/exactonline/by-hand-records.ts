import type { Books } from "./books.ts";
import { found } from "./found.ts";
import type { ExactAccount, ExactEntry, ExactRecord } from "./model.ts";
import type { Cell } from "./properties.ts";

type Named = Partial<Pick<ExactAccount, "name" | "status" | "code">>;
type EditableField = "yourRef" | "description" | "paymentReference" | "customer" | "entryDate" | "dueDate" | "status";

/** What a person does to relations and bookings in the screens. Every rule of the API is passed by. */
export interface RecordsByHand {
  addAccount(account: Named & { name: string } & Record<string, Cell>): string;
  editAccount(id: string, changes: Named & Record<string, Cell>): void;
  deleteAccount(id: string): void;
  addContact(account: string, values: Record<string, Cell>): string;
  editContact(id: string, changes: Record<string, Cell>): void;
  deleteContact(id: string): void;
  addAddress(account: string, values: Record<string, Cell>): string;
  editAddress(id: string, changes: Record<string, Cell>): void;
  deleteAddress(id: string): void;
  editEntry(id: string, changes: Partial<Pick<ExactEntry, EditableField>>): void;
  deleteEntry(id: string): void;
  /** Status 50: the API may no longer change or delete it. */
  processEntry(id: string): void;
  /** Cents in the currency of the entry. */
  pay(entryId: string, cents: number): void;
  /** Undoes the last payment that still stands. */
  undoPayment(entryId: string): void;
}

export function recordsByHand(books: Books): RecordsByHand {
  const account = (id: string) => found(books.account(id), `account ${id}`);
  const contact = (id: string) => found(books.contact(id), `contact ${id}`);
  const address = (id: string) => found(books.address(id), `address ${id}`);
  const entry = (id: string) => found(books.entry(id), `entry ${id}`);
  const now = () => books.clock.now();
  const add = (list: ExactRecord[], kind: string, owner: string, values: Record<string, Cell>) => {
    const id = books.guid(kind);
    list.push({ id, created: now(), modified: now(), values: { Account: account(owner).id, ...values } });
    return id;
  };
  const edit = (record: ExactRecord, changes: Record<string, Cell>) => {
    Object.assign(record.values, changes);
    record.modified = now();
  };
  return {
    addAccount: ({ name, status = "C", code, ...values }) => {
      const id = books.guid("account");
      const stamp = { created: now(), modified: now() };
      books.accounts.push({ id, name, status, code: code ?? books.nextAccountCode(), values, ...stamp });
      return id;
    },
    editAccount: (id, { name, status, code, ...values }) => {
      const before = account(id);
      Object.assign(before.values, values);
      before.name = name ?? before.name;
      before.status = status ?? before.status;
      before.code = code ?? before.code;
      before.modified = now();
    },
    deleteAccount: (id) => books.drop("accounts", account(id).id),
    addContact: (owner, values) => add(books.contacts, "contact", owner, values),
    editContact: (id, changes) => edit(contact(id), changes),
    deleteContact: (id) => books.drop("contacts", contact(id).id),
    addAddress: (owner, values) => add(books.addresses, "address", owner, values),
    editAddress: (id, changes) => edit(address(id), changes),
    deleteAddress: (id) => books.drop("addresses", address(id).id),
    editEntry: (id, changes) => void Object.assign(entry(id), changes, { modified: now() }),
    deleteEntry: (id) => void books.entries.splice(books.entries.indexOf(entry(id)), 1),
    processEntry: (id) => {
      entry(id).status = 50;
    },
    pay: (id, cents) => void entry(id).payments.push({ cents, date: now(), undone: false }),
    undoPayment: (id) => {
      const standing = entry(id).payments.findLast(({ undone }) => !undone);
      found(standing, `payment of entry ${id}`).undone = true;
    },
  };
}
