import { describe, expect, it } from "vitest";
import { decideVat, explainVatQuestion, safeVatPolicies } from "../../src/index.ts";
import { factsOf } from "../../src/vat/facts.ts";
import { isThresholdSale } from "../../src/vat/rules/conditions.ts";
import { flagRows } from "../../src/vat/rules/flags.ts";
import { heldRow, heldRows } from "../../src/vat/rules/held.ts";
import { scenarioRow, scenarioRows } from "../../src/vat/rules/scenarios.ts";
import { thresholdRows } from "../../src/vat/threshold.ts";
import { businessCases } from "./cases/business-cases.ts";
import { cornerCases } from "./cases/corner-cases.ts";
import { rateCases } from "./cases/rate-cases.ts";
import { routeCases } from "./cases/route-cases.ts";
import { specialCases } from "./cases/special-cases.ts";
import { territoryCases } from "./cases/territory-cases.ts";
import { thresholdCases } from "./cases/threshold-cases.ts";
import { sale, type VatCase } from "./vat-case.ts";

const groups: Readonly<Record<string, readonly VatCase[]>> = {
  "where a supply is taxed": routeCases,
  "threshold and one-stop shop": thresholdCases,
  "businesses in other member states": businessCases,
  "export and odd places": territoryCases,
  "rates, categories and dates": rateCases,
  "margin, vouchers, corrections, other sellers": specialCases,
  "corners of the tables": cornerCases,
};

describe.each(Object.entries(groups))("%s", (_, cases) => {
  it.each(cases.map((one) => [one.name, one.rule, one] as const))("%s (%s)", (_name, _rule, one) => {
    const answer = explainVatQuestion(sale(one.change), { ...safeVatPolicies, ...one.policies });
    if (one.problem !== undefined) {
      expect(answer).toMatchObject({ problem: one.problem });
      return;
    }
    const { flags = [], ...rest } = one.expect ?? {};
    expect(answer).toMatchObject(rest);
    expect(answer).toHaveProperty("flags", expect.arrayContaining([...flags]));
    for (const flag of one.notFlagged ?? []) expect(answer).not.toHaveProperty("flags", expect.arrayContaining([flag]));
  });
});

describe("every row of the tables", () => {
  const all = Object.values(groups).flat();
  const facts = all.flatMap(({ change, policies }) =>
    factsOf(sale(change), { ...safeVatPolicies, ...policies }).match(
      (found) => [found],
      () => [],
    ),
  );
  const reached = (ids: readonly (string | undefined)[]) => new Set(ids);

  it.each(heldRows.map(({ id }) => id))("holds a case: %s", (id) => {
    expect(reached(facts.map((found) => heldRow(found)?.id))).toContain(id);
  });

  it.each(scenarioRows.map(({ id }) => id))("decides a case: %s", (id) => {
    const decided = facts.filter((found) => heldRow(found) === undefined);
    expect(reached(decided.map((found) => scenarioRow(found)?.id))).toContain(id);
  });

  it.each(thresholdRows.map(({ id }) => id))("settles the threshold of a case: %s", (id) => {
    const sales = facts.filter((found) => isThresholdSale(found));
    expect(reached(sales.map(({ threshold }) => threshold.row))).toContain(id);
  });

  it.each([...new Set(flagRows.map(({ flag }) => flag))])("is a flag that a case expects: %s", (flag) => {
    expect(reached(all.flatMap(({ expect: expected }) => expected?.flags ?? []))).toContain(flag);
  });
});

describe("every case", () => {
  const decided = Object.values(groups)
    .flat()
    .filter(({ expect: expected }) => expected !== undefined);

  it("gives every reason a source, and flags each thing once", () => {
    for (const { change, policies } of decided) {
      const decision = decideVat(sale(change), { ...safeVatPolicies, ...policies })._unsafeUnwrap();
      expect(decision.why.length).toBeGreaterThan(2);
      for (const { rule, text, source } of decision.why) {
        expect(rule).toMatch(/^[A-Za-z0-9-]+$/);
        expect(text).not.toBe("");
        expect(source).not.toBe("");
      }
      expect(new Set(decision.flags).size).toBe(decision.flags.length);
      for (const flag of decision.flags) expect(flag).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });

  it("gives every reason in Dutch too, and answers a question in JSON with the English one only", () => {
    for (const { change, policies } of decided) {
      const all = { ...safeVatPolicies, ...policies };
      const { why } = decideVat(sale(change), all)._unsafeUnwrap();
      for (const { text, textNl } of why) {
        expect(textNl).toMatch(/^\S.*\.$/);
        expect(textNl).not.toBe(text);
        expect(textNl).not.toMatch(/undefined|null|\b(the|and|of the|seller|customer|supply|goods|state)\b/i);
      }
      expect(explainVatQuestion(sale(change), all)).toHaveProperty(
        "why",
        why.map(({ rule, text, source }) => ({ rule, text, source })),
      );
    }
  });

  it("reaches every scenario and every domestic kind", () => {
    const decisions = decided.map(({ change, policies }) =>
      decideVat(sale(change), { ...safeVatPolicies, ...policies })._unsafeUnwrap(),
    );
    expect(new Set(decisions.map(({ scenario }) => scenario)).size).toBe(10);
    expect(new Set(decisions.map(({ domesticKind }) => domesticKind))).toEqual(
      new Set([null, "standard", "reduced", "zero", "exempt", "reverse-charge"]),
    );
  });

  it("never has 0 % without an export, a listing, a reverse charge or a zero-rated product", () => {
    for (const { change, policies } of decided) {
      const { ratePercent, scenario, domesticKind, why } = decideVat(sale(change), {
        ...safeVatPolicies,
        ...policies,
      })._unsafeUnwrap();
      if (ratePercent !== "0") continue;
      const isGranted =
        ["icp", "export", "service-b2b-reverse-charge"].includes(scenario) ||
        ["zero", "reverse-charge"].includes(domesticKind ?? "") ||
        why.some(({ rule, text }) => rule === "rate-on-date" && text.endsWith("is 0 %."));
      expect(isGranted).toBe(true);
    }
  });
});
