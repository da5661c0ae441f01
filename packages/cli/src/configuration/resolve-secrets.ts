import { type Problem, problem } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";

/** Where the values come from that do not stand in the configuration itself. */
export interface SecretSource {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The content of a file, relative to the configuration's folder; undefined where it cannot be read. */
  readonly readFile: (path: string) => string | undefined;
}

/** Stands for a value elsewhere: `{ "env": "NAME" }` or `{ "file": "path" }`. */
interface Reference {
  readonly from: "env" | "file";
  readonly name: string;
}

/** Replaces every reference by the value of that environment variable or file, so that secrets need not stand in the configuration. */
export function resolveSecrets(json: unknown, source: SecretSource): Result<unknown, Problem[]> {
  const problems: Problem[] = [];
  const resolved = mapValues(json, (value, path) => {
    const reference = referenceIn(value);
    if (reference === undefined) return value;
    const found = lookUp(reference, source);
    if (found === undefined || found === "") problems.push(missing(reference, path.join(".")));
    return found;
  });
  return problems.length === 0 ? ok(resolved) : err(problems);
}

const secret = /^store\.key$|(secret|token|password|clientKey|subscriptionKey)$/i;

/** The keys of secrets that stand in the configuration itself. */
export function plainSecretsOf(json: unknown): string[] {
  const found: string[] = [];
  mapValues(json, (value, path) => {
    if (typeof value === "string" && secret.test(path.join("."))) found.push(path.join("."));
    return value;
  });
  return found;
}

/** A copy in which every value is what `change` makes of it, and references are values. */
function mapValues(
  value: unknown,
  change: (value: unknown, path: readonly string[]) => unknown,
  path: readonly string[] = [],
): unknown {
  if (Array.isArray(value)) return value.map((each, index) => mapValues(each, change, [...path, String(index)]));
  if (typeof value !== "object" || value === null || referenceIn(value) !== undefined) return change(value, path);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapValues(each, change, [...path, key])]));
}

function referenceIn(value: unknown): Reference | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const [entry, ...others] = Object.entries(value);
  const [from, name] = entry ?? [];
  return others.length === 0 && (from === "env" || from === "file") && typeof name === "string"
    ? { from, name }
    : undefined;
}

const lookUp = ({ from, name }: Reference, { environment, readFile }: SecretSource): string | undefined =>
  from === "env" ? environment[name] : readFile(name)?.trim();

const missing = ({ from, name }: Reference, field: string): Problem =>
  from === "env"
    ? problem("configuration.secret-missing", field, { variable: name })
    : problem("configuration.secret-file-missing", field, { file: name });
