import { type Clock, type Failure, instantOf, type StepOutcome } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import type * as z from "zod";
import type { MoneybirdClient } from "./client/moneybird-client.ts";
import { contactRow } from "./client/rows.ts";
import { apiPath } from "./paths.ts";

/** A contact that the search does not know yet was made this long ago at most, in milliseconds. */
const searchLag = 3_600_000;

/**
 * The contact with a customer id, archived or not; null where there is none. Moneybird may hide it from any one of its roads: the look-up from archived
 * contacts and ids with letters, the search from what was made just now.
 */
export function findContact(
  client: MoneybirdClient,
  clock: Clock,
  administration: string,
  customerId: string,
): ResultAsync<StepOutcome | null, Failure> {
  return new ResultAsync(find(client, clock, administration, customerId));
}

async function find(
  client: MoneybirdClient,
  clock: Clock,
  administration: string,
  customerId: string,
): Promise<Result<StepOutcome | null, Failure>> {
  const path = (resource: string) => apiPath(administration, resource);
  const direct = await client.find(path(`contacts/customer_id/${encodeURIComponent(customerId)}`), contactRow);
  if (direct.isErr()) return err(direct.error);
  if (direct.value !== null) return ok(outcomeOf(direct.value));
  const createdAfter = instantOf(clock.now() - searchLag);
  for (const [resource, query] of [
    ["contacts", { query: customerId }],
    ["contacts/filter", { filter: `created_after:${createdAfter}` }],
  ] as const) {
    const rows = await client.pages(path(resource), contactRow, { ...query, include_archived: "true" });
    if (rows.isErr()) return err(rows.error);
    const found = rows.value.find(({ customer_id }) => customer_id === customerId);
    if (found !== undefined) return ok(outcomeOf(found));
  }
  return ok(null);
}

const outcomeOf = ({ id, customer_id }: z.infer<typeof contactRow>): StepOutcome => ({
  id,
  number: customer_id,
  totals: null,
});
