import { describe, expect, it } from "vitest";
import { problemCatalogue } from "./catalogue.ts";
import { describeProblem, problem } from "./problem.ts";
import type { ProblemEntry } from "./problem-entry.ts";

const entries: [string, ProblemEntry][] = Object.entries(problemCatalogue);
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe("the catalogue of problems", () => {
  it.each(entries)("tells %s in Dutch and English with the same parameters", (_, { reason, remedy }) => {
    expect(new Set(placeholders(reason.nl + remedy.nl))).toEqual(new Set(placeholders(reason.en + remedy.en)));
    for (const text of [reason.nl, reason.en, remedy.nl, remedy.en]) expect(text).toMatch(/\.$/);
    expect(reason.nl).not.toBe(reason.en);
  });

  it("fills words in by language", () => {
    const cause = { nl: "de oorzaak", en: "the cause" };
    const found = problem("connection.limited", "connection", { until: "2026-03-16T09:00:00Z", cause });
    expect(describeProblem(found, "nl").reason).toContain("de oorzaak");
    expect(describeProblem(found, "en").reason).toContain("the cause");
  });

  it("fills the parameters in", () => {
    const found = problem("mapping.account-missing", "rules.accounts.high", { role: "high", field: "accounts.high" });
    expect(describeProblem(found, "en")).toEqual({
      code: "mapping.account-missing",
      field: "rules.accounts.high",
      reason: "No ledger account is chosen for high.",
      remedy: "Fill in accounts.high in the configuration.",
    });
  });
});
