import type { Failure, StepOutcome, WriteStep } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";
import { textEquals } from "../client/odata.ts";
import { type AccountRow, accountRow } from "../client/rows.ts";
import { type AccountKey, fieldOfIdentity } from "./to-account.ts";

const accountKey = z.object({
  Code: z.string().optional(),
  VATNumber: z.string().optional(),
  SearchCode: z.string().optional(),
  Email: z.string().optional(),
});

type Field = AccountKey["field"];

/**
 * The customer record that a new one would be a double of, by the property that the step's identity is about; the e-mail address as typed and then in small letters. Null
 * where there is none that can be booked on.
 */
export function findAccount(
  client: ExactOnlineClient,
  { identity, request }: Pick<WriteStep, "identity" | "request">,
): ResultAsync<StepOutcome | null, Failure> {
  return new ResultAsync(find(client, fieldOfIdentity(identity ?? ""), request.body));
}

async function find(
  client: ExactOnlineClient,
  field: Field,
  body: unknown,
): Promise<Result<StepOutcome | null, Failure>> {
  const wanted = accountKey.safeParse(body).data?.[field];
  for (const value of wanted === undefined ? [] : spellingsOf(field, wanted)) {
    const found = await read(client, field, value);
    if (found.isErr() || found.value !== null) return found;
  }
  return ok(null);
}

const codeWidth = 18;

function spellingsOf(field: Field, value: string): readonly string[] {
  if (field === "Code") return [value.padStart(codeWidth)];
  return field === "Email" ? [...new Set([value, value.toLowerCase()])] : [value];
}

async function read(
  client: ExactOnlineClient,
  field: Field,
  value: string,
): Promise<Result<StepOutcome | null, Failure>> {
  const rows = await client.list("crm/Accounts", accountRow, { filter: textEquals(field, value) });
  if (rows.isErr()) return err(rows.error);
  const [first] = rows.value.filter((row) => isUsable(row) && sameText(row[field], value.trim())).sort(byCode);
  return ok(first === undefined ? null : { id: first.ID, number: first.Code, totals: null });
}

/** Only a customer that is not blocked can be booked on. */
export const isUsable = ({ Status, Blocked }: Pick<AccountRow, "Status" | "Blocked">): boolean =>
  Status === "C" && !Blocked;

const sameText = (found: string | null, wanted: string): boolean => found?.toLowerCase() === wanted.toLowerCase();

/** Codes are whole numbers of any length: the lowest is the oldest. */
export const byCode = (a: Pick<AccountRow, "Code">, b: Pick<AccountRow, "Code">): number => {
  const [first, second] = [a.Code ?? "", b.Code ?? ""];
  return first.length - second.length || first.localeCompare(second);
};
