import { type CalendarDate, Decimal, type Percent, type PlanLine, type Problem, problem } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { AccountFunction, DocumentVatKind, LineVatKind } from "./client/vocabulary.ts";
import type { SnelStartSnapshot, SnelStartVatRate } from "./snapshot.ts";

/** How SnelStart shows a VAT decision: by the function of the ledger account, the VAT kind of the line, and a row in the document's VAT block. */
export interface Treatment {
  /** What the ledger account must be for: each lands in the same box of the return. */
  readonly functions: readonly AccountFunction[];
  readonly lineKind: LineVatKind;
  /** The row that the line's VAT is added to; null where there is none. */
  readonly documentKind: DocumentVatKind | null;
}

const untaxed = (...functions: readonly AccountFunction[]): Treatment => ({
  functions,
  lineKind: "none",
  documentKind: null,
});

/** Treatments that do not depend on a rate, by VAT role. */
const fixed: Readonly<Record<string, Treatment>> = {
  "domestic-zero": untaxed("revenue-untaxed"),
  "domestic-exempt": untaxed("revenue-untaxed", "general"),
  "domestic-reverse-charge": { ...untaxed("revenue-untaxed"), documentKind: "reverse-charge" },
  icp: untaxed("eu-goods"),
  "service-b2b-reverse-charge": untaxed("eu-services"),
  export: untaxed("export"),
  "outside-eu-service": untaxed("general"),
  "no-supply": untaxed("general"),
};

const taxed: Readonly<Record<Exclude<LineVatKind, "none">, Treatment>> = {
  high: { functions: ["revenue-high"], lineKind: "high", documentKind: "high" },
  low: { functions: ["revenue-low"], lineKind: "low", documentKind: "low" },
  other: { functions: ["revenue-other"], lineKind: "other", documentKind: "other" },
};

/** The kinds that a role's rate may have, the likeliest first. */
const kindsOf: Readonly<Record<string, readonly Exclude<LineVatKind, "none">[]>> = {
  "domestic-standard": ["high", "other"],
  "domestic-reduced": ["low", "other"],
};

/** What an account of a VAT role may be for; none where SnelStart has no words for the role. */
export const functionsOf = (vatRole: string): readonly AccountFunction[] =>
  fixed[vatRole]?.functions ?? kindsOf[vatRole]?.flatMap((kind) => taxed[kind].functions) ?? [];

/** How a line is shown; a problem where SnelStart has no words for it. */
export function treatmentOf(
  { vatRole, vatPercent }: Pick<PlanLine, "vatRole" | "vatPercent">,
  date: CalendarDate,
  snapshot: Pick<SnelStartSnapshot, "vatRates">,
): Result<Treatment, Problem> {
  const known = fixed[vatRole];
  if (known !== undefined) return ok(known);
  const kinds = kindsOf[vatRole];
  if (kinds === undefined) {
    return err(problem("ledger.vat-role-not-expressible", "order.vat", { role: vatRole }));
  }
  const rates = snapshot.vatRates.filter((rate) => isOf(rate, vatPercent, date));
  const kind = kinds.find((each) => rates.some((rate) => rate.kind === each));
  if (kind !== undefined) return ok(taxed[kind]);
  const available = snapshot.vatRates.filter((rate) => isValidOn(rate, date)).map(({ percent }) => `${percent} %`);
  return err(
    problem("ledger.vat-rate-unknown", "order.vat", { percent: vatPercent, date, available: available.join(", ") }),
  );
}

const isValidOn = ({ from, to }: SnelStartVatRate, date: CalendarDate): boolean =>
  (from === null || from <= date) && (to === null || date <= to);

const isOf = (rate: SnelStartVatRate, percent: Percent, date: CalendarDate): boolean =>
  isValidOn(rate, date) && new Decimal(rate.percent).eq(new Decimal(percent));
