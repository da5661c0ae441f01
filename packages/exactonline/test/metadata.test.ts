/// <reference types="node" />
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createExactOnline } from "../src/index.ts";
import { snapshotWith } from "./snapshot.ts";
import {
  createClock,
  createTokenStore,
  customerWith,
  lineWith,
  mixedOrder,
  must,
  orderWith,
  planOf,
  rulesWith,
  settingsWith,
} from "./support.ts";

/** Field data of the vendor, kept outside the repository; without it there is nothing to compare with. */
const folder = new URL("../../../../shared/vendors/exactonline/metadata/", import.meta.url);

interface Property {
  type: string;
  element?: string;
  methods?: string[];
  readOnly?: boolean;
  mandatoryOnPost?: boolean;
  maxLength?: { value: number }[];
}

const propertiesOf = (resource: string): Record<string, Property> =>
  JSON.parse(readFileSync(new URL(`${resource}.json`, folder), "utf8")).properties;

/** What is wrong with a body for a resource, in words. */
function complaints(resource: string, body: Record<string, unknown>): string[] {
  const properties = propertiesOf(resource);
  const found: string[] = [];
  for (const [name, value] of Object.entries(body)) {
    const property = properties[name];
    if (property === undefined) found.push(`${resource}.${name} does not exist`);
    else if (property.readOnly || !(property.methods ?? []).includes("POST")) found.push(`${name} cannot be posted`);
    else found.push(...valueComplaints(name, property, value));
  }
  const headerId = resource.endsWith("Lines") ? "EntryID" : "";
  for (const [name, property] of Object.entries(properties)) {
    if (property.mandatoryOnPost && name !== headerId && !(name in body)) found.push(`${name} is missing`);
  }
  return found;
}

function valueComplaints(name: string, { type, element, maxLength }: Property, value: unknown): string[] {
  if (type === "Collection") {
    return (value as Record<string, unknown>[]).flatMap((each) => complaints(`salesentry.${element}`, each));
  }
  const number = ["Edm.Double", "Edm.Int32", "Edm.Int16"].includes(type);
  if (number) return typeof value === "number" ? [] : [`${name} is no number`];
  const placeholder = type === "Edm.Guid" && typeof value === "object";
  if (typeof value !== "string" && !placeholder) return [`${name} is no text`];
  const limit = Math.min(...(maxLength ?? []).map((each) => each.value));
  return typeof value === "string" && value.length > limit ? [`${name} is longer than ${limit}`] : [];
}

describe.skipIf(!existsSync(folder))("every body fits the vendor's field data", () => {
  const settings = settingsWith({ paymentCondition: "30" });
  const parts = { clock: createClock(), tokens: createTokenStore(), connection: "shop", holder: "one" };
  const ledger = createExactOnline(settings, parts);
  const long = "Ångström & Zonen ".repeat(20);
  const wordy = customerWith({
    name: long,
    company: long,
    phone: "0".repeat(30),
    vatNumber: "NL123456789B01",
    billTo: { ...customerWith().billTo, street: long, city: long, postcode: "1234 AB" },
  });

  test.each([
    ["an ordinary order", mixedOrder()],
    [
      "long texts",
      mixedOrder({ customer: wordy, lines: [lineWith(5997, "21", { description: long }), lineWith(735, "9")] }),
    ],
    ["a guest without an address", mixedOrder({ customer: customerWith({ id: null, email: null }) })],
    ["a zero rate", orderWith({ lines: [lineWith(1000, "0", { quantity: "0.125" })], vat: 0 })],
  ])("%s", (_, order) => {
    for (const rules of [rulesWith(), rulesWith({ number: { owner: "ledger" } })]) {
      const [customer, document] = must(ledger.compose(planOf(order, rules), rules, snapshotWith()));
      expect(complaints("crm.Accounts", customer?.request.body as never)).toEqual([]);
      expect(complaints("salesentry.SalesEntries", document?.request.body as never)).toEqual([]);
    }
  });

  test("a planted mistake is seen", () => {
    expect(complaints("crm.Accounts", { IsCustomer: true, IsSales: true, City: "x".repeat(31) })).toEqual([
      "crm.Accounts.IsCustomer does not exist",
      "IsSales cannot be posted",
      "City is longer than 30",
      "Name is missing",
    ]);
  });
});
