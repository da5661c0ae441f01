import {
  type Clock,
  type Failure,
  type FedRecord,
  lacksRight,
  type RecordChanges,
  type RecordFeed,
} from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { MoneybirdClient } from "../client/moneybird-client.ts";
import { type ContactRow, contactRow, syncRow } from "../client/rows.ts";
import { apiPath } from "../paths.ts";
import { byPreference, identitiesOf } from "./contact-identity.ts";
import type { CustomerSettings } from "./customer-settings.ts";

/** Contacts that are read in one turn, so that a large administration is not begun anew when it is broken off. */
const turn = 500;

/** Versions count seconds: as long after a version was first seen another change may bear it. */
const unsettled = 60_000;

export interface KnownContactsParts {
  readonly client: MoneybirdClient;
  readonly clock: Clock;
  readonly administration: string;
  readonly match: CustomerSettings["match"];
}

interface Position {
  readonly version: number;
  /** When it was first seen, while another change may still bear it; else null. */
  readonly seenAt: number | null;
}

/**
 * Contacts as the administration has them, archived ones too, and what changed: one call names every contact with its version, and those of a version that was not read yet are read by the hundred.
 * One that was deleted or merged away shows by the refusal of its document.
 */
export function createKnownContacts(parts: KnownContactsParts): RecordFeed {
  return { changes: (since) => new ResultAsync(changesSince(parts, since)) };
}

async function changesSince(
  parts: KnownContactsParts,
  since: string | null,
): Promise<Result<RecordChanges | null, Failure>> {
  const { client, clock, administration, match } = parts;
  // Another word than before contacts were known by their VAT numbers as well: then they are all read once more.
  const scope = `${administration}/${match}/numbers`;
  const path = apiPath(administration, "contacts/synchronization");
  const listed = await client.all(path, syncRow, { include_archived: "true" });
  if (listed.isErr()) return mayNotRead(listed.error) ? ok(null) : err(listed.error);
  const before = positionIn(since, scope);
  const due = listed.value.filter(({ version }) => isDue(version, before)).toSorted((a, b) => a.version - b.version);
  const last = due[turn - 1]?.version ?? Number.POSITIVE_INFINITY;
  const taken = due.filter(({ version }) => version <= last);
  const ids = taken.map(({ id }) => id);
  const rows = await client.byIds(path, contactRow, ids);
  if (rows.isErr()) return err(rows.error);
  const after = nextPosition(before, taken.at(-1)?.version, clock.now());
  return ok({
    records: recordsOf(ids, rows.value, match),
    position: after === null ? null : `${scope} ${after.version} ${after.seenAt ?? "-"}`,
    more: taken.length < due.length,
  });
}

const isDue = (version: number, before: Position | null): boolean =>
  before === null || version > before.version || (version === before.version && before.seenAt !== null);

function nextPosition(before: Position | null, newest: number | undefined, now: number): Position | null {
  if (newest !== undefined && newest !== before?.version) return { version: newest, seenAt: now };
  if (before === null || before.seenAt === null) return before;
  return { version: before.version, seenAt: now - before.seenAt < unsettled ? before.seenAt : null };
}

/** Those that were named and are gone already have no identities. */
function recordsOf(ids: readonly string[], rows: readonly ContactRow[], match: CustomerSettings["match"]): FedRecord[] {
  const there = new Set(rows.map(({ id }) => id));
  const gone = ids.filter((id) => !there.has(id)).map((id) => ({ id, identities: [] }));
  const known = rows.toSorted(byPreference).map((row) => ({ id: row.id, identities: identitiesOf(row, match) }));
  return [...known, ...gone];
}

/** A position of another administration, or of another way to recognise customers, is none. */
function positionIn(since: string | null, scope: string): Position | null {
  if (since === null || !since.startsWith(`${scope} `)) return null;
  const [version, seenAt] = since.slice(scope.length + 1).split(" ");
  if (version === undefined || !/^\d+$/.test(version)) return null;
  return { version: Number(version), seenAt: seenAt !== undefined && /^\d+$/.test(seenAt) ? Number(seenAt) : null };
}

const mayNotRead = (failure: Failure): boolean => failure.problem.code === "ledger.refused" || lacksRight(failure);
