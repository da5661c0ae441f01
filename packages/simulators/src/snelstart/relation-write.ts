import type { Books } from "./books.ts";
import { Complaints, refuseWith } from "./errors.ts";
import { type Body, readBody } from "./read-body.ts";
import { checkRelation } from "./relation-rules.ts";
import { blank } from "./shape.ts";
import { documentReference, type Relation, type RelationValues, relationShape } from "./shapes-relation.ts";

export function createRelation(body: Body, books: Books): Relation {
  const values = readRelation(body, undefined, books);
  return addRelation(values, books);
}

export function addRelation(values: RelationValues, books: Books): Relation {
  const stamp = books.stamp("relaties");
  const relatiecode = values.relatiecode ?? nextCode(books);
  return books.relations.add({ ...values, ...stamp, relatiecode });
}

/** PUT replaces the record. SnelStart fact sheet §4, 2026-11-21. */
export function replaceRelation(before: Relation, body: Body, books: Books): Relation {
  const values = readRelation(body, before, books);
  const { id, uri } = before;
  const relatiecode = values.relatiecode ?? before.relatiecode;
  Object.assign(before, values, { id, uri, relatiecode });
  books.touch(before);
  return before;
}

function readRelation(body: Body, before: Relation | undefined, books: Books): RelationValues {
  const complaints = new Complaints();
  const { switches, strays } = books;
  const values = readBody(relationShape, body, before, { switches, complaints, strays });
  checkIdentity(values.id, before?.id, books);
  if (values.relatiecode === 0 && switches.relationCodeZero === "allocated") values.relatiecode = null;
  checkRelation(values, before, books, complaints);
  complaints.refuse(switches);
  return values;
}

/** No id on a new record; the same one as in the address on an old. SnelStart fact sheet §4, 2026-11-21. */
export function checkIdentity(sent: string | null, known: string | undefined, { switches }: Books): void {
  if (sent === null) return;
  if (known === undefined) refuseWith("ALG-0100", switches);
  if (sent !== known) refuseWith("ALG-0101", switches);
}

/** Own rows of the administration have negative codes. */
function nextCode(books: Books): number {
  const codes = books.relations.all().map(({ relatiecode }) => relatiecode ?? 0);
  return codes.reduce((highest, code) => Math.max(highest, code), 0) + 1;
}

/** As read: with the address of its bookings, its documents and, by switch, a Dutch number without its letters. */
export function viewRelation(relation: Relation, books: Books): Relation {
  const { id, btwNummer } = relation;
  const dropped = books.switches.dutchVatPrefix === "dropped" ? btwNummer?.replace(/^NL/i, "") : btwNummer;
  return {
    ...relation,
    btwNummer: dropped ?? null,
    inkoopBoekingenUri: `/relaties/${id}/inkoopboekingen`,
    verkoopBoekingenUri: `/relaties/${id}/verkoopboekingen`,
    documents: documentsOf(id, books),
  };
}

export const documentsOf = (parentId: string, books: Books) =>
  (books.documentsByParent.get(parentId) ?? []).map((id) => ({
    ...blank(documentReference),
    ...books.documents.get(id),
  }));
