/** Time, injected: nothing in Boekbrug reads the machine's clock by itself. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits; a simulated clock moves itself forward. */
  sleep(milliseconds: number): Promise<void>;
}
