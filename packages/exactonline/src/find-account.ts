import type { Failure, StepOutcome } from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import type { ExactOnlineClient } from "./client/exactonline-client.ts";
import { textEquals } from "./client/odata.ts";
import { type AccountRow, accountRow } from "./client/rows.ts";
import type { CustomerSettings } from "./customer-settings.ts";

const accountKey = z.object({
  Code: z.string().optional(),
  VATNumber: z.string().optional(),
  SearchCode: z.string().optional(),
  Email: z.string().optional(),
});

type Field = "Code" | "VATNumber" | "SearchCode" | "Email";

/**
 * The customer record that a new one would be a double of. By what it is looked for stands in its body: the number of the shared customer, the VAT number where the settings
 * say so, our own search code, else the e-mail address as typed and then in small letters. Null where there is none that can be booked on.
 */
export function findAccount(
  client: ExactOnlineClient,
  body: unknown,
  match: CustomerSettings["match"],
): ResultAsync<StepOutcome | null, Failure> {
  return new ResultAsync(find(client, body, match));
}

async function find(
  client: ExactOnlineClient,
  body: unknown,
  match: CustomerSettings["match"],
): Promise<Result<StepOutcome | null, Failure>> {
  for (const [field, value] of questionsOf(accountKey.safeParse(body).data ?? {}, match)) {
    const found = await read(client, field, value);
    if (found.isErr() || found.value !== null) return found;
  }
  return ok(null);
}

const codeWidth = 18;

function questionsOf(
  { Code: code, VATNumber: vatNumber, SearchCode: searchCode, Email: email }: z.infer<typeof accountKey>,
  match: CustomerSettings["match"],
): [Field, string][] {
  if (code !== undefined) return [["Code", code.padStart(codeWidth)]];
  if (match === "vat-number" && vatNumber !== undefined) return [["VATNumber", vatNumber]];
  if (searchCode !== undefined) return [["SearchCode", searchCode]];
  if (email === undefined) return [];
  return [...new Set([email, email.toLowerCase()])].map((spelling) => ["Email", spelling]);
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
