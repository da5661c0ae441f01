import type { Failure } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { MoneybirdClient } from "../client/moneybird-client.ts";
import { type ProductRow, productRow } from "../client/rows.ts";
import { apiPath } from "../paths.ts";

/** The product with an identifier, by the look-up for it; null where that finds none. */
export const findProduct = (client: MoneybirdClient, administration: string, identifier: string) =>
  client
    .find(apiPath(administration, `products/identifier/${encodeURIComponent(identifier)}`), productRow)
    .map((row) => (row?.identifier === identifier ? row : null));

/** Every product that has an identifier, switched off or not: what `active=false` gives may hold the others too. */
export async function allProducts(
  client: MoneybirdClient,
  administration: string,
): Promise<Result<Map<string, ProductRow>, Failure>> {
  const all = new Map<string, ProductRow>();
  for (const active of ["true", "false"]) {
    const rows = await client.pages(apiPath(administration, "products"), productRow, { active });
    if (rows.isErr()) return err(rows.error);
    for (const row of rows.value) if (row.identifier !== null) all.set(row.identifier, row);
  }
  return ok(all);
}
