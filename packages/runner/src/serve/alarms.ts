/** What to do about the orders, or products, of which a shop has told. */
export type AlarmTask =
  | { readonly kind: "named"; readonly ids: readonly string[] }
  /** Too many to look at one by one: a whole pass costs fewer calls. */
  | { readonly kind: "everything" }
  /** Nothing to do before so many milliseconds have passed; without end while nothing waits. */
  | { readonly kind: "nothing"; readonly pause: number };

/** Deliveries of one event come together; a moment's patience makes one look of them. */
const settling = 250;
/** One is not looked at more often, however often the shop tells of it. */
const restOfOne = 4_000;
/** Looks in any minute: far below the shop's limits, so that strangers cannot use them up. */
const looksPerMinute = 30;
/** From more than this on a whole pass is cheaper; there is one a minute at most. */
const worthAPass = 20;
const minute = 60_000;
/** Waiting ones that are remembered by name; beyond it a whole pass is due anyway. */
const capacity = 1_000;
/** After so many failures one is left to the next whole pass. */
const mostAttempts = 6;

/**
 * Orders, or products, of which a shop has told and that nobody has looked at since. In memory only: what is forgotten is found by the next whole pass. Moments are epoch
 * milliseconds.
 */
export class Alarms {
  /** By id, the moment before which one is left alone. */
  readonly #waiting = new Map<string, number>();
  /** Looks of the last minute, oldest first. */
  #looks: { readonly id: string; readonly at: number }[] = [];
  readonly #failures = new Map<string, number>();
  #lastPass = Number.NEGATIVE_INFINITY;

  add(named: string, now: number): void {
    if (this.#waiting.has(named) || this.#waiting.size >= capacity) return;
    const looked = this.#looks.findLast(({ id }) => id === named)?.at ?? Number.NEGATIVE_INFINITY;
    this.#waiting.set(named, Math.max(now + settling, looked + restOfOne));
  }

  /** Says what to do. What it names waits no more; a new alarm of one of them counts. */
  next(now: number): AlarmTask {
    return this.#next(now, true);
  }

  /** What to look at while a whole pass is under way. */
  during(now: number): readonly string[] {
    const task = this.#next(now, false);
    return task.kind === "named" ? task.ids : [];
  }

  #next(now: number, mayPass: boolean): AlarmTask {
    if (this.#waiting.size === 0) return { kind: "nothing", pause: Number.POSITIVE_INFINITY };
    this.#looks = this.#looks.filter(({ at }) => at > now - minute);
    const left = looksPerMinute - this.#looks.length;
    const ready = [...this.#waiting].filter(([, from]) => from <= now).map(([id]) => id);
    if (mayPass && (this.#waiting.size > worthAPass || ready.length > left)) {
      const passFrom = this.#lastPass + minute;
      if (passFrom <= now) return { kind: "everything" };
      if (left <= 0) return { kind: "nothing", pause: passFrom - now };
    }
    const ids = ready.slice(0, left);
    if (ids.length === 0) return { kind: "nothing", pause: Math.min(...this.#waiting.values()) - now };
    for (const id of ids) {
      this.#waiting.delete(id);
      this.#looks.push({ id, at: now });
    }
    return { kind: "named", ids };
  }

  /** A whole pass begins: it finds everything that waits. */
  passBegins(now: number): void {
    this.#waiting.clear();
    this.#failures.clear();
    this.#lastPass = now;
  }

  looked(ids: readonly string[]): void {
    for (const id of ids) this.#failures.delete(id);
  }

  /** These could not be looked at: again after 1, 2, 4 … seconds, a few times. */
  failed(ids: readonly string[], now: number): void {
    for (const id of ids) {
      const failures = (this.#failures.get(id) ?? 0) + 1;
      if (failures < mostAttempts) {
        this.#failures.set(id, failures);
        this.#waiting.set(id, now + 1000 * 2 ** (failures - 1));
      } else this.#failures.delete(id);
    }
  }
}
