import type { CatalogueProduct, Failure } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type GiveWay, interrupted } from "../connection.ts";
import { bringAll, type ItemOfProduct } from "./bring-all.ts";
import type { CataloguePass, Known } from "./catalogue-pass.ts";
import type { RefusedItem } from "./catalogue-report.ts";
import type { PrintedProduct } from "./refused-products.ts";

const noOne: GiveWay = async () => ok(undefined);

/** Brings the items of these products to the ledger. Nothing, where `progress.check` says that the settings are wrong. */
export async function bringProducts(
  pass: CataloguePass,
  told: readonly CatalogueProduct[],
  giveWay: GiveWay = noOne,
): Promise<Result<void, Failure>> {
  const { host, progress, notes } = pass;
  progress.products += told.length;
  const products = await withoutResting(pass, told);
  if (products.length === 0) return ok(undefined);
  const known = await pass.checked();
  if (known.isErr()) return err(known.error);
  if (progress.check.length > 0) return ok(undefined);
  const { wanted, refused } = composeAll(pass, products, known.value);
  const brought = await bringAll(pass, wanted, giveWay);
  if (brought.isErr()) return err(brought.error);
  const all = [...refused, ...brought.value];
  const settled = await notes.refused.settle(products, all, host.clock.now());
  if (settled.isErr()) return err(settled.error);
  progress.refused.push(...(pass.tellsAll ? all : settled.value));
  return ok(undefined);
}

/** A product in several places of a list is one: as it was told last. One that was refused lately, and is as it was, waits. */
async function withoutResting(
  { host, notes: { refused }, tellsAll }: CataloguePass,
  products: readonly CatalogueProduct[],
): Promise<readonly Printed[]> {
  const now = host.clock.now();
  const once = [...new Map(products.map((product) => [product.id, product])).values()];
  const printed = await Promise.all(
    once.map(async (product) => ({ ...product, print: await host.fingerprint(JSON.stringify(product)) })),
  );
  return printed.filter((product) => tellsAll || !refused.isResting(product, now));
}

type Printed = CatalogueProduct & PrintedProduct;

/** Looks at single products, by their ids. One that is gone is none of ours any more. */
export async function bringNamed(pass: CataloguePass, ids: readonly string[]): Promise<Result<void, Failure>> {
  const { host, catalogue, notes, progress } = pass;
  const found: CatalogueProduct[] = [];
  const gone: string[] = [];
  for (const id of ids) {
    const stop = interrupted(host);
    if (stop.isErr()) return stop;
    const product = await catalogue.product(id);
    if (product.isErr()) return err(product.error);
    if (product.value === null) gone.push(id);
    else found.push(product.value);
  }
  const forgotten = await notes.refused.forget(gone);
  if (forgotten.isErr()) return err(forgotten.error);
  return progress.check.length > 0 ? ok(undefined) : bringProducts(pass, found);
}

/** Each code once: the first product that has it keeps it. */
function composeAll(
  { connection, items }: CataloguePass,
  products: readonly CatalogueProduct[],
  { snapshot }: Known,
): { readonly wanted: readonly ItemOfProduct[]; readonly refused: readonly RefusedItem[] } {
  const wanted = new Map<string, ItemOfProduct>();
  const refused: RefusedItem[] = [];
  for (const product of products) {
    const composed = items.compose(product, connection.rules, snapshot);
    if (composed.isErr()) refused.push({ productId: product.id, code: null, problem: composed.error });
    for (const item of composed.unwrapOr([])) {
      if (!wanted.has(item.code)) wanted.set(item.code, { ...item, productId: product.id });
    }
  }
  return { wanted: [...wanted.values()], refused };
}
