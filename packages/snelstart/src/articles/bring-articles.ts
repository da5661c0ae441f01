import {
  type BringItems,
  type BroughtItems,
  beginMissing,
  Decimal,
  type Failure,
  type Json,
  type Problem,
  spareItem,
  type WantedItem,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import * as z from "zod";
import { type ArticleRow, articleRow } from "../client/rows.ts";
import type { SnelStartClient } from "../client/snelstart-client.ts";
import type { ArticleSettings } from "./article-settings.ts";
import type { ArticleFinder } from "./find-article.ts";
import { articlesPath } from "./to-article.ts";

type Bring = (items: readonly WantedItem[], work: BringItems) => Promise<Result<BroughtItems, Failure>>;

const wantedBody = z.looseObject({
  omschrijving: z.string(),
  artikelOmzetgroep: z.object({ id: z.string() }),
  verkoopprijs: z.number().optional(),
});

interface Progress {
  readonly made: string[];
  readonly changed: string[];
  readonly refused: { code: string; problem: Problem }[];
}

/**
 * Makes the articles that are missing, whole in one call each, and changes of others what the settings name. A change replaces the record: what SnelStart holds of it is read just before and sent along.
 */
export function createBringArticles(
  client: SnelStartClient,
  articles: ArticleFinder,
  settings: Pick<ArticleSettings, "update">,
): Bring {
  const bring: Bring = async (items, { begin }) => {
    const found = await articles.byCode(items.map(({ code }) => code));
    if (found.isErr()) return err(found.error);
    const begun = await beginMissing(items, found.value, begin);
    if (begun.isErr()) return err(begun.error);
    const progress: Progress = { made: [], changed: [], refused: [] };
    for (const item of items) {
      const there = found.value.get(item.code);
      const done = there === undefined ? await make(item, progress) : await change(item, there, progress);
      if (done.isErr()) return err(done.error);
    }
    return ok(progress);
  };

  const make = async (item: WantedItem, { made, refused }: Progress): Promise<Result<void, Failure>> => {
    const written = await client.write({ method: "POST", path: articlesPath, body: item.body }, articleRow, undefined);
    if (written.isErr()) return err(written.error);
    // Somebody else has made it in the meantime: it stays as it is.
    const isThere = written.value.kind === "refused" && written.value.codes.includes("ART-0005");
    if (written.value.kind === "done") made.push(item.code);
    else if (!isThere) return spareItem(item, written.value.failure, refused).map(() => undefined);
    return ok(undefined);
  };

  const change = async (item: WantedItem, there: ArticleRow, progress: Progress): Promise<Result<void, Failure>> => {
    const changes = changesOf(item, there, settings);
    if (Object.keys(changes).length === 0) return ok(undefined);
    const path = `${articlesPath}/${there.id}`;
    const whole = await client.find(path, z.looseObject({ id: z.string() }));
    if (whole.isErr()) return err(whole.error);
    if (whole.value === null) return ok(undefined);
    const body = { ...writable(whole.value), ...changes } as Json;
    const written = await client.write({ method: "PUT", path, body }, articleRow, undefined);
    if (written.isErr()) return err(written.error);
    if (written.value.kind === "refused")
      return spareItem(item, written.value.failure, progress.refused).map(() => undefined);
    progress.changed.push(item.code);
    return ok(undefined);
  };
  return bring;
}

/** Told by SnelStart and not taken back. */
const readOnly = new Set([
  "uri",
  "modifiedOn",
  "technischeVoorraad",
  "vrijeVoorraad",
  "isHoofdartikel",
  "subartikelen",
]);

const writable = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([field, value]) => !readOnly.has(field) && value !== null));

/** What of an existing article differs, as far as the settings let it follow the shop. */
function changesOf(
  { body }: WantedItem,
  there: ArticleRow,
  { update }: Pick<ArticleSettings, "update">,
): Record<string, Json> {
  const { omschrijving, artikelOmzetgroep, verkoopprijs } = wantedBody.parse(body);
  const differing: Record<string, Json> = {};
  if (update.includes("description") && omschrijving !== there.omschrijving) differing.omschrijving = omschrijving;
  if (update.includes("group") && artikelOmzetgroep.id !== there.artikelOmzetgroep) {
    differing.artikelOmzetgroep = artikelOmzetgroep;
  }
  if (update.includes("price") && verkoopprijs !== undefined && !isPrice(there, verkoopprijs)) {
    differing.verkoopprijs = verkoopprijs;
  }
  return differing;
}

/** Administrations keep two decimals or more of a price. */
const isPrice = ({ verkoopprijs }: ArticleRow, wanted: number): boolean =>
  new Decimal(verkoopprijs ?? 0).minus(wanted).abs().lt("0.005");
