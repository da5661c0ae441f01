import { createHmac, timingSafeEqual } from "node:crypto";
import type { SimulatorClock } from "../shared/clock.ts";
import type { Answer } from "./answers.ts";

export interface CcvShopKeys {
  public: string;
  secret: string;
}

const TOLERANCE_MS = 5 * 60_000;
/** UTC to the second; the three spellings seen in the wild. Milliseconds are unproven, so they are refused. */
const DATE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:Z|\+00:00|\+0000)$/;

export interface SignedParts {
  method: string;
  pathAndQuery: string;
  body: Uint8Array;
  date: string;
}

/** CCV fact sheet §2, 2026-11-21. */
export function signature(keys: CcvShopKeys, parts: SignedParts): string {
  return createHmac("sha512", keys.secret)
    .update(`${keys.public}|${parts.method}|${parts.pathAndQuery}|`)
    .update(parts.body)
    .update(`|${parts.date}`)
    .digest("hex");
}

/** Why the request is refused, or undefined when its signature is right. CCV fact sheet §2, 2026-11-21. */
export function signatureFault(
  keys: CcvShopKeys,
  headers: Headers,
  parts: Omit<SignedParts, "date">,
  clock: SimulatorClock,
): string | undefined {
  const publicKey = headers.get("x-public");
  const date = headers.get("x-date");
  const hash = headers.get("x-hash");
  if (publicKey === null || date === null || hash === null) return "x-public, x-date and x-hash are required";
  if (publicKey !== keys.public) return "unknown key";
  const seconds = DATE.exec(date)?.[1];
  const time = seconds === undefined ? Number.NaN : Date.parse(`${seconds}Z`);
  if (Number.isNaN(time)) return "x-date is not a UTC date and time to the second";
  if (Math.abs(clock.now() - time) > TOLERANCE_MS) return "x-date is more than five minutes off";
  const expected = Buffer.from(signature(keys, { ...parts, date }));
  const given = Buffer.from(hash);
  const same = expected.length === given.length && timingSafeEqual(expected, given);
  return same ? undefined : "x-hash does not match";
}

/** Answers are signed as well, over the path of the request and the body sent. CCV fact sheet §2, 2026-11-21. */
export function signAnswer(
  answer: Answer,
  keys: CcvShopKeys,
  request: { method: string; pathAndQuery: string },
  clock: SimulatorClock,
): Answer {
  const date = `${new Date(clock.now()).toISOString().slice(0, 19)}Z`;
  const hash = signature(keys, { ...request, body: new TextEncoder().encode(answer.body), date });
  return { ...answer, headers: { ...answer.headers, "x-date": date, "x-hash": hash } };
}
