import type { Ledger } from "@boekbrug/core";
import { createExactOnlineSimulator } from "@boekbrug/simulators";
import { afterEach, expect } from "vitest";
import {
  createExactOnline,
  type ExactOnlineOptions,
  type ExactOnlineSettings,
  type ExactOnlineSnapshot,
} from "../src/index.ts";
import { createInspection, inspecting } from "./metadata.ts";
import { createClock, createTokenStore, settingsWith } from "./support.ts";

type SimulatorOptions = NonNullable<Parameters<typeof createExactOnlineSimulator>[0]>;

/** What the adapter wrote in the calling file's tests: every body must fit the vendor's field data, where these are at hand. */
export const inspection = createInspection();

afterEach(() => {
  expect(inspection.complaints.splice(0)).toEqual([]);
});

/** A simulated administration with a clock, a token store and as many adapters as a test wants. */
export function createSimulated(options: SimulatorOptions = {}, start?: string) {
  const clock = createClock(start);
  const simulator = createExactOnlineSimulator({ clock, ...options });
  const tokens = createTokenStore();
  const open = (
    settings: Partial<ExactOnlineSettings> = {},
    parts: Partial<ExactOnlineOptions> = {},
  ): Ledger<ExactOnlineSnapshot> =>
    createExactOnline(
      settingsWith({
        clientId: simulator.app.clientId,
        clientSecret: simulator.app.clientSecret,
        refreshToken: simulator.state.firstRefreshToken,
        division: simulator.state.division,
        ...settings,
      }),
      {
        clock,
        tokens,
        connection: "shop",
        holder: "one",
        fetch: inspecting((input, init) => simulator.fetch(input, init), inspection),
        ...parts,
      },
    );
  return { clock, simulator, tokens, open, ledger: open() };
}
