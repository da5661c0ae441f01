import {
  type Catalogue,
  type Failure,
  isUnreadable,
  type NumberBearer,
  notDone,
  type OrderPage,
  type OrderSource,
  type ProductPage,
  type Webhooks,
} from "@boekbrug/core";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { failedChecks, orderSourceChecks } from "../src/index.ts";
import { openFakeShop } from "./open-fakes.ts";

/** A fault in a source, and a check that must notice it. */
interface WrongSource {
  readonly what: string;
  readonly spoil: (right: OrderSource) => Partial<OrderSource>;
  readonly noticedBy: string;
}

const changedAs = (right: OrderSource, spoil: (page: OrderPage) => OrderPage): Partial<OrderSource> => ({
  changed: (cursor, from) => right.changed(cursor, from).map(spoil),
});

const webhooksAs = (right: OrderSource, spoilt: Partial<Webhooks>): Partial<OrderSource> =>
  right.webhooks === undefined ? {} : { webhooks: { ...right.webhooks, ...spoilt } };

const numberedBy = (right: OrderSource, number: number): ResultAsync<NumberBearer, Failure> =>
  right.numbered?.(number) ?? okAsync({ kind: "untold" });

const catalogueAs = (
  right: OrderSource,
  spoil: (page: ProductPage, cursor: string | null) => ProductPage,
): Partial<OrderSource> => {
  const { catalogue } = right;
  return catalogue === undefined
    ? {}
    : {
        catalogue: { ...catalogue, changed: (cursor) => catalogue.changed(cursor).map((page) => spoil(page, cursor)) },
      };
};

