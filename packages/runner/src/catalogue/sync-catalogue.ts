import {
  type Catalogue,
  type CatalogueProduct,
  type Failure,
  instantOf,
  type LedgerItems,
  notDone,
  type Problem,
} from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { underClaim } from "../claim.ts";
import { type Connection, type Host, interrupted } from "../connection.ts";
import { unexpected } from "../unexpected.ts";
import { bringAll, type ItemOfProduct } from "./bring-all.ts";
import { readCatalogueNotes } from "./catalogue-notes.ts";
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
  /** Reads every product, not only what changed: after the settings were changed. */
  readonly all?: boolean | undefined;
}

async function syncOnce(
  host: Host,
  connection: Connection,
  { all = false }: CatalogueOptions,
): Promise<Result<CatalogueReport, Failure>> {
  const startedAt = instantOf(host.clock.now());
  const progress: CatalogueProgress = { products: 0, made: [], changed: [], refused: [], check: [] };
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
    const pass: Pass = { host: claimant, connection, ofItems, catalogue, items, progress };
    const worked = await endOf(() => work(pass, all));
    if (worked.isErr()) return ok(finish("stopped", worked.error.problem));
    return ok(finish(progress.check.length > 0 ? "stopped" : "done"));
  });
}

async function endOf(run: () => Promise<Result<void, Failure>>): Promise<Result<void, Failure>> {
  try {
    return await run();
  } catch (thrown) {
    return err(notDone(unexpected(thrown)));
  }
}

interface Pass {
  readonly host: Host;
  readonly connection: Connection;
  /** The connection under whose key the claim and the notes are. */
  readonly ofItems: Connection;
  readonly catalogue: Catalogue;
  readonly items: LedgerItems;
  readonly progress: CatalogueProgress;
}

async function work(pass: Pass, all: boolean): Promise<Result<void, Failure>> {
  const { host, ofItems, catalogue, items, progress } = pass;
  const notes = await readCatalogueNotes(host.store, ofItems.key);
  if (notes.isErr()) return err(notes.error);
  const { unfinished, keepCursor } = notes.value;
  let cursor = all ? null : notes.value.cursor;
  let snapshot: Known | undefined;
  for (;;) {
    const stop = interrupted(host);
    if (stop.isErr()) return stop;
    const page = await catalogue.changed(cursor);
    if (page.isErr()) return err(page.error);
    const { products, more } = page.value;
    progress.products += products.length;
    if (products.length > 0 && snapshot === undefined) {
      const read = await checkedSnapshot(pass);
      if (read.isErr()) return err(read.error);
      if (progress.check.length > 0) return ok(undefined);
      snapshot = read.value;
    }
    const wanted = composeAll(pass, products, snapshot);
    const brought = await bringAll(host, ofItems, items, wanted, unfinished, progress);
    if (brought.isErr()) return err(brought.error);
    cursor = page.value.cursor;
    const kept = await keepCursor(cursor);
    if (kept.isErr() || !more) return kept;
  }
}

/** The administration as it was read. */
interface Known {
  readonly snapshot: unknown;
}

async function checkedSnapshot({ connection, progress }: Pass): Promise<Result<Known, Failure>> {
  const read = await connection.ledger.snapshot();
  if (read.isOk()) progress.check = connection.ledger.check(connection.rules, read.value);
  return read.map((snapshot) => ({ snapshot }));
}

/** Each code once: the first product that has it keeps it. */
function composeAll(
  { connection, items, progress }: Pass,
  products: readonly CatalogueProduct[],
  known: Known | undefined,
): readonly ItemOfProduct[] {
  const wanted = new Map<string, ItemOfProduct>();
  for (const product of products) {
    const composed = items.compose(product, connection.rules, known?.snapshot);
    if (composed.isErr()) progress.refused.push({ productId: product.id, code: null, problem: composed.error });
    for (const item of composed.unwrapOr([])) {
      if (!wanted.has(item.code)) wanted.set(item.code, { ...item, productId: product.id });
    }
  }
  return [...wanted.values()];
}
