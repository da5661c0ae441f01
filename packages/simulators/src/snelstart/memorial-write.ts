import { checkCostCentre, sumOf } from "./booking-rules.ts";
import { checkDay } from "./booking-write.ts";
import type { Books } from "./books.ts";
import { bindingRefusal, Complaints } from "./errors.ts";
import { receive } from "./invoices.ts";
import { dayOf } from "./moments.ts";
import { type Body, readBody } from "./read-body.ts";
import { checkIdentity } from "./relation-write.ts";
import { type MemorialEntry, type MemorialValues, memorialShape } from "./shapes-booking.ts";

/** Memorial entries: two lines or more that balance. SnelStart fact sheet §7.14, 2026-11-21. */
export function createMemorial(body: Body, books: Books): MemorialEntry {
  const values = readMemorial(body, undefined, books);
  settle(values, 1n, books);
  return books.memorial.add({ ...values, ...books.stamp("memoriaalboekingen"), gewijzigdDoorAccountant: false });
}

export function replaceMemorial(before: MemorialEntry, body: Body, books: Books): MemorialEntry {
  const values = readMemorial(body, before, books);
  settle(before, -1n, books);
  settle(values, 1n, books);
  const { id, uri } = before;
  Object.assign(before, values, { id, uri });
  books.touch(before);
  return before;
}

export function deleteMemorial(entry: MemorialEntry, books: Books): void {
  settle(entry, -1n, books);
  books.memorial.remove(entry.id);
}

/** An amount on a sales booking is taken as received. */
function settle({ verkoopboekingBoekingsRegels: lines }: MemorialValues, sign: bigint, books: Books): void {
  for (const { boekingId, bedrag } of lines) receive(boekingId ?? "", sign * (bedrag ?? 0n), books);
}

function readMemorial(body: Body, before: MemorialEntry | undefined, books: Books): MemorialValues {
  const told = new Complaints();
  const { switches, strays } = books;
  const values = readBody(memorialShape, body, before, { switches, complaints: told, strays });
  checkIdentity(values.id, before?.id, books);
  checkRequired(values, books);
  checkDay(dayOf(values.datum ?? ""), books, told);
  if (before !== undefined && before.dagboek !== values.dagboek) told.add("BOE-0077");
  checkLines(values, books, told);
  const { memoriaalBoekingsRegels: lines, verkoopboekingBoekingsRegels: sales } = values;
  if (lines.length + sales.length < 2) told.add("BOE-0094");
  const credit = sumOf([...lines.map((line) => line.credit), ...sales.map(({ bedrag }) => bedrag)]);
  if (credit !== sumOf(lines.map(({ debet }) => debet))) told.add("BOE-0039");
  told.refuse(switches);
  return values;
}

function checkRequired(values: MemorialValues, books: Books): void {
  const wrong: Record<string, string[]> = {};
  if (values.datum === null) wrong.datum = ["Het veld datum is verplicht."];
  if (books.journals.get(values.dagboek)?.soort !== "Memoriaal") {
    wrong.dagboek = ["Het dagboek is geen memoriaal."];
  }
  const unknown = values.verkoopboekingBoekingsRegels.some(
    ({ boekingId }) => books.bookings.get(boekingId) === undefined,
  );
  if (unknown || values.inkoopboekingBoekingsRegels.length > 0) wrong.boekingId = ["De boeking bestaat niet."];
  if (Object.keys(wrong).length > 0) throw bindingRefusal(wrong);
}

function checkLines(values: MemorialValues, books: Books, told: Complaints): void {
  for (const line of values.memoriaalBoekingsRegels) {
    const ledger = books.ledgers.get(line.grootboek);
    if (line.omschrijving === null) told.add("BOE-0084");
    if ((line.debet ?? 0n) !== 0n && (line.credit ?? 0n) !== 0n) told.add("BOE-0076");
    if (ledger === undefined) told.add("BOE-0037", line.grootboek);
    else if (ledger.nonactief === true) told.add("BOE-0008", String(ledger.nummer));
    else checkCostCentre(line.kostenplaats, ledger, books, told);
  }
}
