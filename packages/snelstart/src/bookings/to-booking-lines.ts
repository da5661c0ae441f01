import { decimalText, fitText, type Json, lineText, type Money, present, sum } from "@boekbrug/core";
import { type DocumentVatKind, documentVatKinds, lineVatKinds } from "../client/vocabulary.ts";
import type { SnelStartSnapshot } from "../snapshot.ts";
import type { TreatedLine } from "../vat/treat-lines.ts";

const longestDescription = 250;

/** The parts of a booking that balance: lines without VAT, and the VAT of each kind. */
export interface BookingLines {
  readonly lines: readonly Json[];
  readonly vat: readonly Json[];
}

/** An amount as the API takes it: a number of euros, to the cent. */
export const amountOf = (amount: Money): number => Number(decimalText(amount));

/** Lines and VAT block of a booking. Lines without an amount are left out: SnelStart may refuse them. */
export function toBookingLines(treated: readonly TreatedLine[], snapshot: SnelStartSnapshot): BookingLines {
  const revenue = treated.map(({ line, treatment, account }) =>
    toLine(
      { text: lineText(line, { withQuantity: true }), account: account.id, amount: line.net, kind: treatment.lineKind },
      snapshot,
    ),
  );
  return { lines: [...revenue, ...foreignVatLines(treated, snapshot)].flat(), vat: toVatBlock(treated) };
}

interface LineParts {
  readonly text: string;
  readonly account: string;
  readonly amount: Money;
  readonly kind: keyof typeof lineVatKinds;
}

function toLine({ text, account, amount, kind }: LineParts, { costCentre }: SnelStartSnapshot): Json[] {
  if (amount.minor === 0) return [];
  return [
    {
      omschrijving: fitText(text, longestDescription),
      grootboek: { id: account },
      bedrag: amountOf(amount),
      btwSoort: lineVatKinds[kind],
      ...present<Json>({ kostenplaats: costCentre === null ? null : { id: costCentre } }),
    },
  ];
}

/** The VAT of other member states is no row of the VAT block but a line for each rate. */
function foreignVatLines(treated: readonly TreatedLine[], snapshot: SnelStartSnapshot): Json[][] {
  const byRole = Map.groupBy(
    treated.filter(({ treatment }) => treatment.vatAccount !== undefined),
    ({ line }) => line.vatRole,
  );
  return [...byRole.values()].map((lines) => {
    const [{ line: first, treatment: { vatAccount: account = "" } = {} } = { line: undefined }] = lines;
    const text = `Btw ${first?.vatPercent ?? ""} % ${first?.decision.taxCountry ?? ""}`;
    return toLine({ text, account, amount: vatOf(lines), kind: "none" }, snapshot);
  });
}

const vatOf = (lines: readonly TreatedLine[]): Money =>
  sum(
    lines.map(({ line }) => line.vat),
    "EUR",
  );

/** One row for each kind that has lines, with the VAT of all of them. */
function toVatBlock(treated: readonly TreatedLine[]): Json[] {
  const kinds = new Set(
    treated.flatMap(({ treatment }): DocumentVatKind[] =>
      treatment.documentKind === null ? [] : [treatment.documentKind],
    ),
  );
  return [...kinds].map((kind) => ({
    btwSoort: documentVatKinds[kind],
    btwBedrag: amountOf(vatOf(treated.filter(({ treatment }) => treatment.documentKind === kind))),
  }));
}
