import { Decimal, parseDecimal } from "@boekbrug/core";
import * as z from "zod";

/*
 * How the shop writes values. Absent, null and empty text are the same to us; ids and numbers may come as text or as number.
 */

const scalar = z.union([z.string(), z.number()]).nullish();

const textOf = (value: string | number | null | undefined): string | null => {
  const text = String(value ?? "").trim();
  return text === "" ? null : text;
};

/** Text, or null when there is none. */
export const text = scalar.transform(textOf);

/** Text that nothing depends on: a value of another kind counts as absent. */
export const looseText = text.catch(null);

/** Text that must be there. */
export const requiredText = text
  .refine((value) => value !== null, { error: "missing" })
  .transform((value) => value ?? "");

/** Numbers come as JSON floats, so noise far behind the cents is cut off. */
const noiseless = (value: string | number): string =>
  typeof value === "number" && Number.isFinite(value) ? new Decimal(value).round(8).toFixed() : String(value);

/** A number, exactly as written, or null when there is none. */
export const decimal = scalar.transform((value, context): Decimal | null => {
  const written = textOf(typeof value === "number" ? noiseless(value) : value);
  if (written === null) return null;
  const parsed = parseDecimal(written, "");
  if (parsed.isOk()) return parsed.value;
  context.addIssue({ code: "custom", message: "not a number" });
  return z.NEVER;
});

const within = (low: Decimal, high: Decimal) => (value: Decimal | null) =>
  value === null || (value.gte(low) && value.lte(high));

/** No shop takes in more with one order; what is beyond is a slip of the hand or of a program. */
export const largestAmount = new Decimal(1_000_000_000);

/** An amount of money in the order's currency, or null when there is none. */
export const amount = decimal.refine(within(largestAmount.times(-1), largestAmount), { error: "too large" });

/** A rate of VAT in per cent, or null when there is none. */
export const percentage = decimal.refine(within(new Decimal(0), new Decimal(100)), { error: "not a percentage" });

/** A yes or no, or null when the shop does not say. */
export const flag = z
  .union([z.boolean(), z.literal(""), z.null()])
  .optional()
  .transform((value) => (typeof value === "boolean" ? value : null));

/** An object of which nothing is sure; null where there is none (PHP writes an empty object as a list). */
export const nullable = <S extends z.ZodType>(schema: S) =>
  z.union([schema, z.null(), z.literal("").transform(() => null), z.tuple([]).transform(() => null)]).optional();
