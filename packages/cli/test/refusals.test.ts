import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { boekbrug, createSite, type Site } from "./command.ts";

let site: Site;
beforeEach(async () => {
  site = await createSite();
  addOrder();
});
afterEach(() => site.close());

function addOrder(): void {
  const created = new Date(Date.now() - 3_600_000).toISOString().replace(/\.\d+/, "");
  site.shop.state.addOrder({ created, rows: [{ name: "Pan", price: "49.95" }] });
}

const run = (...words: string[]) =>
  boekbrug([...words, "--config", site.configPath], { CCV_SECRET: site.shop.keys.secret });

const store = () => join(site.folder, "boekbrug.db");

function inStore(sql: string): void {
  const file = new DatabaseSync(store());
  file.exec(sql);
  file.close();
}

interface Refusal {
  readonly code: string;
  readonly exitCode: number;
  readonly nl: RegExp;
  readonly en: RegExp;
}

/** The same clear word in both languages and for programs, and no call to anybody. */
async function expectRefused({ code, exitCode, nl, en }: Refusal): Promise<void> {
  const calls = site.exact.calls.length + site.shop.calls.length;
  const json = await run("sync", "--json");
  expect({ exitCode: json.exitCode, code: JSON.parse(json.out).problems[0].code }).toEqual({ exitCode, code });
  for (const [language, words] of [
    ["nl", nl],
    ["en", en],
  ] as const) {
    const told = await run("sync", "--language", language);
    expect(told.exitCode).toBe(exitCode);
    expect(told.error).toMatch(words);
    expect(told.error.trim().split("\n")).toHaveLength(1);
  }
  expect(site.exact.calls.length + site.shop.calls.length).toBe(calls);
}

/** Once it is mended, the next run goes on: what was booked stays, what is new is booked. */
async function expectGoesOn(...more: string[]): Promise<void> {
  addOrder();
  expect((await run("sync", ...more)).exitCode).toBe(0);
  expect(site.exact.state.entries()).toHaveLength(2);
}

describe("a clear refusal, and nothing lost", () => {
  beforeEach(async () => {
    expect((await run("sync")).exitCode).toBe(0);
  });

  it("when only half of the configuration was written", async () => {
    const whole = readFileSync(site.configPath, "utf8");
    const said = { code: "configuration.unreadable", exitCode: 2, nl: /kan niet gelezen worden/, en: /cannot be read/ };
    for (const part of [0, 1, whole.length / 2, whole.length - 1]) {
      writeFileSync(site.configPath, whole.slice(0, part));
      await expectRefused(said);
    }
    writeFileSync(site.configPath, whole);
    await expectGoesOn();
  }, 60_000);

  it("when the configuration is corrupt", async () => {
    const whole = readFileSync(site.configPath);
    const corrupt = Buffer.from(whole);
    corrupt.fill(0, 10, 60);
    writeFileSync(site.configPath, corrupt);
    await expectRefused({ code: "configuration.unreadable", exitCode: 2, nl: /Controleer pad/, en: /Check path/ });
    writeFileSync(site.configPath, whole);
    await expectGoesOn();
  });

  it("when a newer Boekbrug made the store", async () => {
    const version = Number(
      new DatabaseSync(store(), { readOnly: true }).prepare("PRAGMA user_version").get()?.user_version,
    );
    inStore("PRAGMA user_version = 99");
    const before = readFileSync(store());
    await expectRefused({ code: "store.newer", exitCode: 2, nl: /Werk Boekbrug bij/, en: /Update Boekbrug/ });
    expect(readFileSync(store()).equals(before)).toBe(true);
    inStore(`PRAGMA user_version = ${version}`);
    await expectGoesOn();
  });

  it("when the store was damaged", async () => {
    const whole = readFileSync(store());
    const damaged = Buffer.from(whole);
    damaged.fill(0x5a, 100, 4096);
    writeFileSync(store(), damaged);
    await expectRefused({ code: "store.failed", exitCode: 4, nl: /De opslag werkt niet/, en: /The store fails/ });
    writeFileSync(store(), whole);
    await expectGoesOn();
  });

  it("when the clock was set back, until a person says that it is right", async () => {
    inStore(`UPDATE seal SET latest = ${Date.now() + 7_200_000}`);
    await expectRefused({ code: "store.clock-back", exitCode: 2, nl: /Zet de klok goed/, en: /Set the clock right/ });
    await expectGoesOn("--accept-clock");
    expect((await run("sync")).exitCode).toBe(0);
  });
});
