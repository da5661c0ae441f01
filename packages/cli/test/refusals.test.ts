import { execFile } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { boekbrug, createSite, program, type Site } from "./command.ts";

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

  it("when the disk is full or the store may not be written, also in the middle of a run", async () => {
    const told = { code: "store.failed", exitCode: 4 };
    const words = { nl: /schijfruimte en rechten/, en: /disk space and permissions/ };
    const failing = (event: string) =>
      inStore(`CREATE TRIGGER full BEFORE ${event} BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`);
    failing("INSERT ON claims");
    await expectRefused({ ...told, ...words });
    inStore("DROP TRIGGER full");
    addOrder();
    failing("INSERT ON steps");
    const json = await run("sync", "--json");
    expect(json.exitCode).toBe(4);
    expect(JSON.parse(json.out)).toMatchObject({
      problems: [{ code: "store.failed", parameters: { detail: "database or disk is full" } }],
      connections: [{ stopped: { code: "store.failed" } }],
    });
    expect((await run("sync", "--language", "nl")).error).toMatch(words.nl);
    expect(site.exact.state.entries()).toHaveLength(1);
    inStore("DROP TRIGGER full");
    expect((await run("sync", "--now")).exitCode).toBe(0);
    expect(site.exact.state.entries()).toHaveLength(2);
  });

  it.skipIf(process.platform === "win32")("when the disk is really full: the file may not grow", async () => {
    for (let order = 0; order < 40; order += 1) addOrder();
    const pages = Math.ceil(statSync(store()).size / 512) + 8;
    const small = await new Promise<string>((done) => {
      const command = `ulimit -f ${pages}; trap '' XFSZ; exec "$0" "$@"`;
      const words = ["-c", command, process.execPath, program, "sync", "--json", "--config", site.configPath];
      const environment = { PATH: process.env.PATH, CCV_SECRET: site.shop.keys.secret };
      execFile("sh", words, { env: environment }, (_, out) => done(out));
    });
    expect(JSON.parse(small).problems).toMatchObject([{ code: "store.failed" }]);
    inStore("UPDATE claims SET until = 0"); // a full disk may not take a claim back either: it lapses
    expect((await run("sync", "--now")).exitCode).toBe(0);
    expect(site.exact.state.entries()).toHaveLength(41);
  });

  it("when the clock was set back, until a person says that it is right", async () => {
    inStore(`UPDATE seal SET latest = ${Date.now() + 7_200_000}`);
    await expectRefused({ code: "store.clock-back", exitCode: 2, nl: /Zet de klok goed/, en: /Set the clock right/ });
    await expectGoesOn("--accept-clock");
    expect((await run("sync")).exitCode).toBe(0);
  });
});

describe("a secret that stands in the configuration file itself", () => {
  const keys = "connections.0.ledger.clientSecret, connections.0.ledger.refreshToken";

  it("is told of by sync once, by status always, and never in JSON", async () => {
    expect(JSON.parse((await run("sync", "--json")).out).problems).toEqual([]);
    const first = await run("sync");
    expect(first).toMatchObject({ exitCode: 0, error: expect.stringContaining(keys) });
    expect(first.error).toMatch(/environment variable, or .* file/);
    expect((await run("sync")).error).toBe("");
    for (const _ of [1, 2]) expect((await run("status")).error).toContain(keys);
    expect(JSON.parse((await run("status", "--json")).out)).not.toHaveProperty("problems");
    site.configure({ "shop.secret": site.shop.keys.secret });
    expect((await run("sync", "--language", "nl")).error).toContain(`connections.0.shop.secret, ${keys}`);
  });

  it("may come from a file instead", async () => {
    const { clientSecret } = site.exact.app;
    writeFileSync(join(site.folder, "exact.secret"), `${clientSecret}\n`);
    writeFileSync(join(site.folder, "exact.token"), site.exact.state.firstRefreshToken);
    site.configure({ "ledger.clientSecret": { file: "exact.secret" }, "ledger.refreshToken": { file: "exact.token" } });
    expect(await run("sync")).toMatchObject({ exitCode: 0, error: "" });
    expect(site.exact.state.entries()).toHaveLength(1);
    site.configure({ "ledger.clientSecret": { file: "elsewhere" } });
    const missing = await run("sync", "--json");
    expect(missing.exitCode).toBe(2);
    expect(JSON.parse(missing.out).problems).toMatchObject([
      { code: "configuration.secret-file-missing", field: "connections.0.ledger.clientSecret" },
    ]);
  });
});
