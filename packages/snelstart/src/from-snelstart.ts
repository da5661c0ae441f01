import { type BookedDocument, Decimal, type ListedDocument, type StepOutcome, sum } from "@boekbrug/core";
import type {
  BookingRow,
  CountryRow,
  InvoiceRow,
  JournalRow,
  LedgerAccountRow,
  RevenueGroupRow,
  VatRateRow,
} from "./client/rows.ts";
import { accountFunctions, lineVatKindOf } from "./client/vocabulary.ts";
import { identityIn } from "./identity.ts";
import type { SnelStartAccount, SnelStartJournal, SnelStartRevenueGroup, SnelStartVatRate } from "./snapshot.ts";

/** A booking as SnelStart holds it: the VAT of other member states is among its lines, on accounts of its own. Its reference is ours where we made it, else its number. */
export function documentOf(row: BookingRow, vatAccounts: ReadonlySet<string | null>): BookedDocument {
  const foreign = row.boekingsregels.filter(({ grootboek }) => grootboek !== null && vatAccounts.has(grootboek));
  return {
    id: row.id,
    reference: identityIn(row) ?? row.factuurnummer ?? "",
    number: row.factuurnummer,
    date: row.factuurdatum,
    gross: row.factuurbedrag,
    vat: sum([...row.btw.map(({ btwBedrag }) => btwBedrag), ...foreign.map(({ bedrag }) => bedrag)], "EUR"),
  };
}

/** What the list of invoices tells: the number that it is known by, and no VAT. */
export const listedOf = (row: InvoiceRow): ListedDocument => ({
  id: row.verkoopBoeking ?? row.id,
  reference: row.factuurnummer ?? "",
  number: row.factuurnummer,
  date: row.factuurDatum,
  gross: row.factuurBedrag,
  vat: null,
  texts: [],
});

export const outcomeOfDocument = ({ id, number, gross, vat }: BookedDocument): StepOutcome => ({
  id,
  number,
  totals: { gross, vat },
});

/**
 * What writing a booking has yielded. Where the answer does not show the identity that was sent, totals are left out: it is then read back by that
 * identity, and not being found is told, before a second order goes the same way.
 */
export const outcomeOfWritten = (document: BookedDocument, reference: string): StepOutcome =>
  document.reference === reference
    ? outcomeOfDocument(document)
    : { id: document.id, number: document.number, totals: null };

export const accountOf = (row: LedgerAccountRow): SnelStartAccount => ({
  id: row.id,
  number: row.nummer,
  name: row.omschrijving ?? String(row.nummer),
  function: accountFunctions[row.grootboekfunctie as keyof typeof accountFunctions] ?? null,
  vatKinds: row.btwSoort.map(lineVatKindOf).filter((kind) => kind !== null),
  needsCostCentre: row.kostenplaatsVerplicht,
  rateCode: row.vatRateCode,
});

export const journalFrom = ({ id, nummer, omschrijving }: JournalRow): SnelStartJournal => ({
  id,
  number: nummer,
  name: omschrijving ?? String(nummer),
});

export function articleKindOf({ verkoopNederlandBtwSoort }: RevenueGroupRow): SnelStartRevenueGroup["kind"] {
  const kind = lineVatKindOf(verkoopNederlandBtwSoort ?? "");
  return kind === "other" ? null : kind;
}

export const revenueGroupOf = (row: RevenueGroupRow): SnelStartRevenueGroup => ({
  id: row.id,
  number: row.nummer,
  name: row.omschrijving ?? String(row.nummer),
  kind: articleKindOf(row),
});

export function vatRateOf(row: VatRateRow): SnelStartVatRate[] {
  const kind = lineVatKindOf(row.btwSoort);
  const percent = new Decimal(row.btwPercentage).toFixed();
  return kind === null ? [] : [{ kind, percent, from: row.datumVanaf ?? null, to: row.datumTotEnMet ?? null }];
}

/** Two letters; Greece may bear those of its VAT numbers. */
export function countryCodeOf({ landcode }: CountryRow): string {
  const code = landcode?.toUpperCase() ?? "";
  return code === "EL" ? "GR" : code;
}
