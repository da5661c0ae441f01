import { checkCostCentre, sumOf } from "./booking-rules.ts";
import { checkDay } from "./booking-write.ts";
import type { Books } from "./books.ts";
import { bindingRefusal, Complaints } from "./errors.ts";
import { receive } from "./invoices.ts";
import { functionOf, journalFunctions, openFunctions } from "./ledger-functions.ts";
import { dayOf } from "./moments.ts";
import { type Body, readBody } from "./read-body.ts";
import { checkIdentity } from "./relation-write.ts";
import { type MoneyEntry, type MoneyValues, moneyShape } from "./shapes-booking.ts";
import type { Shelf } from "./shelf.ts";

/** Bank and cash entries. SnelStart fact sheet §7.14 and §7.6, 2026-11-21. */
export interface MoneyKind {
  path: "bankboekingen" | "kasboekingen";
  journal: "Bank" | "Kas";
  shelf(books: Books): Shelf<MoneyEntry>;
}

export const bankKind: MoneyKind = { path: "bankboekingen", journal: "Bank", shelf: ({ bank }) => bank };
export const cashKind: MoneyKind = { path: "kasboekingen", journal: "Kas", shelf: ({ cash }) => cash };

export function createMoney(kind: MoneyKind, body: Body, books: Books): MoneyEntry {
  return addMoney(kind, readMoney(kind, body, undefined, books), books);
}

export function addMoney(kind: MoneyKind, values: MoneyValues, books: Books): MoneyEntry {
  settle(values, 1n, books);
  return kind.shelf(books).add({ ...values, ...books.stamp(kind.path), gewijzigdDoorAccountant: false });
}

export function replaceMoney(kind: MoneyKind, before: MoneyEntry, body: Body, books: Books): MoneyEntry {
  const values = readMoney(kind, body, before, books);
  settle(before, -1n, books);
  settle(values, 1n, books);
  const { id, uri, gewijzigdDoorAccountant } = before;
  Object.assign(before, values, { id, uri, gewijzigdDoorAccountant });
  books.touch(before);
  return before;
}

export function deleteMoney(kind: MoneyKind, entry: MoneyEntry, books: Books): void {
  const complaints = new Complaints();
  checkDay(dayOf(entry.datum ?? ""), books, complaints);
  complaints.refuse(books.switches);
  removeMoney(kind, entry, books);
}

export function removeMoney(kind: MoneyKind, entry: MoneyEntry, books: Books): void {
  settle(entry, -1n, books);
  kind.shelf(books).remove(entry.id);
}

/** What its lines pay on sales bookings, or take back. */
function settle({ verkoopboekingBoekingsRegels: lines }: MoneyValues, sign: bigint, books: Books): void {
  for (const { boekingId, credit, debet } of lines) {
    receive(boekingId ?? "", sign * ((credit ?? 0n) - (debet ?? 0n)), books);
  }
}

function readMoney(kind: MoneyKind, body: Body, before: MoneyEntry | undefined, books: Books): MoneyValues {
  const told = new Complaints();
  const { switches, strays } = books;
  const values = readBody(moneyShape, body, before, { switches, complaints: told, strays });
  checkIdentity(values.id, before?.id, books);
  checkRequired(kind, values, books);
  checkDay(dayOf(values.datum ?? ""), books, told);
  if (before !== undefined && before.dagboek !== values.dagboek) told.add("BOE-0077");
  if ((values.bedragOntvangen ?? 0n) !== 0n && (values.bedragUitgegeven ?? 0n) !== 0n) told.add("BOE-0027");
  checkSides(values, told);
  checkLedgerLines(values, books, told);
  checkBookings(values, books);
  if (!isBalanced(values)) told.add("BOE-0039");
  told.refuse(switches);
  return values;
}

function checkRequired(kind: MoneyKind, values: MoneyValues, books: Books): void {
  const wrong: Record<string, string[]> = {};
  for (const name of ["datum", "bedragUitgegeven", "bedragOntvangen", "dagboek"] as const) {
    if (values[name] === null) wrong[name] = [`Het veld ${name} is verplicht.`];
  }
  const journal = books.journals.get(values.dagboek);
  if (values.dagboek !== null && (journal?.soort !== kind.journal || journal.nonactief === true)) {
    wrong.dagboek = [`Het dagboek is geen actief dagboek van soort ${kind.journal}.`];
  }
  if (Object.keys(wrong).length > 0) throw bindingRefusal(wrong);
}

type Sides = { debet: bigint | null; credit: bigint | null };

const sidesOf = (values: MoneyValues): Sides[] => [
  ...values.grootboekBoekingsRegels,
  ...values.verkoopboekingBoekingsRegels,
  ...values.inkoopboekingBoekingsRegels,
  ...values.btwBoekingsregels,
];

function checkSides(values: MoneyValues, told: Complaints): void {
  const lines = sidesOf(values);
  if (lines.length === 0) told.add("BOE-0023");
  if (lines.some(({ debet, credit }) => (debet ?? 0n) !== 0n && (credit ?? 0n) !== 0n)) told.add("BOE-0076");
}

/** What came in on the journal stands against the lines' credit. */
function isBalanced(values: MoneyValues): boolean {
  const lines = sidesOf(values);
  const owed = sumOf(lines.map(({ credit }) => credit)) - sumOf(lines.map(({ debet }) => debet));
  return owed === (values.bedragOntvangen ?? 0n) - (values.bedragUitgegeven ?? 0n);
}

function checkLedgerLines(values: MoneyValues, books: Books, told: Complaints): void {
  for (const line of values.grootboekBoekingsRegels) {
    const ledger = books.ledgers.get(line.grootboek);
    if (line.omschrijving === null) told.add("BOE-0084");
    if (ledger === undefined) {
      told.add("BOE-0037", line.grootboek);
      continue;
    }
    if (ledger.nonactief === true) told.add("BOE-0008", String(ledger.nummer));
    if (journalFunctions.has(ledger.grootboekfunctie)) told.add("BOE-0075", String(ledger.nummer));
    checkCostCentre(line.kostenplaats, ledger, books, told);
    const missing = line.btwSoort === null && openFunctions.has(ledger.grootboekfunctie);
    const wrong = line.btwSoort !== null && !functionOf(ledger.grootboekfunctie).kinds.includes(line.btwSoort);
    if (missing || wrong) told.add("BOE-0082", String(ledger.nummer));
  }
}

/** Purchase bookings are not simulated: none exists. */
function checkBookings(values: MoneyValues, books: Books): void {
  const unknown = values.verkoopboekingBoekingsRegels.find(
    ({ boekingId }) => books.bookings.get(boekingId) === undefined,
  );
  if (unknown === undefined && values.inkoopboekingBoekingsRegels.length === 0) return;
  throw bindingRefusal({ boekingId: ["De boeking bestaat niet."] });
}
