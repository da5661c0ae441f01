import type { ResultAsync } from "neverthrow";
import type { Finding } from "../check/finding.ts";
import type { Order, OrderHead, Percent } from "../order/order.ts";
import type { Failure } from "../problem/failure.ts";
import type { Problem } from "../problem/problem.ts";
import type { Rules } from "../settings/rules.ts";
import type { WaitReason } from "../sync/fate.ts";
import type { CalendarDate, Instant } from "../time/calendar-date.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Cursor } from "./cursor.ts";
import type { Webhooks } from "./webhooks.ts";

/** An entry of the order list that cannot be read as an order: told by its id, so that it is not lost. */
export interface UnreadableOrder {
  readonly id: string;
  readonly number: string | null;
  readonly problem: Problem;
}

export interface OrderPage {
  readonly heads: readonly OrderHead[];
  readonly unreadable: readonly UnreadableOrder[];
  /** Where to go on: after a full pass, where the next run starts. */
  readonly cursor: Cursor;
  readonly more: boolean;
}

/** Which orders may still become due. */
export interface OpenQuery {
  /** Statuses that are booked; undefined: every status but the cancelled ones. */
  readonly statuses: readonly string[] | undefined;
  readonly paidOnly: boolean;
}

/** An order that is not due, as it stood when it was last read. */
export interface WatchedOrder {
  readonly id: string;
  readonly placedAt: Instant;
  readonly reason: WaitReason | "cancelled";
  /** The status for which it waits; null where it waits for another reason, or the status is not known. */
  readonly status: string | null;
}

/** Watched orders as they stand now. */
export interface WatchedOrders {
  readonly heads: readonly OrderHead[];
  readonly unreadable: readonly UnreadableOrder[];
  /** No longer in the shop. */
  readonly gone: readonly string[];
}

/**
 * What bears a running number in the shop now: finished orders (more than one where numbers were set back), a basket whose checkout is not finished, or nothing.
 * `untold` where the shop cannot say.
 */
export type NumberBearer =
  | { readonly kind: "orders"; readonly heads: readonly OrderHead[]; readonly unreadable: readonly UnreadableOrder[] }
  | { readonly kind: "basket" | "none" | "untold" };

export interface ShopChoices {
  readonly statuses: readonly { readonly id: string; readonly name: string }[];
  readonly paymentMethods: readonly { readonly id: string; readonly name: string }[];
  /** VAT percentages by country, under the shop's own names for its classes of products; left out where the shop does not tell. */
  readonly tariffs?: readonly ShopTariff[] | undefined;
  /** The currency that the shop sells in; left out where it does not tell. */
  readonly currency?: string | undefined;
}

/** What the shop charges in a country (ISO 3166-1 alpha-2) on a class of products. */
export interface ShopTariff {
  readonly country: string;
  readonly name: string;
  readonly percent: Percent;
}

/**
 * A webshop that orders are read from. Reading only; every method may be repeated.
 *
 * Promises: a first pass comes oldest first; later ones may give their pages otherwise, and orders known before once more; a page may repeat orders of an
 * earlier one but never leaves one out; an order that cannot be read is named, never dropped; the amounts of `order` are as the shop charged them.
 */
export interface OrderSource {
  readonly kind: string;
  /** The statuses that mean cancelled. */
  readonly cancelledStatuses: readonly string[];
  /**
   * Finished orders placed since the cursor, or since `from` when there is no cursor yet or `from` has moved to an earlier day; and those finished since
   * the cursor, whenever they were begun.
   */
  changed(cursor: Cursor | null, from: CalendarDate): ResultAsync<OrderPage, Failure>;
  /**
   * How these orders stand now, in as few calls as the shop allows: lists where many stand alike. `cursor` is the one that `changed` ended with; cancelled
   * orders may be left out after one pass, not after two in a row. Others that are come across may be told too.
   */
  watched(orders: readonly WatchedOrder[], cursor: Cursor): ResultAsync<WatchedOrders, Failure>;
  /**
   * All finished orders that are not due but may become so, a page at a time; null starts. Recently cancelled ones included (placed in the last 60 days
   * at least): one that leaves this list may have been revived.
   */
  open(query: OpenQuery, cursor: Cursor | null): ResultAsync<OrderPage, Failure>;
  /** The head of one order as it stands now, or why it cannot be read; null when it is no longer in the shop. */
  head(id: string): ResultAsync<OrderHead | UnreadableOrder | null, Failure>;
  /** One whole order. Pass its head, where it was just read, to save a call. Null when it is no longer in the shop. */
  order(id: string, head?: OrderHead): ResultAsync<Order | UnreadableOrder | null, Failure>;
  /** What a person can choose from in the settings. */
  choices(): ResultAsync<ShopChoices, Failure>;
  /** Facet of a shop that gives its finished orders running numbers: what bears this one, whatever is written in front of it. */
  numbered?(sequence: number): ResultAsync<NumberBearer, Failure>;
  /** Facet: what the key may not read that bookings by these rules need. Reads only. */
  inspect?(rules: Rules): ResultAsync<readonly Finding[], Failure>;
  /** There where the shop can tell by itself what happens to its orders. */
  readonly webhooks?: Webhooks | undefined;
  /** There where the shop tells which products it sells. */
  readonly catalogue?: Catalogue | undefined;
}

export const isUnreadable = <Read extends object>(read: Read | UnreadableOrder): read is UnreadableOrder =>
  "problem" in read;
