import type { Books } from "./books.ts";
import { bindingRefusal, Complaints, notFound } from "./errors.ts";
import { type Body, readBody } from "./read-body.ts";
import { checkIdentity } from "./relation-write.ts";
import { type DocumentValues, documentKindsStored, documentShape, type StoredDocument } from "./shapes-document.ts";

/** Attachments to bookings and relations; posting twice stores twice. SnelStart fact sheet §7.16, 2026-11-21. */
export function createDocument(kind: string, body: Body, books: Books): StoredDocument {
  const known = documentKindsStored.find((one) => one.toLowerCase() === kind.toLowerCase());
  if (known === undefined) throw notFound();
  const values = readDocument(body, undefined, books);
  const parent = values.parentIdentifier ?? "";
  const exists =
    known === "Relaties" ? books.relations.get(parent) : known === "Verkoopboekingen" && books.bookings.get(parent);
  if (!exists) throw bindingRefusal({ parentIdentifier: ["Het bovenliggende object bestaat niet."] });
  const { id, uri } = books.stamp("documenten");
  const document = books.documents.add({ ...values, readOnly: values.readOnly ?? false, kind: known, id, uri });
  books.documentsByParent.set(parent, [...(books.documentsByParent.get(parent) ?? []), id]);
  return document;
}

export function replaceDocument(before: StoredDocument, body: Body, books: Books): StoredDocument {
  const { id, uri, parentIdentifier } = before;
  return Object.assign(before, readDocument(body, before, books), { id, uri, parentIdentifier });
}

export function deleteDocument({ id, parentIdentifier }: StoredDocument, books: Books): void {
  const parent = parentIdentifier ?? "";
  books.documents.remove(id);
  books.documentsByParent.set(
    parent,
    (books.documentsByParent.get(parent) ?? []).filter((one) => one !== id),
  );
}

const mostBytes = 10 * 1024 * 1024;

function readDocument(body: Body, before: StoredDocument | undefined, books: Books): DocumentValues {
  const told = new Complaints();
  const { switches, strays } = books;
  const values = readBody(documentShape, body, before, { switches, complaints: told, strays });
  checkIdentity(values.id, before?.id, books);
  const bytes = Buffer.from(values.content ?? "", "base64").length;
  if (bytes === 0) told.add("BLG-0011");
  if (bytes > mostBytes) told.add("BLG-0006");
  checkName(values.fileName, told);
  told.refuse(switches);
  return values;
}

function checkName(name: string | null, told: Complaints): void {
  if (name === null) told.add("BLG-0007");
  else if (/[<>:"/\\|?*]/.test(name)) told.add("BLG-0016");
  else if (name.length > 255) told.add("BLG-0017");
}
