import type { CallBudget, Clock } from "@boekbrug/core";
import type { BudgetWindow, HttpAnswer } from "@boekbrug/http";

/** Every call counts together: one counter per IP address, whatever the administration. */
export const lane = "moneybird";

/** 150 calls in five minutes, spread so that a wait is never longer than a run may wait. */
export const windows: readonly BudgetWindow[] = [{ applies: () => true, calls: 30, seconds: 60, shared: true }];

/** At this many calls left we pause until the limit starts anew, since others behind the same address use it too. */
const pauseAt = 3;

const withoutHeader = 60_000;

/** Larger numbers are moments since the epoch, smaller ones delays; both in seconds. */
const epochFrom = 1_000_000_000;

function numberIn(headers: Headers, name: string): number | undefined {
  const value = headers.get(name)?.trim() ?? "";
  return /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** A header that names a moment, in epoch milliseconds. */
function momentIn(headers: Headers, name: string, clock: Clock): number | undefined {
  const seconds = numberIn(headers, name);
  if (seconds === undefined) return undefined;
  return seconds >= epochFrom ? seconds * 1000 : clock.now() + seconds * 1000;
}

/** The undocumented header counts requests; the documented one may count seconds, and is then low only when the limit is about to start anew. */
const leftIn = (headers: Headers): number | undefined =>
  numberIn(headers, "ratelimit-requestsremaining") ?? numberIn(headers, "ratelimit-remaining");

/** Tells the budget what an answer says about what is left. */
export function noteLimits({ headers }: HttpAnswer, budget: CallBudget, clock: Clock): void {
  const reset = momentIn(headers, "ratelimit-reset", clock);
  if (reset !== undefined && (leftIn(headers) ?? pauseAt + 1) <= pauseAt) budget.exhausted(lane, reset);
}

/** Until when a 429 asks us to wait, in epoch milliseconds. A proxy's page has no headers: then a minute. */
export function waitUntil({ headers }: HttpAnswer, clock: Clock): number {
  const told = [momentIn(headers, "retry-after", clock), momentIn(headers, "ratelimit-reset", clock)];
  const until = Math.max(0, ...told.filter((moment) => moment !== undefined));
  return until > clock.now() ? until : clock.now() + withoutHeader;
}
