import { createAccount, updateAccount } from "./account-write.ts";
import type { Body } from "./body.ts";
import type { Books } from "./books.ts";
import { createEntry, deleteEntry, updateEntry } from "./entry-write.ts";
import { Refusal, texts } from "./errors.ts";
import { createExchangeRate, removeExchangeRate, updateExchangeRate } from "./exchange-rate-write.ts";
import { literalsOf } from "./literals.ts";
import type { ExactDivision } from "./model.ts";
import type { PropertyTable, Row } from "./properties.ts";
import type { Query } from "./query.ts";
import { receivableRows, receivablesListRows } from "./receivables.ts";
import type { Expandable } from "./render.ts";
import { entryLineRows, entryRows, transactionLineRows } from "./rows-booking.ts";
import { currencyRows, exchangeRateRows } from "./rows-currency.ts";
import * as master from "./rows-master.ts";
import type { ExactOnlineSwitches } from "./switches.ts";
import * as booking from "./tables-booking.ts";
import * as tables from "./tables-master.ts";

export interface ResourceContext {
  books: Books;
  divisions: readonly ExactDivision[];
  main: number;
  parameters: URLSearchParams;
}

export interface Resource {
  /** Below the division, case-sensitive. */
  path: string;
  table: PropertyTable;
  methods: readonly string[];
  rows(context: ResourceContext): Row[];
  expandable?(context: ResourceContext): Record<string, Expandable>;
  /** Resources with a sync twin refuse lists without a filter. */
  mandatoryFilter?: boolean;
  filterFields?: ReadonlySet<string>;
  refuseQuery?(query: Query, switches: ExactOnlineSwitches): void;
  /** The division in the URL is not checked. */
  anyDivision?: boolean;
  /** Makes a record and gives its key. */
  create?(body: Body, books: Books): string;
  update?(id: string, body: Body, books: Books): void;
  remove?(id: string, books: Books): void;
  /** Whether a POST answers with every property; else only with the key. Default: when Prefer asks for it. */
  answersInFull?(switches: ExactOnlineSwitches, preferred: boolean): boolean;
}

const fields = (list: string) => new Set(list.trim().split(/\s+/));
const get = ["GET"];

const accountFilters = fields(`ID Accountant AccountManager AddressLine1 AddressLine2 AddressLine3 Blocked BRIN BSN
  ChamberOfCommerce City Classification Classification1 Classification2 Classification3 Classification4 Classification5
  Classification6 Classification7 Classification8 Code CodeAtSupplier Country Created Email EndDate EORINumber Fax
  InvoiceAccount IsAccountant IsReseller IsSales IsSupplier MainContact Modified Name Parent Phone Postcode PriceList
  Reseller RSIN SearchCode StartDate Status Type VATNumber`);

const transactionFilters = fields(`ID Account AccountCode Asset CostCenter CostUnit Date Description Document EntryID
  EntryNumber FinancialPeriod FinancialYear GLAccount GLAccountCode InvoiceNumber Item JournalCode Modified OffsetID
  OrderNumber Project ProjectCode ShopOrder Status Subscription Type VATCode VATType YourRef`);

