import { literalDate } from "./dates.ts";
import { Refusal, texts } from "./errors.ts";
import type { Cell, Kind } from "./properties.ts";

/** Words of a `$filter` or a `$skiptoken`. Exact fact sheet §5, 2026-11-21. */
export type Token =
  | { type: "name" | "symbol"; text: string }
  | { type: "literal"; kind: Kind | "null" | "number"; value: Cell; dateOnly?: boolean };

const pattern =
  /\s*(?:(guid|datetime)?'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)([LlDdMmFf]?)(?![\w.])|([A-Za-z_][\w/]*)|([(),]))/y;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (text.slice(pattern.lastIndex).trim() !== "") {
    const match = pattern.exec(text);
    if (match === null) throw new Refusal(400, `Syntax error in '${text}'.`);
    tokens.push(tokenOf(match, text));
  }
  return tokens;
}

function tokenOf(match: RegExpExecArray, text: string): Token {
  const [, prefix, quoted, digits, suffix, name, symbol] = match;
  if (quoted !== undefined) return quotedLiteral(prefix, quoted, text);
  if (digits !== undefined) {
    return { type: "literal", kind: suffix?.toUpperCase() === "L" ? "long" : "number", value: Number(digits) };
  }
  if (name === "true" || name === "false") return { type: "literal", kind: "boolean", value: name === "true" };
  if (name === "null") return { type: "literal", kind: "null", value: null };
  if (name !== undefined) return { type: "name", text: name };
  return { type: "symbol", text: symbol ?? "" };
}

function quotedLiteral(prefix: string | undefined, quoted: string, text: string): Token {
  if (prefix === "guid") {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(quoted))
      throw new Refusal(400, `Syntax error in '${text}'.`);
    return { type: "literal", kind: "guid", value: quoted.toLowerCase() };
  }
  if (prefix === "datetime") {
    const date = literalDate(quoted);
    if (date === undefined) throw new Refusal(400, `Syntax error in '${text}'.`);
    return { type: "literal", kind: "date", value: date.ms, dateOnly: date.dateOnly };
  }
  return { type: "literal", kind: "string", value: quoted.replaceAll("''", "'") };
}

/** The other way round, for a `$skiptoken`. */
export function literalText(kind: Kind, value: Cell): string {
  if (value === null) return "null";
  if (kind === "guid") return `guid'${value}'`;
  if (kind === "date") return `datetime'${new Date(Number(value)).toISOString().slice(0, 19)}'`;
  if (kind === "string") return `'${String(value).replaceAll("'", "''")}'`;
  return kind === "long" ? `${value}L` : String(value);
}

export function literalsOf(text: string): Cell[] {
  return tokensOf(text).flatMap((token) => {
    if (token.type === "literal") return [token.value];
    if (token.type === "symbol" && token.text === ",") return [];
    throw new Refusal(400, texts.filterForm);
  });
}
