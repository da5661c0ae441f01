import { expect, test } from "vitest";
import { createSimulated, type Simulated } from "./simulated.ts";

const asApp = { token: undefined, clientId: "sim-client-id", clientSecret: "sim-client-secret" };
const query = { references: ["shop-1"], from: "2026-03-01", to: "2026-03-31" };
const tokenPath = /oauth\/token/;

/** Pauses between the rounds, in seconds: around the end of a token of an hour or two, and far from it. */
const pauses = [3540, 3590, 3600, 3615, 7140, 7185, 7195, 7200, 600, 86_400];
const rounds = 40;

async function connect({ simulator, state, open }: Simulated): Promise<void> {
  const { authorization } = open();
  (await (authorization ?? expect.fail("no authorization")).accept(state.issueCode()))._unsafeUnwrap();
  simulator.faults.clear();
}

/** Two processes on one log-in for a fortnight, whose clocks differ and whose answers get lost now and then; a person gives access again when he is asked to. */
async function live(simulated: Simulated, skew: readonly number[], fault: "drop-before" | "malformed" | null) {
  const { simulator, clock, open } = simulated;
  await connect(simulated);
  const workers = skew.map((seconds, index) => {
    const now = () => clock.now() + seconds * 1000;
    return open({}, { clock: { ...clock, now }, holder: `worker ${index}` });
  });
  const told = { accessAsked: 0, others: [] as string[] };
  for (let round = 0; round < rounds; round += 1) {
    if (fault !== null && round % 9 === 4) simulator.faults.add({ fault, path: tokenPath });
    const answers = await Promise.all(workers.map((ledger) => ledger.readBack(query)));
    const codes = answers.flatMap((answer) => (answer.isErr() ? [answer.error.problem.code] : []));
    told.others.push(...codes.filter((code) => code !== "ledger.access-required"));
    if (codes.includes("ledger.access-required")) {
      told.accessAsked += 1;
      await connect(simulated);
    }
    clock.advance((pauses[(round * 7) % pauses.length] ?? 600) * 1000);
  }
  return told;
}

const cases = (["endless", "two-hours", "one-hour-untold"] as const).flatMap((tokenLife) =>
  (["new-token", "no-token"] as const).flatMap((refreshAnswer) =>
    ([null, "drop-before", "malformed"] as const).map((fault) => ({ tokenLife, refreshAnswer, fault })),
  ),
);

test.each(cases)("two processes share a log-in for a fortnight (%o)", async ({ fault, ...switches }) => {
  const simulated = createSimulated({ switches }, asApp);
  const { accessAsked, others } = await live(simulated, [20, -20], fault);
  expect(others).toEqual([]);
  const spends = fault === "malformed" && switches.refreshAnswer === "new-token" && switches.tokenLife !== "endless";
  expect(accessAsked > 0).toBe(spends);
  const refused = simulated.state.tokenHistory.filter(({ status }) => status !== 200);
  // A refresh token that is spent is tried once more by each process, after the answer that brought the next one was lost.
  expect(refused).toHaveLength(2 * accessAsked);
});
