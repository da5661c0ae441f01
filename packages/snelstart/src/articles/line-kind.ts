import { type CalendarDate, type PlanLine, type Problem, problem, standardRateIn } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { SnelStartSnapshot } from "../snapshot.ts";

/** The VAT kinds that an article's revenue group can give: they decide the VAT of an order's line. */
export type ArticleKind = "high" | "low" | "none";

/** Sales of which SnelStart leaves out the VAT by the customer's country and VAT number, whatever the article. */
const withoutVatAbroad = new Set(["icp", "export", "service-b2b-reverse-charge", "outside-eu-service"]);

const domestic: Readonly<Record<string, ArticleKind>> = {
  "domestic-standard": "high",
  "domestic-reduced": "low",
  "domestic-zero": "none",
  "domestic-exempt": "none",
  "no-supply": "none",
};

/** What the article of a line must be for SnelStart to come to the line's VAT; null: anything. */
export function kindOfLine(
  line: Pick<PlanLine, "vatRole" | "vatPercent" | "decision">,
  date: CalendarDate,
  { foreignVat }: Pick<SnelStartSnapshot, "foreignVat">,
): Result<ArticleKind | null, Problem> {
  const { vatRole, vatPercent, decision } = line;
  const kind = domestic[vatRole];
  if (kind !== undefined) {
    const isAbroad = decision.scenario === "below-threshold";
    return isAbroad && foreignVat !== null ? err(foreignVatMust("off")) : ok(kind);
  }
  if (withoutVatAbroad.has(vatRole)) return ok(null);
  if (decision.scenario !== "oss")
    return err(problem("ledger.vat-role-not-expressible", "order.vat", { role: vatRole }));
  if (foreignVat === null) return err(foreignVatMust("on"));
  return ok(vatPercent === standardRateIn(decision.taxCountryVatCode, date) ? "high" : "low");
}

const words = { on: { nl: "aan", en: "on" }, off: { nl: "uit", en: "off" } } as const;

/** SnelStart decides between Dutch and foreign VAT by one switch for the whole administration. */
const foreignVatMust = (be: keyof typeof words): Problem =>
  problem("ledger.foreign-vat-switch", "ledger.document", { wanted: words[be] });
