import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describeProblem, type Failure } from "@boekbrug/core";
import { describe, expect, it } from "vitest";
import { openSqliteStore } from "../src/index.ts";
import { schemaVersion } from "../src/schema.ts";
import { cipherOf, openStore, temporaryStore } from "./temporary-store.ts";

const refusal = (path: string): Failure =>
  openSqliteStore({ path, cipher: cipherOf("key") }).match(
    () => expect.fail("the store opens"),
    (failure) => failure,
  );

const detailOf = (path: string): unknown => {
  const { problem, outcome } = refusal(path);
  expect({ code: problem.code, outcome }).toEqual({ code: "store.failed", outcome: "not-done" });
  expect(JSON.stringify(problem)).not.toContain(dirname(path));
  return problem.parameters.detail;
};

const nobody = 65_534;

/** Root may write everywhere, so as root this gives the folder to a user without rights and tries as that user. */
function withoutRights<T>(path: string, work: () => T): T {
  if (process.getuid?.() !== 0) return work();
  for (const each of [dirname(path), path].filter(existsSync)) chownSync(each, nobody, nobody);
  process.seteuid?.(nobody);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

describe("opening a store", () => {
  it("makes a file that only its owner may read", () => {
    const path = temporaryStore();
    openStore(path).close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("refuses a file that is not a database, and leaves it as it is", () => {
    const path = temporaryStore();
    writeFileSync(path, "dear diary, ".repeat(1000));
    expect(detailOf(path)).toBe("file is not a database");
    expect(readFileSync(path, "utf8")).toBe("dear diary, ".repeat(1000));
  });

  it("refuses a store that was damaged", () => {
    const path = temporaryStore();
    openStore(path).close();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 100, 4096);
    writeFileSync(path, bytes);
    expect(detailOf(path)).toBe("database disk image is malformed");
  });

  it("refuses another program's database, and leaves it as it is", () => {
    const path = temporaryStore();
    const other = new DatabaseSync(path);
    other.exec("CREATE TABLE recipes (name TEXT)");
    other.close();
    expect(detailOf(path)).toBe("the file is another program's database");
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it("refuses a store that a newer Boekbrug made, and says which versions", () => {
    const path = temporaryStore();
    openStore(path).close();
    const newer = new DatabaseSync(path);
    newer.exec("PRAGMA user_version = 99");
    newer.close();
    const { problem, outcome } = refusal(path);
    expect({ ...problem, outcome }).toMatchObject({ code: "store.newer", outcome: "not-done" });
    expect(describeProblem(problem, "en").reason).toContain(`version 99, this one knows ${schemaVersion}`);
  });

  it("opens a store of this version again without changing it", () => {
    const path = temporaryStore();
    openStore(path).close();
    const before = readFileSync(path);
    openStore(path).close();
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it("refuses a folder, and a file in a folder that is not there", () => {
    const path = temporaryStore();
    mkdirSync(path);
    expect(detailOf(path)).toBe("EISDIR: illegal operation on a directory");
    expect(detailOf(join(dirname(path), "nowhere", "store.sqlite"))).toBe("ENOENT: no such file or directory");
  });

  it("refuses a file that may not be written", () => {
    const path = temporaryStore();
    openStore(path).close();
    chmodSync(path, 0o400);
    expect(withoutRights(path, () => detailOf(path))).toBe("EACCES: permission denied");
  });

  it("refuses a folder that may not be written", () => {
    const path = temporaryStore();
    chmodSync(dirname(path), 0o500);
    expect(withoutRights(path, () => detailOf(path))).toBe("EACCES: permission denied");
  });
});
