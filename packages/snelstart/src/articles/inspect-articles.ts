import { type Failure, type Finding, findingOf, problem } from "@boekbrug/core";
import { err, ok, okAsync, type Result, ResultAsync } from "neverthrow";
import type { SnelStartSettings } from "../settings.ts";
import type { ArticleSettings } from "./article-settings.ts";
import { type ArticleFinder, unusable } from "./find-article.ts";
import { type ArticleKind, articleKinds } from "./line-kind.ts";

/** An article that the settings name, and what it must be. */
interface Named {
  readonly field: string;
  readonly code: string;
  readonly kind: ArticleKind;
  readonly byHand: boolean;
}

const roles = ["shipping", "paymentFee", "extraCosts", "discount", "rounding", "fallback"] as const;
const madeByHand = ["deposits", "giftCards"] as const;

const namedIn = (items: ArticleSettings): Named[] => [
  ...roles.flatMap((role) =>
    articleKinds.flatMap((kind): Named[] => {
      const code = items[role][kind];
      return code === undefined ? [] : [{ field: `ledger.items.${role}.${kind}`, code, kind, byHand: false }];
    }),
  ),
  ...madeByHand.map(
    (role): Named => ({ field: `ledger.items.${role}`, code: items[role], kind: "none", byHand: true }),
  ),
];

/** Articles that the settings name and that are there already must give the VAT that is meant; some are for a person to make. */
export function inspectArticles(
  articles: ArticleFinder,
  { document, items }: Pick<SnelStartSettings, "document" | "items">,
): ResultAsync<Finding[], Failure> {
  return document === "order" ? new ResultAsync(inspect(articles, namedIn(items))) : okAsync([]);
}

async function inspect(articles: ArticleFinder, named: readonly Named[]): Promise<Result<Finding[], Failure>> {
  const rows = await articles.byCode([...new Set(named.map(({ code }) => code))]);
  if (rows.isErr()) return err(rows.error);
  const findings: Finding[] = [];
  for (const { field, code, kind, byHand } of named) {
    const row = rows.value.get(code);
    if (row === undefined) {
      if (byHand) findings.push(findingOf("note", problem("ledger.item-group-untold", field, { code })));
      continue;
    }
    const found = await articles.kindOf(row.artikelOmzetgroep ?? "");
    if (found.isErr()) return err(found.error);
    const refused = unusable(code, row, found.value, kind);
    if (refused !== undefined) findings.push(findingOf("holds", { ...refused.problem, field }));
  }
  return ok(findings);
}
