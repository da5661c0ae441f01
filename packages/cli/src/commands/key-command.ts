import { readdirSync, rmSync } from "node:fs";
import { basename, dirname } from "node:path";
import { instantOf, type Problem, problem } from "@boekbrug/core";
import { createCipher, systemClock } from "@boekbrug/runner";
import { keyIdOf } from "@boekbrug/store-sqlite";
import { err, ok, type Result } from "neverthrow";
import type { OpenedStore } from "../host/open-store.ts";
import { guarded, type KeySource, newKey, parseKey, pendingKeyFile, settleKeyFile } from "../host/store-key.ts";
import { writeSafely } from "../host/write-safely.ts";
import { exitCodeOf, exitCodes } from "../output/exit-codes.ts";
import { type Output, problemJson } from "../output/output.ts";

export interface RotateOptions {
  /** The environment variable with the new key; needed where the key stands in the configuration. */
  readonly newKeyFrom?: string | undefined;
}

/** Prints a key: what `store.key` wants. */
export function keyNewCommand(output: Output): number {
  const key = newKey();
  output.line(key);
  output.result({ key });
  return exitCodes.done;
}

/**
 * Seals everything secret anew. A new key file is on disk beside the old one before the store commits, under the id by which the store then knows it; whoever
 * opens the store next puts it in its place, should this command not come to that.
 */
export async function keyRotateCommand(
  { store, keySource }: OpenedStore,
  output: Output,
  { newKeyFrom }: RotateOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const key = newKeyOf(keySource, newKeyFrom, environment);
  if (key.isErr()) return refuse(output, key.error);
  const parsed = parseKey(key.value);
  if (parsed.isErr()) return refuse(output, parsed.error);
  const next = await createCipher(parsed.value);
  const inFile = keySource.configured === undefined;
  let keyId = "";
  const keep = (id: string): Result<void, Problem> => {
    keyId = id;
    return inFile ? guarded(() => ok(writeSafely(pendingKeyFile(keySource.file, id), key.value))) : ok(undefined);
  };
  const resealed = await store.reseal({ next, now: instantOf(systemClock.now()), keep });
  if (resealed.isErr()) {
    if (inFile && keyId !== "") discardPending(keySource, keyId);
    return refuse(output, resealed.error.problem);
  }
  const settled = inFile ? settleKeyFile(keySource.file, keyId) : ok(undefined);
  if (settled.isErr()) return refuse(output, settled.error);
  tell(output, keySource, copiesOf(keySource.databasePath));
  return exitCodes.done;
}

/** Only when the store surely did not take the new key. */
function discardPending({ file, databasePath }: KeySource, keyId: string): void {
  const known = keyIdOf(databasePath);
  if (known.isOk() && known.value !== keyId) rmSync(pendingKeyFile(file, keyId), { force: true });
}

function newKeyOf(
  { configured }: KeySource,
  variable: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Result<string, Problem> {
  if (variable === undefined) {
    return configured === undefined ? ok(newKey()) : err(problem("store.new-key-missing", "--new-key-from"));
  }
  const key = environment[variable] ?? "";
  return key === "" ? err(problem("configuration.secret-missing", "--new-key-from", { variable })) : ok(key);
}

/** Copies from before a newer Boekbrug changed the store: they are sealed under the old key still. */
function copiesOf(path: string): string[] {
  const name = basename(path);
  return readdirSync(dirname(path)).filter((each) => each.startsWith(name) && /^\.v\d+$/.test(each.slice(name.length)));
}

function tell(output: Output, { configured, file }: KeySource, copies: readonly string[]): void {
  const { language } = output;
  output.line(configured === undefined ? `${said.file[language]} ${basename(file)}.` : said.configuration[language]);
  if (copies.length > 0) output.line(`${said.copies[language]}: ${copies.join(", ")}.`);
  output.result({ rotated: true, keyFile: configured === undefined ? basename(file) : null, copies });
}

const said = {
  file: {
    nl: "Alles wat geheim is, is opnieuw verzegeld. De nieuwe sleutel staat in",
    en: "Everything secret is sealed anew. The new key is in",
  },
  configuration: {
    nl: "Alles wat geheim is, is opnieuw verzegeld. Zet de nieuwe sleutel nu in store.key; met de oude gaat de opslag niet meer open.",
    en: "Everything secret is sealed anew. Put the new key in store.key now; the store does not open with the old one any more.",
  },
  copies: {
    nl: "Deze oudere kopieën gaan nog met de oude sleutel open; verwijder ze als u ze niet nodig hebt",
    en: "These older copies still open with the old key; delete them if you do not need them",
  },
};

function refuse(output: Output, found: Problem): number {
  output.problem(found);
  output.result({ problems: [problemJson(found)] });
  return exitCodeOf(found);
}
