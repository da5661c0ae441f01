import * as z from "zod";
import type { Text } from "../text/text.ts";

/** How a setting is shown to a person who does not program: its name and what it does, in both languages. */
export interface SettingText {
  readonly title: Text;
  readonly explanation: Text;
}

/** Every setting that a person may change is registered here, by core and by each adapter; forms and documentation are made from it. */
export const settingTexts: z.core.$ZodRegistry<SettingText, z.ZodType> = z.registry<SettingText, z.ZodType>();

/** Registers a setting's text. Arguments: schema, Dutch title and explanation, English title and explanation. */
export function described<S extends z.ZodType>(
  schema: S,
  nl: readonly [string, string],
  en: readonly [string, string],
): S {
  settingTexts.add(schema, { title: { nl: nl[0], en: en[0] }, explanation: { nl: nl[1], en: en[1] } });
  return schema;
}