export const resources: readonly Resource[] = [
  {
    // Exact fact sheet §3, 2026-11-21
    path: "current/Me",
    table: tables.meTable,
    methods: get,
    rows: ({ books }) => [master.meRow(books.division, books.clock.now())],
    anyDivision: true,
  },
  {
    // Exact fact sheet §3, 2026-11-21
    path: "system/Divisions",
    table: tables.divisionTable,
    methods: get,
    rows: ({ divisions, main }) =>
      divisions.filter(({ granted }) => granted).map((each, index) => master.divisionRow(each, main, index)),
    anyDivision: true,
  },
  {
    // Exact fact sheet §7.1, 2026-11-21
    path: "crm/Accounts",
    table: tables.accountTable,
    methods: ["GET", "POST", "PUT"],
    rows: ({ books }) => master.accountRows(books),
    create: createAccount,
    update: updateAccount,
    mandatoryFilter: true,
    filterFields: accountFilters,
  },
  {
    // Exact fact sheet §8.1, 2026-11-21
    path: "salesentry/SalesEntries",
    table: booking.entryTable,
    methods: ["GET", "POST", "PUT", "DELETE"],
    rows: ({ books }) => entryRows(books),
    create: createEntry,
    update: updateEntry,
    remove: deleteEntry,
    answersInFull: ({ preferOnSalesEntries, answerWithoutPrefer }, preferred) =>
      (preferred && preferOnSalesEntries === "honoured") || answerWithoutPrefer === "full",
    expandable: ({ books }) => ({
      SalesEntryLines: {
        table: booking.entryLineTable,
        path: "salesentry/SalesEntryLines",
        rows: (row) => entryLineRows(books, String(row.EntryID)),
      },
    }),
    refuseQuery: (query, switches) => {
      if (switches.yourRefFilter === "refused" && query.filter?.fields.has("YourRef") === true) {
        throw new Refusal(400, texts.filterFields);
      }
    },
  },
  {
    // Exact fact sheet §8.1, 2026-11-21
    path: "salesentry/SalesEntryLines",
    table: booking.entryLineTable,
    methods: get,
    rows: ({ books }) => entryLineRows(books),
  },
  {
    // Exact fact sheet §7.7, 2026-11-21
    path: "vat/VATCodes",
    table: tables.vatCodeTable,
    methods: get,
    rows: ({ books }) => master.vatCodeRows(books),
    expandable: ({ books }) => ({
      VATPercentages: {
        table: tables.vatPercentageTable,
        path: "vat/VatPercentages",
        rows: (row) => master.percentageRows(books, String(row.ID)),
      },
    }),
  },
  {
    // Exact fact sheet §7.7, 2026-11-21
    path: "vat/VatPercentages",
    table: tables.vatPercentageTable,
    methods: get,
    rows: ({ books }) => master.percentageRows(books),
  },
  {
    // Exact fact sheet §7.8, 2026-11-21: has a sync twin; which fields may be filtered is not known
    path: "financial/GLAccounts",
    table: tables.glAccountTable,
    methods: get,
    rows: ({ books }) => master.glAccountRows(books),
    mandatoryFilter: true,
  },
  {
    // Exact fact sheet §7.8, 2026-11-21
    path: "financial/Journals",
    table: tables.journalTable,
    methods: get,
    rows: ({ books }) => master.journalRows(books),
  },
  {
    // Exact fact sheet §7.10, 2026-11-21
    path: "general/Currencies",
    table: tables.currencyTable,
    methods: get,
    rows: ({ books }) => currencyRows(books),
  },
  {
    // Exact fact sheet §7.8, 2026-11-21
    path: "financial/ExchangeRates",
    table: tables.exchangeRateTable,
    methods: ["GET", "POST", "PUT", "DELETE"],
    rows: ({ books }) => exchangeRateRows(books),
    create: createExchangeRate,
    update: updateExchangeRate,
    remove: removeExchangeRate,
  },
  {
    // Exact fact sheet §7.8, 2026-11-21
    path: "financial/FinancialPeriods",
    table: tables.periodTable,
    methods: get,
    rows: ({ books }) => master.periodRows(books),
  },
  {
    // Exact fact sheet §7.9, 2026-11-21
    path: "cashflow/PaymentConditions",
    table: tables.paymentConditionTable,
    methods: get,
    rows: ({ books }) => master.paymentConditionRows(books),
  },
  {
    // Exact fact sheet §8.4, 2026-11-21
    path: "cashflow/Receivables",
    table: booking.receivableTable,
    methods: get,
    rows: ({ books }) => receivableRows(books),
  },
  {
    // Exact fact sheet §8.4, 2026-11-21
    path: "read/financial/ReceivablesList",
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
    table: booking.transactionLineTable,
    methods: get,
    rows: ({ books }) => transactionLineRows(books),
    mandatoryFilter: true,
    filterFields: transactionFilters,
  },
];
