import type { SimulatorClock } from "../shared/clock.ts";
import { Refusal } from "./errors.ts";
import type { ExactOnlineSwitches } from "./switches.ts";

/** Calls per minute and per day, and errors per endpoint and hour. Exact fact sheet §4, 2026-11-21. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export interface ExactOnlineLimits {
  perMinute: number;
  perDay: number;
}

class Window {
  used = 0;
  #start = Number.NEGATIVE_INFINITY;
  readonly #length: number;
  constructor(length: number) {
    this.#length = length;
  }

  /** Windows lie on whole minutes and on UTC days. */
  at(now: number): this {
    const start = Math.floor(now / this.#length) * this.#length;
    if (start !== this.#start) {
      this.#start = start;
      this.used = 0;
    }
    return this;
  }

  get reset(): number {
    return this.#start + this.#length;
  }
}

/** The counters of one app and division. */
export class CallCounter {
  readonly #clock: SimulatorClock;
  readonly #switches: ExactOnlineSwitches;
  readonly #given: Partial<ExactOnlineLimits>;
  readonly #minute = new Window(minute);
  readonly #day = new Window(day);

  constructor(clock: SimulatorClock, switches: ExactOnlineSwitches, given: Partial<ExactOnlineLimits>) {
    this.#clock = clock;
    this.#switches = switches;
    this.#given = given;
  }

  get #limits(): ExactOnlineLimits {
    return { perMinute: this.#given.perMinute ?? 60, perDay: this.#given.perDay ?? Number(this.#switches.dailyLimit) };
  }

  /** Counts one call, or throws the 429. Token calls count for the minute only. */
  take(countsForDay = true): void {
    const now = this.#clock.now();
    const [perMinute, perDay] = [this.#minute.at(now), this.#day.at(now)];
    if (countsForDay && perDay.used >= this.#limits.perDay) throw this.#refusal(this.#dayHeaders(), perDay.reset - now);
    if (perMinute.used >= this.#limits.perMinute) throw this.minuteRefusal();
    perMinute.used += 1;
    if (countsForDay) perDay.used += 1;
  }

  /** Only the minute headers: the day values are missing and must not be read as 0. */
  minuteRefusal(): Refusal {
    const now = this.#clock.now();
    const { reset } = this.#minute.at(now);
    const headers = { ...this.#minuteHeaders(), "x-ratelimit-minutely-remaining": "0" };
    return this.#refusal(headers, reset - now);
  }

  headers(): Record<string, string> {
    return { ...this.#dayHeaders(), ...this.#minuteHeaders() };
  }

  #refusal(headers: Record<string, string>, wait: number): Refusal {
    const retry = this.#switches.retryAfter === "present" ? { "retry-after": String(Math.ceil(wait / 1000)) } : {};
    return new Refusal(429, "Rate limit exceeded", { ...headers, ...retry });
  }

  #dayHeaders(): Record<string, string> {
    const { used, reset } = this.#day.at(this.#clock.now());
    const { perDay } = this.#limits;
    return {
      "x-ratelimit-limit": String(perDay),
      "x-ratelimit-remaining": String(Math.max(0, perDay - used)),
      "x-ratelimit-reset": String(reset),
    };
  }

  #minuteHeaders(): Record<string, string> {
    const { used, reset } = this.#minute.at(this.#clock.now());
    const { perMinute } = this.#limits;
    return {
      "x-ratelimit-minutely-limit": String(perMinute),
      "x-ratelimit-minutely-remaining": String(Math.max(0, perMinute - used)),
      "x-ratelimit-minutely-reset": String(reset),
    };
  }
}

const counted = [400, 401, 403, 404];
const maximum = 10;

/** More than 10 errors within an hour block an endpoint: an hour first, then twice as long each time. */
export class ErrorVelocity {
  readonly #clock: SimulatorClock;
  readonly #endpoints = new Map<string, { errors: number[]; blockedUntil: number; blocks: number }>();

  constructor(clock: SimulatorClock) {
    this.#clock = clock;
  }

  check(endpoint: string): void {
    if (this.blockedUntil(endpoint) > this.#clock.now()) {
      throw new Refusal(403, "Key blocked: error velocity exceeded for this endpoint");
    }
  }

  blockedUntil(endpoint: string): number {
    return this.#endpoints.get(endpoint)?.blockedUntil ?? 0;
  }

  note(endpoint: string, status: number): void {
    const now = this.#clock.now();
    if (!counted.includes(status)) return;
    const state = this.#endpoints.get(endpoint) ?? { errors: [], blockedUntil: 0, blocks: 0 };
    this.#endpoints.set(endpoint, state);
    if (state.blockedUntil > now) return;
    state.errors = [...state.errors.filter((at) => at > now - hour), now];
    if (state.errors.length <= maximum) return;
    state.blockedUntil = now + hour * 2 ** state.blocks;
    state.blocks += 1;
    state.errors = [];
  }
}
