import { dutchRates } from "./administration.ts";
import type { Books } from "./books.ts";
import { writeCompany } from "./company-write.ts";
import { countries } from "./countries.ts";
import { notFound } from "./errors.ts";
import { foreignRates, rateDefinitions } from "./foreign-rates.ts";
import { createLedger } from "./ledger-write.ts";
import { rangeNumber } from "./one-stop-shop.ts";
import { answerQuery } from "./query.ts";
import { render } from "./render.ts";
import { created, listed, ok, one, type Resource, type Route, shownRecord } from "./route.ts";
import { costCentreRoutes } from "./routes-cost-centres.ts";
import {
  companyShape,
  countryShape,
  foreignRatesShape,
  type Journal,
  journalShape,
  type Ledger,
  ledgerShape,
  rateDefinitionShape,
  rateShape,
} from "./shapes-settings.ts";

const readSettings = ["settings:read"] as const;
const readBooks = ["boekhouden:read"] as const;

export const ledgers: Resource<typeof ledgerShape, Ledger> = {
  path: "grootboeken",
  shape: ledgerShape,
  shelf: (books) => books.ledgers,
};

const journals: Resource<typeof journalShape, Journal> = {
  path: "dagboeken",
  shape: journalShape,
  shelf: (books) => books.journals,
};

function shownCompany(books: Books) {
  const unit = books.switches.ossRangeUnit;
  const ranges = books.schemeRanges.map(({ from, to }) => ({
    from: rangeNumber(from, unit),
    to: rangeNumber(to, unit),
  }));
  return render(companyShape, { ...books.company, factureerBuitenlandsBtwRanges: ranges });
}

/** SnelStart fact sheet §7.1 and §7.10 to §7.13, 2026-11-21. `$filter` means nothing on landen and dagboeken. */
export const settingsRoutes: readonly Route[] = [
  {
    path: /^\/companyInfo$/i,
    handlers: {
      GET: { needs: readSettings, handle: ({ books }) => ok(shownCompany(books)) },
      PUT: {
        needs: ["settings:write"],
        handle: ({ books, body }) => {
          writeCompany(body, books);
          return ok(shownCompany(books));
        },
      },
    },
  },
  {
    path: /^\/grootboeken$/i,
    handlers: {
      GET: {
        needs: readBooks,
        handle: (visit) => listed(ledgers, visit, { keep: (row) => visit.books.shows(row.nonactief) }),
      },
      POST: {
        needs: ["boekhouden:write"],
        handle: ({ books, body }) => created(shownRecord(ledgers, createLedger(body, books), books)),
      },
    },
  },
  one(ledgers, readBooks),
  {
    path: /^\/dagboeken$/i,
    handlers: {
      GET: {
        needs: readBooks,
        handle: ({ books }) => ok(books.journals.all().map((row) => shownRecord(journals, row, books))),
      },
    },
  },
  {
    path: /^\/landen$/i,
    handlers: {
      GET: { needs: readSettings, handle: () => ok(countries.map((row) => render(countryShape, row))) },
    },
  },
  {
    path: /^\/landen\/([^/]+)$/i,
    handlers: {
      GET: {
        needs: readSettings,
        handle: ({ params: [id = ""] }) => {
          const found = countries.find((row) => row.id === id.toLowerCase());
          if (found === undefined) throw notFound();
          return ok(render(countryShape, found));
        },
      },
    },
  },
  {
    path: /^\/btwtarieven$/i,
    handlers: { GET: { needs: readSettings, handle: () => ok(dutchRates.map((row) => render(rateShape, row))) } },
  },
  {
    path: /^\/vatrates$/i,
    handlers: {
      GET: {
        needs: readSettings,
        handle: ({ books: { switches }, query }) => {
          const rows = foreignRates(switches);
          const exact = switches.filterText === "exact";
          return ok(answerQuery({ shape: foreignRatesShape, rows, params: query, exact }));
        },
      },
    },
  },
  {
    path: /^\/vatrates\/([^/]+)$/i,
    handlers: {
      GET: {
        needs: readSettings,
        handle: ({ books, params: [code = ""] }) => {
          const found = foreignRates(books.switches).find(({ countryCode }) => countryCode === code.toUpperCase());
          if (found === undefined) throw notFound();
          return ok(render(foreignRatesShape, found));
        },
      },
    },
  },
  {
    path: /^\/vatratedefinitions$/i,
    handlers: {
      GET: {
        needs: readSettings,
        handle: ({ books, query }) => {
          const exact = books.switches.filterText === "exact";
          return ok(answerQuery({ shape: rateDefinitionShape, rows: rateDefinitions, params: query, exact }));
        },
      },
    },
  },
  ...costCentreRoutes,
];
