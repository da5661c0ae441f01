import { type SettingText, settingTexts } from "@boekbrug/core";
import * as z from "zod";

/** The registered title and explanation of the setting at a path, or undefined where the path is no setting. */
export function settingText(schema: z.ZodType, path: readonly PropertyKey[]): SettingText | undefined {
  const own = settingTexts.get(schema);
  const [first, ...rest] = path;
  if (first === undefined) return own ?? inside(schema, (inner) => settingText(inner, path));
  return inside(schema, (inner) => settingText(inner, path)) ?? child(schema, first, rest);
}

/** Looks through what wraps a schema: defaults, optional, alternatives. */
function inside(schema: z.ZodType, look: (inner: z.ZodType) => SettingText | undefined): SettingText | undefined {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return look(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodUnion) {
    for (const option of schema.options) {
      const found = look(option as z.ZodType);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function child(schema: z.ZodType, key: PropertyKey, rest: readonly PropertyKey[]): SettingText | undefined {
  if (schema instanceof z.ZodArray) return settingText(schema.element as z.ZodType, rest);
  if (!(schema instanceof z.ZodObject)) return undefined;
  const inner: unknown = Reflect.get(schema.shape, key);
  return inner instanceof z.ZodType ? settingText(inner, rest) : undefined;
}
