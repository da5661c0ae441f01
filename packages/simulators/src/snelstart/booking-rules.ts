import { divide, ONE } from "../shared/decimal.ts";
import { dutchPercentage } from "./administration.ts";
import type { Books } from "./books.ts";
import type { Complaints } from "./errors.ts";
import {
  euFunctions,
  exportFunction,
  functionOf,
  journalFunctions,
  openFunctions,
  untaxedFunction,
  vatFunctions,
} from "./ledger-functions.ts";
import { dayOf } from "./moments.ts";
import {
  establishedIn,
  isForeignConsumer,
  isSchemeBooking,
  isSchemeDay,
  isSchemeVatRight,
  schemeCountry,
  schemeLines,
} from "./one-stop-shop.ts";
import { isRegistered } from "./relation-rules.ts";
import type { BookingLine, BookingValues } from "./shapes-booking.ts";
import type { Relation } from "./shapes-relation.ts";
import type { Ledger, LineKind } from "./shapes-settings.ts";
import { vatCountryOf } from "./vat-numbers.ts";

/** Lines, kinds and balance of a sales booking. SnelStart fact sheet §5, §7.3 and §8, 2026-11-21. */
export function checkAmounts(booking: BookingValues, customer: Relation | undefined, books: Books, told: Complaints) {
  if (booking.boekingsregels.length === 0) told.add("BOE-0023");
  for (const line of booking.boekingsregels) checkLine(line, books, told);
  if (!isBalanced(booking)) told.add("BOE-0039");
  if (isSchemeBooking(booking, books)) return checkScheme(booking, customer, books, told);
  checkKinds(booking, books, told);
  checkAbroad(booking, customer, books, told);
}

export const sumOf = (amounts: readonly (bigint | null)[]): bigint =>
  amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n);

/** Lines and VAT together are the invoice, exactly. */
const isBalanced = ({ boekingsregels, btw, factuurbedrag }: BookingValues) =>
  sumOf([...boekingsregels.map(({ bedrag }) => bedrag), ...btw.map(({ btwBedrag }) => btwBedrag)]) ===
  (factuurbedrag ?? 0n);

function checkLine(line: BookingLine, books: Books, told: Complaints) {
  const ledger = books.ledgers.get(line.grootboek);
  if ((line.bedrag ?? 0n) === 0n && books.switches.zeroLines === "refused") told.add("BOE-0028");
  if (ledger === undefined) return told.add("BOE-0037", line.grootboek);
  checkLedger(ledger, told);
  checkCostCentre(line.kostenplaats, ledger, books, told);
  const { kinds } = functionOf(ledger.grootboekfunctie);
  const kind = line.btwSoort;
  const missing = kind === null && openFunctions.has(ledger.grootboekfunctie);
  if (missing || (kind !== null && !kinds.includes(kind))) told.add("BOE-0082", `${ledger.nummer} ${kind}`);
}

function checkLedger(ledger: Ledger, told: Complaints) {
  if (ledger.nonactief === true) told.add("BOE-0008", String(ledger.nummer));
  if (journalFunctions.has(ledger.grootboekfunctie)) told.add("BOE-0075", String(ledger.nummer));
  else if (!functionOf(ledger.grootboekfunctie).lines) told.add("BOE-0061", String(ledger.nummer));
}

export function checkCostCentre(id: string | null, ledger: Ledger, books: Books, told: Complaints) {
  if (id === null) {
    if (ledger.kostenplaatsVerplicht === true) told.add("BOE-0022", String(ledger.nummer));
    return;
  }
  const centre = books.costCentres.get(id);
  if (centre === undefined) told.add("BOE-0019");
  else if (centre.nonactief === true) told.add("BOE-0026");
}

/** An empty kind is the ledger's. */
function kindOf(line: BookingLine, books: Books): LineKind {
  const { kinds } = functionOf(books.ledgers.get(line.grootboek)?.grootboekfunctie ?? null);
  return line.btwSoort ?? kinds[0] ?? "Geen";
}

const CENT = ONE / 100n;
const HUNDRED = 100n * ONE;
const abs = (amount: bigint) => (amount < 0n ? -amount : amount);

