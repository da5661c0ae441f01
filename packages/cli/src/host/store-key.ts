import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { type Problem, problem } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";

/**
 * The key that tokens at rest are encrypted with: from the configuration, else from `<database>.key`, which is made at the first start and readable by its
 * owner only.
 */
export function storeKey(
  configured: string | undefined,
  databasePath: string,
): Result<Uint8Array<ArrayBuffer>, Problem> {
  if (configured !== undefined) return ok(Uint8Array.from(Buffer.from(configured, "base64")));
  const path = `${databasePath}.key`;
  try {
    if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString("base64"), { mode: 0o600, flag: "wx" });
    const key = Uint8Array.from(Buffer.from(readFileSync(path, "utf8").trim(), "base64"));
    return key.length === 32 ? ok(key) : err(problem("store.wrong-key", "store.key"));
  } catch (error) {
    const detail = error instanceof Error && "code" in error ? String(error.code) : "?";
    return err(problem("store.failed", "store.key", { detail }));
  }
}
