import { only, unwrap } from "./body.ts";
import type { Books } from "./books.ts";
import { duplicateCredit, settleCredit } from "./credit-invoice.ts";
import { versionOf } from "./dates.ts";
import { noSuchModel, notFound, symbolic } from "./errors.ts";
import { createExternal, deleteExternal, externalKeys, updateExternal } from "./external-write.ts";
import { filterExternal, filterSales } from "./filters.ts";
import type { MoneybirdExternalInvoice, MoneybirdInvoice, MoneybirdSalesInvoice } from "./model.ts";
import { byIds, page } from "./paging.ts";
import { deletePayment, pay, paymentKeys } from "./payment-write.ts";
import { renderInvoice, renderPayment } from "./render-invoice.ts";
import { type Answer, all, any, created, noContent, ok, type Route, type Visit } from "./route.ts";
import { createSales, deleteSales, salesKeys, salesPatchKeys, updateSales } from "./sales-write.ts";
import { sendInvoice, sendingKeys } from "./send-invoice.ts";

const needs = any("sales_invoices");

/** What differs between the two kinds. */
interface Kind<T extends MoneybirdInvoice> {
  name: "external_sales_invoice" | "sales_invoice";
  rows(books: Books): T[];
  filter(filter: string | null, books: Books): MoneybirdInvoice[];
  keys: readonly string[];
  patchKeys: readonly string[];
  create(fields: Record<string, unknown>, books: Books): T;
  update(invoice: T, fields: Record<string, unknown>, books: Books): void;
  remove(invoice: T, books: Books): void;
  /** The two kinds have different bodies for GET of an unknown id. */
  unknown(): Error;
}

const external: Kind<MoneybirdExternalInvoice> = {
  name: "external_sales_invoice",
  rows: (books) => books.external,
  filter: filterExternal,
  keys: externalKeys,
  patchKeys: externalKeys,
  create: createExternal,
  update: updateExternal,
  remove: deleteExternal,
  unknown: () => noSuchModel("External invoice"),
};

const sales: Kind<MoneybirdSalesInvoice> = {
  name: "sales_invoice",
  rows: (books) => books.sales,
  filter: filterSales,
  keys: salesKeys,
  patchKeys: salesPatchKeys,
  create: createSales,
  update: updateSales,
  remove: deleteSales,
  unknown: () => notFound("id"),
};

/** Moneybird fact sheet §8.3, §8.4 and §8.6, 2026-11-21; lists and synchronization §4. */
export const invoiceRoutes: Route[] = [
  ...common(external),
  ...common(sales),
  {
    path: /^\/sales_invoices\/find_by_reference\/(.+)$/,
    handlers: { GET: { needs, handle: findByReference } },
  },
  {
    path: /^\/sales_invoices\/find_by_invoice_id\/(.+)$/,
    handlers: { GET: { needs, handle: findByInvoiceId } },
  },
  { path: /^\/sales_invoices\/(\d+)\/send_invoice$/, handlers: { PATCH: { needs, handle: send } } },
  // Deprecated, until 2026-12-31; answers as a payment does, with 200.
  {
    path: /^\/sales_invoices\/(\d+)\/register_payment$/,
    handlers: { PATCH: { needs, handle: (visit) => ok(paid(sales, visit)) } },
  },
  {
    path: /^\/sales_invoices\/(\d+)\/duplicate_creditinvoice$/,
    handlers: {
      PATCH: {
        needs,
        handle: (visit) => ok(renderInvoice(duplicateCredit(one(sales, visit), visit.books), visit.books)),
      },
    },
  },
  {
    path: /^\/sales_invoices\/(\d+)\/register_payment_creditinvoice$/,
    handlers: {
      PATCH: {
        needs,
        handle: (visit) => {
          const credit = one(sales, visit);
          settleCredit(credit, visit.books);
          return ok(renderInvoice(credit, visit.books));
        },
      },
    },
  },
  {
    path: /^\/payments\/(\d+)$/,
    handlers: {
      GET: {
        needs: all(),
        handle: ({ books, params }) => {
          const { payment, invoice } = books.payment(params[0] ?? "");
          return ok(renderPayment(payment, invoice, books));
        },
      },
    },
  },
];

