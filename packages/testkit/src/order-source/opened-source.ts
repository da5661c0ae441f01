import type { Money, OrderSource, WebhookDelivery, WebhookSubject } from "@boekbrug/core";
import type { Check, Closable } from "../contract/check.ts";

/**
 * What a shop can do to the next call of the adapter:
 *
 * - `refused`: no connection is made.
 * - `dropped`: the connection breaks before an answer.
 * - `limited`: the shop asks to wait.
 * - `unavailable`: a proxy says that the shop does not answer.
 * - `malformed`: the answer is cut off half-way.
 */
export type SourceFault = "refused" | "dropped" | "limited" | "unavailable" | "malformed";

export const sourceFaults: readonly SourceFault[] = ["refused", "dropped", "limited", "unavailable", "malformed"];

/** What the checks need done in the shop, by another road than the adapter. */
export interface ShopArrangement {
  /** Puts a finished order in the shop, placed later than those before it (the same second is allowed), and gives its id. */
  addOrder(kind: "paid" | "unpaid"): Promise<string>;
  /** Puts in an order that cannot be read as one. Left out where the shop cannot have such an order. */
  readonly addUnreadable?: (() => Promise<string>) | undefined;
  /** Puts in a basket whose checkout is not finished but that bears a number, and gives the number. Left out where baskets have none. */
  readonly addNumberedBasket?: (() => Promise<number>) | undefined;
  pay(id: string): Promise<void>;
  cancel(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Products in the shop, by another road than the adapter. */
export interface ProductArrangement {
  /** Puts a product in the shop, changed later than those before it (the same second is allowed), and gives its id. */
  add(name: string): Promise<string>;
  /** Gives a product another name, now. */
  rename(id: string, name: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The shop's side of its webhooks, by another road than the adapter. */
export interface WebhookProbe {
  /** The body by which the shop tells of an order or a product. */
  bodyOf(id: string): string;
  /** What arrives when the shop sends this body to an address that is registered for the subject. */
  deliver(address: string, body: string, subject: WebhookSubject): Promise<WebhookDelivery>;
  /** Calls of the adapter so far. */
  calls(): number;
}

/** An adapter on an empty shop. */
export interface OpenedSource extends Closable {
  readonly source: OrderSource;
  readonly arrange: ShopArrangement;
  /** How many orders fill a page of `changed` and `open`; small, so that a few orders make several pages. */
  readonly pageSize: number;
  /** What the shop charged for an arranged order, known by another road than the adapter. */
  expected(id: string): Promise<{ readonly total: Money; readonly vat: Money }>;
  /** Left out where the shop tells no products. */
  readonly products?: ProductArrangement | undefined;
  /** Left out where the shop has no webhooks. */
  readonly webhooks?: WebhookProbe | undefined;
  /** Left out where the shop cannot be made to fail. */
  readonly faults?: { next(kind: SourceFault): void } | undefined;
}

export type SourceCheck = Check<OpenedSource>;
