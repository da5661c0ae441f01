import type { Effect } from "./effects.ts";

export interface Pause {
  readonly what: string;
  /** Before the effect happens, or after it and before the engine hears of it. */
  readonly moment: "before" | "after";
}

interface Waiting extends Pause {
  readonly go: () => void;
}

/**
 * A process that stops before and after each of its effects and goes on only when it is told to: with several of them, and nothing else that moves, what happens is the same
 * each time. One that is never told to go on is a process that was killed.
 */
export class Stepped<Outcome> {
  outcome: Outcome | undefined;
  #waiting: Waiting[] = [];
  #ended = false;
  #arrived: () => void = () => undefined;

  /** Starts the process and lets it go to its first pause. */
  static async start<Outcome>(run: (effect: Effect) => Promise<Outcome>): Promise<Stepped<Outcome>> {
    const stepped = new Stepped<Outcome>();
    const rest = stepped.#rest();
    run(stepped.#effect).then(
      (outcome) => stepped.#end(outcome),
      (fault: unknown) => stepped.#end(undefined, fault),
    );
    await rest;
    return stepped;
  }

  #fault: unknown;

  /** Where it stands; undefined when it has ended. Throws what the process threw: a bug. */
  get pause(): Pause | undefined {
    if (this.#fault !== undefined) throw this.#fault;
    return this.#waiting[0];
  }

  /** Lets it go on to its next pause or its end. */
  async step(): Promise<void> {
    const next = this.#waiting.shift();
    if (next === undefined) return;
    const rest = this.#rest();
    next.go();
    // With several effects under way at once, ending one need not lead to another pause.
    await (this.#waiting.length > 0 ? Promise.race([rest, new Promise(setImmediate)]) : rest);
  }

  async finish(): Promise<void> {
    while (this.pause !== undefined) await this.step();
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      this.#arrived = resolve;
    });
  }

  readonly #effect: Effect = async (what, work) => {
    await this.#stop({ what, moment: "before" });
    try {
      return await work();
    } finally {
      await this.#stop({ what, moment: "after" });
    }
  };

  #stop(pause: Pause): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ ...pause, go });
      this.#arrived();
    });
  }

  #end(outcome: Outcome | undefined, fault?: unknown): void {
    this.#ended = true;
    this.outcome = outcome;
    this.#fault = fault;
    this.#arrived();
  }

  get ended(): boolean {
    return this.#ended;
  }
}

/** The instant between the last look at the clock and the socket, in which no program can be protected from being put to sleep (decision 0007). */
export const isOnTheSocket = (pause: Pause | undefined): boolean =>
  pause?.moment === "before" && pause.what.startsWith("POST ");
