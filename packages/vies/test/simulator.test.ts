import { createViesSimulator, type FaultKind, type ViesSwitches, viesErrors, viesSwitches } from "@boekbrug/simulators";
import { createFakeClock } from "@boekbrug/testkit";
import { describe, expect, it } from "vitest";
import { createVies } from "../src/index.ts";
import { answerOf, known, open, seller, settingsWith, trader, unknown } from "./support.ts";

const every = viesSwitches.flatMap(({ name, settings }) =>
  settings.map((setting) => ({ name, setting, switches: { [name]: setting } as Partial<ViesSwitches> })),
);
const forms = every.filter(({ name }) => name === "errorForm");

const faults = [
  "refused",
  "drop-before",
  "drop-after-commit",
  "rate-limit",
  "server-error",
  "gateway-timeout",
  "malformed",
] as const satisfies readonly FaultKind[];

const requesterInvalid = "INVALID_REQUESTER_INFO";

describe.each(every)("with $name $setting", ({ name, setting, switches }) => {
  it("registered numbers are valid and others are not", async () => {
    const { registry } = open({ switches });
    for (const typed of [known, "DE123456789", "ES12345678A", "GR123456789", "XI 123456789"])
      expect(await answerOf(registry, typed)).toMatchObject({ state: "valid", consultationNumber: null, detail: null });
    expect(await answerOf(registry, unknown)).toMatchObject({ state: "invalid", detail: null });
  });

  it("the seller's number brings a consultation number", async () => {
    const { registry } = open({ switches }, { requester: seller });
    expect(await answerOf(registry, known)).toMatchObject({ consultationNumber: "WAPIAAAAAAAAAAA1" });
    const number = setting === "absent" ? null : "WAPIAAAAAAAAAAA2";
    expect(await answerOf(registry, unknown)).toMatchObject({ state: "invalid", consultationNumber: number });
  });

  it.each(viesErrors)("%s is unavailable", async (word) => {
    const { registry, vies } = open({ switches });
    vies.state.answerNext(word, 2);
    const asked = await registry.check(known, null);
    if (word === requesterInvalid) expect(asked._unsafeUnwrapErr().problem.code).toBe("registry.requester-invalid");
    else expect(asked._unsafeUnwrap()).toMatchObject({ state: "unavailable", detail: word, consultationNumber: null });
  });

  it.each(faults)("the fault %s is unavailable, passes, and is never remembered", async (fault) => {
    for (const typed of [known, unknown]) {
      const { registry, vies, clock } = open({ switches });
      vies.faults.add({ fault, times: 2 });
      expect((await answerOf(registry, typed)).state).toBe("unavailable");
      clock.advance(5000);
      expect((await answerOf(registry, typed)).state).toBe(typed === known ? "valid" : "invalid");
    }
  });

  it("a state that is down is unavailable until it is up, whoever asks", async () => {
    for (const requester of [undefined, seller]) {
      const { registry, vies } = open({ switches }, { requester });
      vies.state.memberStateDown("BE");
      for (const typed of [known, unknown])
        expect(await answerOf(registry, typed)).toMatchObject({ state: "unavailable", detail: "MS_UNAVAILABLE" });
      vies.state.memberStateUp("BE");
      expect((await answerOf(registry, known)).state).toBe("valid");
    }
  });

  it("the seller's own state being down is no mistake in the settings", async () => {
    const { registry, vies } = open({ switches }, { requester: seller });
    vies.state.memberStateDown("NL");
    const silent = name === "requesterOfDownState" && setting !== "not-looked-at";
    expect((await answerOf(registry, known)).state).toBe(silent ? "unavailable" : "valid");
  });

  it("name and address of a trader are nowhere in what comes back", async () => {
    const { registry, vies } = open({ switches }, { requester: seller });
    const said = [await answerOf(registry, known), await answerOf(registry, unknown)];
    vies.faults.add({ fault: "malformed", times: 2 });
    said.push(await answerOf(registry, "XI123456789"));
    for (const part of [trader.name, ...trader.address.split("\n")]) expect(JSON.stringify(said)).not.toContain(part);
  });
});

describe.each(forms)("an unknown seller's number, with errors as $setting,", ({ switches }) => {
  it("is a mistake in the settings, told as one", async () => {
    const { registry } = open({ switches }, { requester: "NL111111110B01" });
    expect((await registry.check(known, null))._unsafeUnwrapErr().problem.code).toBe("registry.requester-invalid");
  });
});

it("an unknown seller's number costs the consultation number where VIES does not mind it", async () => {
  const { registry } = open({ switches: { unknownRequester: "no-identifier" } }, { requester: "NL111111110B01" });
  expect(await answerOf(registry, known)).toMatchObject({ state: "valid", consultationNumber: null });
});

describe("calls", () => {
  it("are spared for a day by a valid answer, with its first moment and number", async () => {
    const { registry, vies, clock } = open({}, { requester: seller });
    const first = await answerOf(registry, known);
    clock.advance(23 * 3_600_000);
    expect(await answerOf(registry, "be 0123.456.749")).toEqual(first);
    expect(vies.calls).toHaveLength(1);
    clock.advance(3_600_000);
    vies.state.unregister(known);
    expect((await answerOf(registry, known)).state).toBe("invalid");
  });

  it("are spared for an hour by an invalid one", async () => {
    const { registry, vies, clock } = open();
    expect((await answerOf(registry, unknown)).state).toBe("invalid");
    vies.state.register(unknown);
    expect((await answerOf(registry, unknown)).state).toBe("invalid");
    clock.advance(3_600_000);
    expect((await answerOf(registry, unknown)).state).toBe("valid");
  });

  it.each([
    ["two a second to one state", ["DE"], 4000],
    ["five a second to all of them", ["DE", "EE", "EL", "PT", "XI"], 1000],
  ])("are paced: %s", async (_, states, least) => {
    const { registry, clock } = open();
    const start = clock.now();
    for (let each = 0; each < 10; each += 1) await answerOf(registry, `${states[each % states.length]}10000000${each}`);
    expect(clock.now() - start).toBeGreaterThanOrEqual(least);
    expect(clock.now() - start).toBeLessThan(least + 1000);
  });

  it("that meet in a busy state are all answered or unavailable", async () => {
    const { registry } = open({ limits: { memberState: 1 } });
    const numbers = ["DE123456789", "DE123456788", "DE123456787", "DE123456786"];
    const states = (await Promise.all(numbers.map((number) => answerOf(registry, number)))).map(({ state }) => state);
    expect(states[0]).toBe("valid");
    expect(states.slice(1)).not.toContain("valid");
  });
});

it("works over a real socket, and a slow answer is unavailable", async () => {
  const clock = createFakeClock();
  const vies = createViesSimulator({ clock });
  vies.state.register(known);
  const { url, close } = await vies.listen();
  const registry = createVies(settingsWith({ baseUrl: url, timeoutSeconds: 1 }), { clock });
  vies.faults.add({ fault: "slow", delayMs: 1500, times: 2 });
  expect(await answerOf(registry, known)).toMatchObject({ state: "unavailable", detail: "timeout" });
  expect((await answerOf(registry, known)).state).toBe("valid");
  await close();
});
