import {
  type Clock,
  type Failure,
  type FedRecord,
  instantOf,
  type RecordChanges,
  type RecordFeed,
} from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { Administration } from "../administration.ts";
import { changedSince } from "../client/odata.ts";
import { type ArticleRow, articleRow } from "../client/rows.ts";
import type { SnelStartClient } from "../client/snelstart-client.ts";
import type { SnelStartRevenueGroup } from "../snapshot.ts";
import { articleIdentity } from "./article-of-line.ts";
import { articlePage } from "./find-article.ts";
import { articlesPath } from "./to-article.ts";

/** How far reading has come. */
interface Position {
  /** What the positions of another administration, or of other revenue groups, are not good for. */
  readonly scope: string;
  /** The latest change that was read, by SnelStart's wall clock. */
  readonly newest: string;
  /** When that was first read, by ours, in epoch milliseconds. */
  readonly seen: number;
}

/**
 * Articles that a person made, renamed, switched off or moved to another revenue group. Never are all of them told, since they come in pages of 25: what is not remembered is looked up. Only where the
 * groups give another VAT than before, or the administration is another one, each is read again.
 */
export function createKnownArticles(
  client: SnelStartClient,
  administration: Pick<Administration, "id" | "revenueGroups">,
  clock: Clock,
): RecordFeed {
  const changes = async (since: string | null): Promise<Result<RecordChanges | null, Failure>> => {
    const id = await administration.id();
    if (id.isErr()) return err(id.error);
    const groups = administration.revenueGroups();
    const now = clock.now();
    const last = positionFrom(since, scopeOf(id.value, groups), now);
    const from = last.newest === "" ? null : startOf(last, now);
    const filter = from === null ? undefined : changedSince("ModifiedOn", from);
    const rows = await client.list(articlesPath, articleRow, filter, articlePage);
    if (rows.isErr()) return rows.error.problem.code === "ledger.refused" ? ok(null) : err(rows.error);
    const moments = rows.value.map(momentOf);
    // A filter that is passed over would give everything each time.
    if (from !== null && moments.some((moment) => moment < from)) return ok(null);
    const newest = moments.reduce((a, b) => (a > b ? a : b), last.newest || dayBefore(now));
    const seen = newest === last.newest ? last.seen : now;
    return ok({
      records: rows.value.map((row) => recordOf(row, groups)),
      position: [last.scope, newest, seen].join(" "),
      partial: true,
    });
  };
  return { changes: (since) => new ResultAsync(changes(since)) };
}

const scopeOf = (administration: string, groups: readonly SnelStartRevenueGroup[]): string =>
  [administration, ...groups.map(({ number, kind }) => `${number}-${kind}`)].join("/");

/** Without a position nothing is remembered yet: a day back is early enough in whatever zone SnelStart's clock is. Everything is read where `newest` is empty. */
function positionFrom(since: string | null, scope: string, now: number): Position {
  if (since === null) return { scope, newest: dayBefore(now), seen: now };
  const [known, newest = "", seen] = since.split(" ");
  return known === scope ? { scope, newest, seen: Number(seen) } : { scope, newest: "", seen: now };
}

const wallClock = (milliseconds: number): string => instantOf(milliseconds).slice(0, 19);

const dayBefore = (now: number): string => wallClock(now - 86_400_000);

/** How long another change may still come to light that bears the latest moment, or one just before it, in milliseconds. */
const settling = 600_000;

/** Wall-clock time without a zone is reckoned with as if it were that of Greenwich. What has settled is not read again: thousands of articles may have been changed at one moment. */
function startOf({ newest, seen }: Position, now: number): string {
  const moment = Date.parse(`${newest}Z`);
  return wallClock(now - seen > settling ? moment + 1000 : moment - settling);
}

const momentOf = ({ modifiedOn }: ArticleRow): string => modifiedOn?.slice(0, 19) ?? "";

/** Every identity that a step may have for this article. */
function recordOf(
  { id, artikelcode: code, artikelOmzetgroep, isNonActief }: ArticleRow,
  groups: readonly SnelStartRevenueGroup[],
): FedRecord {
  if (isNonActief || artikelOmzetgroep === null) return { id, identities: [] };
  const kind = groups.find((group) => group.id === artikelOmzetgroep)?.kind ?? null;
  const kinds = kind === null ? [null] : [kind, null];
  return { id, identities: kinds.map((each) => articleIdentity({ code, kind: each })) };
}
