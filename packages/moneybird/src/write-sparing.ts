import type { Failure, Json, WriteStep } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import * as z from "zod";
import type { Complaint } from "./client/error-body.ts";
import type { MoneybirdClient } from "./client/moneybird-client.ts";
import { type ContactRow, contactRow } from "./client/rows.ts";

/** What a contact can do without: what it is found by, its country and its names it cannot. */
const dispensable: ReadonlySet<string> = new Set([
  "address1",
  "address2",
  "zipcode",
  "city",
  "phone",
  "send_invoices_to_email",
  "send_invoices_to_attention",
  "tax_number",
  "chamber_of_commerce",
]);

const contactBody = z.object({ contact: z.record(z.string(), z.string()) });

/** The fields of a contact in a request's body. */
export const fieldsIn = (body: Json): Readonly<Record<string, string>> | undefined =>
  contactBody.safeParse(body).data?.contact;

/** A contact that was written, with what Moneybird refused and it was written without; or the refusal. */
export type SparingWrite =
  | { readonly kind: "done"; readonly row: ContactRow; readonly leftOut: readonly string[] }
  | { readonly kind: "refused"; readonly complaints: readonly Complaint[]; readonly failure: Failure }
  /** Nothing of what was to be written is left. */
  | { readonly kind: "nothing"; readonly leftOut: readonly string[] };

/** Writes a contact; a field that Moneybird refuses is left out, since the revenue must not wait for a mistyped address. A refusal may name one field at a time. */
export async function writeSparing(
  client: MoneybirdClient,
  request: WriteStep["request"],
  notAfter: number | undefined,
): Promise<Result<SparingWrite, Failure>> {
  let contact = fieldsIn(request.body) ?? {};
  const leftOut: string[] = [];
  for (;;) {
    const written = await client.write({ ...request, body: { contact } }, contactRow, notAfter);
    if (written.isErr()) return err(written.error);
    if (written.value.kind === "done") return ok({ kind: "done", row: written.value.row, leftOut });
    const { told, failure } = written.value;
    const refused = [...new Set(told.complaints.map(({ field }) => field))];
    const canGo = refused.length > 0 && refused.every((field) => dispensable.has(field) && field in contact);
    if (!canGo) return ok({ kind: "refused", complaints: told.complaints, failure });
    leftOut.push(...refused);
    contact = Object.fromEntries(Object.entries(contact).filter(([field]) => !refused.includes(field)));
    if (Object.keys(contact).length === 0) return ok({ kind: "nothing", leftOut });
  }
}
