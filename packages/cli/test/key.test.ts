import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { boekbrug, createSite, type Site } from "./command.ts";

let site: Site;
beforeEach(async () => {
  site = await createSite();
});
afterEach(() => site.close());

const person = { firstName: "Zonnebloem", lastName: "Kwikstaart", email: "zonnebloem.kwikstaart@shop.example" };

const addOrder = (): void => {
  const created = new Date(Date.now() - 3_600_000).toISOString().replace(/\.\d+/, "");
  site.shop.state.addOrder({ created, customer: person, rows: [{ name: "Pan", price: "49.95" }] });
};

const run = (words: readonly string[], environment: Record<string, string> = {}) =>
  boekbrug([...words, "--config", site.configPath], { CCV_SECRET: site.shop.keys.secret, ...environment });

const file = (name: string) => join(site.folder, name);
const keyFile = () => readFileSync(file("boekbrug.db.key"), "utf8");

const keyIdIn = (): string => {
  const database = new DatabaseSync(file("boekbrug.db"));
  const row = database.prepare("SELECT key_id FROM seal").get();
  database.close();
  return String(row?.key_id);
};

const codeOf = ({ out }: { out: string }): string => JSON.parse(out).problems[0].code;

/** Puts the key in the configuration, from an environment variable. */
const configureStore = (store: Record<string, unknown>): void => {
  const configuration = JSON.parse(readFileSync(site.configPath, "utf8"));
  writeFileSync(site.configPath, JSON.stringify({ ...configuration, store }));
};

describe("boekbrug key new", () => {
  it("prints 32 random bytes in base64, others each time", async () => {
    const [first, second] = [await boekbrug(["key", "new"]), await boekbrug(["key", "new"])];
    expect(Buffer.from(first.out.trim(), "base64")).toHaveLength(32);
    expect(second.out).not.toBe(first.out);
  });
});

