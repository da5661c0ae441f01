import { jsonOf } from "@boekbrug/http";
import * as z from "zod";

/** One thing that Moneybird says is wrong, in its own codes: `{ field: "tax_number", code: "invalid" }`. */
export interface Complaint {
  readonly field: string;
  readonly code: string;
}

/** Moneybird's own error answer. */
export interface ErrorBody {
  readonly complaints: readonly Complaint[];
  /** Its words; they follow the administration's language. */
  readonly text: string;
}

const words = z.union([z.string(), z.record(z.string(), z.array(z.string()))]);
const detail = z.array(z.looseObject({ error: z.string() }));
const body = z.object({
  error: words,
  symbolic: z.record(z.string(), z.unknown()).nullish(),
  details: z.record(z.string(), detail).nullish().catch(null),
});

/** Reads an error answer in any of its shapes; undefined when it is not Moneybird's own: then it comes from something in between. */
export function errorBodyOf(text: string): ErrorBody | undefined {
  const read = body.safeParse(jsonOf(text));
  if (!read.success) return undefined;
  const { error, symbolic, details } = read.data;
  const told = [...symbolsIn(symbolic ?? {}), ...detailsIn(details ?? {})];
  if (typeof error === "string") return { complaints: told, text: error };
  const fields = Object.keys(error).map((field) => ({ field, code: "invalid" }));
  return { complaints: told.length > 0 ? told : fields, text: sentence(error) };
}

const sentence = (error: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(error)
    .map(([field, texts]) => `${field} ${texts.join(", ")}`)
    .join("; ");

const detailsIn = (details: Readonly<Record<string, readonly { readonly error: string }[]>>): Complaint[] =>
  Object.entries(details).flatMap(([field, faults]) => faults.map(({ error }) => ({ field, code: error })));

/** `{ external_sales_invoice: { contact_id: "contact_invalid" } }`: the innermost names count. */
const symbolsIn = (symbols: Readonly<Record<string, unknown>>): Complaint[] =>
  Object.entries(symbols).flatMap(([field, value]) => {
    if (typeof value === "string") return [{ field, code: value }];
    return typeof value === "object" && value !== null ? symbolsIn({ ...value }) : [];
  });
