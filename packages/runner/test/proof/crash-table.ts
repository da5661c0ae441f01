import { sync } from "../../src/index.ts";
import { type CrashScenario, crashScenarios } from "./crash-scenarios.ts";
import { type Balance, balanceOf, type ProofWorld, type ProofWorldKind, runUntilQuiet } from "./proof-world.ts";
import { isOnTheSocket, Stepped } from "./stepped.ts";

/**
 * What becomes of an engine that stands still at some point:
 *
 * - `stopped`: it never goes on; another is started later.
 * - `overtaken`: it sleeps through its claim; another runs to its end; then it wakes and goes on.
 * - `racing`: it sleeps through its claim and wakes as another starts: both go on, effect by effect in turn.
 */
export type CrashMode = "stopped" | "overtaken" | "racing";
export const crashModes: readonly CrashMode[] = ["stopped", "overtaken", "racing"];

export interface CrashRow extends Balance {
  readonly world: string;
  readonly scenario: string;
  readonly mode: CrashMode;
  /** At how many points an engine stood still. */
  readonly points: number;
  readonly logIns: number;
  /** Points at which something was not as it must be. */
  readonly failed: readonly string[];
}

const startEngine = (world: ProofWorld): Promise<Stepped<unknown>> =>
  Stepped.start((effect) => {
    const { host, connection } = world.start(effect);
    return sync(host, connection).match(
      (report) => report,
      (failure) => failure,
    );
  });

const pastTheClaim = 11 * 60_000;

const goesOn: Readonly<Record<CrashMode, (world: ProofWorld, engine: Stepped<unknown>) => Promise<void>>> = {
  stopped: async () => undefined,
  overtaken: async (world, engine) => {
    world.clock.advance(pastTheClaim);
    await (await startEngine(world)).finish();
    await engine.finish();
  },
  racing: async (world, engine) => {
    world.clock.advance(pastTheClaim);
    const other = await startEngine(world);
    while (engine.pause !== undefined || other.pause !== undefined) {
      await other.step();
      await engine.step();
    }
  },
};

/** An engine stopped at every `stride`-th of its pauses, each time in a new world; then started again until nothing is left to do. */
export async function crashRow(
  kind: ProofWorldKind,
  scenario: CrashScenario,
  mode: CrashMode,
  { first = 1, stride = 1 } = {},
): Promise<CrashRow> {
  const row = { points: 0, lost: 0, doubled: 0, centsOff: 0, logIns: 0 };
  const failed: string[] = [];
  for (let point = first; ; point += stride) {
    const world = kind.create();
    await scenario.arrange(world);
    const engine = await startEngine(world);
    for (let step = 1; step < point && engine.pause !== undefined; step += 1) await engine.step();
    const pause = engine.pause;
    if (pause === undefined) return { world: kind.name, scenario: scenario.name, mode, ...row, failed };
    if (mode !== "stopped" && isOnTheSocket(pause)) continue;
    await goesOn[mode](world, engine);
    const { logIns } = await runUntilQuiet(world);
    const found = { ...balanceOf(world), logIns };
    row.points += 1;
    for (const name of ["lost", "doubled", "centsOff", "logIns"] as const) row[name] += found[name];
    const wrong = Object.values(found).some((count) => count > 0);
    if (wrong) failed.push(`${point} ${pause.moment} ${pause.what}: ${JSON.stringify(found)}`);
  }
}

const scenariosOf = ({ hasTokens, settles = false }: ProofWorldKind): readonly CrashScenario[] =>
  crashScenarios.filter(
    ({ needsTokens, needsSettlements }) =>
      (hasTokens || needsTokens !== true) && (settles || needsSettlements !== true),
  );

/** Every scenario of a world; where a stride is given a sample: every other scenario, those left out in the next mode, and other points of each. */
export async function crashRows(kind: ProofWorldKind, mode: CrashMode, stride = 1): Promise<CrashRow[]> {
  const rows: CrashRow[] = [];
  const place = crashModes.indexOf(mode);
  for (const [index, scenario] of scenariosOf(kind).entries()) {
    if (stride > 1 && (index + place) % 2 === 1) continue;
    const first = 1 + ((index * 5 + place * 3) % stride);
    rows.push(await crashRow(kind, scenario, mode, { first, stride }));
  }
  return rows;
}
