import { describeProblem, type Locale, type Problem, planInvoice, problemKind, rulesSchema } from "../../src/index.ts";
import type { GoldenCase } from "./golden-case.ts";
import { documentBlocks } from "./render-document.ts";
import { orderBlocks } from "./render-order.ts";
import { reportBlocks } from "./render-reports.ts";
import { block, pairs } from "./text-table.ts";

const connection = "shop";

/** A case as a bookkeeper reads it: the order, the document that is booked and what the reports make of it; or why it is held. */
export function renderCase(golden: GoldenCase): string {
  const rules = rulesSchema.parse(nested(golden.settings ?? {}));
  const { order, registry, distanceSalesBefore, ledgerCurrencies } = golden;
  const result = planInvoice(order, {
    connection,
    rules,
    vatNumber: registry,
    distanceSalesBefore,
    ledgerCurrencies,
  });
  const outcome = result.match(
    (plan) => [...documentBlocks(plan), ...reportBlocks(plan, golden)],
    (problem) => [heldBlock(problem)],
  );
  return [`${golden.title}\n`, ...orderBlocks(golden), ...outcome].join("\n");
}

/** `{ "a.b": 1 }` as `{ a: { b: 1 } }`: settings are two levels deep at most. */
export function nested(settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(settings)) {
    const [group = "", name] = path.split(".");
    result[group] = name === undefined ? value : { ...Object(result[group]), [name]: value };
  }
  return result;
}

function heldBlock(problem: Problem): string {
  const words = (locale: Locale) => {
    const { reason, remedy } = describeProblem(problem, locale);
    return [
      [`${locale}: reason`, reason],
      [`${locale}: remedy`, remedy],
    ];
  };
  return block(
    "HELD, NOTHING IS BOOKED",
    pairs([
      ["problem", `${problem.code} (${problemKind(problem.code)})`],
      ["field", problem.field],
      ...words("nl"),
      ...words("en"),
    ]),
  );
}
