import { describe, expect, it } from "vitest";
import * as z from "zod";
import { explainVatQuestion } from "../../src/index.ts";
import { orSkipped, readShared, sharedFilesPresent } from "./shared-files.ts";

const answerSchema = z.record(z.string(), z.unknown());
const fileSchema = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      input: z.unknown(),
      expected: answerSchema,
      acceptableAlternatives: z.array(answerSchema).default([]),
      never: z.array(answerSchema).default([]),
    }),
  ),
});

const cases = sharedFilesPresent ? fileSchema.parse(readShared("sample-cases.json")).cases : [];

/** Words of an example that a legal text must hold, for the words that a program can look for. */
const legalWords: Readonly<Record<string, RegExp>> = {
  "0%": /0\s?%/,
  "reference to the exemption": /art\. \d+/,
  "btw-id customer": /[A-Z]{2}[A-Z0-9]{6,}/,
  "btw verlegd": /btw verlegd/,
  "bijzondere regeling – gebruikte goederen": /bijzondere regeling – gebruikte goederen/,
};

function fits(answer: Record<string, unknown>, wanted: Record<string, unknown>): boolean {
  const { when: _, flags = [], legalText, ...rest } = wanted;
  if ("problem" in rest) return "problem" in answer;
  const found = (answer.flags ?? []) as readonly string[];
  return (
    Object.entries(rest).every(([key, value]) => JSON.stringify(answer[key]) === JSON.stringify(value)) &&
    (flags as readonly string[]).every((flag) => found.includes(flag)) &&
    (legalText === undefined || hasWords(answer.legalText, legalText))
  );
}

function hasWords(found: unknown, wanted: unknown): boolean {
  if (wanted === null || typeof wanted !== "object") return found === null;
  const { must } = wanted as { must: readonly string[] };
  return must.every((word) => legalWords[word]?.test(String(found)) ?? word === "btw-id seller");
}

const contradicts = (answer: Record<string, unknown>, never: Record<string, unknown>) =>
  Object.entries(never).every(([key, value]) => JSON.stringify(answer[key]) === JSON.stringify(value));

describe.skipIf(!sharedFilesPresent)(orSkipped("sample cases"), () => {
  it("is not an empty file", () => expect(cases.length).toBeGreaterThanOrEqual(20));

  it.each(cases.map((one) => [one.id, one.title, one] as const))("%s: %s", (_id, _title, one) => {
    const answer: Record<string, unknown> = { ...explainVatQuestion(one.input) };
    if (![one.expected, ...one.acceptableAlternatives].some((wanted) => fits(answer, wanted))) {
      expect(answer).toMatchObject(one.expected);
      expect.unreachable("flags or legal text differ");
    }
    for (const never of one.never) expect(contradicts(answer, never)).toBe(false);
  });
});
