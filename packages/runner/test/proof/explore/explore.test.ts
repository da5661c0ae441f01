import { describe, expect, it } from "vitest";
import { exactWorld } from "../exact-world.ts";
import { fakeWorld } from "../fake-world.ts";
import { moneybirdWorlds } from "../moneybird-world.ts";
import { runSchedule } from "./run-schedule.ts";
import { scheduleOf } from "./schedule.ts";

const seeds = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** `npm run test:explore` plays many more. */
describe.each([
  { kind: fakeWorld, count: 100 },
  { kind: exactWorld, count: 6 },
  ...moneybirdWorlds.map((kind) => ({ kind, count: 4 })),
])("random schedules in $kind.name", ({ kind, count }) => {
  it("end with every order booked once and to the cent, or its fate explained", async () => {
    const wrong: Record<number, readonly string[]> = {};
    let papers = 0;
    for (const seed of seeds(count)) {
      const played = await runSchedule(kind, scheduleOf(seed));
      if (played.wrong.length > 0) wrong[seed] = played.wrong;
      papers += played.papers;
    }
    expect(wrong).toEqual({});
    expect(papers).toBeGreaterThan(count);
  });
});
