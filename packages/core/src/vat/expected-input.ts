import type * as z from "zod";
import type { Text } from "../text/text.ts";

/** What an input of a VAT question must be, where its type alone does not say it. */
const expectations = {
  day: { nl: "een dag die bestaat, als JJJJ-MM-DD", en: "a day that exists, as YYYY-MM-DD" },
  decimal: { nl: "een getal met een punt voor de decimalen", en: "a decimal number" },
  country: { nl: "een landcode", en: "a country code" },
  period: { nl: "een tijdvak zoals 2026-Q1", en: "a period such as 2026-Q1" },
} as const satisfies Record<string, Text>;

const kinds: Readonly<Record<string, Text>> = {
  string: { nl: "een tekst", en: "a text" },
  boolean: { nl: "true of false", en: "true or false" },
  object: { nl: "een object", en: "an object" },
};

/** Says in a schema what a check of its own asks for. */
export const asks = (what: keyof typeof expectations): { readonly params: { readonly what: typeof what } } => ({
  params: { what },
});

/** What would have been right, in both languages. */
export function expected(issue: z.core.$ZodIssue | undefined): Text {
  switch (issue?.code) {
    case "custom":
      return expectations[issue.params?.what as keyof typeof expectations];
    case "invalid_value": {
      const values = issue.values.join(", ");
      return { nl: `een van ${values}`, en: `one of ${values}` };
    }
    case "invalid_type":
      return kinds[issue.expected] ?? { nl: issue.expected, en: issue.expected };
    default:
      return { nl: "een ander gegeven", en: "another value" };
  }
}
