import { describe, expect, it } from "vitest";
import * as z from "zod";
import { connectionKeySchema, rulesSchema } from "./rules.ts";
import { settingTexts } from "./setting-text.ts";

/** Every leaf setting of an object schema, with its path. */
function leaves(schema: z.ZodType, path: string[] = []): [string, z.ZodType][] {
  const bare = schema instanceof z.ZodPrefault ? (schema.unwrap() as z.ZodType) : schema;
  if (!(bare instanceof z.ZodObject)) return [[path.join("."), schema]];
  return Object.entries(bare.shape).flatMap(([key, each]) => leaves(each as z.ZodType, [...path, key]));
}

describe("settings", () => {
  it.each(leaves(rulesSchema))("%s has a title and an explanation in both languages", (_, schema) => {
    const text = settingTexts.get(schema);
    expect(text?.title.nl).toBeTruthy();
    expect(text?.title.en).toBeTruthy();
    expect(text?.explanation.nl).not.toBe(text?.explanation.en);
  });

  it("books paid orders from the moment of connecting by default", () => {
    expect(rulesSchema.parse({})).toMatchObject({
      orders: { paidOnly: true, from: "connection" },
      document: { kind: "entry" },
      number: { source: "order", yearPrefix: false, owner: "shop" },
    });
  });

  it("refuses a misspelt key", () => {
    expect(rulesSchema.safeParse({ acounts: {} }).success).toBe(false);
  });

  it("refuses a VAT code for a role that there is not", () => {
    expect(rulesSchema.safeParse({ vatCodes: { "domestik-standard": "4" } }).success).toBe(false);
    expect(rulesSchema.safeParse({ vatCodes: { "oss:DE:19": "D19", "oss:FR:5.5": "F5", icp: "7" } }).success).toBe(
      true,
    );
  });

  it("takes short lower-case keys for a connection", () => {
    expect(connectionKeySchema.safeParse("shop1").success).toBe(true);
    expect(connectionKeySchema.safeParse("My shop").success).toBe(false);
    expect(connectionKeySchema.safeParse("averyveryverylongkey").success).toBe(false);
  });
});
