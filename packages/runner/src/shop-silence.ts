import {
  addDays,
  calendarDateOf,
  type Failure,
  findSilence,
  instantOf,
  type Problem,
  problem,
  startOfDay,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type Connection, type Host, readingStart, startMoment } from "./connection.ts";
import type { ReportBuilder } from "./report.ts";

/** The topic of the note on the silence that a person was told of: since when, and how many orders were expected. Empty: there is none. */
const topic = "silence";

/** Nine weeks: eight to compare with, and a silence of a week. */
const lookBackDays = 64;

/** Tells of a silence of the shop, once: the next orders end it. */
export async function tellSilence(
  { store, clock }: Host,
  { key, rules }: Connection,
  report: ReportBuilder,
): Promise<Result<void, Failure>> {
  const { silenceThreshold } = rules.orders;
  const notes = await store.notes(key);
  const state = await store.connect(key, instantOf(clock.now()));
  if (notes.isErr()) return err(notes.error);
  if (state.isErr()) return err(state.error);
  const completeFrom = startOfDay(readingStart(startMoment(rules, state.value.connectedAt)));
  const known = silenceOf(notes.value);
  const since = known === null ? clock.now() : Date.parse(known.since);
  const placed = await store.placed(key, startOfDay(addDays(calendarDateOf(since), -lookBackDays)));
  if (placed.isErr()) return err(placed.error);
  const rhythm = { placed: placed.value, completeFrom };
  const found = silenceThreshold === "off" ? null : findSilence(rhythm, clock.now(), silenceThreshold);
  if (found?.since === known?.since) return ok(undefined);
  if (found !== null) report.silence = silenceProblem(found);
  return store.note(key, topic, found === null ? "" : `${found.since} ${found.expected}`);
}

const silenceProblem = ({ since, expected }: { readonly since: string; readonly expected: number }): Problem =>
  problem("shop.silent", "shop", { since, expected });

function silenceOf(notes: Readonly<Record<string, string>>) {
  const [since = "", expected = ""] = (notes[topic] ?? "").split(" ");
  return since === "" ? null : { since, expected: Number(expected) };
}

/** The silence that still lasts, by the notes of a connection. */
export function lastingSilence(notes: Readonly<Record<string, string>>): Problem | null {
  const silence = silenceOf(notes);
  return silence === null ? null : silenceProblem(silence);
}
