import { type InvoicePlan, type Problem, planInvoice, type Rules, rulesSchema, type WriteStep } from "@boekbrug/core";
import type { Result } from "neverthrow";
import type { GoldenCase } from "../../../core/test/golden/golden-case.ts";
import { nested } from "../../../core/test/golden/render-case.ts";
import type { Column } from "./column.ts";
import type { LimitCase } from "./limits.ts";

type Case = GoldenCase & Partial<LimitCase>;

/** A case as a ledger plans and books it. */
export interface Composed {
  readonly plan: Result<InvoicePlan, Problem>;
  readonly steps: Result<readonly WriteStep[], Problem>;
}

export function composeCase(golden: Case, column: Column): Composed {
  const rules = rulesFor(golden, column);
  const plan = planIn(golden, column, rules);
  const steps = plan.andThen((planned) => {
    const mapping = column.mapping(planned);
    const vatCodes = without(mapping.vatCodes, golden.withoutCode);
    return column.compose(planned, { ...rules, ...mapping, vatCodes }, golden.lacking);
  });
  return { plan, steps };
}

/** The parts of the mapping without which the column would hold the case. */
export function mappingNeeded(golden: Case, column: Column): string[] {
  const rules = rulesFor(golden, column);
  const plan = planIn(golden, column, rules);
  if (plan.isErr() || composeCase(golden, column).steps.isErr()) return [];
  const mapping = column.mapping(plan.value);
  return (["accounts", "vatCodes"] as const).flatMap((part) =>
    Object.keys(mapping[part])
      .filter((role) =>
        column
          .compose(plan.value, { ...rules, ...mapping, [part]: without(mapping[part], role) }, golden.lacking)
          .isErr(),
      )
      .map((role) => `${part}.${role}`),
  );
}

function rulesFor({ settings = {} }: Case, { kind }: Column): Rules {
  const rules = rulesSchema.parse(nested(settings));
  return { ...rules, document: { ...rules.document, kind } };
}

const planIn = (golden: Case, { ledger }: Column, rules: Rules): Result<InvoicePlan, Problem> =>
  planInvoice(golden.order, {
    connection: "shop",
    rules,
    vatNumber: golden.registry,
    distanceSalesBefore: golden.distanceSalesBefore,
    ledgerCurrencies: ledger.currencies === undefined ? [] : golden.ledgerCurrencies,
  });

function without<Mapping extends object>(mapping: Mapping, role: string | undefined): Mapping {
  return Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== role)) as Mapping;
}
