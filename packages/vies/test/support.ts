import type { VatNumberAnswer, VatNumberRegistry } from "@boekbrug/core";
import { createViesSimulator, type ViesSimulatorOptions, type ViesTrader } from "@boekbrug/simulators";
import { createFakeClock } from "@boekbrug/testkit";
import { createVies, type ViesSettings, viesSettings } from "../src/index.ts";

export const seller = "NL123456782B90";
export const known = "BE0123456749";
export const unknown = "BE0999999999";

/** What must never be seen again. */
export const trader: ViesTrader = { name: "Janssens Geheim BV", address: "Verborgenlaan 7\n2000 Antwerpen" };

export const settingsWith = (changes: Partial<ViesSettings> = {}): ViesSettings => ({
  ...viesSettings.parse({}),
  ...changes,
});

/** The registry on a simulated VIES that knows the seller and some businesses. */
export function open(options: ViesSimulatorOptions = {}, changes: Partial<ViesSettings> = {}) {
  const clock = createFakeClock();
  const vies = createViesSimulator({ clock, ...options });
  for (const number of [seller, known, "DE123456789", "ES12345678A", "EL123456789", "XI123456789"])
    vies.state.register(number, trader);
  const registry = createVies(settingsWith(changes), { clock, fetch: vies.fetch });
  return { clock, vies, registry };
}

export const answerOf = async (registry: VatNumberRegistry, typed: string, country: string | null = null) =>
  (await registry.check(typed, country)).match(
    (answer): VatNumberAnswer => answer,
    ({ problem }) => {
      throw new Error(`${problem.code} ${JSON.stringify(problem.parameters)}`);
    },
  );
