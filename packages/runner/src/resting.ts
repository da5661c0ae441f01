import {
  afterFailedRun,
  describeProblem,
  type Failure,
  isResting,
  type Problem,
  problem,
  problemKind,
  type Rest,
} from "@boekbrug/core";
import { ok, type Result } from "neverthrow";
import type { Connection, Host } from "./connection.ts";

/** What keeps a connection from being called now, in a person's words; null when nothing does. */
export function restingProblem(rest: Rest | null, now: number): Problem | null {
  if (!isResting(rest, now)) return null;
  const { failures, until } = rest;
  const [nl, en] = (["nl", "en"] as const).map((locale) => describeProblem(rest.problem, locale).reason.slice(0, -1));
  const cause = { nl: nl ?? "", en: en ?? "" };
  return problemKind(rest.problem.code) === "limit"
    ? problem("connection.limited", "connection", { until, cause })
    : problem("connection.resting", "connection", { until, failures, cause });
}

/** Remembers how a run ended: one that went through ends every rest, one that shop or ledger cut short brings the next rest nearer. */
export async function rememberEnd(
  { store, clock, random }: Host,
  { key }: Connection,
  before: Rest | null,
  stopped: Failure | null,
): Promise<Result<void, Failure>> {
  const after = stopped === null ? null : afterFailedRun(before, stopped, clock.now(), random);
  return after === before ? ok(undefined) : store.rest(key, after);
}
