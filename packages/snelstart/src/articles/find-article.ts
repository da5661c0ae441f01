import { type Failure, notDone, problem } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import { textEquals } from "../client/odata.ts";
import { type ArticleRow, articleRow, revenueGroupRow } from "../client/rows.ts";
import type { SnelStartClient } from "../client/snelstart-client.ts";
import { articleKindOf } from "../from-snelstart.ts";
import type { ArticleKind } from "./line-kind.ts";
import { articlesPath } from "./to-article.ts";

/** Articles come in pages of at most 25, by the vendor's own description. */
export const articlePage = 25;

/** What people call the field in filters: the vendor and a client that runs live do not agree. */
const spellings = ["Artikelcode", "ArtikelCode"] as const;

/** Finds articles by code, and what VAT their groups give. */
export interface ArticleFinder {
  /** The articles with these codes, by code. */
  byCode(codes: readonly string[]): ResultAsync<ReadonlyMap<string, ArticleRow>, Failure>;
  /** The VAT kind of a revenue group; null where SnelStart tells none. */
  kindOf(group: string): ResultAsync<ArticleKind | null, Failure>;
}

export function createArticleFinder(client: SnelStartClient): ArticleFinder {
  let spelling: (typeof spellings)[number] | null = spellings[0];
  let kinds: ReadonlyMap<string, ArticleKind | null> | undefined;

  const filtered = async (codes: readonly string[]): Promise<Result<ArticleRow[], Failure>> => {
    for (const each of spelling === null ? [] : spellings.slice(spellings.indexOf(spelling))) {
      const filter = codes.map((code) => textEquals(each, code)).join(" or ");
      const rows = await client.list(articlesPath, articleRow, filter, articlePage);
      if (rows.isOk() || rows.error.problem.code !== "ledger.refused") return rows;
      spelling = spellings[spellings.indexOf(each) + 1] ?? null;
    }
    return client.list(articlesPath, articleRow, undefined, articlePage);
  };

  const byCode = async (codes: readonly string[]): Promise<Result<ReadonlyMap<string, ArticleRow>, Failure>> => {
    if (codes.length === 0) return ok(new Map());
    const rows = await filtered(codes);
    return rows.map((all) => pick(codes, all));
  };

  const kindOf = async (group: string): Promise<Result<ArticleKind | null, Failure>> => {
    if (kinds?.has(group) !== true) {
      const rows = await client.all("artikelomzetgroepen", revenueGroupRow);
      if (rows.isErr()) return err(rows.error);
      kinds = new Map(rows.value.map((row) => [row.id, articleKindOf(row)]));
    }
    return ok(kinds?.get(group) ?? null);
  };

  return { byCode: (codes) => new ResultAsync(byCode(codes)), kindOf: (group) => new ResultAsync(kindOf(group)) };
}

/** Codes that differ in capitals only are of different articles where the very code is there too. */
function pick(codes: readonly string[], rows: readonly ArticleRow[]): ReadonlyMap<string, ArticleRow> {
  const exact = new Map(rows.map((row) => [row.artikelcode, row]));
  const folded = new Map(rows.map((row) => [row.artikelcode.toLowerCase(), row]));
  return new Map(
    codes.flatMap((code) => {
      const found = exact.get(code) ?? folded.get(code.toLowerCase());
      return found === undefined ? [] : [[code, found] as const];
    }),
  );
}

/** Why an article cannot be used for a line; undefined where it can. */
export function unusable(
  code: string,
  { isNonActief, artikelOmzetgroep }: ArticleRow,
  found: ArticleKind | null,
  wanted: ArticleKind | null,
): Failure | undefined {
  if (isNonActief || artikelOmzetgroep === null)
    return notDone(problem("ledger.item-unusable", "ledger.items", { code }));
  if (wanted === null || found === wanted) return undefined;
  return notDone(problem("ledger.item-vat-kind", "ledger.items", { code, found: found ?? "-", wanted }));
}
