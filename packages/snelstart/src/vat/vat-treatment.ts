import {
  type CalendarDate,
  Decimal,
  type InvoicePlan,
  type Percent,
  type PlanLine,
  type Problem,
  problem,
  vatCodeField,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { AccountFunction, LineVatKind } from "../client/vocabulary.ts";
import type { SnelStartSnapshot, SnelStartVatRate } from "../snapshot.ts";
import { foreignTreatment, localSaleOf, localTreatment } from "./foreign-treatment.ts";
import type { BookingPart, Treatment } from "./treatment.ts";

const foreignRole = /^oss:([A-Z]{2}):/;

/** The booking that a line of a VAT role stands on. */
function partOf(vatRole: string): BookingPart {
  if (foreignRole.test(vatRole)) return "foreign-vat";
  return vatRole === "domestic-reverse-charge" ? "reverse-charge" : "common";
}

/** What each booking of an order comes to, in cents. */
export function partTotals({ lines }: Pick<InvoicePlan, "lines">): number[] {
  const parts = Map.groupBy(
    lines.filter(({ gross }) => gross.minor !== 0),
    ({ vatRole }) => partOf(vatRole),
  );
  return [...parts.values()].map((each) => each.reduce((total, { gross }) => total + gross.minor, 0));
}

const untaxed = (...functions: readonly AccountFunction[]): Treatment => ({
  part: "common",
  functions,
  lineKind: "none",
  documentKind: null,
});

/** Treatments that do not depend on a rate, by VAT role. */
const fixed: Readonly<Record<string, Treatment>> = {
  "domestic-zero": untaxed("revenue-untaxed"),
  "domestic-exempt": untaxed("revenue-untaxed", "general"),
  "domestic-reverse-charge": {
    ...untaxed("revenue-untaxed"),
    part: "reverse-charge",
    documentKind: "reverse-charge",
  },
  icp: untaxed("eu-goods"),
  "service-b2b-reverse-charge": untaxed("eu-services"),
  export: untaxed("export"),
  "outside-eu-service": untaxed("general"),
  "no-supply": untaxed("general"),
};

type TaxedKind = Exclude<LineVatKind, "none">;

const taxed: Readonly<Record<TaxedKind, Treatment>> = {
  high: { part: "common", functions: ["revenue-high"], lineKind: "high", documentKind: "high" },
  low: { part: "common", functions: ["revenue-low"], lineKind: "low", documentKind: "low" },
  other: { part: "common", functions: ["revenue-other"], lineKind: "other", documentKind: "other" },
};

/** The kinds that a role's rate may have, the likeliest first. */
const kindsOf: Readonly<Record<string, readonly TaxedKind[]>> = {
  "domestic-standard": ["high", "other"],
  "domestic-reduced": ["low", "other"],
};

/** What an account of a VAT role may be for; none where SnelStart has no words for the role. */
export function functionsOf(vatRole: string): readonly AccountFunction[] {
  if (foreignRole.test(vatRole)) return ["distance-sales"];
  return (
    localSaleOf(vatRole)?.functions ??
    fixed[vatRole]?.functions ??
    kindsOf[vatRole]?.flatMap((kind) => taxed[kind].functions) ??
    []
  );
}

/** How a line is shown; a problem where SnelStart has no words for it. */
export function treatmentOf(
  { vatRole, vatPercent }: Pick<PlanLine, "vatRole" | "vatPercent">,
  date: CalendarDate,
  snapshot: Pick<SnelStartSnapshot, "vatRates" | "foreignVat" | "localVatAccounts">,
): Result<Treatment, Problem> {
  const known = fixed[vatRole];
  if (known !== undefined) return ok(known);
  const country = foreignRole.exec(vatRole)?.[1];
  if (country !== undefined) return foreignTreatment(country, vatPercent, date, snapshot.foreignVat);
  const local = localTreatment(vatRole, snapshot);
  if (local !== undefined) return local;
  const kinds = kindsOf[vatRole];
  if (kinds === undefined) {
    return err(problem("ledger.vat-role-not-expressible", vatCodeField(vatRole), { role: vatRole }));
  }
  const rates = snapshot.vatRates.filter((rate) => isOf(rate, vatPercent, date));
  const kind = kinds.find((each) => rates.some((rate) => rate.kind === each));
  if (kind !== undefined) return ok(taxed[kind]);
  const available = snapshot.vatRates.filter((rate) => isValidOn(rate, date)).map(({ percent }) => `${percent} %`);
  return err(
    problem("ledger.vat-rate-unknown", "order.lines", { percent: vatPercent, date, available: available.join(", ") }),
  );
}

const isValidOn = ({ from, to }: SnelStartVatRate, date: CalendarDate): boolean =>
  (from === null || from <= date) && (to === null || date <= to);

const isOf = (rate: SnelStartVatRate, percent: Percent, date: CalendarDate): boolean =>
  isValidOn(rate, date) && new Decimal(rate.percent).eq(new Decimal(percent));
