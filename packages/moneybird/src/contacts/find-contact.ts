import { type Clock, type Failure, instantOf, type StepOutcome } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { MoneybirdClient } from "../client/moneybird-client.ts";
import { type ContactRow, contactRow } from "../client/rows.ts";
import { apiPath } from "../paths.ts";
import { byPreference, type ContactKeys, identitiesOf, soughtBy } from "./contact-identity.ts";
import type { CustomerSettings } from "./customer-settings.ts";

/** A contact that the search does not know yet was made this long ago at most, in milliseconds. */
const searchLag = 3_600_000;

export interface ContactSearch {
  readonly client: MoneybirdClient;
  readonly clock: Clock;
  readonly administration: string;
  readonly match: CustomerSettings["match"];
}

/**
 * The contact that a new one would be a double of, archived or not; null where there is none. Moneybird may hide it from any one of its roads: the look-up by customer id from archived
 * contacts and ids with letters, the search from what was made just now.
 */
export function findContact(search: ContactSearch, keys: ContactKeys): ResultAsync<StepOutcome | null, Failure> {
  return new ResultAsync(find(search, keys)).map((found) => (found === null ? null : outcomeOf(found)));
}

type Found = Result<ContactRow | null, Failure>;

async function find(search: ContactSearch, keys: ContactKeys): Promise<Found> {
  const { client, clock, administration, match } = search;
  const path = (resource: string) => apiPath(administration, resource);
  const wanted = soughtBy(keys, match);
  const byId = keys.customer_id;
  if (byId !== null && wanted[0] === byId) {
    const direct = await client.find(path(`contacts/customer_id/${encodeURIComponent(byId)}`), contactRow);
    if (direct.isErr() || direct.value !== null) return direct;
  }
  const createdAfter = instantOf(clock.now() - searchLag);
  const roads: [string, Record<string, string>][] = [
    ...wanted.map(queryOf).map((query): [string, Record<string, string>] => ["contacts", { query }]),
    ["contacts/filter", { filter: `created_after:${createdAfter}` }],
  ];
  const met: ContactRow[] = [];
  for (const [resource, query] of roads) {
    const rows = await client.pages(path(resource), contactRow, { ...query, include_archived: "true" });
    if (rows.isErr()) return err(rows.error);
    met.push(...rows.value);
    const first = firstWith(wanted[0], met, match);
    if (first !== undefined) return ok(first);
  }
  for (const identity of wanted.slice(1)) {
    const other = firstWith(identity, met, match);
    if (other !== undefined) return ok(other);
  }
  return ok(null);
}

/** What to search for: an identity without its kind. */
const queryOf = (identity: string): string => identity.replace(/^(vat-number|email):/, "");

/** The search is over many fields: what it gives is compared. */
function firstWith(
  identity: string | undefined,
  rows: readonly ContactRow[],
  match: CustomerSettings["match"],
): ContactRow | undefined {
  if (identity === undefined) return undefined;
  return rows.filter((row) => identitiesOf(row, match).includes(identity)).toSorted(byPreference)[0];
}

const outcomeOf = ({ id, customer_id }: ContactRow): StepOutcome => ({ id, number: customer_id, totals: null });
