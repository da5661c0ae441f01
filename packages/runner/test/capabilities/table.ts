import { describeProblem, type Problem } from "@boekbrug/core";
import type { GoldenCase } from "../../../core/test/golden/golden-case.ts";
import { capabilityCases } from "./cases.ts";
import { columns, kindsInWords } from "./columns.ts";
import { composeCase, mappingNeeded } from "./compose-case.ts";
import { type LimitCase, limitCases } from "./limits.ts";
import { summaryRows } from "./summary.ts";

const titles = columns.map(({ title }) => title);

/** What can be booked, as tables in Markdown. */
export const capabilityTables = (): string =>
  [
    "## By VAT scenario",
    table(["Order", "VAT", ...titles, "Needs", "To know"], capabilityCases.map(scenarioRow)),
    "## What a ledger itself cannot express",
    "Orders whose VAT is decided and that are planned to the cent, but that a ledger, its administration or a kind of document may have no words for.",
    table(["Order", ...titles, "Why it is held"], limitCases.map(limitRow)),
    "## When a document counts, and what its kind needs",
    table(["Setting", "What it says"], kindsInWords),
  ].join("\n\n");

/** The same in short: one row for each group of cases. */
export const capabilitySummary = (): string => table(["", ...titles], summaryRows());

function scenarioRow(golden: GoldenCase): string[] {
  const cells = columns.map((column) => composeCase(golden, column));
  const [plan] = cells.flatMap((each) => (each.plan.isOk() ? [each.plan.value] : []));
  const problems = cells.flatMap(({ steps }) => (steps.isErr() ? [whyHeld(steps.error)] : []));
  const needs = plan === undefined ? [] : columns.flatMap((column) => mappingNeeded(golden, column));
  return [
    titleOf(golden),
    [...new Set(plan?.lines.map(({ vatRole }) => vatRole) ?? ["-"])].join(", "),
    ...cells.map(fateOf),
    [...Object.keys(golden.settings ?? {}), ...new Set(needs)].join(", "),
    [...new Set(problems), ...(plan?.flags ?? []).map((flag) => `flag ${flag}`)].join("; "),
  ];
}

function limitRow(limit: LimitCase): string[] {
  const cells = columns.map((column) => composeCase(limit, column));
  const problems = cells.flatMap(({ steps }) => (steps.isErr() ? [whyHeld(steps.error)] : []));
  return [titleOf(limit), ...cells.map(fateOf), [...new Set(problems)].join("; ")];
}

const fateOf = ({ steps }: ReturnType<typeof composeCase>): string => (steps.isErr() ? "held" : "booked");

const titleOf = ({ title }: GoldenCase): string => title.replace(/: held.*$/, "");

const whyHeld = (found: Problem): string => `\`${found.code}\`: ${describeProblem(found, "en").reason}`;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.map(inCell).join(" | ")} |`).join("\n");

const inCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
