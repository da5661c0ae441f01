import { Refusal, texts } from "./errors.ts";
import { literalsOf } from "./literals.ts";
import { receivableRows, receivablesListRows } from "./receivables.ts";
import { fields, type Resource } from "./resource.ts";
import { transactionLineRows } from "./rows-booking.ts";
import * as booking from "./tables-booking.ts";

const get = ["GET"];

const transactionFilters = fields(`ID Account AccountCode Asset CostCenter CostUnit Date Description Document EntryID
  EntryNumber FinancialPeriod FinancialYear GLAccount GLAccountCode InvoiceNumber Item JournalCode Modified OffsetID
  OrderNumber Project ProjectCode ShopOrder Status Subscription Type VATCode VATType YourRef`);

/** What the books say: open items and journal lines. */
export const openItemResources: readonly Resource[] = [
  {
    // Exact fact sheet §8.4, 2026-11-21
    path: "cashflow/Receivables",
    scope: "Financial receivables",
    table: booking.receivableTable,
    methods: get,
    rows: ({ books }) => receivableRows(books),
  },
  {
    // Exact fact sheet §8.4, 2026-11-21
    path: "read/financial/ReceivablesList",
    scope: "Financial receivables",
    table: booking.receivablesListTable,
    methods: get,
    rows: ({ books }) => receivablesListRows(books),
    refuseQuery: (query, switches) => {
      if (switches.receivablesListFilter === "refused" && query.filter !== undefined) {
        throw new Refusal(400, texts.filterForm);
      }
    },
  },
  {
    // Exact fact sheet §8.4, 2026-11-21: a function parameter, not a $filter
    path: "read/financial/ReceivablesListByAccount",
    scope: "Financial receivables",
    table: booking.receivablesListTable,
    methods: get,
    rows: ({ books, parameters }) => {
      const [account] = literalsOf(parameters.get("accountId") ?? "");
      return receivablesListRows(books).filter((row) => row.AccountId === account);
    },
  },
  {
    // Exact fact sheet §8.4, 2026-11-21
    path: "financialtransaction/TransactionLines",
    scope: "Financial accounting",
    table: booking.transactionLineTable,
    methods: get,
    rows: ({ books }) => transactionLineRows(books),
    mandatoryFilter: true,
    filterFields: transactionFilters,
  },
];
