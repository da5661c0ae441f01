import { type CalendarDate, type PlanLine, type Problem, problem, standardRateIn } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { foreignTreatment, isoCountry } from "../foreign-treatment.ts";
import type { SnelStartForeignVat, SnelStartSnapshot } from "../snapshot.ts";

/** The VAT kinds that an article's revenue group can give: they decide the VAT of an order's line. */
export type ArticleKind = "high" | "low" | "none";

/** By what SnelStart reckons the VAT of an order, besides its articles. */
export interface OrderPlace {
  readonly date: CalendarDate;
  /** Where SnelStart sees that the order goes. */
  readonly country: string | null;
}

type Line = Pick<PlanLine, "vatRole" | "vatPercent" | "decision">;
type Kind = Result<ArticleKind | null, Problem>;

const domestic: Readonly<Record<string, ArticleKind>> = {
  "domestic-standard": "high",
  "domestic-reduced": "low",
  "domestic-zero": "none",
  "domestic-exempt": "none",
  "no-supply": "none",
};

/**
 * What the article of a line must be for SnelStart to come to the line's VAT; null: anything. SnelStart goes by the country of the address and by whether the customer has a VAT number, and knows
 * nothing of islands, exceptions and thresholds: where it would see another sale than the plan, the order is held.
 */
export function kindOfLine(line: Line, place: OrderPlace, { foreignVat }: Pick<SnelStartSnapshot, "foreignVat">): Kind {
  const { vatRole, decision } = line;
  const kind = domestic[vatRole];
  if (kind !== undefined) return vatRole === "no-supply" ? ok(kind) : dutchKind(kind, line, place, foreignVat);
  if (decision.scenario === "oss") return foreignKind(line, place, foreignVat);
  const isMember = isMemberState(place);
  if (vatRole === "icp" || vatRole === "service-b2b-reverse-charge") {
    return isMember && place.country !== "NL" ? ok(null) : err(otherwise(line));
  }
  const isOutside = vatRole === "export" || vatRole === "outside-eu-service";
  return isOutside && place.country !== null && !isMember ? ok(null) : err(otherwise(line));
}

/** Dutch VAT: in the Netherlands, and of consumers elsewhere in the EU while the administration does not invoice with foreign VAT. */
function dutchKind(kind: ArticleKind, line: Line, place: OrderPlace, foreignVat: SnelStartForeignVat | null): Kind {
  if (place.country === null || place.country === "NL") return ok(kind);
  if (!isMemberState(place)) return err(otherwise(line));
  return foreignVat === null ? ok(kind) : err(foreignVatMust("off"));
}

/** Which reduced rate an article of the low kind comes to is not documented: where a country has two, nothing is certain. */
function foreignKind(line: Line, { date, country }: OrderPlace, foreignVat: SnelStartForeignVat | null): Kind {
  const { decision, vatPercent } = line;
  if (foreignVat === null) return err(foreignVatMust("on"));
  const own = isoCountry(decision.taxCountryVatCode);
  if (country !== own) return err(otherwise(line));
  return foreignTreatment(decision.taxCountryVatCode, vatPercent, date, foreignVat).andThen(({ rateCodes = [] }) => {
    if (rateCodes.includes("SR")) return ok("high" as const);
    const reduced = foreignVat.rates.filter((rate) => rate.country === own && rate.code !== "SR" && rate.code !== "PR");
    return new Set(reduced.map(({ code }) => code)).size === 1 ? ok("low" as const) : err(otherwise(line));
  });
}

const vatCodes: Readonly<Record<string, string>> = { GR: "EL" };

const isMemberState = ({ country, date }: OrderPlace): boolean =>
  country !== null && standardRateIn(vatCodes[country] ?? country, date) !== undefined;

const otherwise = ({ vatRole }: Line): Problem =>
  problem("ledger.vat-role-not-expressible", "order.vat", { role: vatRole });

const words = { on: { nl: "aan", en: "on" }, off: { nl: "uit", en: "off" } } as const;

/** SnelStart decides between Dutch and foreign VAT by one switch for the whole administration. */
const foreignVatMust = (be: keyof typeof words): Problem =>
  problem("ledger.foreign-vat-switch", "ledger.document", { wanted: words[be] });
