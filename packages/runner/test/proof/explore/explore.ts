import { parseArgs } from "node:util";
import { exactWorld } from "../exact-world.ts";
import { fakeWorld } from "../fake-world.ts";
import { moneybirdWorlds } from "../moneybird-world.ts";
import type { ProofWorldKind } from "../proof-world.ts";
import { minimise } from "./minimise.ts";
import { runSchedule } from "./run-schedule.ts";
import { scheduleOf } from "./schedule.ts";

/** `npm run test:explore -- --schedules 10000 --seed 1`: so many random schedules from this seed on; one in twenty-five also over the wire. */
const { values } = parseArgs({
  options: { schedules: { type: "string", default: "10000" }, seed: { type: "string", default: "1" } },
});
const count = Number(values.schedules);
const first = Number(values.seed);

/** Those that went wrong, by seed; the first few are made as short as they can be. */
async function explore(kind: ProofWorldKind, every: number): Promise<number> {
  const began = Date.now();
  const sums = { schedules: 0, actions: 0, orders: 0, papers: 0, wrong: 0 };
  for (let seed = first; seed < first + count; seed += every) {
    const schedule = scheduleOf(seed);
    const { wrong, orders, papers } = await runSchedule(kind, schedule);
    sums.schedules += 1;
    sums.actions += schedule.length;
    sums.orders += orders;
    sums.papers += papers;
    if (wrong.length === 0) continue;
    sums.wrong += 1;
    process.stdout.write(`seed ${seed}: ${wrong.join("; ")}\n`);
    if (sums.wrong > 3) continue;
    const short = await minimise(kind, schedule);
    const { wrong: because } = await runSchedule(kind, short);
    process.stdout.write(
      `${short.map((action) => `  ${JSON.stringify(action)}`).join("\n")}\n  ${because.join("; ")}\n`,
    );
  }
  const told = Object.entries(sums).map(([name, sum]) => `${name} ${sum}`);
  process.stdout.write(`${kind.name}: ${told.join(", ")}, seconds ${Math.round((Date.now() - began) / 1000)}\n`);
  return sums.wrong;
}

let wrong = await explore(fakeWorld, 1);
for (const kind of [exactWorld, ...moneybirdWorlds]) wrong += await explore(kind, count < 25 ? 1 : 25);
process.exit(wrong === 0 ? 0 : 1);
