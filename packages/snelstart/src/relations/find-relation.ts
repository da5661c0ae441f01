import { type Failure, notDone, problem, type StepOutcome, tidyVatNumber, type WriteStep } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import { numberEquals, textEquals } from "../client/odata.ts";
import { type RelationRow, relationRow } from "../client/rows.ts";
import type { SnelStartClient } from "../client/snelstart-client.ts";
import { consumerIdentity, relationsPath, sharedName, vatNumberIdentity } from "./to-relation.ts";

/** What is read of the body of a new record: by what it would be found, and what says who it is. */
const wantedBody = z.object({
  naam: z.string(),
  relatiecode: z.number().nullish(),
  email: z.string().nullish(),
  btwNummer: z.string().nullish(),
  vestigingsAdres: z.looseObject({ postcode: z.string(), land: z.looseObject({ id: z.string() }).nullish() }).nullish(),
});

export type WantedRelation = z.infer<typeof wantedBody>;

/**
 * The record that a new one would be a double of: by the VAT number where its identity is that, else by its number, its e-mail address (in its country, where foreign VAT is charged), or its
 * name. Null where there is none that can be booked on.
 */
export function findRelation(
  client: SnelStartClient,
  step: Pick<WriteStep, "identity"> & { readonly request: { readonly body: unknown } },
): ResultAsync<StepOutcome | null, Failure> {
  return new ResultAsync(find(client, step.request.body, step.identity));
}

async function find(
  client: SnelStartClient,
  body: unknown,
  identity: string | null,
): Promise<Result<StepOutcome | null, Failure>> {
  const read = wantedBody.safeParse(body);
  if (!read.success) return ok(null);
  const wanted = read.data;
  const { btwNummer } = wanted;
  if (btwNummer != null && identity === vatNumberIdentity(btwNummer)) return byVatNumber(client, btwNummer);
  if (typeof wanted.relatiecode === "number") return byNumber(client, wanted, wanted.relatiecode);
  const { email } = wanted;
  return email == null ? byName(client, wanted) : byEmail(client, email, suitable(wanted, identity));
}

/** Whom a step may mean: where foreign VAT is charged, only a consumer in the country of it. */
function suitable({ email, vestigingsAdres }: WantedRelation, identity: string | null): (row: RelationRow) => boolean {
  const country = vestigingsAdres?.land?.id ?? "";
  if (identity !== consumerIdentity(email ?? "", country)) return isUsable;
  return (row) => isUsable(row) && row.btwNummer === null && row.vestigingsAdres?.land === country;
}

async function byEmail(
  client: SnelStartClient,
  email: string,
  suits: (row: RelationRow) => boolean,
): Promise<Result<StepOutcome | null, Failure>> {
  for (const spelling of new Set([email, email.toLowerCase()])) {
    const rows = await client.list(relationsPath, relationRow, textEquals("Email", spelling));
    if (rows.isErr()) return err(rows.error);
    const found = oldest(rows.value.filter((row) => suits(row) && emailsOf(row).includes(email.toLowerCase())));
    if (found !== undefined) return ok(outcomeOf(found));
  }
  return ok(null);
}

async function byVatNumber(client: SnelStartClient, vatNumber: string): Promise<Result<StepOutcome | null, Failure>> {
  const rows = await client.list(relationsPath, relationRow, textEquals("BtwNummer", vatNumber));
  return rows.map((all) => {
    const found = oldest(all.filter((row) => isUsable(row) && tidyVatNumber(row.btwNummer ?? "") === vatNumber));
    return found === undefined ? null : outcomeOf(found);
  });
}

async function byName(client: SnelStartClient, wanted: WantedRelation): Promise<Result<StepOutcome | null, Failure>> {
  const rows = await client.list(relationsPath, relationRow, textEquals("Naam", wanted.naam));
  const postcode = wanted.vestigingsAdres?.postcode ?? null;
  return rows.map((all) => {
    const same = all.filter(
      (row) => isUsable(row) && row.naam === wanted.naam && (row.vestigingsAdres?.postcode ?? null) === postcode,
    );
    const found = oldest(same.filter(({ email }) => email === null));
    return found === undefined ? null : outcomeOf(found);
  });
}

/** A number that somebody else has in SnelStart is told: his books are not the customer's. */
async function byNumber(
  client: SnelStartClient,
  wanted: WantedRelation,
  number: number,
): Promise<Result<StepOutcome | null, Failure>> {
  const rows = await client.list(relationsPath, relationRow, numberEquals("Relatiecode", number));
  return rows.andThen((all) => {
    const found = all.find(({ relatiecode }) => relatiecode === number);
    if (found === undefined) return ok(null);
    if (isUsable(found) && !contradicts(found, wanted)) return ok(outcomeOf(found));
    return err(notDone(problem("ledger.customer-number-taken", "ledger.customers.numberOffset", { number })));
  });
}

/** Customers that can be booked on; SnelStart's own records have negative numbers. */
export const isUsable = ({ relatiesoort, nonactief, relatiecode }: RelationRow): boolean =>
  relatiesoort.some((kind) => kind.toLowerCase() === "klant") && !nonactief && (relatiecode ?? 0) >= 0;

/** One record may list several addresses. */
export const emailsOf = ({ email }: Pick<RelationRow, "email">): string[] =>
  (email ?? "")
    .toLowerCase()
    .split(";")
    .map((each) => each.trim())
    .filter((each) => each !== "");

const oldest = (rows: readonly RelationRow[]): RelationRow | undefined =>
  rows.toSorted((a, b) => (a.relatiecode ?? 0) - (b.relatiecode ?? 0))[0];

const wordsIn = (text: string | null): string[] => text?.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
const tidy = (text: string | null | undefined): string => (text ?? "").replace(/\s/g, "").toLowerCase();

/** Whether nothing that both tell is the same: no address, no postcode, no word of the name. The shared customer is whoever has the number. */
function contradicts(found: RelationRow, { naam, email, vestigingsAdres }: WantedRelation): boolean {
  if (naam === sharedName) return false;
  if (email != null && emailsOf(found).includes(email.toLowerCase())) return false;
  const postcode = tidy(found.vestigingsAdres?.postcode);
  if (postcode !== "" && postcode === tidy(vestigingsAdres?.postcode)) return false;
  const names = new Set(wordsIn(found.naam));
  return !wordsIn(naam).some((word) => names.has(word));
}

const outcomeOf = ({ id, relatiecode }: RelationRow): StepOutcome => ({
  id,
  number: relatiecode == null ? null : String(relatiecode),
  totals: null,
});