function common<T extends MoneybirdInvoice>(kind: Kind<T>): Route[] {
  const base = `^/${kind.name}s`;
  const selected = ({ books, url }: Visit) => kind.filter(url.searchParams.get("filter"), books);
  const shown = (visit: Visit) => (invoice: MoneybirdInvoice) => renderInvoice(invoice, visit.books);
  return [
    {
      path: new RegExp(`${base}$`),
      handlers: {
        GET: { needs, handle: (visit) => page(selected(visit), visit, shown(visit)) },
        POST: {
          needs,
          handle: (visit) => {
            const fields = unwrap(visit.body, kind.name, kind.keys, visit.books.switches);
            return created(renderInvoice(kind.create(fields, visit.books), visit.books));
          },
        },
      },
    },
    {
      path: new RegExp(`${base}/synchronization$`),
      handlers: {
        GET: {
          needs,
          handle: (visit) => ok(selected(visit).map(({ id, updated }) => ({ id, version: versionOf(updated) }))),
        },
        POST: { needs, handle: (visit) => byIds(kind.rows(visit.books), visit, shown(visit)) },
      },
    },
    {
      path: new RegExp(`${base}/(\\d+)$`),
      handlers: {
        GET: { needs, handle: (visit) => ok(renderInvoice(one(kind, visit, kind.unknown), visit.books)) },
        PATCH: {
          needs,
          handle: (visit) => {
            const invoice = one(kind, visit);
            kind.update(invoice, unwrap(visit.body, kind.name, kind.patchKeys, visit.books.switches), visit.books);
            return ok(renderInvoice(invoice, visit.books));
          },
        },
        DELETE: {
          needs,
          handle: (visit) => {
            kind.remove(one(kind, visit), visit.books);
            return noContent();
          },
        },
      },
    },
    {
      path: new RegExp(`${base}/(\\d+)/payments$`),
      handlers: { POST: { needs, handle: (visit) => created(paid(kind, visit)) } },
    },
    {
      path: new RegExp(`${base}/(\\d+)/payments/(\\d+)$`),
      handlers: {
        DELETE: {
          needs,
          handle: (visit) => {
            deletePayment(one(kind, visit), visit.params[1] ?? "", visit.books);
            return noContent();
          },
        },
      },
    },
  ];
}

function one<T extends MoneybirdInvoice>(
  kind: Kind<T>,
  { books, params }: Visit,
  unknown = () => notFound("id") as Error,
): T {
  const found = kind.rows(books).find(({ id }) => id === params[0]);
  if (found === undefined) throw unknown();
  return found;
}

function paid<T extends MoneybirdInvoice>(kind: Kind<T>, visit: Visit) {
  const invoice = one(kind, visit, () => notFound("invoice_id"));
  const fields = unwrap(visit.body, "payment", paymentKeys, visit.books.switches);
  return renderPayment(pay(invoice, fields, visit.books), invoice, visit.books);
}

function send(visit: Visit): Answer {
  const { body, books } = visit;
  const invoice = one(sales, visit);
  const sent = (body.sales_invoice_sending ?? {}) as Record<string, unknown>;
  sendInvoice(invoice, only(sent, sendingKeys, "sales_invoice_sending", books.switches), books);
  return ok(renderInvoice(invoice, books));
}

/** Which one comes, and whether drafts do, nobody knows: switches draftsByReference and doubleReference. */
function findByReference({ books, params: [reference = ""] }: Visit): Answer {
  const { draftsByReference, doubleReference } = books.switches;
  const rows = books.sales.filter(
    (invoice) => invoice.reference === reference && (draftsByReference === "found" || invoice.stage !== "draft"),
  );
  const found = doubleReference === "newest" ? rows.at(-1) : rows[0];
  if (found === undefined) {
    throw symbolic(404, `Sales invoice with reference: ${reference} was not found`, { reference: "not_found" });
  }
  return ok(renderInvoice(found, books));
}

function findByInvoiceId({ books, params: [number = ""] }: Visit): Answer {
  const found = books.sales.find(({ invoiceId }) => invoiceId === number);
  if (found === undefined) throw notFound("invoice_id");
  return ok(renderInvoice(found, books));
}
