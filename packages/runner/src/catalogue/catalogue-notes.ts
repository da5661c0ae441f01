import type { Cursor, Failure, Store } from "@boekbrug/core";
import type { ResultAsync } from "neverthrow";
import { type RefusedProducts, refusedProducts } from "./refused-products.ts";

const topics = { cursor: "catalogue", unfinished: "catalogue-unfinished" } as const;

/** How far the products were read, which items may be half made, and which were refused, on disk. */
export interface CatalogueNotes {
  /** Null before the first page. */
  readonly cursor: Cursor | null;
  readonly unfinished: UnfinishedItems;
  readonly refused: RefusedProducts;
  keepCursor(cursor: Cursor): ResultAsync<void, Failure>;
}

/** Codes of items that were about to be made and are not known to be whole. */
export interface UnfinishedItems {
  readonly codes: ReadonlySet<string>;
  /** On disk when it returns. */
  add(codes: readonly string[]): ResultAsync<void, Failure>;
  /** These are whole now, or were refused. */
  remove(codes: readonly string[]): ResultAsync<void, Failure>;
}

export const readCatalogueNotes = (store: Store, key: string): ResultAsync<CatalogueNotes, Failure> =>
  store.notes(key).map((notes) => ({
    cursor: notes[topics.cursor] ?? null,
    unfinished: unfinishedItems(store, key, codesIn(notes[topics.unfinished] ?? "")),
    refused: refusedProducts(store, key, notes),
    keepCursor: (cursor) => store.note(key, topics.cursor, cursor),
  }));

function unfinishedItems(store: Store, key: string, codes: Set<string>): UnfinishedItems {
  const keep = () => store.note(key, topics.unfinished, [...codes].join("\n"));
  return {
    codes,
    add: (more) => {
      for (const code of more) codes.add(code);
      return keep();
    },
    remove: (done) => {
      for (const code of done) codes.delete(code);
      return keep();
    },
  };
}

const codesIn = (text: string): Set<string> => new Set(text.split("\n").filter((code) => code !== ""));
