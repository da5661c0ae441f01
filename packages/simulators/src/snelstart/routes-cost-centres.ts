import type { Books } from "./books.ts";
import { Complaints } from "./errors.ts";
import { type Body, readBody } from "./read-body.ts";
import { checkIdentity } from "./relation-write.ts";
import { created, ok, type Resource, type Route, recordAt, shownRecord } from "./route.ts";
import { type CostCentre, costCentreShape } from "./shapes-settings.ts";

const centres: Resource<typeof costCentreShape, CostCentre> = {
  path: "kostenplaatsen",
  shape: costCentreShape,
  shelf: (books) => books.costCentres,
};

function readCentre(body: Body, before: CostCentre | undefined, books: Books) {
  const told = new Complaints();
  const { switches, strays } = books;
  const values = readBody(costCentreShape, body, before, { switches, complaints: told, strays });
  checkIdentity(values.id, before?.id, books);
  const { nummer } = values;
  if (nummer === null || nummer < 1 || nummer > 999_999_999) told.add("KPL-0007");
  else if (books.costCentres.find((one) => one.nummer === nummer && one.id !== before?.id)) told.add("KPL-0008");
  told.refuse(switches);
  return { ...values, nonactief: values.nonactief ?? false };
}

/** SnelStart fact sheet §7.13, 2026-11-21. */
export const costCentreRoutes: readonly Route[] = [
  {
    path: /^\/kostenplaatsen$/i,
    handlers: {
      GET: {
        needs: ["settings:read"],
        handle: ({ books }) => ok(books.costCentres.all().map((row) => shownRecord(centres, row, books))),
      },
      POST: {
        needs: ["settings:write"],
        handle: ({ books, body }) => {
          const values = readCentre(body, undefined, books);
          const { id, uri } = books.stamp("kostenplaatsen");
          return created(shownRecord(centres, books.costCentres.add({ ...values, id, uri }), books));
        },
      },
    },
  },
  {
    path: /^\/kostenplaatsen\/([^/]+)$/i,
    handlers: {
      GET: {
        needs: ["settings:read"],
        handle: (visit) => ok(shownRecord(centres, recordAt(centres, visit), visit.books)),
      },
      PUT: {
        needs: ["settings:write"],
        handle: (visit) => {
          const before = recordAt(centres, visit);
          const { id, uri } = before;
          Object.assign(before, readCentre(visit.body, before, visit.books), { id, uri });
          return ok(shownRecord(centres, before, visit.books));
        },
      },
      DELETE: {
        needs: ["settings:write"],
        handle: (visit) => {
          visit.books.costCentres.remove(recordAt(centres, visit).id);
          return ok({});
        },
      },
    },
  },
];
