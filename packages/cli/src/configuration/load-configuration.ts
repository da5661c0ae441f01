import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Locale, type Problem, problem, type Text } from "@boekbrug/core";
import { err, ok, Result } from "neverthrow";
import * as z from "zod";
import { type Configuration, configurationSchema } from "./configuration.ts";
import { plainSecretsOf, resolveSecrets, type SecretSource } from "./resolve-secrets.ts";
import { settingText } from "./setting-text.ts";

export interface ConfigurationSource {
  readonly path: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly language: Locale;
}

/** Reads and checks the configuration. Every fault is named by its key, with what was found and what would be right. */
export function loadConfiguration({
  path,
  environment,
  language,
}: ConfigurationSource): Result<Configuration, Problem[]> {
  return readJson(path).andThen((json) => parseConfiguration(json, { environment, readFile: besides(path) }, language));
}

/** Reads files whose paths are relative to this file's folder. */
const besides =
  (path: string): SecretSource["readFile"] =>
  (file) =>
    Result.fromThrowable(() => readFileSync(resolve(dirname(path), file), "utf8"))().unwrapOr(undefined);

/** The keys of secrets that stand in the configuration file itself. */
export const plainSecretsIn = (path: string): readonly string[] => readJson(path).map(plainSecretsOf).unwrapOr([]);

/** The language that a configuration asks for, where so much of it can be read. */
export function languageIn(path: string): Locale | undefined {
  const json = readJson(path).unwrapOr(null);
  const language: unknown = typeof json === "object" && json !== null ? Reflect.get(json, "language") : undefined;
  return language === "nl" || language === "en" ? language : undefined;
}

/** The rules of a configuration's first connection, unchecked. */
export const rulesIn = (path: string): Result<Record<string, unknown>, Problem[]> =>
  readJson(path).map((json) => {
    const rules = valueAt(json, ["connections", 0, "rules"]);
    return typeof rules === "object" && rules !== null ? { ...rules } : {};
  });

function readJson(path: string): Result<unknown, Problem[]> {
  const read = Result.fromThrowable(
    () => JSON.parse(readFileSync(path, "utf8")) as unknown,
    (error) => [problem("configuration.unreadable", path, { detail: reasonOf(error) })],
  );
  return read();
}

/** The system's own word for it; a JSON error tells the place but not the text, which may hold a secret. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError)
    return `JSON: ${/(?:at position \d+)(?: \(.*\))?/.exec(error.message)?.[0] ?? "incomplete"}`;
  return error instanceof Error && "code" in error ? String(error.code) : "?";
}

export function parseConfiguration(
  json: unknown,
  secrets: SecretSource,
  language: Locale,
): Result<Configuration, Problem[]> {
  return resolveSecrets(json, secrets).andThen((resolved) => {
    const texts = language === "nl" ? z.locales.nl() : z.locales.en();
    const parsed = configurationSchema.safeParse(resolved, { error: texts.localeError });
    if (parsed.success) return ok(parsed.data);
    return err(parsed.error.issues.map((issue) => issueProblem(issue, resolved, language)));
  });
}

function issueProblem(issue: z.core.$ZodIssue, json: unknown, language: Locale): Problem {
  const extra = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...extra];
  const key = path.join(".") || "(root)";
  const value = valueAt(json, path);
  const complaint = value === undefined ? words.required[language] : complaintOf(issue, language);
  const text = settingText(configurationSchema, path);
  const expected =
    text === undefined ? complaint : `${complaint} (${text.title[language]}: ${text.explanation[language]})`;
  return problem("configuration.invalid", key, { key, found: extra.length > 0 ? "***" : show(path, value), expected });
}

/** A check of our own says it in both languages. */
function complaintOf(issue: z.core.$ZodIssue, language: Locale): string {
  const own = issue.code === "custom" ? (issue.params?.complaint as Text | undefined) : undefined;
  return own?.[language] ?? issue.message;
}

const words = { required: { nl: "Dit gegeven is verplicht", en: "This value is required" } };

const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inside, part) => (typeof inside === "object" && inside !== null ? Reflect.get(inside, part) : undefined),
    json,
  );

const secret = /secret|token|store\.key$/i;

/** A value in short; never a secret. */
function show(path: readonly PropertyKey[], value: unknown): string {
  if (value === undefined) return "–";
  if (secret.test(path.join("."))) return "***";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
