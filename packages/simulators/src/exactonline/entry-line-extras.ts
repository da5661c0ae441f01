import { type Body, text } from "./body.ts";
import type { Books } from "./books.ts";
import { texts } from "./errors.ts";
import { fitted } from "./lengths.ts";
import type { Cell } from "./properties.ts";

/** The properties of an entry line besides its money. Exact fact sheet §8.1 and §8.6, 2026-11-21. */

const transactionB = ["BE", "LU", "FR", "GB"];

export function lineExtras(
  body: Body,
  own: readonly string[],
  books: Books,
  complaints: string[],
): Record<string, Cell> {
  const values: Record<string, Cell> = {};
  for (const [name, value] of body.values) {
    if (own.includes(name)) continue;
    if (value === null || !name.startsWith("IntraStat") || countsForIntrastat(name, books)) {
      values[name] = fitted(name, value, complaints, books.switches);
    } else if (books.switches.intrastatOff === "refused") complaints.push(texts.invalid("Intrastat"));
  }
  const tracking = text(body, "TrackingNumber");
  const known = books.trackingNumbers.find(({ id }) => id === tracking);
  if (tracking !== undefined && known === undefined) complaints.push(texts.reference("Volgnummer"));
  if (known !== undefined) values.TrackingNumberDescription = known.description;
  return values;
}

/** Only with Intrastat for sales; the second transaction code only in some countries. */
const countsForIntrastat = (name: string, books: Books) =>
  books.intrastat && (name !== "IntraStatTransactionB" || transactionB.includes(books.division.country));
