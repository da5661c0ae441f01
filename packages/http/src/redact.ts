import type { HttpRequest } from "./http-client.ts";
import { jsonOf } from "./parse-json.ts";

const patterns: readonly (readonly [RegExp, string])[] = [
  [/[^\s@<>"']+@[^\s@<>"']+\.[a-z]{2,}/giu, "<e-mail>"],
  [/\bBearer\s+\S+/gi, "Bearer <token>"],
  [/\b[A-Z]{2}\d{2}[A-Z]{4}\d{7,}\b/g, "<iban>"],
  [/\+?\d[\d\s-]{8,}\d/g, "<number>"],
];

/**
 * A vendor's text without what may be personal or secret, and not longer than a line: the one place where texts from outside are cleaned. What the request
 * itself told (a customer's name) is taken out of the answer too, word by word.
 */
export function redact(text: string, request?: Pick<HttpRequest, "url" | "body">): string {
  const clean = patterns.reduce((result, [pattern, word]) => result.replace(pattern, word), text);
  const line = withoutWords(clean, request === undefined ? [] : toldBy(request))
    .replace(/\s+/g, " ")
    .trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

/** Every value that a request carries: the texts of its body, and what stands between quotes in its query. */
function toldBy({ url, body }: Pick<HttpRequest, "url" | "body">): string[] {
  const quoted = [...url.searchParams.values()].flatMap((value) => value.match(/'[^']*'/g) ?? []);
  return body === undefined ? quoted : [...quoted, ...textsIn(jsonOf(body))];
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Shorter words say little of a person, and much of what a message means. */
const shortestWord = 3;

function withoutWords(text: string, told: readonly string[]): string {
  const words = new Set(told.flatMap((each) => each.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  return text.replace(/[\p{L}\p{N}]+/gu, (word) =>
    word.length >= shortestWord && words.has(word.toLowerCase()) ? "***" : word,
  );
}
