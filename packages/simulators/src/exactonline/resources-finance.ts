import { createEntry, deleteEntry, updateEntry } from "./entry-write.ts";
import { Refusal, texts } from "./errors.ts";
import { createExchangeRate, removeExchangeRate, updateExchangeRate } from "./exchange-rate-write.ts";
import type { Resource } from "./resource.ts";
import { entryLineRows, entryRows } from "./rows-booking.ts";
import { currencyRows, exchangeRateRows } from "./rows-currency.ts";
import * as master from "./rows-master.ts";
import * as booking from "./tables-booking.ts";
import * as tables from "./tables-master.ts";

const get = ["GET"];

/** Sales entries and what they are booked with. */
export const financeResources: readonly Resource[] = [
  {
    // Exact fact sheet §8.1, 2026-11-21
    path: "salesentry/SalesEntries",
    scope: "Financial accounting",
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
        scope: "Financial accounting",
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
    scope: "Financial accounting",
    table: booking.entryLineTable,
    methods: get,
    rows: ({ books }) => entryLineRows(books),
  },
  {
    // Exact fact sheet §7.7, 2026-11-21
    path: "vat/VATCodes",
    scope: "Financial accounting",
    table: tables.vatCodeTable,
    methods: get,
    rows: ({ books }) => master.vatCodeRows(books),
    expandable: ({ books }) => ({
      VATPercentages: {
        table: tables.vatPercentageTable,
        path: "vat/VatPercentages",
        scope: "Financial accounting",
        rows: (row) => master.percentageRows(books, String(row.ID)),
      },
    }),
  },
  {
    // Exact fact sheet §7.7, 2026-11-21
    path: "vat/VatPercentages",
    scope: "Financial accounting",
    table: tables.vatPercentageTable,
    methods: get,
    rows: ({ books }) => master.percentageRows(books),
  },
  {
    // Exact fact sheet §7.8, 2026-11-21: has a sync twin; which fields may be filtered is not known
    path: "financial/GLAccounts",
    scope: "Financial generalledgers",
    table: tables.glAccountTable,
    methods: get,
    rows: ({ books }) => master.glAccountRows(books),
    mandatoryFilter: true,
  },
  {
    // Exact fact sheet §7.8, 2026-11-21
    path: "financial/Journals",
    scope: "Financial generalledgers",
    table: tables.journalTable,
    methods: get,
    rows: ({ books }) => master.journalRows(books),
  },
  {
    // Exact fact sheet §7.10, 2026-11-21
    path: "general/Currencies",
    scope: "Financial currencies",
    table: tables.currencyTable,
    methods: get,
    rows: ({ books }) => currencyRows(books),
  },
  {
    // Exact fact sheet §7.8, 2026-11-21
    path: "financial/ExchangeRates",
    scope: "Financial currencies",
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
    scope: "Financial accounting",
    table: tables.periodTable,
    methods: get,
    rows: ({ books }) => master.periodRows(books),
  },
  {
    // Exact fact sheet §7.9, 2026-11-21
    path: "cashflow/PaymentConditions",
    scope: "Financial cashflow",
    table: tables.paymentConditionTable,
    methods: get,
    rows: ({ books }) => master.paymentConditionRows(books),
  },
];
