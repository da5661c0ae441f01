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

  test.each([
    ["BlockedUser", "ledger.user-blocked"],
    ["InactiveUser", "ledger.user-blocked"],
    ["BlockedCustomer", "ledger.licence-expired"],
    ["LicenseExpired", "ledger.licence-expired"],
  ] as const)("403 %s: %s", async (reason, code) => {
    const { ledger, simulator } = createSimulated();
    simulator.state.forbid(reason);
    expect(mustFail(await ledger.snapshot()).problem).toMatchObject({ code, parameters: { detail: reason } });
  });

  test.each([
    [{ status: 2 }, "is archived"],
    [{ status: 0 }, "is not active"],
    [{ blockingStatus: 2 }, "being converted"],
    [{ blockingStatus: 1 }, "backup"],
  ] as const)("%j: closed, with the reason in words", async (changes, words) => {
    const { ledger, simulator } = createSimulated();
    simulator.state.editDivision(simulator.state.division, changes);
    expect(mustFail(await ledger.snapshot()).problem).toMatchObject({
      code: "ledger.administration-closed",
      parameters: { why: { en: expect.stringContaining(words) } },
    });
  });

  test("a scope that the app lacks is named with its resource", async () => {
    const { ledger, simulator } = createSimulated();
    simulator.state.setScope("Financial generalledgers", false);
    expect(mustFail(await ledger.snapshot()).problem).toMatchObject({
      code: "ledger.resource-forbidden",
      parameters: { resource: "financial/Journals", scope: "Financial generalledgers" },
    });
  });

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
    expect(["ledger.limit", "ledger.resource-forbidden"]).toContain(failure.problem.code);
  });
});
