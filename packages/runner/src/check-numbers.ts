import {
  everyFate,
  type Failure,
  followNumbers,
  type Instant,
  instantOf,
  isUnreadable,
  type NumberBearer,
  orderSequence,
  type SeenNumber,
  without,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { allOrders } from "./all-orders.ts";
import type { GiveWay } from "./connection.ts";
import { type MissingNumbers, type NumberNote, numberTopic, readNumberNote, writeNumberNote } from "./number-note.ts";
import { storePage, type Walk } from "./walk.ts";

/** The shop is asked about so many numbers in a run; the rest has its turn in the next ones. */
const asksPerRun = 20;

const day = 86_400_000;
/** A basket may be finished later, and an order may turn up: asked again after 1, 2, 4 … days, for a year. */
const askFor = 365 * day;

/** A basket that was begun so long before the start may have been finished after it. An older order bears a number from before numbers were set back. */
const longestBasket = 30 * day;

/**
 * Follows the shop's order numbers and asks about those that were passed over. An order that the lists did not show is stored as if they had: it is booked by this run.
 * What cannot be asked now is asked by the next run; it never keeps orders from being booked.
 */
export async function checkNumbers(walk: Walk, giveWay: GiveWay): Promise<Result<void, Failure>> {
  const { host, connection } = walk;
  if (connection.source.numbered === undefined) return ok(undefined);
  const notes = await host.store.notes(connection.key);
  if (notes.isErr()) return err(notes.error);
  const before = readNumberNote(notes.value);
  const followed = await follow(walk, before);
  if (followed.isErr()) return err(followed.error);
  const asked = await askAbout(walk, giveWay, followed.value);
  if (asked.isErr()) return err(asked.error);
  const text = writeNumberNote({ ...followed.value, missing: asked.value });
  return text === notes.value[numberTopic] ? ok(undefined) : host.store.note(connection.key, numberTopic, text);
}

/** The note as it follows from the numbers of this run; where these leave a hole, from those of the store too, for a run may have been cut off. */
async function follow(walk: Walk, before: NumberNote | null): Promise<Result<NumberNote, Failure>> {
  const known = before ?? { series: [], missing: [] };
  const seen = [...walk.numbers.values()];
  const followed = followNumbers(known.series, seen);
  const isWhole = followed.missing.length === 0 && followed.series.length === known.series.length;
  if (before !== null && isWhole) return ok(noteOf(walk, known, seen, followed));
  const stored = await storedNumbers(walk, before === null);
  return stored.map((numbers) => {
    const all = [...seen, ...numbers];
    return noteOf(walk, known, all, followNumbers(known.series, all));
  });
}

async function storedNumbers({ host, connection, discovery }: Walk, mayBegin: boolean) {
  const records = await allOrders(host.store, connection.key, everyFate);
  return records.map((all) =>
    all.flatMap(({ orderNumber, placedAt, total }): SeenNumber[] => {
      const number = orderSequence(orderNumber);
      const isAfterStart = total !== null && Date.parse(placedAt) >= Date.parse(discovery.start);
      return number === null ? [] : [{ number, mayBegin: mayBegin && isAfterStart }];
    }),
  );
}

function noteOf(
  { host, report }: Walk,
  known: NumberNote,
  seen: readonly SeenNumber[],
  { series, missing, jumped }: ReturnType<typeof followNumbers>,
): NumberNote {
  const since = instantOf(host.clock.now());
  const numbers = new Set(seen.map(({ number }) => number));
  for (const { from, to } of jumped) report.gaps.push({ from, to, reason: "jumped" });
  return {
    series,
    missing: [
      ...known.missing.flatMap((range) => without(range, numbers)),
      ...missing.map((range) => ({ ...range, reason: "unread" as const, since, asked: null })),
      ...jumped.map((range) => ({ ...range, reason: "jumped" as const, since, asked: since })),
    ],
  };
}

/** The missing numbers with what the shop says of them now. */
async function askAbout(
  walk: Walk,
  giveWay: GiveWay,
  { missing }: NumberNote,
): Promise<Result<MissingNumbers[], Failure>> {
  const { source } = walk.connection;
  const now = walk.host.clock.now();
  let left = [...missing];
  for (const one of dueNow(missing, now)) {
    const way = await giveWay();
    if (way.isErr()) return err(way.error);
    const bearer = await source.numbered?.(one.from);
    if (bearer === undefined || bearer.isErr()) break;
    const known = await take(walk, bearer.value);
    if (known.isErr()) return err(known.error);
    left = left.flatMap((range) => without(range, new Set([one.from])));
    if (known.value === "found") continue;
    const answered = { ...one, reason: known.value, asked: instantOf(now) };
    if (answered.reason !== one.reason) walk.report.gaps.push(answered);
    left.push(answered);
  }
  return ok(left);
}

/** Number by number: those never asked about first, then those asked about longest ago. */
function dueNow(missing: readonly MissingNumbers[], now: number): MissingNumbers[] {
  const due: MissingNumbers[] = [];
  const turns = missing.filter((range) => isDue(range, now)).sort((a, b) => order(a.asked, b.asked) || a.from - b.from);
  for (const range of turns)
    for (let number = range.from; number <= range.to && due.length < asksPerRun; number += 1)
      due.push({ ...range, from: number, to: number });
  return due;
}

const order = (a: Instant | null, b: Instant | null): number =>
  Date.parse(a ?? "1970-01-01") - Date.parse(b ?? "1970-01-01");

function isDue({ reason, since, asked }: MissingNumbers, now: number): boolean {
  if (asked === null) return true;
  const age = Date.parse(asked) - Date.parse(since);
  return reason !== "jumped" && age < askFor && now >= Date.parse(asked) + Math.max(day, age);
}

/** Stores the orders that bear a number; `found` where one of them can be the one that is missed. */
async function take(walk: Walk, bearer: NumberBearer): Promise<Result<"found" | MissingNumbers["reason"], Failure>> {
  if (bearer.kind === "untold") return ok("unread");
  if (bearer.kind !== "orders") return ok(bearer.kind === "basket" ? "not-completed" : "deleted");
  const { host, connection, report, discovery } = walk;
  const earliest = Date.parse(discovery.start) - longestBasket;
  const heads = bearer.heads.filter(({ placedAt }) => Date.parse(placedAt) >= earliest);
  const orders = [...heads, ...bearer.unreadable];
  if (orders.length === 0) return ok("deleted");
  const fresh = new Set<string>();
  for (const each of orders) {
    const known = await host.store.order(connection.key, each.id);
    if (known.isErr()) return err(known.error);
    if (known.value !== null) continue;
    fresh.add(each.id);
    if (!isUnreadable(each)) report.misses(each.number, "unread");
  }
  const page = {
    heads: heads.map((head) => (fresh.has(head.id) ? { ...head, justFinished: true } : head)),
    unreadable: bearer.unreadable,
    cursor: "",
    more: false,
  };
  return (await storePage(walk, page, null)).map(() => "found" as const);
}
