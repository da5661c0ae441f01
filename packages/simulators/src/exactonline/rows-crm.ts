import { visitAddresses } from "./address-write.ts";
import type { Books } from "./books.ts";
import type { ExactRecord } from "./model.ts";
import type { Cell, Row } from "./properties.ts";
import { sequence } from "./query.ts";
import { auditOf } from "./rows-master.ts";

/** Contacts and addresses as rows. */

const accountOf = (record: ExactRecord, books: Books) => books.account(String(record.values.Account));

export const fullName = (values: Record<string, Cell>): string =>
  [values.FirstName, values.MiddleName, values.LastName]
    .filter((part) => part !== null && part !== undefined && part !== "")
    .join(" ");

export function contactRows(books: Books): Row[] {
  return books.contacts.map((contact, index) => {
    const account = accountOf(contact, books);
    const main = account?.values.MainContact ?? null;
    return {
      ...auditOf(contact.created, contact.modified),
      ...contact.values,
      [sequence]: index,
      ID: contact.id,
      HID: contact.values.HID ?? index + 1,
      Code: account?.code ?? null,
      AccountName: account?.name ?? null,
      AccountIsCustomer: account?.status === "C",
      AccountIsSupplier: account?.values.IsSupplier === true,
      AccountMainContact: main,
      IsMainContact: main === contact.id,
      FullName: fullName(contact.values),
      IsAnonymised: 0,
      Division: books.division.code,
    };
  });
}

/** The addresses of their own, and the visiting address of every relation that has one. */
export function addressRows(books: Books): Row[] {
  return [...visitAddresses(books), ...books.addresses].map((address, index) => {
    const contact = books.contact(String(address.values.Contact));
    return {
      ...auditOf(address.created, address.modified),
      Main: false,
      ...address.values,
      [sequence]: index,
      ID: address.id,
      AccountName: accountOf(address, books)?.name ?? null,
      AccountIsSupplier: accountOf(address, books)?.values.IsSupplier === true,
      ContactName: contact === undefined ? null : fullName(contact.values),
      Division: books.division.code,
    };
  });
}
