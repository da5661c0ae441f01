import type { SimulatorClock } from "../shared/clock.ts";
import type { MoneybirdSwitches } from "./switches.ts";

/** 150 requests in five minutes per IP address, of which 50 under /reports/. Moneybird fact sheet §5, 2026-11-21. */

const span = 300_000;

export interface MoneybirdLimits {
  perFiveMinutes: number;
  reportsPerFiveMinutes: number;
}

export class LimitKeeper {
  readonly #limits: MoneybirdLimits;
  readonly #clock: SimulatorClock;
  readonly #switches: MoneybirdSwitches;
  #window = { start: 0, used: 0, reports: 0 };

  constructor(limits: Partial<MoneybirdLimits>, clock: SimulatorClock, switches: MoneybirdSwitches) {
    this.#limits = { perFiveMinutes: 150, reportsPerFiveMinutes: 50, ...limits };
    this.#clock = clock;
    this.#switches = switches;
  }

  /** Counts one request, or gives the refusal. All requests of this process come from one address. */
  take(isReport: boolean): Response | undefined {
    const window = this.#now();
    const full = window.used >= this.#limits.perFiveMinutes;
    if (full || (isReport && window.reports >= this.#limits.reportsPerFiveMinutes)) return this.refusal();
    window.used += 1;
    if (isReport) window.reports += 1;
    return undefined;
  }

  /** Requests of others behind the same address. */
  useElsewhere(requests: number): void {
    this.#now().used += requests;
  }

  /** On every answer. Reset is an epoch in seconds. */
  headers(left = this.#left()): Record<string, string> {
    const { start } = this.#now();
    const seconds = Math.ceil((start + span - this.#clock.now()) / 1000);
    const { rateLimitRemaining, requestsRemaining } = this.#switches;
    return {
      "ratelimit-limit": String(this.#limits.perFiveMinutes),
      "ratelimit-remaining": String(rateLimitRemaining === "seconds" ? seconds : left),
      "ratelimit-reset": String(this.#reset()),
      ...(requestsRemaining === "present" ? { "ratelimit-requestsremaining": String(left) } : {}),
    };
  }

  /** Retry-After is an epoch too, not a delay. */
  refusal(): Response {
    if (this.#switches.limitAnswer === "html") {
      const page = "<html><head><title>429 Too Many Requests</title></head><body><center>nginx</center></body></html>";
      return new Response(page, { status: 429, headers: { "content-type": "text/html" } });
    }
    const headers = { ...this.headers(0), "retry-after": String(this.#reset()) };
    return new Response('"Retry later"', { status: 429, headers: { ...headers, "content-type": "application/json" } });
  }

  #now() {
    const start = Math.floor(this.#clock.now() / span) * span;
    if (start !== this.#window.start) this.#window = { start, used: 0, reports: 0 };
    return this.#window;
  }

  #left(): number {
    return Math.max(0, this.#limits.perFiveMinutes - this.#now().used);
  }

  #reset(): number {
    return (this.#now().start + span) / 1000;
  }
}
