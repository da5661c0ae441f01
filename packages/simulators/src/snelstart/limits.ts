import type { SimulatorClock } from "../shared/clock.ts";
import type { SnelStartSwitches } from "./switches.ts";

/** Calls for one administration. SnelStart fact sheet §2, 2026-11-21. */
export interface SnelStartLimits {
  perMinute: number;
  perHour: number;
  concurrent: number;
}

/** The vendor's products; custom and production are the same. */
export const productLimits: Record<"test" | "production", SnelStartLimits> = {
  test: { perMinute: 100, perHour: 1000, concurrent: 5 },
  production: { perMinute: 500, perHour: 5000, concurrent: 50 },
};

const minute = 60_000;
const hour = 3_600_000;

/** Counts over the last minute and the last hour. */
export class LimitKeeper {
  readonly #limits: SnelStartLimits;
  readonly #clock: SimulatorClock;
  readonly #switches: SnelStartSwitches;
  #times: number[] = [];
  #running = 0;
  #peak = 0;

  constructor(limits: SnelStartLimits, clock: SimulatorClock, switches: SnelStartSwitches) {
    this.#limits = limits;
    this.#clock = clock;
    this.#switches = switches;
  }

  /** Most calls that ran at once. */
  get peak(): number {
    return this.#peak;
  }

  /** Calls that others make for the same administration. */
  useElsewhere(calls: number): void {
    for (let index = 0; index < calls; index += 1) this.#times.push(this.#clock.now());
  }

  async run(work: () => Promise<Response>): Promise<Response> {
    const now = this.#clock.now();
    this.#times = this.#times.filter((time) => time > now - hour);
    const inMinute = this.#times.length - this.#times.findIndex((time) => time > now - minute);
    const lately = this.#times.some((time) => time > now - minute) ? inMinute : 0;
    const { perMinute, perHour, concurrent } = this.#limits;
    if (lately >= perMinute) return this.refusal(this.#wait(minute, perMinute));
    if (this.#times.length >= perHour) return this.refusal(this.#wait(hour, perHour));
    if (this.#running >= concurrent) return this.refusal(1);
    this.#times.push(now);
    this.#running += 1;
    this.#peak = Math.max(this.#peak, this.#running);
    try {
      return await work();
    } finally {
      this.#running -= 1;
    }
  }

  /** Seconds until the oldest call that counts has left the window. */
  #wait(span: number, most: number): number {
    const oldest = this.#times.at(-most) ?? this.#clock.now();
    return Math.max(1, Math.ceil((oldest + span - this.#clock.now()) / 1000));
  }

  /** The gateway's own shape: switch retryAfter. */
  refusal(seconds: number): Response {
    const message = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
    const told: Record<string, string> =
      this.#switches.retryAfter === "seconds" ? { "retry-after": String(seconds) } : {};
    return new Response(JSON.stringify({ statusCode: 429, message }), {
      status: 429,
      headers: { "content-type": "application/json", ...told },
    });
  }
}
