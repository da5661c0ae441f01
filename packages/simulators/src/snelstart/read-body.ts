import { toFixed } from "../shared/decimal.ts";
import { bindingRefusal, type Complaints, isCode, refuseWith } from "./errors.ts";
import { isGuid } from "./guids.ts";
import { readMoment } from "./moments.ts";
import { blank, type Field, type Shape, type Values } from "./shape.ts";
import type { SnelStartSwitches } from "./switches.ts";

/** A name in a body that is not spelled as the API spells it. */
export interface StrayProperty {
  method: string;
  path: string;
  /** `boekingsregels.bedragen`. */
  property: string;
  /** False where only the case differed and the API took it all the same. */
  lost: boolean;
}

export interface Body {
  fields: Record<string, unknown>;
  method: string;
  path: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The JSON of a request. An empty one is refused with a code of its own. SnelStart fact sheet §4, 2026-11-21. */
export function parseBody(text: string, switches: SnelStartSwitches): unknown {
  if (text.trim() === "" || text.trim() === "null") refuseWith("ALG-0106", switches);
  try {
    return JSON.parse(text);
  } catch {
    throw bindingRefusal({ model: ["Het bericht is geen geldige JSON."] });
  }
}

interface Reading {
  body: Body;
  switches: SnelStartSwitches;
  complaints: Complaints;
  strays: StrayProperty[];
  wrong: Record<string, string[]>;
}

/**
 * Binds a body to a shape. Names bind without regard to case, what the API does not know is lost without a word, money
 * may be text, null is nothing. SnelStart fact sheet §4, 2026-11-21.
 */
export function readBody<S extends Shape>(
  shape: S,
  body: Body,
  before: Values<S> | undefined,
  parts: { switches: SnelStartSwitches; complaints: Complaints; strays: StrayProperty[] },
): Values<S> {
  const reading: Reading = { ...parts, body, wrong: {} };
  const values = readFields(shape, body.fields, before, "", reading);
  if (Object.keys(reading.wrong).length > 0) throw bindingRefusal(reading.wrong);
  return values as Values<S>;
}

function readFields(
  shape: Shape,
  fields: Record<string, unknown>,
  before: Record<string, unknown> | undefined,
  place: string,
  reading: Reading,
): Record<string, unknown> {
  const bound = bind(shape, fields, place, reading);
  const values: Record<string, unknown> = blank(shape);
  for (const [name, field] of Object.entries(shape)) {
    const kept = field.readOnly === true || (!bound.has(name) && reading.switches.absentOnPut === "kept");
    if (kept) values[name] = before?.[name] ?? values[name];
    else if (bound.has(name)) values[name] = readValue(field, bound.get(name), `${place}${name}`, reading);
  }
  return values;
}

/** The values by the API's own names: switches bodyNames and unknownProperties. */
function bind(shape: Shape, fields: Record<string, unknown>, place: string, reading: Reading): Map<string, unknown> {
  const { bodyNames, unknownProperties } = reading.switches;
  const names = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]));
  const bound = new Map<string, unknown>();
  for (const [sent, value] of Object.entries(fields)) {
    const name = names.get(sent.toLowerCase());
    const lost = name === undefined || (name !== sent && bodyNames === "exact");
    if (name !== sent) {
      const { method, path } = reading.body;
      reading.strays.push({ method, path, property: `${place}${sent}`, lost });
    }
    if (!lost) bound.set(name, value);
    else if (unknownProperties === "refused") complain(reading, `${place}${sent}`, "is onbekend");
  }
  return bound;
}

const complain = ({ wrong }: Reading, place: string, words: string) => {
  wrong[place] = [...(wrong[place] ?? []), `Het veld ${place} ${words}.`];
};

function readValue(field: Field, value: unknown, place: string, reading: Reading): unknown {
  if (value === null || value === undefined) return field.kind === "list" || field.kind === "texts" ? [] : null;
  const refuse = (words: string) => {
    complain(reading, place, words);
    return null;
  };
  switch (field.kind) {
    case "id":
      return typeof value === "string" && isGuid(value) ? value.toLowerCase() : refuse("is geen guid");
    case "text":
      return readText(field, value, place, reading);
    case "texts":
      return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : refuse("is geen lijst");
    case "decimal":
      return readDecimal(value) ?? refuse("is geen getal");
    case "integer":
      return readInteger(field, value) ?? refuse("is geen geheel getal binnen de grenzen");
    case "flag":
      return typeof value === "boolean" ? value : refuse("is niet true of false");
    case "moment":
      return (typeof value === "string" ? readMoment(value) : undefined) ?? refuse("is geen datum");
    case "choice":
      return field.of.find((one) => one === value) ?? refuse("heeft een onbekende waarde");
    case "ref":
      return readReference(value, place, reading);
    case "part":
      return isObject(value)
        ? readFields(field.shape, value, undefined, `${place}.`, reading)
        : refuse("is geen object");
    case "list":
      if (!Array.isArray(value) || !value.every(isObject)) {
        refuse("is geen lijst");
        return [];
      }
      return value.map((one) => readFields(field.shape, one, undefined, `${place}.`, reading));
  }
}

function readText(field: Field & { kind: "text" }, value: unknown, place: string, reading: Reading): string | null {
  if (typeof value !== "string") {
    complain(reading, place, "is geen tekst");
    return null;
  }
  const { max, refusal = "" } = field;
  if (max !== undefined && value.length > max) {
    if (isCode(refusal)) reading.complaints.add(refusal, place);
    else complain(reading, place, `mag hooguit ${max} tekens lang zijn`);
  }
  return value === "" ? null : value;
}

/** Numbers and text alike; more than six decimals are no money. */
function readDecimal(value: unknown): bigint | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const written = String(value).trim();
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(written) ? toFixed(written) : undefined;
}

function readInteger({ min, max }: Field & { kind: "integer" }, value: unknown): number | undefined {
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number)) return undefined;
  return number < (min ?? -Infinity) || number > (max ?? Infinity) ? undefined : number;
}

/** `{ "id": "…" }`; `uri` may come along and means nothing. */
function readReference(value: unknown, place: string, reading: Reading): string | null {
  if (!isObject(value)) {
    complain(reading, place, "is geen verwijzing");
    return null;
  }
  const id = bind({ id: { kind: "id" }, uri: { kind: "text" } }, value, `${place}.`, reading).get("id");
  if (id === null || id === undefined) return null;
  if (typeof id === "string" && isGuid(id)) return id.toLowerCase();
  complain(reading, `${place}.id`, "is geen guid");
  return null;
}
