import { describe, expect, it } from "vitest";
import {
  createViesSimulator,
  type ViesSimulator,
  type ViesSwitches,
  viesSwitches,
  viesWithoutSwitch,
} from "../src/index.ts";
import { ask, NOON } from "./vies-client.ts";

const seller = "NL123456782B90";

type Probe = (vies: ViesSimulator) => Promise<unknown>;

const good: Probe = (vies) => ask(vies, "DE123456789");

/** For each switch a question that is answered differently under every setting. Complete by its type. */
const probes: Record<keyof ViesSwitches, Probe> = {
  errorForm: (vies) => ask(vies, "ZZ1"),
  absentIdentifier: good,
  greece: (vies) => ask(vies, "GR123456789"),
  userErrorOnVerdict: good,
  requestDate: good,
  undisclosed: good,
  unknownRequester: (vies) => ask(vies, "DE123456789", "NL000000000B00"),
  requesterOfDownState: (vies) => {
    vies.state.memberStateDown("NL");
    return ask(vies, "DE123456789", seller);
  },
  identifierOfInvalid: (vies) => ask(vies, "DE000000000", seller),
};

async function observe(name: keyof ViesSwitches, setting: string): Promise<string> {
  const vies = createViesSimulator({ clock: { now: () => NOON }, switches: { [name]: setting } });
  for (const number of [seller, "DE123456789", "EL123456789"]) vies.state.register(number);
  return JSON.stringify(await probes[name](vies));
}

describe("VIES switches", () => {
  it.each(viesSwitches.map(({ name, settings }) => ({ name, settings })))(
    "$name makes a difference",
    async ({ name, settings }) => {
      const observed = await Promise.all(settings.map((setting) => observe(name, setting)));
      expect(new Set(observed).size).toBe(settings.length);
    },
  );

  it("cover every numbered unknown, with defaults among the settings and no name twice", () => {
    const covered = [...viesSwitches, ...viesWithoutSwitch].map(({ unknown }) => unknown);
    expect(covered).toEqual(Array.from({ length: 12 }, (_, index) => String(index + 1)));
    for (const { settings, default: standard } of viesSwitches) expect(settings).toContain(standard);
    expect(new Set(viesSwitches.map(({ name }) => name)).size).toBe(viesSwitches.length);
  });

  it("may be changed while it runs", async () => {
    const vies = createViesSimulator({ clock: { now: () => NOON } });
    expect((await ask(vies, "ZZ1")).status).toBe(200);
    vies.switches.errorForm = "wrapper-400";
    expect((await ask(vies, "ZZ1")).status).toBe(400);
  });
});
