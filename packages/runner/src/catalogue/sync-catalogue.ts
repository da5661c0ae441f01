import { type Cursor, type Failure, instantOf, type Problem } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { underClaim } from "../claim.ts";
import { type Connection, type GiveWay, type Host, interrupted } from "../connection.ts";
import { caught } from "../unexpected.ts";
import { bringNamed, bringProducts } from "./bring-products.ts";
import { readCatalogueNotes } from "./catalogue-notes.ts";
import type { CataloguePass, Known } from "./catalogue-pass.ts";
import type { CatalogueProgress, CatalogueReport } from "./catalogue-report.ts";

/**
 * Makes an item of each product in the shop, and brings those that exist to what the shop says as far as the settings want: page by page of what changed since the last pass. May be
 * broken off anywhere and repeated: how far it came, and which items may be half made, is on disk before they are made.
 *
 * Its claim is not the one of the orders: a first pass over many products takes hours, and keeps no order waiting.
 */
export const syncCatalogue = (
  host: Host,
  connection: Connection,
  options: CatalogueOptions = {},
): ResultAsync<CatalogueReport, Failure> => new ResultAsync(syncOnce(host, connection, options));

export interface CatalogueOptions {
  /** Reads every product, not only what changed, and tells all that is refused: after the settings were changed. */
  readonly all?: boolean | undefined;
  /** Looks at these products alone. */
  readonly products?: readonly string[] | undefined;
  /** Asked now and then in a whole pass: of which products the shop has told since. They come first. */
  readonly meanwhile?: (() => readonly string[]) | undefined;
}

async function syncOnce(
  host: Host,
  connection: Connection,
  options: CatalogueOptions,
): Promise<Result<CatalogueReport, Failure>> {
  const startedAt = instantOf(host.clock.now());
  const progress: CatalogueProgress = { products: 0, made: [], changed: [], refused: [], stillRefused: 0, check: [] };
  const finish = (state: CatalogueReport["state"], stopped: Problem | null = null): CatalogueReport => ({
    connection: connection.key,
    startedAt,
    endedAt: instantOf(host.clock.now()),
    state,
    ...progress,
    stopped,
  });
  const { catalogue } = connection.source;
  const { items } = connection.ledger;
  if (catalogue === undefined || items === undefined) return ok(finish("unsupported"));
  if (!items.wanted) return ok(finish("off"));
  const ofItems = { ...connection, key: `${connection.key}/items` };
  return underClaim(host, ofItems, async (claimant) => {
    const worked = await caught(async () => {
      const notes = await readCatalogueNotes(claimant.store, ofItems.key);
      if (notes.isErr()) return err(notes.error);
      const pass: CataloguePass = {
        ...{ host: claimant, connection, ofItems, catalogue, items, progress, notes: notes.value },
        tellsAll: options.all === true,
        checked: checkedOnce(connection, progress),
      };
      const ended = await work(pass, options);
      progress.stillRefused = Math.max(0, notes.value.refused.count() - progress.refused.length);
      return ended;
    });
    if (worked.isErr()) return ok(finish("stopped", worked.error.problem));
    return ok(finish(progress.check.length > 0 ? "stopped" : "done"));
  });
}

/** On a few products, or on what changed and on what was refused before. */
async function work(
  pass: CataloguePass,
  { all, products, meanwhile }: CatalogueOptions,
): Promise<Result<void, Failure>> {
  const { host, notes, progress } = pass;
  if (products !== undefined) return bringNamed(pass, products);
  const giveWay = () => bringNamed(pass, meanwhile?.() ?? []);
  const read = await bringChanged(pass, all === true ? null : notes.cursor, giveWay);
  if (read.isErr() || progress.check.length > 0) return read;
  return bringNamed(pass, notes.refused.due(host.clock.now()));
}

async function bringChanged(
  pass: CataloguePass,
  start: Cursor | null,
  giveWay: GiveWay,
): Promise<Result<void, Failure>> {
  const { host, catalogue, notes, progress } = pass;
  let cursor = start;
  for (;;) {
    const stop = interrupted(host);
    if (stop.isErr()) return stop;
    const page = await catalogue.changed(cursor);
    if (page.isErr()) return err(page.error);
    const brought = await bringProducts(pass, page.value.products, giveWay);
    if (brought.isErr() || progress.check.length > 0) return brought;
    cursor = page.value.cursor;
    const kept = await notes.keepCursor(cursor);
    if (kept.isErr() || !page.value.more) return kept;
  }
}

function checkedOnce(
  { ledger, rules }: Connection,
  progress: CatalogueProgress,
): () => Promise<Result<Known, Failure>> {
  let known: Known | undefined;
  return async () => {
    if (known !== undefined) return ok(known);
    const read = await ledger.snapshot();
    if (read.isErr()) return err(read.error);
    progress.check = ledger.check(rules, read.value);
    known = { snapshot: read.value };
    return ok(known);
  };
}
