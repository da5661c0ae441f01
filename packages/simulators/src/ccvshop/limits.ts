import type { SimulatorClock } from "../shared/clock.ts";
import { type Answer, knownError } from "./answers.ts";
import type { CcvShopSwitches } from "./switches.ts";

export interface CcvShopLimits {
  getPerMinute: number;
  /** Per method: POST, PATCH, PUT and DELETE each have this budget. */
  writePerMinute: number;
  /** The real height is not published. */
  totalPerMinute: number;
}

export const vendorLimits: CcvShopLimits = { getPerMinute: 150, writePerMinute: 100, totalPerMinute: 1000 };

const MINUTE = 60_000;

interface Counted {
  method: string;
  resource: string;
  at: number;
}

/** Budgets per method and resource, and one over everything. CCV fact sheet §13, 2026-11-21. */
export class LimitKeeper {
  #counted: Counted[] = [];
  readonly #limits: CcvShopLimits;
  readonly #clock: SimulatorClock;
  readonly #switches: CcvShopSwitches;

  constructor(limits: Partial<CcvShopLimits>, clock: SimulatorClock, switches: CcvShopSwitches) {
    this.#limits = { ...vendorLimits, ...limits };
    this.#clock = clock;
    this.#switches = switches;
  }

  /** Counts the call, or gives the refusal. Refused calls are not counted. */
  take(method: string, resource: string, others: readonly Counted[]): Answer | undefined {
    const now = this.#clock.now();
    if (this.#switches.limitScope === "shop") this.#counted.push(...others);
    const start = this.#switches.limitWindow === "sliding" ? now - MINUTE + 1 : now - (now % MINUTE);
    this.#counted = this.#counted.filter((one) => one.at >= start);
    const own = this.#counted.filter((one) => one.method === method && one.resource === resource).length;
    if (own >= (method === "GET" ? this.#limits.getPerMinute : this.#limits.writePerMinute))
      return this.refusal("429.10");
    if (this.#switches.totalLimit === "enforced" && this.#counted.length >= this.#limits.totalPerMinute)
      return this.refusal("429.11");
    this.#counted.push({ method, resource, at: now });
    return undefined;
  }

  refusal(code: "429.10" | "429.11"): Answer {
    const oldest = this.#counted[0]?.at ?? this.#clock.now();
    const seconds = String(Math.max(1, Math.ceil((oldest + MINUTE - this.#clock.now()) / 1000)));
    const headers = {
      none: {},
      "retry-after": { "retry-after": seconds },
      "x-ratelimit": { "x-ratelimit-remaining": "0", "x-ratelimit-reset": seconds },
    }[this.#switches.limitHeaders];
    const unspecified = this.#switches.limitAnswer === "500.10";
    return knownError(unspecified ? "500.10" : code, "Too many requests", headers);
  }
}
