import { type Answer, empty, json, knownError, unknownError } from "./answers.ts";
import { BadBody, parsedBody, refusedBody } from "./body.ts";
import type { StoredOrder } from "./order.ts";
import { BadParameter, filterOrders } from "./order-filters.ts";
import { page } from "./paging.ts";
import { patchFor } from "./patch-order.ts";
import { productRoutes } from "./product-routes.ts";
import { renderOrder, timestamp } from "./render-order.ts";
import { renderRows } from "./render-row.ts";
import { renderMerchant, renderPayMethod, renderSettings, renderTariffs, renderWebshop } from "./render-shop.ts";
import { type Handler, notFound, type Route, type Visit } from "./route.ts";
import type { OrderNote } from "./state.ts";
import { webhookRoutes } from "./webhook-routes.ts";

/** Root and status need no permission of their own. */
export const openResources = new Set(["root", "status"]);

/** Paths below /api/rest/v1, without the trailing slash, which is optional. CCV fact sheet §1, 2026-11-21. */
export const routes: Route[] = [
  // CCV fact sheet §1 and §17, 2026-11-21: lists what this key may use.
  { path: /^$/, resource: "root", handlers: { GET: listResources } },
  // CCV fact sheet §1, 2026-11-21: exists; its answer is not documented, so this body is a guess.
  { path: /^\/status$/, resource: "status", handlers: { GET: () => json({ status: "ok" }) } },
  // CCV fact sheet §4.1, 2026-11-21.
  { path: /^\/orders$/, resource: "orders", handlers: { GET: listOrders } },
  // CCV fact sheet §4.7, 2026-11-21.
  {
    path: /^\/orders\/(\d+)$/,
    resource: "orders",
    handlers: { GET: withOrder(showOrder), PATCH: withOrder(patchOrder) },
  },
  // CCV fact sheet §5, 2026-11-21: always paged, never embedded in the order.
  {
    path: /^\/orders\/(\d+)\/orderrows$/,
    resource: "orderrows",
    parent: "orders",
    handlers: { GET: withOrder((order, visit) => page(renderRows(order, visit), visit.url, visit.switches, same)) },
  },
  // CCV fact sheet §5, 2026-11-21.
  { path: /^\/orderrows\/(\d+)$/, resource: "orderrows", parent: "orders", handlers: { GET: showRow } },
  // CCV fact sheet §5, 2026-11-21.
  {
    path: /^\/orders\/(\d+)\/ordernotes$/,
    resource: "ordernotes",
    parent: "orders",
    handlers: { GET: withOrder(listNotes), POST: withOrder(addNote) },
  },
  ...productRoutes,
  ...webhookRoutes,
  // CCV fact sheet §9, 2026-11-21: normally one item.
  {
    path: /^\/webshops$/,
    resource: "webshops",
    handlers: { GET: (v) => page([v.state.shop], v.url, v.switches, (shop) => renderWebshop(shop, v)) },
  },
  // CCV fact sheet §9, 2026-11-21.
  {
    path: /^\/webshops\/(\d+)$/,
    resource: "webshops",
    handlers: { GET: ofShop((v) => json(renderWebshop(v.state.shop, v))) },
  },
  // CCV fact sheet §9, 2026-11-21: one object, not a collection.
  {
    path: /^\/webshops\/(\d+)\/settings$/,
    resource: "settings",
    parent: "webshops",
    handlers: { GET: ofShop((v) => json(renderSettings(v.state.shop, v))) },
  },
  // CCV fact sheet §9, 2026-11-21: one object, not a collection.
  {
    path: /^\/webshops\/(\d+)\/merchant$/,
    resource: "merchant",
    parent: "webshops",
    handlers: { GET: ofShop((v) => json(renderMerchant(v.state.shop, v))) },
  },
  // CCV fact sheet §9, 2026-11-21.
  {
    path: /^\/webshops\/(\d+)\/geozonecountries$/,
    resource: "geozonecountries",
    parent: "webshops",
    handlers: {
      GET: ofShop((v) => page(v.state.shop.tariffs, v.url, v.switches, (one) => renderTariffs(one, v.switches))),
    },
  },
  // CCV fact sheet §9, 2026-11-21: active ones only.
  {
    path: /^\/paymethods$/,
    resource: "paymethods",
    handlers: {
      GET: (v) =>
        page(
          v.state.shop.payMethods.filter((one) => one.active ?? true),
          v.url,
          v.switches,
          renderPayMethod,
        ),
    },
  },
];