describe("boekbrug key rotate", () => {
  it("gives the store another key: the log-in goes on, and the customer is known again", async () => {
    addOrder();
    expect((await run(["sync"])).exitCode).toBe(0);
    const before = keyFile();
    expect(await run(["key", "rotate", "--language", "en"])).toMatchObject({
      exitCode: 0,
      out: "Everything secret is sealed anew. The new key is in boekbrug.db.key.\n",
    });
    expect(keyFile()).not.toBe(before);
    expect(statSync(file("boekbrug.db.key")).mode & 0o777).toBe(0o600);
    expect(readdirSync(site.folder).filter((name) => name.includes(".key"))).toEqual(["boekbrug.db.key"]);
    addOrder();
    const lookups = () => site.exact.calls.filter(({ path }) => path.includes("crm/Accounts")).length;
    const asked = lookups();
    expect((await run(["sync"])).exitCode).toBe(0);
    expect(site.exact.state.entries()).toHaveLength(2);
    expect(site.exact.state.accounts()).toHaveLength(1);
    expect(lookups()).toBe(asked);
  });

  it("is finished by the next start when it was stopped between the store and the key file", async () => {
    addOrder();
    await run(["sync"]);
    const before = keyFile();
    await run(["key", "rotate"]);
    const after = keyFile();
    renameSync(file("boekbrug.db.key"), file(`boekbrug.db.key.${keyIdIn()}`));
    writeFileSync(file("boekbrug.db.key"), before);
    expect((await run(["sync"])).exitCode).toBe(0);
    expect(keyFile()).toBe(after);
  });

  it("is not done when it was stopped before the store took the key", async () => {
    addOrder();
    await run(["sync"]);
    const before = keyFile();
    writeFileSync(file("boekbrug.db.key.0123456789abcdef"), "the key of a rotation that never was");
    expect((await run(["sync"])).exitCode).toBe(0);
    expect(keyFile()).toBe(before);
  });

  it("refuses while an engine works, and changes nothing", async () => {
    addOrder();
    await run(["sync"]);
    const before = keyFile();
    const database = new DatabaseSync(file("boekbrug.db"));
    database.exec(`INSERT INTO claims VALUES ('shop', 'work', 'another', ${Date.now() + 60_000})`);
    const refused = await run(["key", "rotate", "--json"]);
    expect(refused.exitCode).toBe(4);
    expect(codeOf(refused)).toBe("connection.busy");
    database.exec("DELETE FROM claims");
    database.close();
    expect(keyFile()).toBe(before);
    expect(readdirSync(site.folder).filter((name) => name.includes(".key"))).toEqual(["boekbrug.db.key"]);
    expect((await run(["sync"])).exitCode).toBe(0);
  });

  it("takes the new key from the environment where the configuration holds the old one", async () => {
    const [old, next] = [(await boekbrug(["key", "new"])).out.trim(), (await boekbrug(["key", "new"])).out.trim()];
    configureStore({ key: { env: "STORE_KEY" } });
    addOrder();
    expect((await run(["sync"], { STORE_KEY: old })).exitCode).toBe(0);
    const without = await run(["key", "rotate", "--json"], { STORE_KEY: old });
    expect(without.exitCode).toBe(2);
    expect(codeOf(without)).toBe("store.new-key-missing");
    const rotated = await run(["key", "rotate", "--new-key-from", "NEXT"], { STORE_KEY: old, NEXT: next });
    expect(rotated.exitCode).toBe(0);
    expect(rotated.out).not.toContain(next);
    const withOld = await run(["sync", "--json"], { STORE_KEY: old });
    expect(withOld.exitCode).toBe(2);
    expect(codeOf(withOld)).toBe("store.wrong-key");
    expect((await run(["sync"], { STORE_KEY: next })).exitCode).toBe(0);
    expect(readdirSync(site.folder).filter((name) => name.includes(".key"))).toEqual([]);
  });

  it("takes no key that is none", async () => {
    await run(["status"]);
    const before = keyFile();
    const refused = await run(["key", "rotate", "--new-key-from", "NEXT", "--json"], { NEXT: "c2hvcnQ=" });
    expect(refused.exitCode).toBe(2);
    expect(codeOf(refused)).toBe("store.key-unreadable");
    expect(keyFile()).toBe(before);
  });
});

describe("a key that is not there", () => {
  it("is not made anew beside a store: nothing could be read with it", async () => {
    addOrder();
    await run(["sync"]);
    const before = keyFile();
    rmSync(file("boekbrug.db.key"));
    const refused = await run(["sync", "--json"]);
    expect(refused.exitCode).toBe(2);
    expect(codeOf(refused)).toBe("store.key-missing");
    writeFileSync(file("boekbrug.db.key"), before);
    expect((await run(["sync"])).exitCode).toBe(0);
  });

  it("is refused where another stands in its place, before the bookkeeping is called", async () => {
    addOrder();
    await run(["sync"]);
    writeFileSync(file("boekbrug.db.key"), Buffer.alloc(32, 1).toString("base64"));
    const calls = site.exact.calls.length;
    for (const [language, words] of [
      ["nl", "De sleutel past niet"],
      ["en", "The key does not fit"],
    ] as const) {
      const refused = await run(["sync", "--language", language]);
      expect(refused.exitCode).toBe(2);
      expect(refused.error).toContain(words);
    }
    expect(site.exact.calls).toHaveLength(calls);
  });

  it("is refused where only half of it was written", async () => {
    addOrder();
    await run(["sync"]);
    writeFileSync(file("boekbrug.db.key"), keyFile().slice(0, 20));
    const refused = await run(["sync", "--json"]);
    expect(refused.exitCode).toBe(2);
    expect(codeOf(refused)).toBe("store.key-unreadable");
  });

  it("may lie elsewhere", async () => {
    configureStore({ keyFile: "secret.key" });
    addOrder();
    expect((await run(["sync"])).exitCode).toBe(0);
    expect(readdirSync(site.folder).filter((name) => name.includes(".key"))).toEqual(["secret.key"]);
  });
});
