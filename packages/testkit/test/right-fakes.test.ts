import { describe, expect, it } from "vitest";
import {
  buildOrder,
  buildPlan,
  type Check,
  createFakeClock,
  failedChecks,
  ledgerChecks,
  orderSourceChecks,
  storeChecks,
} from "../src/index.ts";
import { openFakeLedger, openFakeShop, openMemoryStore } from "./open-fakes.ts";

const namesOf = (groups: readonly { readonly checks: readonly Pick<Check<never>, "name">[] }[]): string[] =>
  groups.flatMap(({ checks }) => checks.map(({ name }) => name));

describe("the suites", () => {
  it("find nothing wrong with the right fakes", async () => {
    expect(await failedChecks(storeChecks, openMemoryStore)).toEqual([]);
    expect(await failedChecks(orderSourceChecks, openFakeShop)).toEqual([]);
    expect(await failedChecks(ledgerChecks, openFakeLedger)).toEqual([]);
  });

  it("give every check a name of its own", () => {
    for (const names of [namesOf(storeChecks), namesOf(orderSourceChecks), namesOf(ledgerChecks)]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe("the builders", () => {
  it("build an order whose totals follow from its parts", () => {
    const { total, totalVat } = buildOrder();
    expect(total.minor).toBe(2420 + 2995 + 495);
    expect(totalVat.minor).toBe(506 + 247);
  });

  it("build a plan with the order's totals", () => {
    const { total, totalVat } = buildOrder();
    expect(buildPlan().totals).toMatchObject({ gross: total, vat: totalVat });
  });
});

describe("the fake clock", () => {
  it("stands still until it is moved, and moves by sleeping", async () => {
    const clock = createFakeClock("2026-03-16T09:00:00Z");
    expect(clock.now()).toBe(clock.now());
    clock.advance(1000);
    await clock.sleep(500);
    expect(clock.now()).toBe(Date.parse("2026-03-16T09:00:01.500Z"));
  });
});
