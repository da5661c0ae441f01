import { type Problem, problem } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";

/** Replaces every `{ "env": "NAME" }` by the value of that environment variable, so that secrets need not stand in the file. */
export function resolveSecrets(
  json: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): Result<unknown, Problem[]> {
  const problems: Problem[] = [];
  const resolve = (value: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((each, index) => resolve(each, [...path, String(index)]));
    if (typeof value !== "object" || value === null) return value;
    const variable = environmentVariable(value);
    if (variable === undefined) {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each, [...path, key])]));
    }
    const found = environment[variable];
    if (found === undefined || found === "") {
      problems.push(problem("configuration.secret-missing", path.join("."), { variable }));
    }
    return found;
  };
  const resolved = resolve(json, []);
  return problems.length === 0 ? ok(resolved) : err(problems);
}

function environmentVariable(value: object): string | undefined {
  const entries = Object.entries(value);
  const [entry] = entries;
  return entries.length === 1 && entry?.[0] === "env" && typeof entry[1] === "string" ? entry[1] : undefined;
}
