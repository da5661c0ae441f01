import { symbolic } from "./errors.ts";
import type { MoneybirdSwitches } from "./switches.ts";

export type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The JSON of a request; an empty body is an empty object. */
export function parseBody(text: string): Fields {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Told below, like any other body that is no object.
  }
  throw symbolic(400, "The body is not a JSON object");
}

/** The payload under its wrapper. Moneybird fact sheet §1 and §6, 2026-11-21. */
export function unwrap(body: Fields, wrapper: string, known: readonly string[], switches: MoneybirdSwitches): Fields {
  const payload = body[wrapper];
  if (!isObject(payload)) {
    const name = wrapper.replaceAll("_", " ");
    throw symbolic(400, `${name[0]?.toUpperCase()}${name.slice(1)} is required`, { [wrapper]: "required" });
  }
  return only(payload, known, wrapper, switches);
}

/** Drops or refuses what the API does not know: switch unknownKeys. */
export function only(fields: Fields, known: readonly string[], place: string, switches: MoneybirdSwitches): Fields {
  const stranger = Object.keys(fields).find((name) => !known.includes(name));
  if (stranger !== undefined && switches.unknownKeys === "refused") {
    throw symbolic(400, `${stranger} is not a recognized parameter`, { [place]: { [stranger]: "unknown" } });
  }
  return Object.fromEntries(Object.entries(fields).filter(([name]) => known.includes(name)));
}

/** A list, or an object keyed "0", "1", ... Moneybird fact sheet §3, 2026-11-21. */
export function listed(value: unknown): Fields[] {
  const items = isObject(value) ? Object.values(value) : value;
  return Array.isArray(items) ? items.filter(isObject) : [];
}

/** Text as the API keeps it: numbers become text, an empty text is nothing. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  return typeof value === "string" ? value : String(value);
}

export const flagOf = (value: unknown): boolean => value === true || value === "true" || value === "1";
