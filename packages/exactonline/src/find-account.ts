import type { Failure, StepOutcome } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import type { ExactOnlineClient } from "./client/exactonline-client.ts";
import { textEquals } from "./client/odata.ts";
import { type AccountRow, accountRow } from "./client/rows.ts";

const accountKey = z.object({ Email: z.string().optional(), SearchCode: z.string().optional() });

/**
 * The customer record that a new one would be a double of: by e-mail address as typed, then in small letters; without an address by our own
 * search code. Null where there is none that an entry may be booked on.
 */
export function findAccount(client: ExactOnlineClient, body: unknown): ResultAsync<StepOutcome | null, Failure> {
  return new ResultAsync(find(client, body));
}

async function find(client: ExactOnlineClient, body: unknown): Promise<Result<StepOutcome | null, Failure>> {
  const key = accountKey.safeParse(body);
  if (!key.success) return ok(null);
  const { Email: email, SearchCode: searchCode } = key.data;
  if (email === undefined) {
    return searchCode === undefined ? ok(null) : read(client, "SearchCode", searchCode);
  }
  for (const spelling of new Set([email, email.toLowerCase()])) {
    const found = await read(client, "Email", spelling);
    if (found.isErr() || found.value !== null) return found;
  }
  return ok(null);
}

async function read(
  client: ExactOnlineClient,
  field: "Email" | "SearchCode",
  value: string,
): Promise<Result<StepOutcome | null, Failure>> {
  const rows = await client.list("crm/Accounts", accountRow, { filter: textEquals(field, value) });
  if (rows.isErr()) return err(rows.error);
  const [first] = rows.value.filter((row) => isUsable(row) && sameText(row[field], value)).sort(byCode);
  return ok(first === undefined ? null : { id: first.ID, number: first.Code, totals: null });
}

/** Only a customer that is not blocked can be booked on. */
const isUsable = ({ Status, Blocked }: AccountRow): boolean => Status === "C" && !Blocked;

const sameText = (found: string | null, wanted: string): boolean => found?.toLowerCase() === wanted.toLowerCase();

/** Codes are whole numbers of any length: the lowest is the oldest. */
const byCode = (a: AccountRow, b: AccountRow): number => {
  const [first, second] = [a.Code ?? "", b.Code ?? ""];
  return first.length - second.length || first.localeCompare(second);
};
