import { idOf } from "@boekbrug/core";
import { describe, expect, test } from "vitest";
import { exclusive } from "./expect-booked.ts";
import { createSimulated, inspection } from "./simulated.ts";
import { mixedOrder, must, mustFail, planOf } from "./support.ts";

describe("the administration", () => {
  test("an unknown, inactive or ungranted administration names the ones there are", async () => {
    const { open, simulator } = createSimulated();
    const failure = mustFail(await open({ division: 999999 }).snapshot());
    expect(failure.problem.code).toBe("ledger.administration-unknown");
    expect(JSON.stringify(failure.problem.parameters)).toContain(String(simulator.state.division));
    simulator.state.grantDivision(simulator.state.division, false);
    expect(mustFail(await open().snapshot()).problem.code).toBe("ledger.administration-unknown");
  });

  test.each(["BlockedUser", "InactiveUser", "BlockedCustomer", "LicenseExpired"] as const)(
    "403 %s: no rights",
    async (reason) => {
      const { ledger, simulator } = createSimulated();
      simulator.state.forbid(reason);
      expect(mustFail(await ledger.snapshot()).problem).toMatchObject({
        code: "ledger.no-rights",
        parameters: { detail: reason },
      });
    },
  );

  test("a placeholder that is not filled is never sent", async () => {
    const { ledger, simulator } = createSimulated();
    const [, step] = must(ledger.compose(planOf(mixedOrder()), exclusive, must(await ledger.snapshot())));
    if (step === undefined) throw new Error("expected a step");
    expect(step.request.body).toMatchObject({ Customer: idOf("customer") });
    const before = simulator.calls.length;
    expect(mustFail(await ledger.send(step)).outcome).toBe("not-done");
    expect(simulator.calls).toHaveLength(before);
  });
});

describe("limits", () => {
  test("a minute's worth of calls and more is paced, never refused", async () => {
    const { ledger, simulator } = createSimulated();
    for (let index = 0; index < 30; index += 1) must(await ledger.snapshot());
    expect(simulator.calls.filter(({ status }) => status === 429)).toHaveLength(0);
  });

  test("another program on the same counter: we pause in time", async () => {
    const { open, simulator } = createSimulated();
    const two = [open(), open()];
    for (let index = 0; index < 30; index += 1) for (const ledger of two) must(await ledger.snapshot());
    expect(simulator.calls.filter(({ status }) => status === 429)).toHaveLength(0);
  });

  test("a day that is used up waits for midnight UTC", async () => {
    const { ledger, simulator } = createSimulated({ limits: { perDay: 8 } });
    must(await ledger.snapshot());
    await ledger.snapshot();
    const failure = mustFail(await ledger.snapshot());
    expect(failure).toMatchObject({
      outcome: "not-done",
      notBefore: "2026-03-17T00:00:00Z",
      problem: { code: "ledger.limit" },
    });
    expect(simulator.calls.length).toBeLessThan(16);
  });

  test("too many errors: what the block answers is a limit or a missing right, and surely not done", async () => {
    const { ledger, simulator } = createSimulated();
    const [first] = must(ledger.compose(planOf(mixedOrder()), exclusive, must(await ledger.snapshot())));
    if (first === undefined) throw new Error("expected a step");
    const bad = { ...first, request: { ...first.request, body: { Onzin: "x" } } };
    for (let index = 0; index < 11; index += 1) mustFail(await ledger.send(bad));
    inspection.complaints.splice(0);
    expect(simulator.state.blockedUntil("crm/Accounts")).toBeGreaterThan(0);
    const failure = mustFail(await ledger.send(first));
    expect(failure.outcome).toBe("not-done");
    expect(["ledger.limit", "ledger.no-rights"]).toContain(failure.problem.code);
  });
});
