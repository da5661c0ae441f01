import { fromCents } from "../shared/decimal.ts";
import { flagOf, unwrap } from "./body.ts";
import type { Books } from "./books.ts";
import { noSuchModel, notFound } from "./errors.ts";
import { filterTaxRates } from "./filters.ts";
import { createLedgerAccount, updateLedgerAccount } from "./ledger-account-write.ts";
import type { MoneybirdProduct } from "./model.ts";
import { decimalText } from "./money.ts";
import { page } from "./paging.ts";
import { reportPeriod } from "./periods.ts";
import { createProduct, deleteProduct, productKeys, updateProduct } from "./product-write.ts";
import {
  renderDocumentStyle,
  renderFinancialAccount,
  renderLedgerAccount,
  renderProduct,
  renderTaxRate,
  renderWorkflow,
} from "./render.ts";
import { type Answer, all, any, created, noContent, ok, type Route, type Visit } from "./route.ts";
import { vatReturn } from "./vat-return.ts";

const settings = any("settings");
const readers = any("settings", "sales_invoices", "documents", "estimates");

/** Moneybird fact sheet §8.7 to §8.13, 2026-11-21; scopes §2. */
export const settingsRoutes: Route[] = [
  {
    path: /^\/tax_rates$/,
    handlers: {
      GET: {
        needs: readers,
        handle: (visit) => {
          const { books, url } = visit;
          const rows = filterTaxRates(books.taxRates, url.searchParams.get("filter"), books);
          return page(rows, visit, (rate) => renderTaxRate(rate, books));
        },
      },
    },
  },
  {
    path: /^\/ledger_accounts$/,
    handlers: {
      GET: {
        needs: readers,
        handle: ({ books }) => ok(books.ledgerAccounts.map((one) => renderLedgerAccount(one, books))),
      },
      POST: {
        needs: settings,
        handle: ({ books, body }) => created(renderLedgerAccount(createLedgerAccount(body, books), books)),
      },
    },
  },
  {
    path: /^\/ledger_accounts\/(\d+)$/,
    handlers: {
      GET: {
        needs: readers,
        handle: (visit) => ok(renderLedgerAccount(ledgerAccount(visit, noSuchModel("Category")), visit.books)),
      },
      PATCH: {
        needs: settings,
        handle: (visit) => {
          const account = ledgerAccount(visit, notFound("id"));
          updateLedgerAccount(account, visit.body, visit.books);
          return ok(renderLedgerAccount(account, visit.books));
        },
      },
      DELETE: {
        needs: settings,
        handle: (visit) => {
          ledgerAccount(visit, notFound("id")).active = false;
          return noContent();
        },
      },
    },
  },
  {
    path: /^\/financial_accounts$/,
    handlers: {
      GET: {
        needs: settings,
        handle: ({ books }) =>
          ok(books.financialAccounts.filter(({ active }) => active).map((one) => renderFinancialAccount(one, books))),
      },
    },
  },
  {
    path: /^\/workflows$/,
    handlers: {
      GET: {
        needs: any("settings", "sales_invoices", "documents", "estimates", "bank"),
        handle: ({ books }) => ok(books.workflows.map((one) => renderWorkflow(one, books))),
      },
    },
  },
  {
    path: /^\/document_styles$/,
    handlers: {
      GET: {
        needs: any("settings", "sales_invoices", "estimates"),
        handle: ({ books }) => ok(books.documentStyles.map((one) => renderDocumentStyle(one, books))),
      },
    },
  },
  {
    path: /^\/products$/,
    handlers: { GET: { needs: settings, handle: listProducts }, POST: { needs: settings, handle: addProduct } },
  },
  {
    path: /^\/products\/identifier\/(.+)$/,
    handlers: {
      GET: {
        needs: settings,
        handle: ({ books, params: [identifier] }) => {
          const found = books.products.find((one) => one.identifier === identifier);
          if (found === undefined) throw notFound("id");
          return ok(renderProduct(found, books));
        },
      },
    },
  },
  {
    path: /^\/products\/(\d+)$/,
    handlers: {
      GET: {
        needs: settings,
        handle: (visit) => ok(renderProduct(product(visit, noSuchModel("Product")), visit.books)),
      },
      PATCH: {
        needs: settings,
        handle: (visit) => {
          const found = product(visit, notFound("id"));
          updateProduct(found, unwrap(visit.body, "product", productKeys, visit.books.switches), visit.books);
          return ok(renderProduct(found, visit.books));
        },
      },
      DELETE: {
        needs: settings,
        handle: (visit) => {
          deleteProduct(product(visit, notFound("id")), visit.books);
          return noContent();
        },
      },
    },
  },
  {
    path: /^\/webhooks$/,
    handlers: {
      GET: { needs: settings, handle: ({ webhooks }) => ok(webhooks.list()) },
      POST: { needs: settings, handle: async ({ webhooks, body }) => created(await webhooks.create(body)) },
    },
  },
  {
    path: /^\/webhooks\/(\d+)$/,
    handlers: {
      DELETE: {
        needs: settings,
        handle: ({ webhooks, params: [id = ""] }) => {
          webhooks.remove(id);
          return noContent();
        },
      },
    },
  },
  {
    path: /^\/webhooks\/(\d+)\/(activate|deactivate)$/,
    handlers: {
      PATCH: {
        needs: settings,
        handle: ({ webhooks, params: [id = "", how] }) => ok(webhooks.setActive(id, how === "activate")),
      },
    },
  },
  { path: /^\/reports\/tax$/, handlers: { GET: { needs: all("documents", "sales_invoices"), handle: taxReport } } },
];

function ledgerAccount({ books, params }: Visit, unknown: Error) {
  const found = books.ledgerAccount(params[0] ?? "");
  if (found === undefined) throw unknown;
  return found;
}

function product({ books, params }: Visit, unknown: Error): MoneybirdProduct {
  const found = books.products.find(({ id }) => id === params[0]);
  if (found === undefined) throw unknown;
  return found;
}

function listProducts(visit: Visit): Answer {
  const { books, url } = visit;
  const query = (url.searchParams.get("query") ?? "").toLowerCase();
  const active = flagOf(url.searchParams.get("active") ?? "true");
  const ledgerAccountId = url.searchParams.get("ledger_account_id");
  const rows = books.products.filter(
    (one) =>
      one.active === active &&
      (ledgerAccountId === null || one.ledgerAccountId === ledgerAccountId) &&
      [one.title, one.description, one.identifier].join("\n").toLowerCase().includes(query),
  );
  return page(rows, visit, (one) => renderProduct(one, books), 10);
}

function addProduct({ books, body }: Visit): Answer {
  const fields = unwrap(body, "product", productKeys, books.switches);
  return created(renderProduct(createProduct(fields, books), books));
}

/** Moneybird fact sheet §8.12, 2026-11-21. */
function taxReport({ books, url }: Visit): Answer {
  const { from, to } = reportPeriod(url.searchParams.get("period") ?? "this_month", books.today);
  return ok({ tax_rates: reportLines(books, from, to) });
}

const reportLines = (books: Books, from: string, to: string) =>
  vatReturn(books, from, to)
    .filter(({ box }) => box !== null)
    .map((line) => ({
      tax_rate_id: line.taxRateId,
      name: line.name,
      percentage: line.percentage ?? "0.0",
      report_reference: line.box,
      amount: decimalText(fromCents(BigInt(line.baseCents))),
      tax: decimalText(fromCents(BigInt(line.vatCents))),
      type: "sales_invoice",
    }));
