import {
  type CatalogueProduct,
  dutchRateOf,
  type Json,
  listPrice,
  type Problem,
  problem,
  type RateClass,
  type SoldAs,
  soldAs,
  type WantedItem,
} from "@boekbrug/core";
import { err, ok, Result } from "neverthrow";
import type { SnelStartSnapshot } from "../snapshot.ts";
import type { ArticleSettings } from "./article-settings.ts";
import type { ArticleKind } from "./line-kind.ts";
import { articleBody, refuseUnfitCode, revenueGroupFor } from "./to-article.ts";

/** The articles of a product and of each of its variants that has an article number of its own. Nothing of a product that is not sold any more. */
export function wantedArticles(
  product: CatalogueProduct,
  snapshot: SnelStartSnapshot,
  settings: ArticleSettings,
): Result<readonly WantedItem[], Problem> {
  const sold = soldAs(product, settings.code);
  if (!product.active) return ok([]);
  if (sold.length === 0) return err(problem("ledger.item-code-missing", "product.sku", { text: product.name }));
  return groupOf(product, snapshot, settings).andThen((group) =>
    Result.combine(sold.map((each) => articleOf(each, product, group, snapshot))),
  );
}

const articleOf = (
  sold: SoldAs,
  product: CatalogueProduct,
  group: string,
  snapshot: SnelStartSnapshot,
): Result<WantedItem, Problem> =>
  refuseUnfitCode(sold.code, snapshot).map(() => {
    const price = priceOf(sold, product, snapshot);
    const body: Json = articleBody(sold.code, sold.name, group, price === null ? null : Number(price));
    return { code: sold.code, price, body };
  });

/** Prices of articles are all with VAT or all without, as the administration has it. */
function priceOf(sold: SoldAs, product: CatalogueProduct, { netArticlePrices, readOn }: SnelStartSnapshot) {
  const { rateClass } = product;
  const percent =
    rateClass === "exempt" ? "0" : rateClass === null ? undefined : dutchRateOf(rateClass, readOn)?.percent;
  return percent === undefined ? null : listPrice(product, sold, percent, netArticlePrices ? "net" : "gross");
}

const kinds: Readonly<Partial<Record<RateClass, ArticleKind>>> = {
  standard: "high",
  reduced: "low",
  zero: "none",
  exempt: "none",
};

/** The revenue group of the product's category, where it gives the product's VAT; else that of its VAT kind. Without a VAT class nothing can tell. */
function groupOf(
  { rateClass, categories }: CatalogueProduct,
  snapshot: SnelStartSnapshot,
  settings: ArticleSettings,
): Result<string, Problem> {
  const kind = rateClass === null ? undefined : kinds[rateClass];
  if (kind === undefined) return err(problem("vat.class-unknown", "product.rateClass"));
  const category = categories.find((name) => settings.groups[name] !== undefined);
  if (category === undefined) return revenueGroupFor(kind, snapshot, settings);
  const number = settings.groups[category];
  const field = `ledger.items.groups.${category}`;
  const group = snapshot.revenueGroups.find((each) => each.number === number);
  if (group?.kind === kind) return ok(group.id);
  const available = snapshot.revenueGroups
    .filter((each) => each.kind === kind)
    .map((each) => `${each.number} (${each.name})`);
  return err(
    problem("ledger.revenue-group-unclear", field, {
      kind,
      code: number ?? "-",
      available: available.join(", ") || "-",
    }),
  );
}
