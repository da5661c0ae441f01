import type { Books } from "./books.ts";
import { bindingRefusal, Complaints } from "./errors.ts";
import { distanceFunction } from "./ledger-functions.ts";
import { addDays, endOfTime } from "./moments.ts";
import { type Body, readBody } from "./read-body.ts";
import { companyShape } from "./shapes-settings.ts";

/** Only the flag for foreign VAT is stored. SnelStart fact sheet §7.1 and §8.3, 2026-11-21. */
export function writeCompany(body: Body, books: Books): void {
  const { switches, strays, company } = books;
  const complaints = new Complaints();
  const { factureerBuitenlandsBtw: wanted } = readBody(companyShape, body, company, { switches, complaints, strays });
  if (wanted === null || wanted === company.factureerBuitenlandsBtw) return;
  if (wanted && books.ledgers.find(isDistanceWithoutCode) !== undefined) {
    throw bindingRefusal({ factureerBuitenlandsBtw: ["Een grootboekrekening voor televerkoop mist een tariefcode."] });
  }
  switchForeignVat(wanted, books);
}

const isDistanceWithoutCode = (ledger: { grootboekfunctie: string | null; vatRateCode: string | null }) =>
  ledger.grootboekfunctie === distanceFunction && ledger.vatRateCode === null;

/** On from today or the day that is named, or off after yesterday; the ledger for the VAT comes along when it is not there. */
export function switchForeignVat(on: boolean, books: Books, from = books.today): void {
  books.company.factureerBuitenlandsBtw = on;
  const last = books.schemeRanges.at(-1);
  if (!on) {
    if (last !== undefined) last.to = addDays(books.today, -1);
    return;
  }
  books.schemeRanges.push({ from, to: endOfTime });
  books.company.buitenlandseBtwGrootboek ??= books.addForeignVatLedger().id;
}
