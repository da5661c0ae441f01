import { Refusal, texts } from "./errors.ts";
import type { Row } from "./properties.ts";
import type { Query } from "./query.ts";
import { fields, type Resource, type ResourceContext } from "./resource.ts";
import { crmResources } from "./resources-crm.ts";
import { financeResources } from "./resources-finance.ts";
import { openItemResources } from "./resources-open-items.ts";
import { tradeResources } from "./resources-trade.ts";
import { userId } from "./rows-master.ts";
import type { ExactOnlineSwitches } from "./switches.ts";
import { deletedTable, paymentTermTable, syncTable } from "./tables-feeds.ts";

/** Bulk and sync: read only, a thousand rows at a time. Exact fact sheet §1, §4, §5 and §8.4, 2026-11-21. */

const singles = [...crmResources, ...financeResources, ...openItemResources, ...tradeResources];
const pageSize = 1000;

function single(path: string): Resource {
  const found = singles.find((resource) => resource.path === path);
  if (found === undefined) throw new Error(`No resource ${path}`);
  return found;
}

const refuseStar = ({ select }: Query): void => {
  if (select?.includes("*") === true) throw new Refusal(400, texts.needsSelect);
};

/** Whether bulk wants a filter is not said. */
function bulk(path: string, of: string, filterFields?: ReadonlySet<string>): Resource {
  const { scope, table, rows, filterFields: own } = single(of);
  const allowed = filterFields ?? own;
  return {
    path: `bulk/${path}`,
    table,
    rows,
    methods: ["GET"],
    pageSize,
    ...(scope === undefined ? {} : { scope }),
    ...(allowed === undefined ? {} : { filterFields: allowed }),
    refuseQuery: (query, { bulkFilter }) => {
      refuseStar(query);
      if (bulkFilter === "mandatory" && query.filter === undefined && query.skiptoken === undefined) {
        throw new Refusal(400, texts.needsFilter);
      }
    },
  };
}

const onTimestamp = { methods: ["GET"], pageSize, mandatoryFilter: true, filterFields: fields("Timestamp") };

function sync(
  path: string,
  of: string,
  shape: (row: Row, switches: ExactOnlineSwitches) => Row = (row) => row,
): Resource {
  const { scope, table, rows } = single(of);
  return {
    ...onTimestamp,
    path: `sync/${path}`,
    table: syncTable(table, path.replace("/", ".")),
    ...(scope === undefined ? {} : { scope }),
    refuseQuery: refuseStar,
    rows: (context) =>
      stamped(
        path,
        of,
        rows(context).map((row) => shape(row, context.books.switches)),
        context,
      ),
  };
}

const stamped = (path: string, of: string, rows: Row[], { books }: ResourceContext): Row[] =>
  books.feeds.stamped(path, rows, single(of).table);

/** Sources say that sales stand the other way round in sync tables. */
const signed = (row: Row, { syncSign }: ExactOnlineSwitches): Row => {
  if (syncSign === "as-single") return row;
  return { ...row, AmountDC: 0 - Number(row.AmountDC), AmountFC: 0 - Number(row.AmountFC) };
};

const receivableFilters = fields(`Account Document EndDate EndToEndID EntryDate EntryID GLAccount ID InvoiceDate
  InvoiceNumber Source Status TransactionID TransactionType`);

export const feedResources: readonly Resource[] = [
  bulk("CRM/Accounts", "crm/Accounts"),
  bulk("CRM/Contacts", "crm/Contacts"),
  bulk("CRM/Addresses", "crm/Addresses"),
  bulk("Logistics/Items", "logistics/Items"),
  bulk("Logistics/SalesItemPrices", "logistics/SalesItemPrices"),
  bulk("Financial/GLAccounts", "financial/GLAccounts"),
  bulk("Financial/TransactionLines", "financialtransaction/TransactionLines"),
  bulk("SalesInvoice/SalesInvoices", "salesinvoice/SalesInvoices"),
  bulk("SalesInvoice/SalesInvoiceLines", "salesinvoice/SalesInvoiceLines"),
  bulk("SalesOrder/SalesOrders", "salesorder/SalesOrders"),
  bulk("SalesOrder/SalesOrderLines", "salesorder/SalesOrderLines"),
  bulk("Cashflow/Receivables", "cashflow/Receivables", receivableFilters),
  sync("CRM/Accounts", "crm/Accounts"),
  sync("CRM/Contacts", "crm/Contacts"),
  sync("CRM/Addresses", "crm/Addresses"),
  sync("Logistics/Items", "logistics/Items"),
  sync("Logistics/SalesItemPrices", "logistics/SalesItemPrices"),
  sync("Financial/GLAccounts", "financial/GLAccounts"),
  sync("Financial/TransactionLines", "financialtransaction/TransactionLines", signed),
  sync("SalesInvoice/SalesInvoices", "salesinvoice/SalesInvoices"),
  sync("SalesOrder/SalesOrderHeaders", "salesorder/SalesOrders"),
  sync("SalesOrder/SalesOrderLines", "salesorder/SalesOrderLines"),
  {
    ...sync("Cashflow/PaymentTerms", "cashflow/Receivables", (row, switches) =>
      signed({ ...row, LineType: 20, ApprovalStatus: 1 }, switches),
    ),
    scope: "Financial cashflow",
    table: paymentTermTable,
  },
  {
    ...onTimestamp,
    path: "sync/Deleted",
    scope: "Organization administration",
    table: deletedTable,
    rows: ({ books }) =>
      books.feeds.deletions(books.clock.now()).map(({ id, key, type, date, version }) => ({
        ID: id,
        EntityKey: key,
        EntityType: type,
        DeletedBy: userId,
        DeletedDate: date,
        Timestamp: version,
        Division: books.division.code,
      })),
  },
];
