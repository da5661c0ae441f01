import type { ResultAsync } from "neverthrow";
import type { PriceBasis } from "../order/order.ts";
import type { Failure } from "../problem/failure.ts";
import type { RateClass } from "../vat/vat-question.ts";
import type { Cursor } from "./cursor.ts";

/** One of the forms in which a product is sold, with an article number of its own. */
export interface ProductVariant {
  readonly id: string;
  readonly sku: string | null;
  /** What was chosen, e.g. `Kleur: Blauw, Maat: L`. */
  readonly text: string;
  /** What it costs more than the product itself, without VAT; less where negative. Plain decimal text. */
  readonly surcharge: string;
  readonly active: boolean;
}

/** A product as the shop sells it now. */
export interface CatalogueProduct {
  readonly id: string;
  readonly sku: string | null;
  /** In the shop's main language, or the one that its settings name. */
  readonly name: string;
  /** What the shop asks for one, in EUR as plain decimal text; null where it does not tell. */
  readonly price: string | null;
  /** Whether the price contains its VAT. */
  readonly basis: PriceBasis;
  /** The VAT class in the seller's country; null where the shop does not tell. */
  readonly rateClass: RateClass | null;
  /** Names of the shop's categories, the main one first. */
  readonly categories: readonly string[];
  /** Sold in parts: 1.5 metres. */
  readonly fractional: boolean;
  readonly active: boolean;
  readonly variants: readonly ProductVariant[];
}

export interface ProductPage {
  readonly products: readonly CatalogueProduct[];
  /** Where to go on; after a full pass, where the next one starts. */
  readonly cursor: Cursor;
  readonly more: boolean;
}

/**
 * Facet of a shop that tells which products it sells. Reading only; every method may be repeated.
 *
 * Promises: without a cursor every product is told; with the one that a pass ended with, at least those that were added or changed since. A page may repeat
 * products but never leaves one out that was there during the whole pass.
 */
export interface Catalogue {
  changed(cursor: Cursor | null): ResultAsync<ProductPage, Failure>;
  /** One product as it stands now; null when it is no longer in the shop, or was never. */
  product(id: string): ResultAsync<CatalogueProduct | null, Failure>;
}
