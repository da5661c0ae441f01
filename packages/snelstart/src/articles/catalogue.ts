import type { LedgerItems } from "@boekbrug/core";
import { ResultAsync } from "neverthrow";
import type { SnelStartClient } from "../client/snelstart-client.ts";
import type { SnelStartSnapshot } from "../snapshot.ts";
import type { ArticleSettings } from "./article-settings.ts";
import { createBringArticles } from "./bring-articles.ts";
import { articlePage, createArticleFinder } from "./find-article.ts";
import { wantedArticles } from "./wanted-articles.ts";

/** Articles in SnelStart that follow the shop's catalogue: as many at a time as come in one page. */
export function createArticleCatalogue(
  client: SnelStartClient,
  settings: ArticleSettings,
): LedgerItems<SnelStartSnapshot> {
  const bring = createBringArticles(client, createArticleFinder(client), settings);
  return {
    wanted: settings.sync,
    batch: articlePage,
    compose: (product, _, snapshot) => wantedArticles(product, snapshot, settings),
    bring: (items, work) => new ResultAsync(bring(items, work)),
  };
}
