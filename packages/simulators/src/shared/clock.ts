/** Time as a simulator sees it: milliseconds since the epoch. A test may move it, a demo may run it fast. */
export interface SimulatorClock {
  now(): number;
}

export const systemClock: SimulatorClock = { now: () => Date.now() };
