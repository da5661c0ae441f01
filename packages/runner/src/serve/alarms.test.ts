import { describe, expect, it } from "vitest";
import { Alarms } from "./alarms.ts";

const nothing = (pause: number) => ({ kind: "nothing", pause });

/** Ids that are looked at from one moment on, second by second. */
function lookedAt(alarms: Alarms, from: number, seconds: number) {
  const ids: string[] = [];
  let passes = 0;
  for (let now = from; now < from + seconds * 1000; now += 250) {
    const task = alarms.next(now);
    if (task.kind === "named") ids.push(...task.ids);
    if (task.kind === "everything") {
      passes += 1;
      alarms.passBegins(now);
    }
  }
  return { ids, passes };
}

describe("orders of which a shop has told", () => {
  it("wait a moment, so that deliveries that come together make one look", () => {
    const alarms = new Alarms();
    for (let n = 0; n < 20; n += 1) alarms.add("1", n);
    alarms.add("2", 100);
    expect(alarms.next(100)).toEqual(nothing(150));
    expect(alarms.next(350)).toEqual({ kind: "named", ids: ["1", "2"] });
    expect(alarms.next(350)).toEqual(nothing(Number.POSITIVE_INFINITY));
  });

  it("are looked at again when they are told of again, but not at once", () => {
    const alarms = new Alarms();
    alarms.add("1", 0);
    expect(alarms.next(250).kind).toBe("named");
    alarms.add("1", 300);
    expect(alarms.next(1000)).toEqual(nothing(3250));
    expect(alarms.next(4250)).toEqual({ kind: "named", ids: ["1"] });
  });

  it("are at most thirty a minute, whoever tells of them; then a whole pass finds the rest", () => {
    const alarms = new Alarms();
    const looks: string[] = [];
    let passes = 0;
    for (let second = 0; second < 60; second += 1) {
      for (let n = 0; n < 5; n += 1) alarms.add(`${second}-${n}`, second * 1000);
      const done = lookedAt(alarms, second * 1000, 1);
      looks.push(...done.ids);
      passes += done.passes;
    }
    expect(looks.length).toBeLessThanOrEqual(30);
    expect(passes).toBe(1);
  });

  it("give way to a whole pass when there are many at once", () => {
    const alarms = new Alarms();
    for (let n = 0; n < 2000; n += 1) alarms.add(String(n), 0);
    expect(alarms.next(0)).toEqual({ kind: "everything" });
    alarms.passBegins(0);
    expect(alarms.next(0)).toEqual(nothing(Number.POSITIVE_INFINITY));
  });

  it("are tried again after a failure, a few times and ever later", () => {
    const alarms = new Alarms();
    alarms.add("1", 0);
    const moments: number[] = [];
    for (let now = 0; now < 120_000; now += 250) {
      if (alarms.next(now).kind !== "named") continue;
      moments.push(now);
      alarms.failed(["1"], now);
    }
    expect(moments).toEqual([250, 1250, 3250, 7250, 15_250, 31_250]);
  });
});
