import type { CallBudget, Clock } from "@boekbrug/core";
import type { HttpAnswer } from "@boekbrug/http";

/** Every call counts together: one counter per app and administration. */
export const lane = "exactonline";

/** At this many calls left in the minute we pause until the next one, since others may share the counter. */
const pauseAt = 5;

const withoutHeader = 60_000;

/** A header's whole number; undefined when it is absent, which is never 0. */
function numberIn(headers: Headers, name: string): number | undefined {
  const value = headers.get(name)?.trim() ?? "";
  return /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

const minuteOf = (headers: Headers) => ({
  remaining: numberIn(headers, "x-ratelimit-minutely-remaining"),
  reset: numberIn(headers, "x-ratelimit-minutely-reset"),
});

const dayOf = (headers: Headers) => ({
  remaining: numberIn(headers, "x-ratelimit-remaining"),
  reset: numberIn(headers, "x-ratelimit-reset"),
});

/** Tells the budget what an answer says about what is left. */
export function noteLimits({ headers }: HttpAnswer, budget: CallBudget): void {
  const minute = minuteOf(headers);
  const day = dayOf(headers);
  if (minute.reset !== undefined && (minute.remaining ?? pauseAt + 1) <= pauseAt) budget.exhausted(lane, minute.reset);
  if (day.reset !== undefined && day.remaining === 0) budget.exhausted(lane, day.reset);
}

/**
 * Until when a 429 asks us to wait, in epoch milliseconds: the reset of the limit that is used up, told by the headers that are there;
 * else Retry-After; else a minute.
 */
export function waitUntil({ headers }: HttpAnswer, clock: Clock): number {
  const resets = [minuteOf(headers), dayOf(headers)].filter(({ reset }) => reset !== undefined);
  const usedUp = resets.length > 1 ? resets.filter(({ remaining }) => remaining === 0) : resets;
  const until = Math.max(0, ...usedUp.map(({ reset }) => reset ?? 0));
  if (until > clock.now()) return until;
  const seconds = numberIn(headers, "retry-after");
  return clock.now() + (seconds === undefined ? withoutHeader : seconds * 1000);
}
