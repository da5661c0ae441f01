import * as z from "zod";

/** The accounts and VAT codes of the bookkeeping that the file will be read into. */
export const csvSettings = z.strictObject({
  kind: z.literal("csv"),
  accounts: z.array(z.string().min(1)).min(1),
  /** Percentage by VAT code: `{ "V21": "21" }`. */
  vatCodes: z.record(z.string().min(1), z.string().regex(/^\d+(\.\d+)?$/)),
});

export type CsvSettings = z.infer<typeof csvSettings>;
