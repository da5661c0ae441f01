import type { Failure, FedRecord, RecordChanges, RecordFeed } from "@boekbrug/core";
import type { ResultAsync } from "neverthrow";
import type { Administration } from "../administration.ts";
import { changedSince } from "../client/odata.ts";
import { type RelationRow, relationRow } from "../client/rows.ts";
import type { SnelStartClient } from "../client/snelstart-client.ts";
import type { CustomerSettings } from "./customer-settings.ts";
import { emailsOf, isUsable } from "./find-relation.ts";
import { consumerIdentity, numberIdentity, relationsPath, vatNumberIdentity } from "./to-relation.ts";

/** Changes are written down by the clock of SnelStart's machines: as far back of the last one another may still come to light, in milliseconds. */
const overlap = 60_000;

/** Customers as the administration has them, and what changed. Of several with one e-mail address the oldest is known by it. A position is good for one administration and one way to recognise customers. One that was deleted for good shows by the refusal of its booking. */
export function createKnownRelations(
  client: SnelStartClient,
  administration: Pick<Administration, "id">,
  settings: CustomerSettings,
): RecordFeed {
  return { changes: (since) => administration.id().andThen((id) => changesSince(client, id, settings, since)) };
}

function changesSince(
  client: SnelStartClient,
  administration: string,
  settings: CustomerSettings,
  since: string | null,
): ResultAsync<RecordChanges, Failure> {
  const { match, sharedCustomer } = settings;
  const scope = `${administration}/${match}/${sharedCustomer ?? "-"}`;
  const last = since?.startsWith(`${scope} `) === true ? since.slice(scope.length + 1) : null;
  const filter = last === null ? undefined : changedSince("ModifiedOn", earlier(last));
  return client.list(relationsPath, relationRow, filter).map((rows) => {
    const newest = rows
      .map(({ modifiedOn }) => modifiedOn?.slice(0, 19) ?? "")
      .reduce((a, b) => (a > b ? a : b), last ?? "");
    return {
      records: rows
        .filter(isNoneOfSnelStart)
        .toSorted(byNumber)
        .map((row) => recordOf(row, settings)),
      position: newest === "" ? null : `${scope} ${newest}`,
    };
  });
}

/** Wall-clock time without a zone, reckoned with as if it were that of Greenwich. */
const earlier = (moment: string): string => new Date(Date.parse(`${moment}Z`) - overlap).toISOString().slice(0, 19);

const isNoneOfSnelStart = ({ relatiecode, relatiesoort }: RelationRow): boolean =>
  (relatiecode ?? 0) >= 0 && !relatiesoort.includes("Eigen");

const byNumber = (a: RelationRow, b: RelationRow): number => (a.relatiecode ?? 0) - (b.relatiecode ?? 0);

/** Every identity that a step may have for this record. */
function recordOf(row: RelationRow, { match, sharedCustomer }: CustomerSettings): FedRecord {
  const { id, relatiecode, btwNummer } = row;
  if (!isUsable(row)) return { id, identities: [] };
  const isByNumber = relatiecode != null && (match === "customer-number" || relatiecode === sharedCustomer);
  return {
    id,
    identities: [
      ...(isByNumber ? [numberIdentity(relatiecode)] : []),
      ...(btwNummer === null ? [] : [vatNumberIdentity(btwNummer)]),
      ...(match === "email" ? emailsOf(row).flatMap((email) => [email, ...asConsumer(email, row)]) : []),
    ],
  };
}

/** Foreign VAT is charged to nobody who has a VAT number. */
function asConsumer(email: string, { btwNummer, vestigingsAdres }: RelationRow): string[] {
  const country = vestigingsAdres?.land ?? null;
  return btwNummer === null && country !== null ? [consumerIdentity(email, country)] : [];
}
