import type { ViesError } from "./state.ts";

/** How many questions may be under way at once: the real figures are not published. */
export interface ViesLimits {
  memberState: number;
  all: number;
}

/** Counts the questions that are under way. */
export class Concurrency {
  readonly #limits: ViesLimits;
  readonly #underWay = new Map<string, number>();

  constructor(limits: Partial<ViesLimits>) {
    this.#limits = { memberState: limits.memberState ?? 20, all: limits.all ?? 100 };
  }

  /** The error where one more is too many; otherwise it counts until `leave`. */
  enter(state: string): ViesError | undefined {
    const all = [...this.#underWay.values()].reduce((sum, each) => sum + each, 0);
    const here = this.#underWay.get(state) ?? 0;
    if (all >= this.#limits.all) return "GLOBAL_MAX_CONCURRENT_REQ";
    if (here >= this.#limits.memberState) return "MS_MAX_CONCURRENT_REQ";
    this.#underWay.set(state, here + 1);
    return undefined;
  }

  leave(state: string): void {
    this.#underWay.set(state, (this.#underWay.get(state) ?? 1) - 1);
  }
}
