import type { Locale, Text } from "../text/text.ts";
import { type ProblemCode, problemCatalogue } from "./catalogue.ts";
import type { ProblemEntry, ProblemKind } from "./problem-entry.ts";

type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type ParameterNames<C extends ProblemCode> = Placeholders<
  (typeof problemCatalogue)[C]["reason"]["en"] | (typeof problemCatalogue)[C]["remedy"]["en"]
>;

type ParameterArguments<C extends ProblemCode> = [ParameterNames<C>] extends [never]
  ? []
  : [parameters: Readonly<Record<ParameterNames<C>, ProblemParameter>>];

/** What fills a placeholder; words are given in both languages. */
export type ProblemParameter = string | number | Text;

/** Something that stops an order or a run, as data. It carries no personal data. */
export interface Problem {
  /** Stable: programs may depend on it. */
  readonly code: ProblemCode;
  /** The field at fault, as a path: `order.lines.3.vatPercent`, `connections.0.shop.secret`. */
  readonly field: string;
  readonly parameters: Readonly<Record<string, ProblemParameter>>;
}

export function problem<C extends ProblemCode>(code: C, field: string, ...rest: ParameterArguments<C>): Problem {
  return { code, field, parameters: rest[0] ?? {} };
}

/** The kind of a problem, from the catalogue. */
export const problemKind = (code: ProblemCode): ProblemKind => problemCatalogue[code].kind;

/** Whether two problems say the same. */
export const sameProblem = (a: Problem, b: Problem): boolean => inOrder(a) === inOrder(b);

const inOrder = ({ code, field, parameters }: Problem): string =>
  JSON.stringify([
    code,
    field,
    Object.entries(parameters)
      .map(comparable)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);

const comparable = ([name, value]: [string, ProblemParameter]): [string, unknown] =>
  typeof value === "object" ? [name, [value.nl, value.en]] : [name, value];

export interface ProblemDescription {
  readonly code: ProblemCode;
  readonly field: string;
  readonly reason: string;
  readonly remedy: string;
}

/** A problem in words. */
export function describeProblem(found: Problem, locale: Locale): ProblemDescription {
  const entry: ProblemEntry = problemCatalogue[found.code];
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => inWords(found.parameters[name] ?? "", locale));
  return {
    code: found.code,
    field: found.field,
    reason: fill(entry.reason[locale]),
    remedy: fill(entry.remedy[locale]),
  };
}

/** A decimal gets the comma that Dutch readers expect; anything else stands as it is. */
function inWords(value: ProblemParameter, locale: Locale): string {
  if (typeof value === "object") return value[locale];
  const text = String(value);
  return locale === "nl" && /^-?\d+\.\d+$/.test(text) ? text.replace(".", ",") : text;
}
