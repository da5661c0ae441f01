/**
 * What a record of the API looks like, once: the reader of bodies, the writer of answers and the OData filter all work
 * from it. Names are the vendor's, in the lowerCamelCase of JSON. SnelStart fact sheet §7, 2026-11-21.
 */
export type Field = (
  | { kind: "id" }
  | { kind: "text"; max?: number; refusal?: string }
  | { kind: "texts" }
  | { kind: "decimal" }
  | { kind: "integer"; min?: number; max?: number }
  | { kind: "flag" }
  | { kind: "moment" }
  | { kind: "choice"; of: readonly string[] }
  | { kind: "ref"; path: string }
  | { kind: "part"; shape: Shape }
  | { kind: "list"; shape: Shape }
) & { readOnly?: true };

export type Shape = { readonly [name: string]: Field };

type ValueOf<F extends Field> = F extends { kind: "flag" }
  ? boolean | null
  : F extends { kind: "integer" }
    ? number | null
    : F extends { kind: "decimal" }
      ? bigint | null
      : F extends { kind: "texts" }
        ? string[]
        : F extends { kind: "part"; shape: infer S extends Shape }
          ? Values<S> | null
          : F extends { kind: "list"; shape: infer S extends Shape }
            ? Values<S>[]
            : F extends { kind: "choice"; of: readonly (infer C)[] }
              ? C | null
              : string | null;

/** A record as kept inside: decimals in millionths, references as the id they name, moments as local wall-clock time. */
export type Values<S extends Shape> = { -readonly [K in keyof S]: ValueOf<S[K]> };

/** A record that is in the books. */
export type Stored<S extends Shape> = Values<S> & { id: string };

type JsonOf<F extends Field> = F extends { kind: "decimal" }
  ? number | null
  : F extends { kind: "ref" }
    ? { id: string; uri: string } | null
    : F extends { kind: "part"; shape: infer S extends Shape }
      ? Json<S> | null
      : F extends { kind: "list"; shape: infer S extends Shape }
        ? Json<S>[]
        : ValueOf<F>;

/** A record as the API answers it. */
export type Json<S extends Shape> = { -readonly [K in keyof S]: JsonOf<S[K]> };

export const text = (max?: number, refusal?: string) => ({
  kind: "text" as const,
  ...(max === undefined ? {} : { max }),
  ...(refusal === undefined ? {} : { refusal }),
});
export const decimal = { kind: "decimal" } as const;
export const flag = { kind: "flag" } as const;
export const moment = { kind: "moment" } as const;
export const texts = { kind: "texts" } as const;
export const integer = (min?: number, max?: number) => ({
  kind: "integer" as const,
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
export const choice = <const T extends readonly string[]>(...of: T) => ({ kind: "choice" as const, of });
export const ref = (path: string) => ({ kind: "ref" as const, path });
export const part = <const S extends Shape>(shape: S) => ({ kind: "part" as const, shape });
export const list = <const S extends Shape>(shape: S) => ({ kind: "list" as const, shape });
export const shown = <const F extends Field>(field: F) => ({ ...field, readOnly: true as const });

/** Every record of its own has these. */
export const identity = { id: { kind: "id" }, uri: shown(text()) } as const;
export const changed = { modifiedOn: shown(moment) } as const;

/** A record of this shape with nothing filled in. */
export function blank<S extends Shape>(shape: S): Values<S> {
  const empty = ({ kind }: Field) => (kind === "list" || kind === "texts" ? [] : null);
  return Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, empty(field)])) as Values<S>;
}