const wrongSources: readonly WrongSource[] = [
  {
    what: "gives some product for any id",
    spoil: ({ catalogue }) => {
      if (catalogue === undefined) return {};
      const product: Catalogue["product"] = (id) =>
        catalogue.changed(null).map(({ products }) => products.find((one) => one.id === id) ?? products[0] ?? null);
      return { catalogue: { ...catalogue, product } };
    },
    noticedBy: "gives one product by its id as it stands now, and none that is not there",
  },
  {
    what: "tells the first page of products only",
    spoil: (right) => catalogueAs(right, (page) => ({ ...page, more: false })),
    noticedBy: "tells every product without a cursor",
  },
  {
    what: "takes products that changed for ones that were told",
    spoil: (right) =>
      catalogueAs(right, (page, cursor) => ({ ...page, products: cursor === null || page.more ? page.products : [] })),
    noticedBy: "tells after a pass what was added and what was changed since",
  },
  {
    what: "tells every product each time",
    spoil: ({ catalogue }) =>
      catalogue === undefined
        ? {}
        : {
            catalogue: {
              ...catalogue,
              changed: (cursor) =>
                catalogue
                  .changed(cursor?.endsWith("+") === true ? cursor.slice(0, -1) : null)
                  .map((page) => ({ ...page, cursor: page.more ? `${page.cursor}+` : page.cursor })),
            },
          },
    noticedBy: "does not tell every product again after a pass",
  },
  {
    what: "ends a pass where a cursor cannot be read",
    spoil: (right) =>
      catalogueAs(right, (page, cursor) =>
        cursor === null || /^\d+$/.test(cursor) ? page : { products: [], cursor, more: false },
      ),
    noticedBy: "reads a cursor that is none as no cursor",
  },
  {
    what: "counts products by an offset",
    spoil: ({ catalogue }) =>
      catalogue === undefined
        ? {}
        : {
            catalogue: {
              ...catalogue,
              changed: (cursor) => {
                const skip = /^\d+$/.test(cursor ?? "") ? Number(cursor) : 0;
                return catalogue.changed(null).andThen((first) =>
                  catalogue.changed(first.cursor).andThen((second) =>
                    catalogue.changed(second.cursor).map((third) => {
                      const all = [...first.products, ...second.products, ...third.products].reverse();
                      const products = all.slice(skip, skip + 3);
                      return { products, cursor: String(skip + products.length), more: all.length > skip + 3 };
                    }),
                  ),
                );
              },
            },
          },
    noticedBy: "leaves no product out when others are removed or changed during the pass",
  },
  {
    what: "skips the last order of a full page",
    spoil: (right) => changedAs(right, (page) => (page.more ? { ...page, heads: page.heads.slice(0, -1) } : page)),
    noticedBy: "leaves no order out over several pages (two full pages and 1)",
  },
  {
    what: "drops an order that cannot be read",
    spoil: (right) => ({ ...changedAs(right, (page) => ({ ...page, unreadable: [] })) }),
    noticedBy: "names an order that cannot be read, and gives the orders around it",
  },
  {
    what: "lists the newest first",
    spoil: (right) => changedAs(right, (page) => ({ ...page, heads: [...page.heads].reverse() })),
    noticedBy: "lists orders oldest first",
  },
  {
    what: "counts pages by an offset, so that a removed order shifts the rest",
    spoil: (right) => ({
      changed: (cursor, from) => {
        const skip = Number(cursor ?? "0");
        return right.changed(null, "2000-01-01").andThen((first) =>
          right.changed(first.cursor, "2000-01-01").andThen((second) =>
            right.changed(second.cursor, "2000-01-01").map(({ heads, unreadable }) => {
              const all = [...first.heads, ...second.heads, ...heads];
              const taken = all.slice(skip, skip + 3).filter(({ placedAt }) => placedAt >= from);
              return { heads: taken, unreadable, cursor: String(skip + taken.length), more: all.length > skip + 3 };
            }),
          ),
        );
      },
    }),
    noticedBy: "leaves no order out when one that was read disappears between two pages",
  },
  {
    what: "keeps its place by itself instead of reading the cursor",
    spoil: (right) => {
      let own: string | null = null;
      return {
        changed: (_, from) =>
          right.changed(own, from).map((page) => {
            own = page.cursor;
            return page;
          }),
      };
    },
    noticedBy: "gives the same page again from the same cursor",
  },
  {
    what: "is a cent off",
    spoil: (right) => ({
      order: (id, head) =>
        right.order(id, head).map((order) => {
          if (order === null || "problem" in order) return order;
          return { ...order, total: { ...order.total, minor: order.total.minor + 1 } };
        }),
    }),
    noticedBy: "gives the amounts as the shop charged them, to the cent",
  },
  {
    what: "fails on the head of an order that cannot be read",
    spoil: (right) => ({
      head: (id) =>
        right
          .head(id)
          .andThen((head) => (head !== null && isUnreadable(head) ? errAsync(notDone(head.problem)) : okAsync(head))),
    }),
    noticedBy: "tells of the head of an order why it cannot be read",
  },
  {
    what: "takes no notice of an earlier day to start from",
    spoil: (right) => ({ changed: (cursor, from) => right.changed(cursor, cursor?.split("|")[1] ?? from) }),
    noticedBy: "begins again when the day to start from moves to an earlier one",
  },
  {
    what: "leaves cancelled orders alone for good",
    spoil: (right) => ({
      open: (query, cursor) =>
        right
          .open(query, cursor)
          .map((page) => ({ ...page, heads: page.heads.filter(({ status }) => status !== "cancelled") })),
    }),
    noticedBy: "lists an order that was cancelled lately, which may be revived",
  },
  {
    what: "leaves out the watched order that changed",
    spoil: (right) => ({
      watched: (orders, cursor) =>
        right
          .watched(orders, cursor)
          .map((now) => ({ ...now, heads: now.heads.filter(({ paid, status }) => !paid && status !== "cancelled") })),
    }),
    noticedBy: "tells of every watched order how it stands, over several pages",
  },
  {
    what: "says nothing of a watched order that is gone",
    spoil: (right) => ({
      watched: (orders, cursor) => right.watched(orders, cursor).map((now) => ({ ...now, gone: [] })),
    }),
    noticedBy: "tells which watched orders are no longer in the shop, and of the others all the same",
  },
  {
    what: "never tells of cancelled orders again",
    spoil: (right) => ({
      watched: (orders, cursor) =>
        right.watched(
          orders.filter(({ reason }) => reason !== "cancelled"),
          cursor,
        ),
    }),
    noticedBy: "tells of cancelled orders after two passes at the latest, revived or not",
  },
  {
    what: "gives some order for any number",
    spoil: (right) => ({
      numbered: () => right.changed(null, "2000-01-01").map(({ heads }) => ({ kind: "orders", heads, unreadable: [] })),
    }),
    noticedBy: "says that nothing bears the number of an order that is gone, or one that was never given out",
  },
  {
    what: "knows only one of the orders by its number",
    spoil: (right) => ({
      numbered: (number) => (number > 1001 ? okAsync({ kind: "none" as const }) : numberedBy(right, number)),
    }),
    noticedBy: "gives the order that bears a running number, as its head, and no other",
  },
  {
    what: "takes an order that cannot be read for a number that is free",
    spoil: (right) => ({
      numbered: (number) =>
        numberedBy(right, number).map((bearer) =>
          bearer.kind === "orders" && bearer.heads.length === 0 ? { kind: "none" as const } : bearer,
        ),
    }),
    noticedBy: "names an order that cannot be read by its number",
  },
  {
    what: "takes a basket for nothing",
    spoil: (right) => ({
      numbered: (number) =>
        numberedBy(right, number).map((bearer) => (bearer.kind === "basket" ? { kind: "none" as const } : bearer)),
    }),
    noticedBy: "says of a basket that bears a number that it is one",
  },
  {
    what: "takes a failure for a number that is free",
    spoil: (right) => ({
      numbered: (number) => numberedBy(right, number).orElse(() => okAsync({ kind: "none" as const })),
    }),
    noticedBy: "never takes a failure for a number that nothing bears",
  },
  {
    what: "takes a failure for an order that is gone",
    spoil: (right) => ({ head: (id) => right.head(id).orElse(() => okAsync(null)) }),
    noticedBy: "never takes a failure for an order that is gone (unavailable)",
  },
  {
    what: "takes a failure for an empty page",
    spoil: (right) => ({
      changed: (cursor, from) =>
        right.changed(cursor, from).orElse(() => okAsync({ heads: [], unreadable: [], cursor: "9999", more: false })),
    }),
    noticedBy: "says of a failed page that nothing was done, and leaves no order out afterwards (malformed)",
  },
  {
    what: "says that a reading may have done something",
    spoil: (right) => ({
      changed: (cursor, from) =>
        right.changed(cursor, from).orElse((failure) => errAsync({ ...failure, outcome: "unknown" as const })),
    }),
    noticedBy: "says of a failed page that nothing was done, and leaves no order out afterwards (dropped)",
  },
  {
    what: "lists only the first page of open orders",
    spoil: (right) => ({
      open: (query, cursor) => right.open(query, cursor).map((page) => ({ ...page, more: false })),
    }),
    noticedBy: "lists every unpaid order, over several pages, where only paid orders are due",
  },
  {
    what: "believes a delivery without looking at its signature",
    spoil: (right) => webhooksAs(right, { read: ({ body }) => okAsync(String(JSON.parse(body).id)) }),
    noticedBy: "refuses a delivery that was changed on the way, and one that is not signed",
  },
  {
    what: "asks the shop about every delivery",
    spoil: (right) =>
      webhooksAs(right, {
        read: (delivery, subject) =>
          right.webhooks?.list().andThen(() => right.webhooks?.read(delivery, subject) ?? okAsync("")) ?? okAsync(""),
      }),
    noticedBy: "asks the shop nothing for false deliveries, however many come",
  },
  {
    what: "takes any text for an order's id",
    spoil: (right) => webhooksAs(right, { read: () => okAsync("../orders") }),
    noticedBy: "refuses a delivery that names nothing",
  },
  {
    what: "takes a delivery about an order for one about a product",
    spoil: (right) =>
      webhooksAs(right, { read: (delivery) => right.webhooks?.read(delivery, "orders") ?? okAsync("") }),
    noticedBy: "takes no delivery about a product for one about an order, or the other way round",
  },
  {
    what: "removes every subscription there is",
    spoil: (right) =>
      webhooksAs(right, {
        remove: (address) =>
          right.webhooks
            ?.list()
            .andThen((all) => right.webhooks?.remove(all.at(-1)?.address ?? "").map(() => all) ?? okAsync(all))
            .andThen((all) => right.webhooks?.remove(address).map(() => all) ?? okAsync(all)) ?? okAsync([]),
      }),
    noticedBy: "removes the subscriptions of one address and leaves those of another",
  },
];

describe("the order source contract", () => {
  it.each(wrongSources)("notices a source that $what", async ({ spoil, noticedBy }) => {
    const failed = await failedChecks(orderSourceChecks, async () => {
      const opened = await openFakeShop();
      return { ...opened, source: { ...opened.source, ...spoil(opened.source) } };
    });
    expect(failed).toContain(noticedBy);
  });
});
