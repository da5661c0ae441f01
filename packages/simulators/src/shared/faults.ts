/**
 * What can go wrong with one request.
 *
 * - `refused`: the connection is not made, nothing reaches the vendor.
 * - `drop-before`: the connection breaks before the vendor has done anything.
 * - `drop-after-commit`: the vendor has done the work, the answer is lost.
 * - `rate-limit`: the vendor's own 429, nothing done.
 * - `server-error`: 503 from a proxy (HTML), nothing done.
 * - `gateway-timeout`: 504 from a proxy (HTML) although the vendor has done the work.
 * - `malformed`: the work is done and the status is right, the body is cut off half-way.
 * - `slow`: the work is done, the answer comes after `delayMs` of real time.
 */
export type FaultKind =
  | "refused"
  | "drop-before"
  | "drop-after-commit"
  | "rate-limit"
  | "server-error"
  | "gateway-timeout"
  | "malformed"
  | "slow";

export interface FaultRule {
  fault: FaultKind;
  /** HTTP method in capitals; every method when left out. */
  method?: string;
  /** Tested against path and query; every path when left out. */
  path?: RegExp;
  /** How many matching requests pass unharmed first. Default 0. */
  skip?: number;
  /** How many matching requests are hit. Default 1. */
  times?: number;
  /** For `slow`: real milliseconds. Default 50. */
  delayMs?: number;
}

/** A script of faults: each rule counts its own matching requests; the first rule that is due hits. */
export class FaultScript {
  readonly #rules: { rule: FaultRule; seen: number; hit: number }[] = [];

  add(rule: FaultRule): this {
    this.#rules.push({ rule, seen: 0, hit: 0 });
    return this;
  }

  clear(): void {
    this.#rules.length = 0;
  }

  /** How many requests have been hit so far, over all rules. */
  get hits(): number {
    return this.#rules.reduce((sum, entry) => sum + entry.hit, 0);
  }

  /** The fault for this request, or undefined. Counts the request. */
  next(method: string, pathAndQuery: string): FaultRule | undefined {
    let due: FaultRule | undefined;
    for (const entry of this.#rules) {
      const { rule } = entry;
      if (rule.method !== undefined && rule.method !== method) continue;
      if (rule.path !== undefined && !rule.path.test(pathAndQuery)) continue;
      entry.seen += 1;
      if (due !== undefined || entry.seen <= (rule.skip ?? 0) || entry.hit >= (rule.times ?? 1)) continue;
      entry.hit += 1;
      due = rule;
    }
    return due;
  }
}
