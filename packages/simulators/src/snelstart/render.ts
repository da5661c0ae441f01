import { jsonNumber } from "../shared/decimal.ts";
import type { Field, Json, Shape, Values } from "./shape.ts";

/** A record as JSON. */
export function render<S extends Shape>(shape: S, values: Values<S>): Json<S> {
  return renderFields(shape, values) as Json<S>;
}

function renderFields(shape: Shape, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [name, renderValue(field, values[name] ?? null)]),
  );
}

function renderValue(field: Field, value: unknown): unknown {
  if (value === null) return null;
  switch (field.kind) {
    case "decimal":
      return jsonNumber(value as bigint);
    case "ref":
      return { id: value, uri: `/${field.path}/${value}` };
    case "part":
      return renderFields(field.shape, value as Record<string, unknown>);
    case "list":
      return (value as Record<string, unknown>[]).map((one) => renderFields(field.shape, one));
    default:
      return value;
  }
}
