import { toFixed } from "../shared/decimal.ts";
import { queryRefusal } from "./errors.ts";
import { readMoment } from "./moments.ts";

/** The words of a `$filter`, with OData v3 literals. SnelStart fact sheet §3, 2026-11-21. */
export type Token =
  | { type: "literal"; kind: LiteralKind; value: string | bigint | boolean | null }
  | { type: "word"; text: string };

export type LiteralKind = "text" | "number" | "guid" | "moment" | "flag" | "null";

const patterns: readonly [RegExp, (match: RegExpExecArray) => Token | undefined][] = [
  [/^guid'([0-9a-fA-F-]{36})'/, ([, id = ""]) => literal("guid", id.toLowerCase())],
  [/^datetime'([^']*)'/, ([, written = ""]) => literal("moment", momentOf(written))],
  [/^'((?:[^']|'')*)'/, ([, body = ""]) => literal("text", body.replaceAll("''", "'"))],
  [/^(-?\d+(?:\.\d{1,6})?)[mMdDfFlL]?(?![\w'])/, ([, digits = ""]) => literal("number", toFixed(digits))],
  [/^(true|false)\b/, ([, word]) => literal("flag", word === "true")],
  [/^null\b/, () => literal("null", null)],
  [/^[A-Za-z_][\w/]*/, ([name]) => ({ type: "word", text: name })],
  [/^[(),:]/, ([sign]) => ({ type: "word", text: sign })],
];

const literal = (kind: LiteralKind, value: string | bigint | boolean | null): Token => ({
  type: "literal",
  kind,
  value,
});

function momentOf(written: string): string {
  const read = readMoment(written);
  if (read === undefined) throw queryRefusal(`Unrecognized literal datetime'${written}' in the query.`);
  return read;
}

export function tokensOf(filter: string): Token[] {
  const tokens: Token[] = [];
  let rest = filter.trimStart();
  while (rest !== "") {
    const [token, length] = nextToken(rest, filter.length - rest.length);
    tokens.push(token);
    rest = rest.slice(length).trimStart();
  }
  return tokens;
}

function nextToken(rest: string, place: number): [Token, number] {
  for (const [pattern, make] of patterns) {
    const match = pattern.exec(rest);
    const token = match === null ? undefined : make(match);
    if (match !== null && token !== undefined) return [token, match[0].length];
  }
  throw queryRefusal(`Syntax error at position ${place} in the query filter.`);
}
