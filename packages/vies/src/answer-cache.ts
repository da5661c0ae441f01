import type { Clock, VatNumberAnswer } from "@boekbrug/core";

/** Answers of this process, for a while. What VIES could not tell is not kept. */
export interface AnswerCache {
  get(vatNumber: string): VatNumberAnswer | undefined;
  put(answer: VatNumberAnswer): void;
}

const hour = 3_600_000;

/** More numbers than a shop's businesses; beyond it the oldest answer makes room. */
const capacity = 10_000;

export function createAnswerCache(clock: Clock, validHours: number): AnswerCache {
  const kept = new Map<string, { readonly answer: VatNumberAnswer; readonly until: number }>();
  // A number that was just registered or mistyped is worth asking for again soon.
  const hours = { valid: validHours, invalid: Math.min(1, validHours), unavailable: 0 };
  return {
    get: (vatNumber) => {
      const found = kept.get(vatNumber);
      if (found === undefined || found.until > clock.now()) return found?.answer;
      kept.delete(vatNumber);
      return undefined;
    },
    put: (answer) => {
      const until = clock.now() + hours[answer.state] * hour;
      if (until <= clock.now()) return;
      kept.delete(answer.vatNumber);
      kept.set(answer.vatNumber, { answer, until });
      const oldest = kept.size > capacity ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
    },
  };
}
