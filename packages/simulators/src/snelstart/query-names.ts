import { queryRefusal } from "./errors.ts";
import type { Field, Shape } from "./shape.ts";

/** A property that a query names, and how it is read from a record. */
export interface NamedProperty {
  field: Field;
  value(record: unknown): unknown;
}

/** Names in queries are UpperCamelCase; any other case is unknown. SnelStart fact sheet §3, 2026-11-21. */
const queryName = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`;

/** Other spellings of a list's names, `ArtikelCode` for `artikelcode`; undefined hides a name from queries. */
export type QueryAliases = Readonly<Record<string, string | undefined>>;

const unknown = (name: string) =>
  queryRefusal(`The query specified in the URI is not valid. Could not find a property named '${name}'.`);

export function propertyNamed(path: string, shape: Shape, aliases: QueryAliases = {}): NamedProperty {
  const [first = "", ...rest] = path.split("/");
  const entry = Object.entries(shape).find(([name]) => (name in aliases ? aliases[name] : queryName(name)) === first);
  // Fields called Uri cannot be filtered
  if (entry === undefined || first === "Uri") throw unknown(first);
  const [name, field] = entry;
  const own: NamedProperty = { field, value: (record) => (record as Record<string, unknown> | null)?.[name] ?? null };
  return rest.length === 0 ? own : below(own, rest.join("/"));
}

/** `Relatie/Id`, `VestigingsAdres/Plaats`. */
function below(outer: NamedProperty, path: string): NamedProperty {
  if (outer.field.kind === "ref") {
    if (path !== "Id") throw unknown(path);
    return { field: { kind: "id" }, value: outer.value };
  }
  if (outer.field.kind !== "part") throw unknown(path);
  const inner = propertyNamed(path, outer.field.shape);
  return { field: inner.field, value: (record) => inner.value(outer.value(record)) };
}
