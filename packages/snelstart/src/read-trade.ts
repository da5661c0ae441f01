import type { Failure } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type CompanyRow, layoutRow, revenueGroupRow } from "./client/rows.ts";
import type { SnelStartClient } from "./client/snelstart-client.ts";
import { revenueGroupOf } from "./from-snelstart.ts";
import type { SnelStartSettings } from "./settings.ts";
import type { SnelStartSnapshot } from "./snapshot.ts";

type Needs = Pick<SnelStartSettings, "document" | "items" | "orders">;

/** Where it is not told, whole units are safe. */
export const articleFacts = (
  company: CompanyRow,
): Pick<SnelStartSnapshot, "articleCodes" | "netArticlePrices" | "quantityDecimals"> => ({
  articleCodes: { longest: company.artikelcodeMaxLengte ?? null, numeric: company.artikelcodeSoort === "Numeriek" },
  netArticlePrices: company.verkoopprijsArtikelbestandExclusiefBtw,
  quantityDecimals: company.aantalDecimalenArtikelaantallen ?? 0,
});

/** What sales orders and articles are made with. */
export async function readTrade(
  client: SnelStartClient,
  { document, items, orders }: Needs,
): Promise<Result<Pick<SnelStartSnapshot, "revenueGroups" | "layout">, Failure>> {
  if (document !== "order" && !items.sync) return ok({ revenueGroups: [], layout: null });
  const groups = await client.all("artikelomzetgroepen", revenueGroupRow);
  if (groups.isErr()) return err(groups.error);
  const revenueGroups = groups.value.map(revenueGroupOf);
  if (orders.layout === undefined) return ok({ revenueGroups, layout: null });
  const layouts = await client.all("verkoopordersjablonen", layoutRow);
  return layouts.map((rows) => ({
    revenueGroups,
    layout: rows.find(({ omschrijving, nonactief }) => omschrijving === orders.layout && !nonactief)?.id ?? null,
  }));
}
