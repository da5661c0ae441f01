import {
  type BringItems,
  type BroughtItems,
  beginMissing,
  Decimal,
  type Failure,
  type Json,
  type Problem,
  present,
  spareItem,
  type WantedItem,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import * as z from "zod";
import type { MoneybirdClient } from "../client/moneybird-client.ts";
import { type ProductRow, productRow } from "../client/rows.ts";
import { apiPath } from "../paths.ts";
import { allProducts, findProduct } from "./find-products.ts";
import type { ItemSettings } from "./item-settings.ts";

export interface BringPorts {
  readonly client: MoneybirdClient;
  readonly administration: string;
  readonly settings: ItemSettings;
}

/** A few products are looked up one by one; for more the list is read, once. */
const fewProducts = 5;

const wantedBody = z.object({
  title: z.string(),
  ledger_account_id: z.string(),
  tax_rate_id: z.string().optional(),
});

interface Progress {
  readonly made: string[];
  readonly changed: string[];
  readonly refused: { code: string; problem: Problem }[];
}

/** Makes the products that are missing, in a call each, and changes of others what the settings name. */
export function createBringItems({ client, administration, settings }: BringPorts) {
  const path = apiPath(administration, "products");
  let all: Map<string, ProductRow> | undefined;

  const existing = async (items: readonly WantedItem[]): Promise<Result<Map<string, ProductRow>, Failure>> => {
    if (all !== undefined) return ok(all);
    if (items.length > fewProducts) {
      const read = await allProducts(client, administration);
      if (read.isOk()) all = read.value;
      return read;
    }
    const found = new Map<string, ProductRow>();
    for (const { code } of items) {
      const row = await findProduct(client, administration, code);
      if (row.isErr()) return err(row.error);
      if (row.value !== null) found.set(code, row.value);
    }
    return ok(found);
  };

  const write = async (
    item: WantedItem,
    method: "POST" | "PATCH",
    at: string,
    product: Json,
    progress: Progress,
  ): Promise<Result<ProductRow | null, Failure>> => {
    const written = await client.write({ method, path: at, body: { product } }, productRow, undefined);
    if (written.isErr()) return spareItem(item, written.error, progress.refused);
    return written.value.kind === "done"
      ? ok(written.value.row)
      : spareItem(item, written.value.failure, progress.refused);
  };

  /** A product has a price: one that the shop does not tell is 0, to be filled in by a person. */
  const make = async (item: WantedItem, progress: Progress): Promise<Result<void, Failure>> => {
    const { title, ledger_account_id, tax_rate_id = null } = wanted(item);
    const price = item.price ?? "0";
    const product = { identifier: item.code, title, price, ledger_account_id, ...present({ tax_rate_id }) };
    const made = await write(item, "POST", path, product, progress);
    if (made.isErr()) return err(made.error);
    if (made.value === null) return ok(undefined);
    progress.made.push(item.code);
    all?.set(item.code, made.value);
    return ok(undefined);
  };

  const change = async (item: WantedItem, there: ProductRow, progress: Progress): Promise<Result<void, Failure>> => {
    const changes = changesOf(item, there, settings);
    if (Object.keys(changes).length === 0) return ok(undefined);
    const changed = await write(item, "PATCH", apiPath(administration, `products/${there.id}`), changes, progress);
    if (changed.isErr()) return err(changed.error);
    if (changed.value === null) return ok(undefined);
    progress.changed.push(item.code);
    all?.set(item.code, changed.value);
    return ok(undefined);
  };

  return async (items: readonly WantedItem[], { begin }: BringItems): Promise<Result<BroughtItems, Failure>> => {
    const found = await existing(items);
    if (found.isErr()) return err(found.error);
    const begun = await beginMissing(items, found.value, begin);
    if (begun.isErr()) return err(begun.error);
    const progress: Progress = { made: [], changed: [], refused: [] };
    for (const item of items) {
      const there = found.value.get(item.code);
      const brought = there === undefined ? await make(item, progress) : await change(item, there, progress);
      if (brought.isErr()) return err(brought.error);
    }
    return ok(progress);
  };
}

const wanted = ({ body }: WantedItem): z.infer<typeof wantedBody> => wantedBody.parse(body);

/** What of an existing product differs, as far as the settings let it follow the shop. */
function changesOf(item: WantedItem, there: ProductRow, { update }: ItemSettings): Record<string, string> {
  const { title, tax_rate_id } = wanted(item);
  const differing: Record<string, string> = {};
  if (update.includes("title") && title !== there.title) differing.title = title;
  if (update.includes("price") && item.price !== null && !isPrice(there, item.price)) differing.price = item.price;
  if (update.includes("tax-rate") && tax_rate_id !== undefined && tax_rate_id !== there.tax_rate_id) {
    differing.tax_rate_id = tax_rate_id;
  }
  return differing;
}

/** Prices nearer to each other than half a cent are the same: how many decimals Moneybird keeps is not documented. */
const isPrice = ({ price }: ProductRow, asked: string): boolean =>
  new Decimal(price ?? "0").minus(asked).abs().lt(new Decimal("0.005"));
