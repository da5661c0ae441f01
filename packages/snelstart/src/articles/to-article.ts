import { fitText, type Json, type Problem, present, problem, type WriteStep } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { WantedArticle } from "../orders/to-order-lines.ts";
import type { SnelStartSnapshot } from "../snapshot.ts";
import { articleIdentity } from "./article-of-line.ts";
import type { ArticleSettings } from "./article-settings.ts";
import type { ArticleKind } from "./line-kind.ts";

const longestDescription = 250;

export const articlesPath = "artikelen";

/**
 * The step that finds or makes an article. One that exists is used as it is, if its revenue group gives the VAT that is needed; a new one is made in the revenue group of its VAT kind.
 * Without a group in the body it is only looked for.
 */
export function toArticleStep(
  article: WantedArticle,
  reference: string,
  snapshot: SnelStartSnapshot,
  items: ArticleSettings,
): Result<WriteStep, Problem> {
  return refuseUnfitCode(article.code, snapshot).andThen(() =>
    groupFor(article, snapshot, items).map(
      (group): WriteStep => ({
        key: article.key,
        kind: "item",
        title: { nl: `Artikel ${article.code}`, en: `Article ${article.code}` },
        request: { method: "POST", path: articlesPath, body: articleBody(article.code, article.text, group) },
        dependsOn: [],
        lookup: "before-sending",
        identity: articleIdentity(article),
        reference,
        expected: null,
      }),
    ),
  );
}

export const articleBody = (code: string, text: string, group: string | null, price: number | null = null): Json => ({
  artikelcode: code,
  omschrijving: fitText(text === "" ? code : text, longestDescription),
  ...present<Json>({ artikelOmzetgroep: group === null ? null : { id: group }, verkoopprijs: price }),
});

/** Code rules are each administration's own; a code that is cut or altered would be another article's. */
export function refuseUnfitCode(code: string, { articleCodes }: SnelStartSnapshot): Result<void, Problem> {
  const { longest, numeric } = articleCodes;
  if (longest !== null && code.length > longest) {
    return err(problem("ledger.item-code-too-long", "ledger.items", { code, most: longest }));
  }
  return numeric && !/^\d+$/.test(code)
    ? err(problem("ledger.item-code-numeric", "ledger.items", { code }))
    : ok(undefined);
}

/** The id of the revenue group of a new article; null where nobody but a person may make it, or can tell its group. */
function groupFor(
  { kind, byHand }: WantedArticle,
  snapshot: SnelStartSnapshot,
  items: ArticleSettings,
): Result<string | null, Problem> {
  if (byHand || kind === null || items.missing === "hold") return ok(null);
  return revenueGroupFor(kind, snapshot, items);
}

/** The revenue group that the settings name for a VAT kind, or the only one there is. */
export function revenueGroupFor(
  kind: ArticleKind,
  { revenueGroups }: Pick<SnelStartSnapshot, "revenueGroups">,
  { revenueGroups: named }: Pick<ArticleSettings, "revenueGroups">,
): Result<string, Problem> {
  const field = `ledger.items.revenueGroups.${kind}`;
  const fitting = revenueGroups.filter((group) => group.kind === kind);
  const available = fitting.map(({ number, name }) => `${number} (${name})`).join(", ") || "-";
  const wanted = named[kind];
  const found = wanted === undefined ? fitting : fitting.filter(({ number }) => number === wanted);
  const [only] = found;
  return only !== undefined && found.length === 1
    ? ok(only.id)
    : err(problem("ledger.revenue-group-unclear", field, { kind, code: wanted ?? "-", available }));
}
