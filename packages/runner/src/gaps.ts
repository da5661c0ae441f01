import { type Failure, type NumberGap, type OrderRecord, orderSequence } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { Connection, Host } from "./connection.ts";
import { gapsWithin, readNumberNote } from "./number-note.ts";
import type { ReportBuilder } from "./report.ts";

/** Of the missing numbers that a run came across those are told that belong to the series which are followed: they begin after the start. */
export async function tellGaps(
  { store }: Host,
  { key }: Connection,
  report: ReportBuilder,
): Promise<Result<void, Failure>> {
  if (report.gaps.length === 0) return ok(undefined);
  const notes = await store.notes(key);
  if (notes.isErr()) return err(notes.error);
  report.gaps = gapsWithin(readNumberNote(notes.value)?.series ?? [], report.gaps);
  return ok(undefined);
}

/** Every order number since the start that is not in the books and does not wait for its turn, by the notes and the orders of a connection. */
export function lastingGaps(notes: Readonly<Record<string, string>>, orders: readonly OrderRecord[]): NumberGap[] {
  const { series, missing } = readNumberNote(notes) ?? { series: [], missing: [] };
  return gapsWithin(series, [...missing, ...orders.flatMap(gapOf)]);
}

function gapOf({ orderNumber, fate, total }: OrderRecord): NumberGap[] {
  const number = orderSequence(orderNumber);
  if (number === null) return [];
  const gap = { from: number, to: number };
  if (fate.kind === "held" && total === null) return [{ ...gap, reason: "unread" }];
  if (fate.kind !== "skipped") return [];
  if (fate.reason === "cancelled") return [{ ...gap, reason: "cancelled" }];
  return fate.reason === "gone" ? [{ ...gap, reason: "deleted" }] : [];
}
