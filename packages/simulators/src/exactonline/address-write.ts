import { type Body, number } from "./body.ts";
import type { Books } from "./books.ts";
import { Refusal, refuseAll, texts } from "./errors.ts";
import { guidFor } from "./guids.ts";
import type { ExactRecord } from "./model.ts";
import type { Cell } from "./properties.ts";
import { checkPlace, emptyRecord, filled, written } from "./record-write.ts";

/** POST, PUT and DELETE of an address. Exact fact sheet §7.3, 2026-11-21. */

const visit = 1;
const place = ["AddressLine1", "AddressLine2", "AddressLine3", "Postcode", "City", "State", "Country"];
const same = ["Account", "Warehouse", "Type", "Contact", ...place];

/** The address lines of a relation are its visiting address. */
export function visitAddresses(books: Books): ExactRecord[] {
  return books.accounts.flatMap(({ id, created, modified, values: own }) => {
    if (!place.some((name) => filled(own, name) !== undefined)) return [];
    const values: Record<string, Cell> = { Account: id, Type: visit, Main: true };
    for (const name of [...place, "Phone"]) values[name] = own[name] ?? null;
    return [{ id: guidFor(`${id}/visit`), created, modified, values }];
  });
}

/** An address that is there already is not made again: its id is the answer. */
export function createAddress(body: Body, books: Books): string {
  const address = checked(emptyRecord(books, { Type: visit, Main: false }), body, books);
  const known = [...visitAddresses(books), ...books.addresses].find(({ values }) =>
    same.every((name) => (values[name] ?? "") === (address.values[name] ?? "")),
  );
  if (known !== undefined) return known.id;
  address.id = books.guid("address");
  // The first of its kind is the one that documents use by themselves.
  if (!siblings(address, books).some(({ values }) => values.Main === true)) address.values.Main = true;
  else if (address.values.Main === true) standAlone(address, books);
  books.addresses.push(address);
  return address.id;
}

export function updateAddress(id: string, body: Body, books: Books): void {
  const own = books.addresses.find((address) => address.id === id);
  if (own !== undefined) {
    Object.assign(own, checked(own, body, books), { modified: books.clock.now() });
    if (own.values.Main === true) standAlone(own, books);
    return;
  }
  const visiting = visitAddresses(books).find((address) => address.id === id);
  const account = books.account(String(visiting?.values.Account));
  if (visiting === undefined || account === undefined) return;
  const { values } = checked(visiting, body, books);
  for (const name of [...place, "Phone"]) account.values[name] = values[name] ?? null;
  account.modified = books.clock.now();
}

export function removeAddress(id: string, books: Books): void {
  if (books.address(id) === undefined) throw refuseAll([texts.inUse("Adres")]);
  books.drop("addresses", id);
}

const siblings = (address: ExactRecord, books: Books) =>
  books.addresses.filter(
    ({ id, values }) =>
      id !== address.id && values.Account === address.values.Account && values.Type === address.values.Type,
  );

function standAlone(address: ExactRecord, books: Books): void {
  for (const { values } of siblings(address, books)) values.Main = false;
}

function checked(before: ExactRecord, body: Body, books: Books): ExactRecord {
  const complaints: string[] = [];
  const values = written(before.values, body, books, complaints);
  const account = filled(values, "Account");
  if (account === undefined && filled(values, "Warehouse") === undefined) {
    throw new Refusal(Number(books.switches.mandatoryStatus), texts.mandatory("Relatie"));
  }
  if (account !== undefined && books.account(account) === undefined) complaints.push(texts.reference("Relatie"));
  const contact = filled(values, "Contact");
  if (contact !== undefined && books.contact(contact) === undefined) complaints.push(texts.reference("Contactpersoon"));
  const type = number(body, "Type") ?? values.Type;
  if (![1, 2, 3, 4].includes(Number(type))) complaints.push(texts.invalid("Type"));
  checkPlace(values, complaints);
  if (complaints.length > 0) throw refuseAll(complaints);
  return { ...before, values };
}
