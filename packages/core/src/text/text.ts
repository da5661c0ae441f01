/** The two languages Boekbrug speaks. */
export type Locale = "nl" | "en";

/** A text for people, in both languages. */
export interface Text {
  readonly nl: string;
  readonly en: string;
}
