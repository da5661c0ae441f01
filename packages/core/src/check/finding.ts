import { type Problem, type ProblemParameter, sameProblem } from "../problem/problem.ts";
import type { Text } from "../text/text.ts";

/** How bad it is: nothing can be booked, some orders will be held, or good to know. */
export const findingSeverities = ["stops", "holds", "note"] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

/** Something that a check found before anything was written. */
export interface Finding {
  readonly severity: FindingSeverity;
  readonly problem: Problem;
  /** The kinds of orders that it is about; null where it is about the connection. */
  readonly orders: readonly Text[] | null;
}

export const findingOf = (severity: FindingSeverity, problem: Problem): Finding => ({
  severity,
  problem,
  orders: null,
});

/** Each finding once, the worst first. What is told of the connection is not told again of some orders. */
export function orderFindings(findings: readonly Finding[]): readonly Finding[] {
  const worstFirst = [...findings].sort((a, b) => rank(a) - rank(b));
  const kept: Finding[] = [];
  for (const each of worstFirst) {
    const known = kept.some(
      ({ problem, severity }) =>
        sameProblem(problem, each.problem) ||
        (severity === "stops" && each.orders !== null && isSamePlace(problem, each.problem)),
    );
    if (!known) kept.push(each);
  }
  return kept;
}

const rank = ({ severity }: Finding): number => findingSeverities.indexOf(severity);

const isSamePlace = (a: Problem, b: Problem): boolean => a.code === b.code && a.field === b.field;

/** Findings of one kind become one, which names all that it is about. */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const groups = Map.groupBy(findings, ({ severity, problem }) => `${severity} ${problem.code}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [{ ...first, problem: mergeProblems(group.map(({ problem }) => problem)), orders: distinctOrders(group) }];
  });
}

function mergeProblems(problems: readonly Problem[]): Problem {
  const [first] = problems as readonly [Problem, ...Problem[]];
  const names = Object.keys(first.parameters);
  const parameters = Object.fromEntries(
    names.map((name) => [name, joined(problems.map((each) => each.parameters[name] ?? ""))]),
  );
  return { code: first.code, field: commonField(problems.map(({ field }) => field)), parameters };
}

function joined(values: readonly ProblemParameter[]): ProblemParameter {
  const distinct = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  const [only] = distinct;
  if (distinct.length === 1 && only !== undefined) return only;
  const inLanguage = (locale: "nl" | "en") =>
    distinct.map((value) => (typeof value === "object" ? value[locale] : value)).join(", ");
  return { nl: inLanguage("nl"), en: inLanguage("en") };
}

/** `rules.vatCodes` of `rules.vatCodes.icp` and `rules.vatCodes.export`. */
function commonField(fields: readonly string[]): string {
  const [first = [], ...rest] = fields.map((field) => field.split("."));
  const differs = first.findIndex((part, index) => rest.some((other) => other[index] !== part));
  return (differs === -1 ? first : first.slice(0, Math.max(differs, 1))).join(".");
}

function distinctOrders(group: readonly Finding[]): readonly Text[] | null {
  const all = group.flatMap(({ orders }) => orders ?? []);
  return all.length === 0 ? null : [...new Map(all.map((text) => [text.nl, text])).values()];
}