function same<T>(value: T): T {
  return value;
}

function listResources(visit: Visit): Answer {
  return page([...visit.state.permissions], visit.url, visit.switches, (name) => ({
    href: `${visit.base}/${name}/`,
    title: name,
    description: `The ${name} of this webshop`,
    uri: `/api/rest/v1/${name}/`,
  }));
}

function listOrders(visit: Visit): Answer {
  try {
    const found = filterOrders(visit.state.orders(), visit.url.searchParams, visit.switches);
    return page(found, visit.url, visit.switches, (order) => rendered(order, visit));
  } catch (error) {
    if (error instanceof BadParameter) return unknownError(400, error.message, visit.switches);
    throw error;
  }
}

function rendered(order: StoredOrder, visit: Visit) {
  const payMethod = visit.state.shop.payMethods.find(({ id }) => id === order.payMethodId);
  return renderOrder(order, payMethod, visit);
}

function showOrder(order: StoredOrder, visit: Visit): Answer {
  return json(rendered(order, visit));
}

/** A deleted order answers as switch deletedOrders says. CCV fact sheet §16, 2026-11-21. */
function withOrder(handler: (order: StoredOrder, visit: Visit) => Answer): Handler {
  return (visit) => {
    const { order, deleted } = visit.state.find(visit.id);
    if (order === undefined) return notFound(visit);
    if (deleted && visit.switches.deletedOrders === "gone") return unknownError(410, "Gone", visit.switches);
    if (deleted && visit.switches.deletedOrders === "not-found") return notFound(visit);
    return handler(order, visit);
  };
}

function ofShop(handler: Handler): Handler {
  return (visit) => (visit.id === visit.state.shop.id ? handler(visit) : notFound(visit));
}

function showRow(visit: Visit): Answer {
  for (const order of visit.state.orders()) {
    const index = order.rows.findIndex(({ id }) => id === visit.id);
    if (index >= 0) return json(renderRows(order, visit)[index]);
  }
  return notFound(visit);
}

function patchOrder(order: StoredOrder, visit: Visit): Answer {
  // Even where a deleted order can still be read, there is nothing left to write to.
  if (visit.state.find(order.id).deleted) return notFound(visit);
  try {
    const patch = patchFor(order, parsedBody(visit.body));
    const changed = Object.entries(patch).some(
      ([name, value]) => JSON.stringify(order[name as keyof StoredOrder]) !== JSON.stringify(value),
    );
    if (!changed && visit.switches.sameValuePatch === "500.50") return knownError("500.50", "Nothing to change");
    if (changed) visit.state.updateOrder(order.id, patch);
    return empty(204);
  } catch (error) {
    return refusedBody(error, visit);
  }
}

const renderNote = (note: OrderNote, { base, switches }: Visit) => ({
  href: `${base}/ordernotes/${note.id}/`,
  id: note.id,
  note: note.note,
  type: "internal",
  create_date: timestamp(note.created, switches),
  parent: { href: `${base}/orders/${note.orderId}` },
});

function listNotes(order: StoredOrder, visit: Visit): Answer {
  const notes = visit.state.notes.filter(({ orderId }) => orderId === order.id);
  return page(notes, visit.url, visit.switches, (note) => renderNote(note, visit));
}

function addNote(order: StoredOrder, visit: Visit): Answer {
  try {
    const body = parsedBody(visit.body);
    const note = typeof body === "object" && body !== null && "note" in body ? body.note : undefined;
    if (typeof note !== "string" || note === "") throw new BadBody("note is required");
    const added = visit.state.addNote(order.id, note);
    const status = visit.switches.postAnswer;
    return status === 204 ? empty(status) : json(renderNote(added, visit), status);
  } catch (error) {
    return refusedBody(error, visit);
  }
}
