import { viewBooking } from "./booking-write.ts";
import { notFound } from "./errors.ts";
import { createRelation, replaceRelation, viewRelation } from "./relation-write.ts";
import { render } from "./render.ts";
import { created, listed, ok, type Resource, type Route, recordAt, shownRecord, type Visit } from "./route.ts";
import { bookingShape } from "./shapes-booking.ts";
import { type Relation, relationShape } from "./shapes-relation.ts";

export const relations: Resource<typeof relationShape, Relation> = {
  path: "relaties",
  shape: relationShape,
  shelf: (books) => books.relations,
  view: viewRelation,
};

/** By id only active relations are found. SnelStart fact sheet §7.2, 2026-11-21. */
function activeAt(visit: Visit): Relation {
  const found = recordAt(relations, visit);
  if (found.nonactief === true) throw notFound();
  return found;
}

export const relationRoutes: readonly Route[] = [
  {
    path: /^\/relaties$/i,
    handlers: {
      GET: {
        needs: ["relaties:read"],
        handle: (visit) => listed(relations, visit, { keep: (row) => visit.books.shows(row.nonactief) }),
      },
      POST: {
        needs: ["relaties:write"],
        handle: ({ books, body }) => created(shownRecord(relations, createRelation(body, books), books)),
      },
    },
  },
  {
    path: /^\/relaties\/([^/]+)$/i,
    handlers: {
      GET: { needs: ["relaties:read"], handle: (visit) => ok(shownRecord(relations, activeAt(visit), visit.books)) },
      PUT: {
        needs: ["relaties:write"],
        handle: (visit) => {
          const { books, body } = visit;
          return ok(shownRecord(relations, replaceRelation(recordAt(relations, visit), body, books), books));
        },
      },
      DELETE: {
        needs: ["relaties:write"],
        handle: (visit) => {
          const relation = recordAt(relations, visit);
          relation.nonactief = true;
          visit.books.touch(relation);
          return ok({});
        },
      },
    },
  },
  {
    path: /^\/relaties\/([^/]+)\/verkoopboekingen$/i,
    handlers: {
      GET: {
        needs: ["relaties:read", "boekhouden:read"],
        handle: (visit) => {
          const { id } = activeAt(visit);
          const mine = visit.books.bookings.all().filter(({ klant }) => klant === id);
          return ok(mine.map((booking) => render(bookingShape, viewBooking(booking, visit.books))));
        },
      },
    },
  },
  {
    path: /^\/relaties\/([^/]+)\/(inkoopboekingen|doorlopendeincassomachtigingen)$/i,
    handlers: {
      GET: {
        needs: ["relaties:read"],
        handle: (visit) => {
          activeAt(visit);
          return ok([]);
        },
      },
    },
  },
];
