import { type Failure, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import { type ArticleRow, articleRow } from "../client/rows.ts";
import type { SnelStartClient } from "../client/snelstart-client.ts";
import type { StepHandler } from "../step-handler.ts";
import { readArticleIdentity } from "./article-of-line.ts";
import type { ArticleSettings } from "./article-settings.ts";
import { type ArticleFinder, unusable } from "./find-article.ts";

const body = z.object({ artikelcode: z.string(), artikelOmzetgroep: z.object({ id: z.string() }).optional() });

/** Finds or makes the articles of an order's lines. One that exists must give the VAT that is needed of it. */
export function articleHandler(
  client: SnelStartClient,
  articles: ArticleFinder,
  { missing }: Pick<ArticleSettings, "missing">,
): StepHandler {
  const lookup = async (step: WriteStep): Promise<Result<StepOutcome | null, Failure>> => {
    const { artikelcode: code, artikelOmzetgroep: group } = body.parse(step.request.body);
    const found = await articles.byCode([code]);
    if (found.isErr()) return err(found.error);
    const row = found.value.get(code);
    if (row !== undefined) return judged(step, code, row);
    if (group !== undefined) return ok(null);
    const why = missing === "hold" ? "ledger.item-unknown" : "ledger.item-group-untold";
    return err(notDone(problem(why, "ledger.items", { code })));
  };

  const judged = async (step: WriteStep, code: string, row: ArticleRow): Promise<Result<StepOutcome, Failure>> => {
    const kind = await articles.kindOf(row.artikelOmzetgroep ?? "");
    if (kind.isErr()) return err(kind.error);
    const refused = unusable(code, row, kind.value, readArticleIdentity(step.identity)?.kind ?? null);
    return refused === undefined ? ok(outcomeOf(row)) : err(refused);
  };

  const send = async (step: WriteStep, notAfter: number | undefined): Promise<Result<StepOutcome, Failure>> => {
    const written = await client.write(step.request, articleRow, notAfter);
    if (written.isErr()) return err(written.error);
    if (written.value.kind === "done") return ok(outcomeOf(written.value.row));
    const { codes, failure } = written.value;
    const isTaken = codes.includes("ART-0005");
    if (codes.length > 0 && !isTaken) return err(failure);
    // Somebody else has made it in the meantime; or it is not active, and lists leave it out.
    const { artikelcode: code } = body.parse(step.request.body);
    const hidden = notDone(problem("ledger.item-unusable", "ledger.items", { code }));
    return (await lookup(step)).andThen((found) => (found === null ? err(isTaken ? hidden : failure) : ok(found)));
  };

  return {
    send: (step, notAfter) => new ResultAsync(send(step, notAfter)),
    lookup: (step) => new ResultAsync(lookup(step)),
  };
}

const outcomeOf = ({ id, artikelcode }: ArticleRow): StepOutcome => ({ id, number: artikelcode, totals: null });
