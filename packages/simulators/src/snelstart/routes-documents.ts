import { createDocument, deleteDocument, replaceDocument } from "./document-write.ts";
import { Complaints, notFound } from "./errors.ts";
import { externShape, returnPeriods, returnShape, shownReturn } from "./filed-returns.ts";
import { createMemorial, deleteMemorial, replaceMemorial } from "./memorial-write.ts";
import { mutationShape, mutationsOf } from "./mutations.ts";
import { answerQuery } from "./query.ts";
import { readBody } from "./read-body.ts";
import { render } from "./render.ts";
import { created, ok, type Resource, type Route, recordAt, shownRecord, type Visit } from "./route.ts";
import { blank } from "./shape.ts";
import { type MemorialEntry, memorialShape } from "./shapes-booking.ts";
import { attachmentShape, documentIdentityShape, documentShape, type StoredDocument } from "./shapes-document.ts";

const documents: Resource<typeof documentShape, StoredDocument> = {
  path: "documenten",
  shape: documentShape,
  shelf: (books) => books.documents,
};

const memorials: Resource<typeof memorialShape, MemorialEntry> = {
  path: "memoriaalboekingen",
  shape: memorialShape,
  shelf: (books) => books.memorial,
};

const writeDocuments = ["documenten:write", "boekhouden:write"] as const;
const readDocuments = ["documenten:read"] as const;

/** Attachments. SnelStart fact sheet §7.16, 2026-11-21. */
const documentRoutes: readonly Route[] = [
  {
    path: /^\/documenten\/([^/]+)$/i,
    handlers: {
      GET: {
        needs: readDocuments,
        handle: (visit) => ok(shownRecord(documents, recordAt(documents, visit), visit.books)),
      },
      POST: {
        needs: writeDocuments,
        handle: ({ books, body, params: [kind = ""] }) => ({
          status: Number(books.switches.newDocumentStatus),
          body: render(documentIdentityShape, createDocument(kind, body, books)),
        }),
      },
      PUT: {
        needs: writeDocuments,
        handle: (visit) =>
          ok(render(documentIdentityShape, replaceDocument(recordAt(documents, visit), visit.body, visit.books))),
      },
      DELETE: {
        needs: writeDocuments,
        handle: (visit) => {
          deleteDocument(recordAt(documents, visit), visit.books);
          return ok({});
        },
      },
    },
  },
  {
    path: /^\/documenten\/([^/]+)\/([^/]+)$/i,
    handlers: { GET: { needs: readDocuments, handle: attachmentsOf } },
  },
];

function attachmentsOf({ books, params: [kind = "", parent = ""] }: Visit) {
  const ids = books.documentsByParent.get(parent.toLowerCase()) ?? [];
  const mine = ids.flatMap((id) => books.documents.get(id) ?? []);
  const rows = mine.filter((one) => one.kind.toLowerCase() === kind.toLowerCase());
  const shown = (one: StoredDocument) => ({
    ...{ ...blank(attachmentShape), id: one.id, uri: one.uri, fileName: one.fileName, readOnly: one.readOnly },
    verkoopBoekingId: one.kind === "Verkoopboekingen" ? one.parentIdentifier : null,
  });
  return ok(rows.map((one) => render(attachmentShape, shown(one))));
}

/** Memorial entries have no list. SnelStart fact sheet §7.14, 2026-11-21. */
const memorialRoutes: readonly Route[] = [
  {
    path: /^\/memoriaalboekingen$/i,
    handlers: {
      POST: {
        needs: ["memoriaal:write"],
        handle: ({ books, body }) => created(shownRecord(memorials, createMemorial(body, books), books)),
      },
    },
  },
  {
    path: /^\/memoriaalboekingen\/([^/]+)$/i,
    handlers: {
      GET: {
        needs: ["memoriaal:read"],
        handle: (visit) => ok(shownRecord(memorials, recordAt(memorials, visit), visit.books)),
      },
      PUT: {
        needs: ["memoriaal:write"],
        handle: (visit) => {
          const { books, body } = visit;
          return ok(shownRecord(memorials, replaceMemorial(recordAt(memorials, visit), body, books), books));
        },
      },
      DELETE: {
        needs: ["memoriaal:write"],
        handle: (visit) => {
          const entry = recordAt(memorials, visit);
          deleteMemorial(entry, visit.books);
          return ok(shownRecord(memorials, entry, visit.books));
        },
      },
    },
  },
];

function periodAt({ books, params: [id] }: Visit) {
  const found = returnPeriods(books).find((one) => one.id === id);
  if (found === undefined) throw notFound();
  return found;
}

/** Ledger movements and VAT returns. SnelStart fact sheet §7.15, 2026-11-21. */
const reportRoutes: readonly Route[] = [
  {
    path: /^\/grootboekmutaties$/i,
    handlers: {
      GET: {
        needs: ["boekhouden:read"],
        handle: ({ books, query }) => {
          const exact = books.switches.filterText === "exact";
          return ok(answerQuery({ shape: mutationShape, rows: mutationsOf(books), params: query, exact }));
        },
      },
    },
  },
  {
    path: /^\/grootboekmutaties\/([^/]+)$/i,
    handlers: {
      GET: {
        needs: ["boekhouden:read"],
        handle: ({ books, params: [id] }) => {
          const found = mutationsOf(books).find((one) => one.id === id);
          if (found === undefined) throw notFound();
          return ok(render(mutationShape, found));
        },
      },
    },
  },
  {
    path: /^\/btwaangiftes$/i,
    handlers: {
      GET: {
        needs: ["btwaangiftes:read"],
        handle: ({ books, query }) => {
          const rows = returnPeriods(books).map((period) => shownReturn(period, books));
          const exact = books.switches.filterText === "exact";
          return ok(answerQuery({ shape: returnShape, rows, params: query, exact }));
        },
      },
    },
  },
  {
    path: /^\/btwaangiftes\/([^/]+)$/i,
    handlers: {
      GET: {
        needs: ["btwaangiftes:read"],
        handle: (visit) => ok(render(returnShape, shownReturn(periodAt(visit), visit.books))),
      },
    },
  },
  {
    path: /^\/btwaangiftes\/([^/]+)\/externAangeven$/i,
    handlers: {
      PUT: {
        needs: ["btwaangiftes:write"],
        handle: (visit) => {
          const { switches, strays, filed } = visit.books;
          const { from, to } = periodAt(visit);
          const read = { switches, strays, complaints: new Complaints() };
          const { isExternAangegeven } = readBody(externShape, visit.body, undefined, read);
          const before = filed.findIndex((one) => one.from === from && one.to === to);
          if (before >= 0) filed.splice(before, 1);
          if (isExternAangegeven === true) filed.push({ from, to, external: true });
          return { status: 204 };
        },
      },
    },
  },
];

export const documentAndReportRoutes: readonly Route[] = [...documentRoutes, ...memorialRoutes, ...reportRoutes];
