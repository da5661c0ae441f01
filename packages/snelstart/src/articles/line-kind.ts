import { type CalendarDate, type PlanLine, type Problem, problem, vatCodeField } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { SnelStartForeignVat, SnelStartSnapshot } from "../snapshot.ts";
import { foreignTreatment, isoCountry } from "../vat/foreign-treatment.ts";
import { functionsOf } from "../vat/vat-treatment.ts";

/** The VAT kinds that an article's revenue group can give: they decide the VAT of an order's line. */
export const articleKinds = ["high", "low", "none"] as const;

export type ArticleKind = (typeof articleKinds)[number];

type Line = Pick<PlanLine, "vatRole" | "vatPercent" | "decision">;
type Kind = Result<ArticleKind | null, Problem>;

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
  line: Line,
  date: CalendarDate,
  { foreignVat }: Pick<SnelStartSnapshot, "foreignVat">,
): Kind {
  const { vatRole, decision } = line;
  const kind = domestic[vatRole];
  if (kind !== undefined) {
    const isAbroad = decision.scenario === "below-threshold";
    return isAbroad && foreignVat !== null ? err(foreignVatMust("off")) : ok(kind);
  }
  if (withoutVatAbroad.has(vatRole)) return ok(null);
  return decision.scenario === "oss" ? foreignKind(line, date, foreignVat) : err(otherwise(line));
}

/** Which reduced rate an article of the low kind comes to is not documented: where a country has two, nothing is certain. */
function foreignKind(
  { vatRole, vatPercent, decision }: Line,
  date: CalendarDate,
  foreignVat: SnelStartForeignVat | null,
): Kind {
  if (foreignVat === null) return err(foreignVatMust("on"));
  const { taxCountryVatCode } = decision;
  return foreignTreatment(taxCountryVatCode, vatPercent, date, foreignVat).andThen(({ rateCodes = [] }): Kind => {
    if (rateCodes.includes("SR")) return ok("high");
    const country = isoCountry(taxCountryVatCode);
    const reduced = foreignVat.rates.filter((rate) => rate.country === country && !["SR", "PR"].includes(rate.code));
    return new Set(reduced.map(({ code }) => code)).size === 1 ? ok("low") : err(otherwise({ vatRole }));
  });
}

/** Most of what orders cannot express, bookings can. */
function otherwise({ vatRole: role }: Pick<Line, "vatRole">): Problem {
  const code = functionsOf(role).length > 0 ? "ledger.order-reckoned-otherwise" : "ledger.vat-role-not-expressible";
  return problem(code, vatCodeField(role), { role });
}

const words = { on: { nl: "aan", en: "on" }, off: { nl: "uit", en: "off" } } as const;

/** SnelStart decides between Dutch and foreign VAT by one switch for the whole administration. */
const foreignVatMust = (be: keyof typeof words): Problem =>
  problem("ledger.foreign-vat-switch", "ledger.document", { wanted: words[be] });
