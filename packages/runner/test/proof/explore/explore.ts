import { parseArgs } from "node:util";
import { type Explored, explored, kindOf } from "./explored.ts";
import { minimise } from "./minimise.ts";
import { runSchedule } from "./run-schedule.ts";
import { scheduleOf } from "./schedule.ts";

/** `npm run test:explore -- --schedules 10000 --seed 1`: so many random schedules from this seed on; one in some also over the wire. */
const { values } = parseArgs({
  options: { schedules: { type: "string", default: "10000" }, seed: { type: "string", default: "1" } },
});
const count = Number(values.schedules);
const first = Number(values.seed);

/** Those that went wrong, by seed; the first few are made as short as they can be. */
async function explore({ name, kinds, every }: Explored): Promise<number> {
  const began = Date.now();
  const sums = { schedules: 0, actions: 0, orders: 0, papers: 0, wrong: 0 };
  for (let seed = first; seed < first + count; seed += count < every ? 1 : every) {
    const schedule = scheduleOf(seed);
    const kind = kindOf(seed, kinds);
    const { wrong, orders, papers } = await runSchedule(kind, schedule);
    sums.schedules += 1;
    sums.actions += schedule.length;
    sums.orders += orders;
    sums.papers += papers;
    if (wrong.length === 0) continue;
    sums.wrong += 1;
    process.stdout.write(`seed ${seed} (${kind.name}): ${wrong.join("; ")}\n`);
    if (sums.wrong > 3) continue;
    const short = await minimise(kind, schedule);
    const { wrong: because } = await runSchedule(kind, short);
    process.stdout.write(
      `${short.map((action) => `  ${JSON.stringify(action)}`).join("\n")}\n  ${because.join("; ")}\n`,
    );
  }
  const told = Object.entries(sums).map(([what, sum]) => `${what} ${sum}`);
  process.stdout.write(`${name}: ${told.join(", ")}, seconds ${Math.round((Date.now() - began) / 1000)}\n`);
  return sums.wrong;
}

let wrong = 0;
for (const each of explored) wrong += await explore(each);
process.exit(wrong === 0 ? 0 : 1);
