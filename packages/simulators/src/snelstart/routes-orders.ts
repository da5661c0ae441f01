import { createArticle, deleteArticle, replaceArticle } from "./article-write.ts";
import { changeState, createOrder, deleteOrder, replaceOrder } from "./order-write.ts";
import { answerQuery } from "./query.ts";
import { render } from "./render.ts";
import { created, listed, ok, one, type Resource, type Route, recordAt, shownRecord, type Visit } from "./route.ts";
import { blank } from "./shape.ts";
import {
  type Article,
  articleQueryShape,
  articleShape,
  groupShape,
  type Order,
  orderShape,
  type RevenueGroup,
  type Template,
  templateShape,
} from "./shapes-order.ts";

const articles: Resource<typeof articleShape, Article> = {
  path: "artikelen",
  shape: articleShape,
  shelf: (books) => books.articles,
};

const groups: Resource<typeof groupShape, RevenueGroup> = {
  path: "artikelomzetgroepen",
  shape: groupShape,
  shelf: (books) => books.groups,
};

const orders: Resource<typeof orderShape, Order> = {
  path: "verkooporders",
  shape: orderShape,
  shelf: (books) => books.orders,
};

const templates: Resource<typeof templateShape, Template> = {
  path: "verkoopordersjablonen",
  shape: templateShape,
  shelf: (books) => books.templates,
};

const readArticles = ["artikelen:read"] as const;
const writeArticles = ["artikelen:write"] as const;
const readOrders = ["orders:read"] as const;
const writeOrders = ["orders:write"] as const;

/** Reading shows more than writing. */
const asRead = (article: Article) => ({ ...blank(articleQueryShape), ...article, isHoofdartikel: false });

const pages = {
  "25-refused": { rows: 25, capped: false },
  "25-capped": { rows: 25, capped: true },
  "500": { rows: 500, capped: false },
} as const;

function articleList({ books, query }: Visit) {
  const { articlePage, articleCodeFilter, filterText } = books.switches;
  const rows = books.articles.all().filter(({ isNonActief }) => books.shows(isNonActief));
  return ok(
    answerQuery({
      shape: articleQueryShape,
      rows: rows.map(asRead),
      params: query,
      exact: filterText === "exact",
      most: pages[articlePage],
      aliases: { artikelcode: articleCodeFilter },
    }),
  );
}

/** SnelStart fact sheet §7.4 and §7.7 to §7.9, 2026-11-21. */
export const orderRoutes: readonly Route[] = [
  {
    path: /^\/artikelen$/i,
    handlers: {
      GET: { needs: readArticles, handle: articleList },
      POST: {
        needs: writeArticles,
        handle: ({ books, body }) => created(shownRecord(articles, createArticle(body, books), books)),
      },
    },
  },
  {
    path: /^\/artikelen\/([^/]+)$/i,
    handlers: {
      GET: {
        needs: readArticles,
        handle: (visit) => ok(render(articleQueryShape, asRead(recordAt(articles, visit)))),
      },
      PUT: {
        needs: writeArticles,
        handle: (visit) => {
          const { books, body } = visit;
          return ok(shownRecord(articles, replaceArticle(recordAt(articles, visit), body, books), books));
        },
      },
      DELETE: {
        needs: writeArticles,
        handle: (visit) => {
          deleteArticle(recordAt(articles, visit), visit.books);
          return ok({});
        },
      },
    },
  },
  {
    path: /^\/artikelomzetgroepen$/i,
    handlers: {
      GET: {
        needs: readArticles,
        handle: ({ books }) => ok(books.groups.all().map((row) => shownRecord(groups, row, books))),
      },
    },
  },
  one(groups, readArticles),
  {
    path: /^\/verkooporders$/i,
    handlers: {
      GET: { needs: readOrders, handle: (visit) => listed(orders, visit) },
      POST: {
        needs: writeOrders,
        handle: ({ books, body }) => {
          const order = createOrder(body, books);
          const late = order.regels.length > 100 && books.switches.longOrders === "timed-out";
          return late ? { status: 504 } : created(shownRecord(orders, order, books));
        },
      },
    },
  },
  {
    path: /^\/verkooporders\/([^/]+)$/i,
    handlers: {
      GET: { needs: readOrders, handle: (visit) => ok(shownRecord(orders, recordAt(orders, visit), visit.books)) },
      PUT: {
        needs: writeOrders,
        handle: (visit) => {
          const { books, body } = visit;
          return ok(shownRecord(orders, replaceOrder(recordAt(orders, visit), body, books), books));
        },
      },
      DELETE: {
        needs: writeOrders,
        handle: (visit) => {
          deleteOrder(recordAt(orders, visit), visit.books);
          return { status: Number(visit.books.switches.deletedOrderStatus), body: {} };
        },
      },
    },
  },
  {
    path: /^\/verkooporders\/([^/]+)\/ProcesStatus$/i,
    handlers: {
      PUT: {
        needs: writeOrders,
        handle: (visit) => {
          changeState(recordAt(orders, visit), visit.body, visit.books);
          return ok({});
        },
      },
    },
  },
  {
    path: /^\/verkoopordersjablonen$/i,
    handlers: {
      GET: {
        needs: readOrders,
        handle: ({ books }) => ok(books.templates.all().map((row) => shownRecord(templates, row, books))),
      },
    },
  },
  one(templates, readOrders),
];
