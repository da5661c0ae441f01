import { calendarDateOf, type Money, parseMoney } from "@boekbrug/core";
import * as z from "zod";

const id = z.uuid();
const optionalText = z
  .string()
  .nullish()
  .transform((value) => {
    const trimmed = value?.trim() ?? "";
    return trimmed === "" ? null : trimmed;
  });
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const reference = z.looseObject({ id });
const optionalReference = reference.nullish().transform((value) => value?.id ?? null);

/** A list that may be left out or null. */
const listOf = <Row extends z.ZodType>(row: Row) =>
  z
    .array(row)
    .nullish()
    .transform((rows) => rows ?? []);

/** Local wall-clock time without a zone; with one it is a moment, of which the day in the Netherlands counts. */
const day = z.string().transform((text, context) => {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) {
    context.issues.push({ code: "custom", input: text, message: "date" });
    return z.NEVER;
  }
  return /(Z|[+-]\d{2}:\d{2})$/.test(text) ? calendarDateOf(text) : text.slice(0, 10);
});

/** Numbers, or text; always euros. */
const amount = z.union([z.number(), z.string()]).transform((value, context): Money => {
  const read = parseMoney(value, "EUR", "amount", "half-up");
  if (read.isOk()) return read.value;
  context.issues.push({ code: "custom", input: value, message: "amount" });
  return z.NEVER;
});

const percentage = z.union([z.number(), z.string()]);

export const companyRow = z.object({
  administratieIdentifier: z.string(),
  administratieNaam: optionalText,
  kleineOndernemersregeling: z.looseObject({ isKleineOndernemersRegelingActief: flag }).nullish(),
  factureerBuitenlandsBtw: flag,
  artikelcodeSoort: optionalText,
  artikelcodeMaxLengte: z.number().nullish(),
  verkoopprijsArtikelbestandExclusiefBtw: flag,
  aantalDecimalenArtikelaantallen: z.number().nullish(),
  factureerBuitenlandsBtwRanges: listOf(z.looseObject({ from: z.number().nullish(), to: z.number().nullish() })),
  buitenlandseBtwGrootboek: optionalReference,
});

export const ledgerAccountRow = z.object({
  id,
  nummer: z.number(),
  omschrijving: optionalText,
  grootboekfunctie: z.string().nullish(),
  btwSoort: listOf(z.string()),
  rekeningCode: z.string().nullish(),
  kostenplaatsVerplicht: flag,
  nonactief: flag,
  vatRateCode: optionalText,
});

export const vatRateRow = z.object({
  btwSoort: z.string(),
  btwPercentage: percentage,
  datumVanaf: day.nullish(),
  datumTotEnMet: day.nullish(),
});

export const foreignRatesRow = z.object({
  countryCode: z.string(),
  vatRates: listOf(z.object({ rateCode: z.string(), rate: percentage, validFrom: day })),
});

export const countryRow = z.object({ id, naam: optionalText, landcode: optionalText, landcodeISO: optionalText });

export const costCentreRow = z.object({ id, nummer: z.number(), omschrijving: optionalText, nonactief: flag });

export const revenueGroupRow = z.object({
  id,
  nummer: z.number(),
  omschrijving: optionalText,
  verkoopNederlandBtwSoort: optionalText,
});

export const articleRow = z.object({
  id,
  artikelcode: z.string(),
  omschrijving: optionalText,
  artikelOmzetgroep: optionalReference,
  verkoopprijs: z.union([z.number(), z.string()]).nullish(),
  isNonActief: flag,
  modifiedOn: optionalText,
});

export const orderRow = z.object({
  id,
  nummer: z
    .number()
    .nullish()
    .transform((value) => value ?? null),
  datum: day,
  orderreferentie: optionalText,
  omschrijving: optionalText,
  memo: optionalText,
  totaalExclusiefBtw: amount,
  totaalInclusiefBtw: amount,
  verkoopfactuur: optionalReference,
});

export const layoutRow = z.object({ id, omschrijving: optionalText, nonactief: flag });

const addressRow = z.object({
  contactpersoon: optionalText,
  straat: optionalText,
  postcode: optionalText,
  plaats: optionalText,
  land: z
    .looseObject({ id: optionalText })
    .nullish()
    .transform((value) => value?.id ?? null),
});

export const relationRow = z.object({
  id,
  relatiecode: z.number().nullish(),
  relatiesoort: listOf(z.string()),
  naam: optionalText,
  email: optionalText,
  btwNummer: optionalText,
  vestigingsAdres: addressRow.nullish(),
  nonactief: flag,
  modifiedOn: optionalText,
});

export const invoiceRow = z.object({
  id,
  factuurnummer: optionalText,
  factuurDatum: day,
  factuurBedrag: amount,
  relatie: optionalReference,
  verkoopBoeking: optionalReference,
  /** The orders that it was made of. */
  verkoopOrders: listOf(z.unknown()),
});

/** An invoice as far as it is paid. */
export const openInvoiceRow = z.object({ id, verkoopBoeking: optionalReference, openstaandSaldo: amount });

export const bankBookingRow = z.object({ id, boekstuk: optionalText, omschrijving: optionalText });

export const journalRow = z.object({
  id,
  nummer: z.number(),
  omschrijving: optionalText,
  soort: optionalText,
  nonactief: flag,
});

export const bookingRow = z.object({
  id,
  factuurnummer: optionalText,
  factuurdatum: day,
  factuurbedrag: amount,
  boekstuk: optionalText,
  omschrijving: optionalText,
  btw: listOf(z.object({ btwBedrag: amount })),
  boekingsregels: listOf(z.object({ bedrag: amount, grootboek: optionalReference })),
});

export type RevenueGroupRow = z.infer<typeof revenueGroupRow>;
export type ArticleRow = z.infer<typeof articleRow>;
export type OrderRow = z.infer<typeof orderRow>;
export type CompanyRow = z.infer<typeof companyRow>;
export type LedgerAccountRow = z.infer<typeof ledgerAccountRow>;
export type VatRateRow = z.infer<typeof vatRateRow>;
export type CountryRow = z.infer<typeof countryRow>;
export type RelationRow = z.infer<typeof relationRow>;
export type InvoiceRow = z.infer<typeof invoiceRow>;
export type BankBookingRow = z.infer<typeof bankBookingRow>;
export type JournalRow = z.infer<typeof journalRow>;
export type BookingRow = z.infer<typeof bookingRow>;
