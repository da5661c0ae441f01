import { type Failure, lacksRight } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import type * as z from "zod";
import type { ExactOnlineClient } from "./client/exactonline-client.ts";
import { versionAbove } from "./client/odata.ts";

interface FedRow {
  readonly ID: string;
  readonly Timestamp: bigint;
}

export interface ReadFeed<Row> {
  /** Each record once, as it is now. */
  readonly rows: readonly Row[];
  readonly position: string | null;
}

/**
 * The records of a `sync` resource that changed since a position, or all of them. Null where the ledger refuses (scope, version). `scope` says what a position is good
 * for: one of another scope is none.
 *
 * A position names the record with the highest row version, and that record is read again: where it does not come, the versions have begun anew or it was deleted, and everything is read. Where a division
 * was moved, that record may bear a higher version than before while others, changed in between, bear lower ones: the day of the move is part of the scope.
 */
export function readFeed<S extends z.ZodObject>(
  client: ExactOnlineClient,
  resource: string,
  schema: S,
  since: string | null,
  scope: string,
): ResultAsync<ReadFeed<z.infer<S> & FedRow> | null, Failure> {
  return new ResultAsync(read(client, resource, schema, since, scope));
}

async function read<S extends z.ZodObject>(
  client: ExactOnlineClient,
  resource: string,
  schema: S,
  since: string | null,
  scope: string,
): Promise<Result<ReadFeed<z.infer<S> & FedRow> | null, Failure>> {
  type Row = z.infer<S> & FedRow;
  const above = async (version: bigint): Promise<Result<Row[] | null, Failure>> => {
    const rows = await client.list(resource, schema, { filter: versionAbove("Timestamp", version) });
    if (rows.isErr()) return isRefused(rows.error) ? ok(null) : err(rows.error);
    return ok(rows.value as Row[]);
  };
  const marker = markerOf(since, scope);
  if (marker !== null) {
    const changed = await above(marker.version - 1n);
    if (changed.isErr()) return err(changed.error);
    if (changed.value === null || changed.value.some(({ ID }) => ID === marker.id))
      return ok(feedOf(changed.value, scope));
  }
  return (await above(0n)).map((rows) => feedOf(rows, scope));
}

function feedOf<Row extends FedRow>(rows: readonly Row[] | null, scope: string): ReadFeed<Row> | null {
  if (rows === null) return null;
  const byVersion = rows.toSorted((a, b) => (a.Timestamp < b.Timestamp ? -1 : Number(a.Timestamp > b.Timestamp)));
  const last = byVersion.at(-1);
  return {
    rows: [...new Map(byVersion.map((row) => [row.ID, row])).values()],
    position: last === undefined ? null : `${scope} ${last.Timestamp} ${last.ID}`,
  };
}

function markerOf(since: string | null, scope: string): { readonly version: bigint; readonly id: string } | null {
  if (since === null || !since.startsWith(`${scope} `)) return null;
  const [version, id] = since.slice(scope.length + 1).split(" ");
  return version === undefined || id === undefined || !/^\d+$/.test(version) ? null : { version: BigInt(version), id };
}

const isRefused = (failure: Failure): boolean => failure.problem.code === "ledger.refused" || lacksRight(failure);
