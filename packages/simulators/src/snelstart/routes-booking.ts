import { createBooking, deleteBooking, replaceBooking, viewBooking } from "./booking-write.ts";
import { viewInvoice } from "./invoices.ts";
import { bankKind, cashKind, createMoney, deleteMoney, type MoneyKind, replaceMoney } from "./money-write.ts";
import { created, listed, ok, one, type Resource, type Route, recordAt, shownRecord } from "./route.ts";
import {
  type Booking,
  bookingShape,
  type Invoice,
  invoiceShape,
  type MoneyEntry,
  moneyShape,
} from "./shapes-booking.ts";

export const bookings: Resource<typeof bookingShape, Booking> = {
  path: "verkoopboekingen",
  shape: bookingShape,
  shelf: (books) => books.bookings,
  view: viewBooking,
};

export const invoices: Resource<typeof invoiceShape, Invoice> = {
  path: "verkoopfacturen",
  shape: invoiceShape,
  shelf: (books) => books.invoices,
  view: viewInvoice,
};

const readOrders = ["orders:read"] as const;

/** SnelStart fact sheet §7.3, §7.5, §7.14, 2026-11-21. There is no list of bookings. */
export const bookingRoutes: readonly Route[] = [
  {
    path: /^\/verkoopboekingen$/i,
    handlers: {
      POST: {
        needs: ["boekhouden:write"],
        handle: ({ books, body }) => created(shownRecord(bookings, createBooking(body, books), books)),
      },
    },
  },
  {
    path: /^\/verkoopboekingen\/([^/]+)$/i,
    handlers: {
      GET: {
        needs: ["boekhouden:read"],
        handle: (visit) => ok(shownRecord(bookings, recordAt(bookings, visit), visit.books)),
      },
      PUT: {
        needs: ["boekhouden:write"],
        handle: (visit) => {
          const { books, body } = visit;
          return ok(shownRecord(bookings, replaceBooking(recordAt(bookings, visit), body, books), books));
        },
      },
      DELETE: {
        needs: ["boekhouden:write"],
        handle: (visit) => {
          deleteBooking(recordAt(bookings, visit), visit.books);
          return ok({});
        },
      },
    },
  },
  {
    path: /^\/verkoopfacturen$/i,
    handlers: {
      GET: {
        needs: readOrders,
        handle: (visit) => {
          const hidden = visit.books.switches.openBalanceFilter === "refused";
          return listed(invoices, visit, hidden ? { aliases: { openstaandSaldo: undefined } } : {});
        },
      },
    },
  },
  one(invoices, readOrders),
  ...moneyRoutes(bankKind, "bankieren"),
  ...moneyRoutes(cashKind, "kas"),
];

function moneyRoutes(kind: MoneyKind, scope: "bankieren" | "kas"): Route[] {
  const resource: Resource<typeof moneyShape, MoneyEntry> = { path: kind.path, shape: moneyShape, shelf: kind.shelf };
  const read = [`${scope}:read`] as const;
  const write = [`${scope}:write`] as const;
  return [
    {
      path: new RegExp(`^/${kind.path}$`, "i"),
      handlers: {
        GET: { needs: read, handle: (visit) => listed(resource, visit) },
        POST: {
          needs: write,
          handle: ({ books, body }) => created(shownRecord(resource, createMoney(kind, body, books), books)),
        },
      },
    },
    {
      path: new RegExp(`^/${kind.path}/([^/]+)$`, "i"),
      handlers: {
        GET: { needs: read, handle: (visit) => ok(shownRecord(resource, recordAt(resource, visit), visit.books)) },
        PUT: {
          needs: write,
          handle: (visit) => {
            const { books, body } = visit;
            return ok(shownRecord(resource, replaceMoney(kind, recordAt(resource, visit), body, books), books));
          },
        },
        DELETE: {
          needs: write,
          handle: (visit) => {
            deleteMoney(kind, recordAt(resource, visit), visit.books);
            return ok({});
          },
        },
      },
    },
  ];
}