/** One row for each taxed kind and none for others; its amount within what switch vatTolerance allows. */
function checkKinds(booking: BookingValues, books: Books, told: Complaints) {
  const rows = booking.btw.filter(({ btwSoort }) => btwSoort !== "VerkopenVerlegd");
  const taxed = booking.boekingsregels.filter((line) => kindOf(line, books) !== "Geen");
  checkReverse(booking, rows.length + taxed.length > 0, books, told);
  const named = rows.map(({ btwSoort }) => btwSoort?.replace("Verkopen", "") ?? "");
  const wanted = new Set<string>(taxed.map((line) => kindOf(line, books)));
  const strange = named.some((kind) => !wanted.has(kind)) || new Set(named).size < named.length;
  if (strange) told.add("BOE-0069");
  for (const kind of wanted) checkRow(kind, booking, books, told);
  for (const { btwSoort } of booking.btw) {
    const name = vatFunctions[btwSoort ?? ""];
    if (name !== undefined && books.ledgerFor(name) === undefined) told.add("BOE-0081", name);
  }
}

function checkRow(kind: string, booking: BookingValues, books: Books, told: Complaints) {
  const row = booking.btw.find(({ btwSoort }) => btwSoort === `Verkopen${kind}`);
  const percentage = dutchPercentage(kind, dayOf(booking.factuurdatum ?? ""));
  if (row === undefined) {
    if (percentage !== 0n) told.add("BOE-0069", kind);
    return;
  }
  const lines = booking.boekingsregels.filter((line) => kindOf(line, books) === kind);
  const expected = divide(sumOf(lines.map(({ bedrag }) => bedrag)) * percentage, HUNDRED);
  const { vatTolerance } = books.switches;
  const cents = vatTolerance === "cent" ? 1 : lines.length;
  const far = abs((row.btwBedrag ?? 0n) - expected) > CENT * BigInt(cents);
  if (vatTolerance !== "none" && far) told.add("BOE-0069", kind);
}

/** Domestic reverse charge stands alone, over untaxed lines. */
function checkReverse(booking: BookingValues, mixed: boolean, books: Books, told: Complaints) {
  const rows = booking.btw.filter(({ btwSoort }) => btwSoort === "VerkopenVerlegd");
  if (rows.length === 0) return;
  const functions = functionsOf(booking, books);
  const { euVatRow, exportVatRow } = books.switches;
  const fits =
    functions.has(untaxedFunction) ||
    (euVatRow !== "refused" && [...functions].some((one) => euFunctions.has(one))) ||
    (exportVatRow === "tolerated" && functions.has(exportFunction));
  if (!fits || rows.length > 1 || rows.some(({ btwBedrag }) => (btwBedrag ?? 0n) !== 0n)) told.add("BOE-0069");
  if (mixed) told.add("BOE-0062");
}

const functionsOf = (booking: BookingValues, books: Books): Set<string | null> =>
  new Set(booking.boekingsregels.map((line) => books.ledgers.get(line.grootboek)?.grootboekfunctie ?? null));

/** Businesses elsewhere in the union need a valid number; whether a row belongs there is switch euVatRow. */
function checkAbroad(booking: BookingValues, customer: Relation | undefined, books: Books, told: Complaints) {
  const functions = functionsOf(booking, books);
  const isEu = [...functions].some((one) => euFunctions.has(one));
  if (isEu && customer !== undefined && !isForeignBusiness(customer, books)) told.add("BOE-0080");
  const hasRow = booking.btw.some(({ btwSoort }) => btwSoort === "VerkopenVerlegd");
  if (isEu && !hasRow && books.switches.euVatRow === "required") told.add("BOE-0082", "VerkopenVerlegd");
  const dutch = booking.btw.some(({ btwSoort }) => btwSoort !== "VerkopenVerlegd");
  const abroad = customer !== undefined && isForeignConsumer(customer);
  const refused = books.switches.dutchVatAbroad === "refused" && dutch && abroad;
  if (refused && isSchemeDay(dayOf(booking.factuurdatum ?? ""), books)) told.add("BOE-0069", "buitenlandse btw");
}

export function isForeignBusiness(relation: Relation, books: Books): boolean {
  const { btwNummer } = relation;
  if (btwNummer === null || !isRegistered(btwNummer, books)) return false;
  const country = vatCountryOf(btwNummer);
  return country !== "NL" && country === establishedIn(relation);
}

/** SnelStart fact sheet §8.3, 2026-11-21: no Dutch VAT, every line revenue with a rate code or foreign VAT. */
function checkScheme(booking: BookingValues, customer: Relation | undefined, books: Books, told: Complaints) {
  const lines = schemeLines(booking.boekingsregels, books);
  if (booking.btw.length > 0 || lines.others > 0) told.add("BOE-0061", "buitenlandse btw");
  if (customer === undefined) return;
  if (!isForeignConsumer(customer)) told.add("BOE-0069", "geen particulier in een ander EU-land");
  else if (!isSchemeVatRight(lines, schemeCountry(customer, books), books)) told.add("BOE-0069", "buitenlandse btw");
}
