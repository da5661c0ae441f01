import { bodyDate } from "./dates.ts";
import { Refusal, texts, unknownProperty } from "./errors.ts";
import { isGuid } from "./guids.ts";
import { millionthsOf } from "./money.ts";
import type { Cell, Kind, PropertyTable } from "./properties.ts";

/** A checked body: writable properties by name, dates as milliseconds, collections apart. Fact sheet §5 and §8.1. */
export interface Body {
  values: Map<string, Cell>;
  /** Amounts as they were sent, for exact arithmetic. */
  raw: Map<string, unknown>;
  collections: Map<string, unknown>;
  /** Read-only properties that were sent; they do nothing. */
  ignored: Map<string, unknown>;
}

export const invalidStream = (): Refusal => new Refusal(400, texts.stream);

export function readBody(json: unknown, table: PropertyTable): Body {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw invalidStream();
  const body: Body = { values: new Map(), raw: new Map(), collections: new Map(), ignored: new Map() };
  for (const [name, value] of Object.entries(json)) {
    if (name === "__metadata") continue;
    const property = table.properties.get(name);
    if (property === undefined) throw unknownProperty(name, table.type);
    // Records that were read and sent back whole carry deferred links and read-only properties.
    if (isDeferred(value)) continue;
    if (!property.writable) body.ignored.set(name, value);
    else if (property.kind === "collection") body.collections.set(name, value);
    else {
      body.values.set(name, cellOf(name, property.kind, value));
      body.raw.set(name, value);
    }
  }
  return body;
}

const isDeferred = (value: unknown) => typeof value === "object" && value !== null && "__deferred" in value;

function cellOf(name: string, kind: Kind, value: unknown): Cell {
  if (value === null) return null;
  const cell = convert(kind, value);
  if (cell === undefined) {
    throw new Refusal(400, `Error processing request stream. Error encountered in converting the value of '${name}'.`);
  }
  return cell;
}

function convert(kind: Kind, value: unknown): Cell | undefined {
  switch (kind) {
    case "guid":
      return typeof value === "string" && isGuid(value) ? value.toLowerCase() : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "date":
      return typeof value === "string" ? bodyDate(value) : undefined;
    case "double":
      return millionthsOf(value) === undefined ? undefined : Number(value);
    case "int":
    case "long":
      return integer(value);
    default:
      return typeof value === "string" ? value : undefined;
  }
}

/** A number outside Int32 is refused. */
function integer(value: unknown): number | undefined {
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number)) return undefined;
  return Math.abs(number) <= 2_147_483_647 ? number : undefined;
}

export const text = (body: Body, name: string): string | undefined => {
  const value = body.values.get(name);
  return typeof value === "string" ? value : undefined;
};

export const number = (body: Body, name: string): number | undefined => {
  const value = body.values.get(name);
  return typeof value === "number" ? value : undefined;
};
