/** Time, injected: nothing in Boekbrug reads the machine's clock by itself. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits; a simulated clock moves itself forward. */
  sleep(milliseconds: number): Promise<void>;
  /** Does a task again and again, until the function that it gives is called. Left out by clocks that only move when they are told to. */
  every?(milliseconds: number, task: () => void): () => void;
}
