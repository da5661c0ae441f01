import { type Customer, isPersonal, type WriteStep } from "@boekbrug/core";

/** Stands where a person's data stood. */
const hidden = "***";

/** Of a customer, what says nothing of the person. */
const plain = new Set(["id", "type", "country", "vatNumber"]);

/** A value for programs, without any text that tells who the customer is. */
export const withoutPerson = (customer: Customer, value: unknown): unknown =>
  withoutTexts(value, personalTexts(customer));

/** A write step for programs: of a customer's record nothing, of a document everything but the person. */
export const stepJson = (customer: Customer, step: WriteStep): unknown => ({
  ...step,
  identity: step.identity === null ? null : hidden,
  request: {
    ...step.request,
    body: isPersonal(step) ? hiddenTexts(step.request.body) : withoutPerson(customer, step.request.body),
  },
});

/** As typed and without spaces, as in the address of a parcel; longest first, so that no part of one is left standing. */
const personalTexts = (customer: Customer): string[] =>
  [...new Set(textsIn(customer).flatMap((text) => [text, text.replace(/\s+/g, "")]))]
    .filter((text) => text.trim().length > 1)
    .sort((a, b) => b.length - a.length);

function textsIn(value: object): string[] {
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) => {
    if (plain.has(key)) return [];
    if (typeof each === "string") return [each];
    return typeof each === "object" && each !== null ? textsIn(each) : [];
  });
}

function withoutTexts(value: unknown, personal: readonly string[]): unknown {
  return mapTexts(value, (text) => personal.reduce((result, each) => replaceWhole(result, each), text));
}

const hiddenTexts = (value: unknown): unknown => mapTexts(value, () => hidden);

/** A text of two letters is hidden where it stands alone, not inside a word. */
const replaceWhole = (text: string, personal: string): string =>
  text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(personal)}(?![\\p{L}\\p{N}])`, "giu"), hidden);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((each: unknown) => mapTexts(each, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [key, mapTexts(each, change)]),
  );
}
