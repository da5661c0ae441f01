import { describeProblem, type Locale, type Problem } from "@boekbrug/core";

/** Where a command writes. Lines for people, or one JSON document for programs. */
export interface Output {
  readonly language: Locale;
  readonly json: boolean;
  /** A line for people; nothing in JSON mode. */
  line(text?: string): void;
  /** Text as it is, without a line end of its own; nothing in JSON mode. */
  text(text: string): void;
  /** The command's result for programs; nothing in the other mode. */
  result(value: unknown): void;
  /** A problem, for people on the error stream; in JSON mode the caller puts it in the result. */
  problem(found: Problem): void;
}

export interface Streams {
  out(text: string): void;
  error(text: string): void;
}

export function createOutput(streams: Streams, language: Locale, json: boolean): Output {
  return {
    language,
    json,
    line: (text = "") => {
      if (!json) streams.out(`${text}\n`);
    },
    text: (text) => {
      if (!json) streams.out(text);
    },
    result: (value) => {
      if (json) streams.out(`${JSON.stringify(value, null, 2)}\n`);
    },
    problem: (found) => {
      if (!json) streams.error(`${problemLine(found, language)}\n`);
    },
  };
}

/** `rules.accounts.high: reason Remedy.` in one line. */
export function problemLine(found: Problem, language: Locale): string {
  const { field, reason, remedy } = describeProblem(found, language);
  return `${field}: ${reason} ${remedy}`;
}

/** A problem for programs: code, field and parameters, with the words in both languages. */
export const problemJson = (found: Problem) => {
  const { reason, remedy } = describeProblem(found, "nl");
  const english = describeProblem(found, "en");
  return {
    code: found.code,
    field: found.field,
    parameters: found.parameters,
    nl: { reason, remedy },
    en: { reason: english.reason, remedy: english.remedy },
  };
};
