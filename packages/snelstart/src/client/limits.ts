import type { Clock } from "@boekbrug/core";
import type { BudgetWindow, HttpAnswer } from "@boekbrug/http";

/** Calls of one administration count together. */
export const lane = "snelstart";

/** The token server, which counts for itself. */
export const tokenLane = "snelstart-token";

/** What a subscription key allows for each administration, by the vendor's products: Ontwikkeling & Test, and the two others. */
export const allowances = {
  test: { perMinute: 100, perHour: 1_000 },
  production: { perMinute: 500, perHour: 5_000 },
} as const;

export type Allowance = keyof typeof allowances;

export function windowsOf(allowance: Allowance): readonly BudgetWindow[] {
  const applies = (name: string): boolean => name === lane;
  const { perMinute, perHour } = allowances[allowance];
  return [
    { applies, calls: perMinute, seconds: 60, shared: true },
    { applies, calls: perHour, seconds: 3_600, shared: true },
  ];
}

const withoutWord = 60_000;

/** Until when a limit asks us to wait, in epoch milliseconds: by header, by the gateway's words, else a minute. */
export function waitUntil({ headers, text }: HttpAnswer, clock: Clock): number {
  const header = headers.get("retry-after")?.trim() ?? "";
  const seconds = /^\d{1,6}$/.test(header) ? Number(header) : secondsIn(text);
  return clock.now() + (seconds === undefined ? withoutWord : Math.max(seconds, 1) * 1000);
}

/** `Try again in 20 seconds`, `Quota will be replenished in 00:10:00`. */
function secondsIn(text: string): number | undefined {
  const told = /\bin (\d{1,6}) seconds/i.exec(text)?.[1];
  if (told !== undefined) return Number(told);
  const [, hours, minutes, seconds] = /\bin (\d{1,3}):(\d{2}):(\d{2})/.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
}
