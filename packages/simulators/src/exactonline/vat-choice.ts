import { type Body, text } from "./body.ts";
import { type Books, rateAt } from "./books.ts";
import { texts } from "./errors.ts";
import type { ExactVatCode } from "./model.ts";
import { millionthsOf, vatInGross, vatOnNet } from "./money.ts";
import type { Cell } from "./properties.ts";

/** The VAT code of a line, its percentage and its amounts. Exact fact sheet §7.7 and §8.1, 2026-11-21. */

/** The code that was sent, else the first default that there is. */
export function chosenVatCode(
  body: Body,
  defaults: readonly (Cell | undefined)[],
  books: Books,
  complaints: string[],
): ExactVatCode | undefined {
  const filled = [text(body, "VATCode")?.trim(), ...defaults].find((code) => typeof code === "string" && code !== "");
  if (typeof filled !== "string") return undefined;
  const code = books.vatCode(filled);
  if (code === undefined) complaints.push(texts.reference("Btw-code"));
  else if (code.transaction === "P") complaints.push(texts.vatCodeNotAllowed);
  else if (code.blocked) complaints.push(texts.blocked("Btw-code"));
  return code;
}

/** The percentage of the day; one that was sent must be the same. */
export function checkedRate(code: ExactVatCode, body: Body, day: number, complaints: string[]): number | undefined {
  const rate = rateAt(code, day);
  const posted = body.values.get("VATPercentage");
  const differs = posted !== undefined && posted !== null && millionthsOf(body.raw.get("VATPercentage")) !== rate;
  if (rate === undefined || differs) complaints.push(texts.vatPercentage);
  return rate;
}

export function checkForced(code: ExactVatCode | undefined, forced: number | undefined, complaints: string[]): void {
  if (forced === undefined) return;
  if (code === undefined || code.type === "N" || code.type === "B") complaints.push(texts.vatAmount);
}

/** E: the amount is net; I: the amount is gross and holds the VAT; B and N: no VAT. Rounded per line. */
export function vatAmounts(type: ExactVatCode["type"] | undefined, rate: number, cents: number, forced?: number) {
  if (type === "E") return { netCents: cents, vatCents: forced ?? vatOnNet(cents, rate) };
  if (type === "I") {
    const vatCents = forced ?? vatInGross(cents, rate);
    return { netCents: cents - vatCents, vatCents };
  }
  return { netCents: cents, vatCents: 0 };
}
