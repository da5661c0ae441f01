import {
  type ItemRole,
  itemRoleOfSource,
  itemRoleWords,
  type Locale,
  type PlanLine,
  type Problem,
  problem,
  sundryWords,
  type Text,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { ArticleSettings } from "./article-settings.ts";
import type { ArticleKind } from "./line-kind.ts";

/** The article that a line is on. */
export interface LineArticle {
  readonly code: string;
  /** The VAT kind that its revenue group must have; null where SnelStart leaves out Dutch VAT whatever it is. */
  readonly kind: ArticleKind | null;
  /** Made by people only: it needs a revenue group that no rule can tell. */
  readonly byHand: boolean;
}

/** What a line is for, where it is no product; null for a product. */
export function articleRoleOf({ source, accountRole }: PlanLine): ItemRole | null {
  if (accountRole === "deposits" || accountRole === "giftCards") return accountRole;
  return source.kind === "line" ? null : itemRoleOfSource(source);
}

/** The article of a line. What is no product is on the article of its VAT kind: abroad on that of the high rate, unless the rate is a lower one. */
export function articleOfLine(
  line: PlanLine,
  kind: ArticleKind | null,
  settings: ArticleSettings,
): Result<LineArticle, Problem> {
  const role = articleRoleOf(line);
  if (role === null) return productArticle(line, kind, settings);
  if (role === "deposits" || role === "giftCards") return ok({ code: settings[role], kind: "none", byHand: true });
  return ok({ code: settings[role][kind ?? "high"], kind: kind ?? "high", byHand: false });
}

function productArticle(
  line: PlanLine,
  kind: ArticleKind | null,
  settings: ArticleSettings,
): Result<LineArticle, Problem> {
  const own = (settings.code === "sku" ? line.sku : line.productId)?.trim() ?? "";
  const code = own === "" ? settings.fallback[kind ?? "high"] : own;
  if (code !== undefined) return ok({ code, kind: own === "" ? (kind ?? "high") : kind, byHand: false });
  const field = `plan.lines.${line.id}.${settings.code === "sku" ? "sku" : "productId"}`;
  return err(problem("ledger.item-code-missing", field, { text: line.text }));
}

export const roundingWords: Text = itemRoleWords.rounding;

/** What a new article is named: a product by its own name, without what was chosen for one order; else by what it is for. */
export function articleNameOf(line: PlanLine, code: string, { fallback }: ArticleSettings, locale: Locale): string {
  const role = articleRoleOf(line);
  if (role !== null) return itemRoleWords[role][locale];
  return Object.values(fallback).includes(code) ? sundryWords[locale] : line.text;
}

const prefix = "item:";

/** The key of the step that finds or makes an article. */
export const articleKey = (code: string): string => `${prefix}${code}`;

/** An article under the VAT kind that is needed of it: one whose group a person changed is another one. */
export const articleIdentity = ({ code, kind }: Pick<LineArticle, "code" | "kind">): string =>
  `${prefix}${kind ?? "any"}:${code}`;

/** Code and kind again. */
export function readArticleIdentity(identity: string | null): Pick<LineArticle, "code" | "kind"> | null {
  const parts = /^item:(?<kind>high|low|none|any):(?<code>.+)$/.exec(identity ?? "")?.groups;
  if (parts?.code === undefined) return null;
  return { code: parts.code, kind: parts.kind === "any" ? null : (parts.kind as ArticleKind) };
}
