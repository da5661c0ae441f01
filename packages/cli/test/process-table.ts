import { spawn } from "node:child_process";
import { once } from "node:events";
import { createSite, program, type Site } from "./command.ts";

export interface ProcessRow {
  readonly kills: number;
  /** Kills after which the bookkeeping had more entries than before. */
  readonly afterWriting: number;
  readonly orders: number;
  readonly lost: number;
  readonly doubled: number;
  readonly centsOff: number;
  readonly sameCustomer: number;
}

/** How much later the next process is started: past the claim of the killed one. */
const later = 11 * 60_000;

const preload = new URL("./processes/later.ts", import.meta.url).pathname;

interface Killing {
  readonly site: Site;
  ahead: number;
}

function start({ site, ahead }: Killing) {
  const args = ["--no-warnings", "--import", preload, program, "sync", "--config", site.configPath];
  const env = {
    PATH: process.env.PATH ?? "",
    LANG: "en_GB.UTF-8",
    CCV_SECRET: site.shop.keys.secret,
    BOEKBRUG_TEST_AHEAD: String(ahead),
  };
  return spawn(process.execPath, args, { env, stdio: "ignore" });
}

const callsOf = ({ shop, exact }: Site): number => shop.calls.length + exact.calls.length;

/** Runs the command and kills it as soon as it has made so many calls, and this many milliseconds later. True when it was killed. */
async function runAndKill(killing: Killing, calls: number, delay: number): Promise<boolean> {
  const { site } = killing;
  const child = start(killing);
  const ended = once(child, "close");
  const goal = callsOf(site) + calls;
  const watch = setInterval(() => {
    if (callsOf(site) < goal) return;
    clearInterval(watch);
    setTimeout(() => child.kill("SIGKILL"), delay);
  }, 1);
  await ended;
  clearInterval(watch);
  killing.ahead += later;
  site.advance(later);
  return child.signalCode === "SIGKILL";
}

const place = ({ shop }: Site, index: number): void => {
  shop.state.addOrder({
    created: "2026-03-10T10:00:00Z",
    customer: { firstName: "Koper", lastName: String(index % 7), email: `koper${index % 7}@shop.example` },
    rows: [
      { name: "Pan", price: (9.95 + index * 0.37).toFixed(2), rate: 21 },
      { name: "Boek", price: (12.5 + index * 0.11).toFixed(2), rate: 9 },
    ],
    shipping: { price: "4.95", rate: 21 },
  });
};

/** The numbers that follow from a seed. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state >>> 8;
  }
}

/** The built command on real sockets and a real database file, killed so often with SIGKILL; then left alone until nothing is left to do. */
export async function processRow(kills: number, seed: number): Promise<ProcessRow> {
  const site = await createSite({ switches: { oldRefreshTokenDies: "on-first-use" } });
  const killing: Killing = { site, ahead: 0 };
  const draw = numbers(seed);
  let killed = 0;
  let afterWriting = 0;
  let placed = 0;
  while (killed < kills) {
    for (const _ of [1, 2]) place(site, placed++);
    const before = site.exact.state.entries().length;
    // About as many calls as the run would make: some to begin with, and some for every order that waits.
    const calls = 1 + (draw.next().value % (14 + 4 * (placed - before)));
    if (!(await runAndKill(killing, calls, draw.next().value % 4))) continue;
    killed += 1;
    if (site.exact.state.entries().length > before) afterWriting += 1;
  }
  for (let run = 0; run < 3; run += 1) await runAndKill(killing, Number.POSITIVE_INFINITY, 0);
  const row = { kills: killed, afterWriting, ...balanceOf(site) };
  await site.close();
  return row;
}

function balanceOf({ shop, exact }: Site): Omit<ProcessRow, "kills" | "afterWriting"> {
  const entries = Map.groupBy(exact.state.entries(), ({ yourRef }) => yourRef);
  const orders = shop.state.orders().map(({ id }) => ({
    papers: entries.get(`shop-${id}`) ?? [],
    charged: shop.state.charged(id),
  }));
  const accounts = Map.groupBy(exact.state.accounts(), ({ values }) => values.Email);
  return {
    orders: orders.length,
    lost: orders.filter(({ papers }) => papers.length === 0).length,
    doubled: orders.filter(({ papers }) => papers.length > 1).length,
    centsOff: orders.filter(({ papers, charged }) =>
      papers.some(({ grossCents, vatCents }) => grossCents !== charged.total || vatCents !== charged.vat),
    ).length,
    sameCustomer: [...accounts.values()].filter(({ length }) => length > 1).length,
  };
}
