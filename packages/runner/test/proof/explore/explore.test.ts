import { describe, expect, it } from "vitest";
import { explored, kindOf } from "./explored.ts";
import { runSchedule } from "./run-schedule.ts";
import { scheduleOf } from "./schedule.ts";

const seeds = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** `npm run test:explore` plays many more. */
describe.each(explored)("random schedules: $name", ({ kinds, every }) => {
  const count = every === 1 ? 100 : 10;

  it("end with every order booked once and to the cent, or its fate explained", async () => {
    const wrong: Record<number, readonly string[]> = {};
    let papers = 0;
    for (const seed of seeds(count)) {
      const played = await runSchedule(kindOf(seed, kinds), scheduleOf(seed));
      if (played.wrong.length > 0) wrong[seed] = played.wrong;
      papers += played.papers;
    }
    expect(wrong).toEqual({});
    expect(papers).toBeGreaterThan(count);
  });
});
