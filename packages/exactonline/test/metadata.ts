/// <reference types="node" />
import { existsSync, readFileSync } from "node:fs";

/** Field data of the vendor, kept outside the repository; without it there is nothing to compare with. */
const folder = new URL("../../../../shared/vendors/exactonline/metadata/", import.meta.url);

export const hasMetadata = existsSync(folder);

export interface Property {
  readonly type: string;
  /** The resource of the parts of a collection. */
  readonly element?: string;
  /** Absent where only later sources name the property. */
  readonly methods?: readonly string[];
  readonly mandatoryOnPost?: boolean;
  readonly maxLength?: readonly { readonly value: number }[];
  readonly enum?: Readonly<Record<string, string>>;
}

interface Resource {
  readonly scope: string;
  readonly methods: readonly string[];
  readonly properties: Readonly<Record<string, Property>>;
}

/** The field data of a resource, named like `crm.Accounts`; undefined where there are none. */
export function resourceData(resource: string): Resource | undefined {
  const file = new URL(`${resource}.json`, folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

type Body = Readonly<Record<string, unknown>>;

/** Flagged as mandatory, and yet filled by Exact: the header's id on lines that travel with it, the item's own ledger account. */
const filledByExact = new Set(["EntryID", "InvoiceID", "OrderID", "GLAccount"]);

/** Collections whose parts have the field data of another name. */
const partsOf: Readonly<Record<string, string>> = { SalesOrderIDs: "SalesOrderID" };

/** What is wrong with a body for a resource, in words. */
export function complaints(resource: string, method: string, body: Body): string[] {
  const data = resourceData(resource);
  if (data === undefined) return [`${resource} has no field data`];
  if (!data.methods.includes(method)) return [`${resource} knows no ${method}`];
  const wrong = Object.entries(body).flatMap(([name, value]) => {
    const property = data.properties[name];
    if (property === undefined) return [`${resource}.${name} does not exist`];
    if (property.methods?.includes(method) === false) return [`${resource}.${name} takes no part in ${method}`];
    return wrongValue(resource, method, name, property, value);
  });
  return [...wrong, ...(method === "POST" ? missing(resource, data, body) : [])];
}

function missing(resource: string, { properties }: Resource, body: Body): string[] {
  const isLine = /Lines$/.test(resource);
  return Object.entries(properties)
    .filter(([name, { mandatoryOnPost }]) => mandatoryOnPost === true && !(name in body))
    .filter(
      ([name]) =>
        !(isLine && filledByExact.has(name) && !(resource === "salesentry.SalesEntryLines" && name === "GLAccount")),
    )
    .map(([name]) => `${resource}.${name} is missing`);
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const date = /^\d{4}-\d\d-\d\d(T[\d:.]+Z?)?$/;

const forms: Readonly<Record<string, (value: unknown) => boolean>> = {
  "Edm.String": (value) => typeof value === "string",
  "Edm.Double": (value) => typeof value === "number" && Number.isFinite(value),
  "Edm.Int16": (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 15,
  "Edm.Int32": (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  "Edm.Byte": (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 256,
  "Edm.Boolean": (value) => typeof value === "boolean",
  "Edm.DateTime": (value) => typeof value === "string" && date.test(value),
  "Edm.Guid": (value) => typeof value === "string" && guid.test(value),
};

function wrongValue(resource: string, method: string, name: string, property: Property, value: unknown): string[] {
  const { type, element, maxLength, enum: choices } = property;
  if (type === "Collection") {
    const parts = `${resource.split(".")[0]}.${partsOf[name] ?? element}`;
    if (!Array.isArray(value) || value.length === 0) return [`${resource}.${name} is no list`];
    return value.flatMap((each: Body) => complaints(parts, method, each));
  }
  if (value === null && method === "PUT") return [];
  if (forms[type]?.(value) !== true) return [`${resource}.${name} is no ${type}`];
  const longest = Math.min(...(maxLength ?? []).map((each) => each.value));
  if (typeof value === "string" && value.length > longest) return [`${resource}.${name} is longer than ${longest}`];
  const known = choices === undefined || String(value).trim() in choices;
  return known ? [] : [`${resource}.${name} is none of its values`];
}

/** Everything that tests have sent to be written: `POST crm.Accounts`, and what was wrong with it. */
export interface Inspection {
  readonly written: Set<string>;
  readonly complaints: string[];
}

export const createInspection = (): Inspection => ({ written: new Set(), complaints: [] });

const resourcePath = /^\/api\/v1\/\d+\/(?<resource>[^(]+)(\(guid'[^']*'\))?$/;

/** Lets every request through, and keeps what is wrong with the bodies of those that write. */
export function inspecting(fetch: typeof globalThis.fetch, inspection: Inspection): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const path = decodeURIComponent(new URL(request.url).pathname);
    const resource = resourcePath.exec(path)?.groups?.resource?.replaceAll("/", ".");
    if (resource !== undefined && ["POST", "PUT"].includes(request.method)) {
      inspection.written.add(`${request.method} ${resource}`);
      const body = JSON.parse(await request.clone().text());
      if (hasMetadata) inspection.complaints.push(...complaints(resource, request.method, body));
    }
    return fetch(request);
  };
}
