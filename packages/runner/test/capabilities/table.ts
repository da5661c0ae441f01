import { describeProblem, type InvoicePlan, type Problem, planInvoice, type Rules, rulesSchema } from "@boekbrug/core";
import type { GoldenCase } from "../../../core/test/golden/golden-case.ts";
import { nested } from "../../../core/test/golden/render-case.ts";
import { capabilityCases } from "./cases.ts";
import { type Column, columns, fullMapping, kindsInWords } from "./ledgers.ts";

/** What can be booked, as tables in Markdown. */
export const capabilityTables = (): string =>
  [
    table(
      ["Order", "VAT", ...columns.map(({ title }) => title), "Needs", "To know"],
      capabilityCases.map((each) => row(each)),
    ),
    "Settings that say when a document counts, and what its kind needs:",
    table(["Setting", "What it says"], kindsInWords),
  ].join("\n\n");

function row(golden: GoldenCase): string[] {
  const planned = planOf(golden);
  const title = golden.title.replace(/: held.*$/, "");
  if (planned.isErr()) return [title, "-", ...columns.map(() => "held"), settingsOf(golden), whyHeld(planned.error)];
  const { plan, rules } = planned.value;
  const cells = columns.map((column) => composed(column, plan, rules));
  const problems = cells.flatMap((each) => (each.isErr() ? [whyHeld(each.error)] : []));
  return [
    title,
    [...new Set(plan.lines.map(({ vatRole }) => vatRole))].join(", "),
    ...cells.map((each) => (each.isErr() ? "held" : "booked")),
    [settingsOf(golden), ...mappingNeeded(plan, rules)].filter((each) => each !== "").join(", "),
    [...new Set(problems), ...plan.flags.map((flag) => `flag ${flag}`)].join("; "),
  ];
}

const composed = (column: Column, plan: InvoicePlan, rules: Rules) =>
  column.compose(
    { ...plan, documentKind: column.kind },
    { ...rules, document: { ...rules.document, kind: column.kind } },
  );

function planOf({ order, settings = {}, registry, distanceSalesBefore, ledgerCurrencies }: GoldenCase) {
  const rules = rulesSchema.parse(nested(settings));
  const context = { connection: "shop", rules, vatNumber: registry, distanceSalesBefore, ledgerCurrencies };
  return planInvoice(order, context).map((plan) => ({ plan, rules: { ...rules, ...fullMapping(plan) } }));
}

/** What has to be mapped, found by leaving it out: a kind of document then holds the order. */
function mappingNeeded(plan: InvoicePlan, rules: Rules): string[] {
  return (["accounts", "vatCodes"] as const).flatMap((part) =>
    Object.keys(rules[part])
      .filter((role) =>
        columns.some((column) => {
          const { [role as never]: _, ...rest } = rules[part];
          return composed(column, plan, rules).isOk() && composed(column, plan, { ...rules, [part]: rest }).isErr();
        }),
      )
      .map((role) => `${part}.${role}`),
  );
}

const settingsOf = ({ settings = {} }: GoldenCase): string => Object.keys(settings).join(", ");

const whyHeld = (found: Problem): string => `\`${found.code}\`: ${describeProblem(found, "en").reason}`;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.map(inCell).join(" | ")} |`).join("\n");

const inCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
