/** The properties of a resource: their kind and whether POST and PUT take them. Names from fact sheet §3, §7 and §8. */

export type Kind = "guid" | "string" | "double" | "int" | "long" | "boolean" | "date" | "collection";

/** A value as a row holds it: dates are milliseconds, guids are text. */
export type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;

export interface Property {
  kind: Kind;
  writable: boolean;
  /** Reads are padded to this width: on the left (customer codes) or on the right (VAT codes). */
  padding?: { side: "left" | "right"; width: number; unpaddedFilter?: true };
}

export interface PropertyTable {
  key: string;
  /** The name Exact gives the type in metadata and in errors. */
  type: string;
  properties: ReadonlyMap<string, Property>;
}

type Names = Partial<Record<Kind, string>>;

interface TableParts {
  key: string;
  type: string;
  read: Names;
  write?: Names;
  padded?: Record<string, NonNullable<Property["padding"]>>;
}

/** Customer codes: 18 wide, spaces in front; VAT codes: 3 wide, spaces behind. */
export const customerCode = { side: "left", width: 18 } as const;
export const vatCode = { side: "right", width: 3 } as const;

const audit: Names = { date: "Created Modified", guid: "Creator Modifier", string: "CreatorFullName ModifierFullName" };

export function propertyTable(parts: TableParts, audited = true): PropertyTable {
  const properties = new Map<string, Property>();
  const add = (names: Names, writable: boolean) => {
    for (const [kind, list] of Object.entries(names) as [Kind, string][]) {
      for (const name of list.trim().split(/\s+/)) {
        const padding = parts.padded?.[name];
        properties.set(name, { kind, writable, ...(padding === undefined ? {} : { padding }) });
      }
    }
  };
  if (audited) add(audit, false);
  add(parts.read, false);
  add(parts.write ?? {}, true);
  return { key: parts.key, type: `Exact.Web.Api.Models.${parts.type}`, properties };
}

export function padded(property: Property | undefined, text: string): string {
  if (property?.padding === undefined || text === "") return text;
  const { side, width } = property.padding;
  return side === "left" ? text.trim().padStart(width) : text.trim().padEnd(width);
}
