import { err, ok, type Result } from "neverthrow";
import * as z from "zod";
import { parseDecimal } from "../money/parse-money.ts";
import { type Problem, problem } from "../problem/problem.ts";
import { type CalendarDate, isCalendarDate } from "../time/calendar-date.ts";
import { asks, expected } from "./expected-input.ts";
import type { DecimalInput, VatQuestion } from "./vat-question.ts";

const isText = (value: unknown): value is string => typeof value === "string";
const isFilled = (value: unknown): boolean => isText(value) && value.trim() !== "";
const isDecimal = (value: unknown): boolean =>
  (isText(value) || typeof value === "number") && parseDecimal(value, "").isOk();

const calendarDate = z.custom<CalendarDate>((value) => isText(value) && isCalendarDate(value), asks("day"));
const decimal = z.custom<DecimalInput>(isDecimal, asks("decimal"));
const filled = z.custom<string>(isFilled, asks("country"));

const place = z.object({
  country: filled,
  postcode: z.string().nullish(),
  city: z.string().nullish(),
});

const schema = z.object({
  seller: z.object({
    country: filled,
    establishedInOtherMemberStates: z.boolean(),
    ossUnion: z.boolean(),
    optedForDestination: z.boolean(),
    kor: z.boolean(),
  }),
  threshold: z.object({ previousYearNetEur: decimal, currentYearNetBeforeEur: decimal }),
  shipFrom: place,
  shipTo: place,
  // Never decides, so whatever stands there is never a problem.
  billTo: z.unknown(),
  transport: z.enum([
    "by-seller",
    "customer-pickup-in-shipFrom",
    "carrier-offered-by-seller-paid-by-customer",
    "carrier-found-by-customer",
  ]),
  customer: z.object({
    type: z.enum(["consumer", "business"]),
    vatNumber: z.string().nullable(),
    vies: z.enum(["valid", "invalid", "unavailable", "not-applicable"]),
    checkedOn: calendarDate.nullish(),
    consultationNumber: z.string().nullish(),
    lastValidOn: calendarDate.nullish(),
    noTaxedAcquisitions: z.boolean().optional(),
  }),
  taxPointDate: calendarDate,
  line: z.object({
    kind: z.enum(["goods", "digital-service", "service"]),
    category: z.string(),
    rateClass: z.enum(["standard", "reduced", "zero", "exempt", "margin"]),
    netEur: decimal,
    purchasePriceEur: decimal.optional(),
    salePriceGrossEur: decimal.optional(),
    marginMethod: z.enum(["item-by-item", "globalised"]).optional(),
    original: z
      .object({
        taxPointDate: calendarDate,
        period: z.custom<string>(isFilled, asks("period")),
        netEur: decimal.optional(),
      })
      .nullish()
      .transform((original) => original ?? undefined),
  }),
});

/**
 * Reads a VAT question from JSON: `vat.input-missing` or `vat.input-invalid` at the input path (`shipTo.country`) where it is none. Fields that it
 * does not know, such as `note`, are for readers and left out. Nothing is filled in.
 */
export function parseVatQuestion(json: unknown): Result<VatQuestion, Problem> {
  const read = schema.safeParse(json);
  if (read.success) return ok({ ...read.data, billTo: billingPlace(read.data.billTo) });
  const issue = read.error.issues[0];
  const path = issue?.path.map(String) ?? [];
  const field = path.join(".") || "question";
  const found = path.reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], json);
  const isMissing = found === undefined || found === null || found === "";
  return err(
    isMissing
      ? problem("vat.input-missing", field, { what: field })
      : problem("vat.input-invalid", field, { found: shown(found), what: expected(issue) }),
  );
}

function billingPlace(value: unknown): VatQuestion["billTo"] {
  const read = place.safeParse(value);
  return read.success ? read.data : null;
}

/** A value in a problem's text: words and numbers as they are, anything larger by its kind only. */
const shown = (value: unknown): string => (typeof value === "object" ? "{…}" : String(value).slice(0, 40));
