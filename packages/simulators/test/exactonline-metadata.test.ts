/// <reference types="node" />
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Kind } from "../src/exactonline/properties.ts";
import type { Resource } from "../src/exactonline/resource.ts";
import { resources } from "../src/exactonline/resources.ts";

/** Field data of the vendor, kept outside the repository; without it there is nothing to compare with. */
const folder = new URL("../../../../shared/vendors/exactonline/metadata/", import.meta.url);

interface Metadata {
  methods: string[];
  scope: string | null;
  pageSize?: number;
  filterableOnly?: string[];
  properties: Record<string, { type: string; methods?: string[]; readOnly?: boolean; filterable?: boolean }>;
}

const kinds: Record<string, Kind> = {
  "Edm.Guid": "guid",
  "Edm.String": "string",
  "Edm.Binary": "string",
  "Edm.Double": "double",
  "Edm.Int16": "int",
  "Edm.Int32": "int",
  "Edm.Byte": "int",
  "Edm.Int64": "long",
  "Edm.Boolean": "boolean",
  "Edm.DateTime": "date",
};

const fileOf = ({ path }: Resource) => new URL(`${path.replaceAll("/", ".")}.json`, folder);
const described = existsSync(folder) ? resources.filter((resource) => existsSync(fileOf(resource))) : [];
const metadataOf = (resource: Resource): Metadata => JSON.parse(readFileSync(fileOf(resource), "utf8"));

/** In which the two differ, in words. */
function differences(resource: Resource, metadata: Metadata): string[] {
  const { properties } = resource.table;
  const found = [...properties.keys()].filter((name) => metadata.properties[name] === undefined);
  const wrong = found.map((name) => `${name} does not exist`);
  const posts = resource.create !== undefined || resource.act !== undefined;
  for (const [name, { type, methods = [], readOnly = true }] of Object.entries(metadata.properties)) {
    const property = properties.get(name);
    // A property that only a client's source names has no methods.
    const known = methods.length > 0;
    if (property === undefined) wrong.push(`${name} is missing`);
    else if (property.kind !== (kinds[type] ?? "collection")) wrong.push(`${name} is a ${type}`);
    else if (posts && known && property.writable !== (!readOnly && methods.includes("POST"))) {
      wrong.push(`${name} can${property.writable ? "not" : ""} be written`);
    }
  }
  for (const method of resource.methods) {
    if (!metadata.methods.includes(method)) wrong.push(`${method} is not a method`);
  }
  if (metadata.scope !== null && metadata.scope !== "-" && metadata.scope !== resource.scope) {
    wrong.push(`the scope is ${metadata.scope}`);
  }
  if (metadata.pageSize !== undefined && metadata.pageSize !== (resource.pageSize ?? 60)) {
    wrong.push(`pages are of ${metadata.pageSize}`);
  }
  return [...wrong, ...filterDifferences(resource, metadata)];
}

function filterDifferences({ filterFields }: Resource, { filterableOnly, properties }: Metadata): string[] {
  const flagged = Object.entries(properties).flatMap(([name, { filterable }]) => (filterable === true ? [name] : []));
  const allowed = filterableOnly ?? (flagged.length === 0 ? undefined : flagged);
  const same = [...(allowed ?? [])].sort().join() === [...(filterFields ?? [])].sort().join();
  return same ? [] : [`filters are allowed on ${allowed?.join() ?? "anything"}`];
}

describe.skipIf(!existsSync(folder))("every simulated resource fits the vendor's field data", () => {
  test.each(described.map((resource) => [resource.path, resource] as const))("%s", (_, resource) => {
    expect(differences(resource, metadataOf(resource))).toEqual([]);
  });

  test("a planted mistake is seen", () => {
    const accounts = resources.find(({ path }) => path === "crm/Accounts");
    if (accounts === undefined) throw new Error("no accounts");
    const metadata = metadataOf(accounts);
    const properties = {
      ...metadata.properties,
      Name: { type: "Edm.Int32", methods: ["GET"], readOnly: true },
      Extra: { type: "Edm.Guid" },
    };
    expect(differences(accounts, { ...metadata, properties, methods: ["GET", "POST", "PUT"], pageSize: 1000 })).toEqual(
      expect.arrayContaining([
        "Extra is missing",
        "Name is a Edm.Int32",
        "DELETE is not a method",
        "pages are of 1000",
      ]),
    );
  });
});
