import {
  dutchRateOf,
  type Meaning,
  meaningsOf,
  type SuggestedSetting,
  saysAny,
  saysOnly,
  suggestFrom,
  type Text,
  wordsOf,
} from "@boekbrug/core";
import { standardNames } from "../mapping.ts";
import type { MoneybirdSnapshot, MoneybirdTaxRate } from "../snapshot.ts";
import { candidateOf } from "./suggest-candidate.ts";

export const suggestRates = (snapshot: MoneybirdSnapshot): readonly SuggestedSetting[] => [
  ...rateRules.map((rule) => suggestRate(rule, snapshot)),
  ...suggestForeignRates(snapshot),
];

interface RateRule {
  readonly role: string;
  /** What the name must say, and may say besides. */
  readonly says: readonly Meaning[];
  readonly also?: readonly Meaning[];
  /** Rates without VAT are alike for goods and services: the name must tell which. */
  readonly of?: "goods" | "service";
  /** The class whose Dutch percentage it must reckon; left out: none. */
  readonly reckons?: "standard" | "reduced";
  /** Only Moneybird's own name is sure: what a person calls nothing may be anything. */
  readonly ownNameOnly?: boolean;
}

const rateRules: readonly RateRule[] = [
  { role: "domestic-standard", says: ["high"], reckons: "standard" },
  { role: "domestic-reduced", says: ["low"], reckons: "reduced" },
  { role: "domestic-zero", says: ["zero"], ownNameOnly: true },
  { role: "domestic-exempt", says: ["exempt"] },
  { role: "domestic-reverse-charge", says: ["reverse"] },
  { role: "icp", says: ["union"], also: ["reverse", "zero", "untaxed"], of: "goods" },
  {
    role: "service-b2b-reverse-charge",
    says: ["union"],
    also: ["reverse", "zero", "untaxed", "service"],
    of: "service",
  },
  { role: "export", says: ["outside"], also: ["union", "reverse", "zero", "untaxed"], of: "goods" },
];

const goods =
  /^(?:goed|goederen|goods|products?|producten?|levering(?:en)?|supply|supplies|export|exports|uitvoer|icl)$/;

const standard: Text = { nl: "het standaardtarief van Moneybird hiervoor", en: "Moneybird's standard rate for it" };
const byName: Text = { nl: "percentage en naam passen hierbij", en: "percentage and name fit" };

/** By Moneybird's own name for it; else by percentage and name. */
function suggestRate(rule: RateRule, { taxRates, readOn }: MoneybirdSnapshot): SuggestedSetting {
  const path = ["rules", "vatCodes", rule.role];
  const expected = rule.reckons === undefined ? "0" : dutchRateOf(rule.reckons, readOn)?.percent;
  const fit = taxRates.filter(
    ({ country, percentage }) => country === null && Number(percentage ?? 0) === Number(expected),
  );
  const own = fit.filter(({ name }) => name.trim().toLowerCase() === standardNames[rule.role]?.toLowerCase());
  if (own.length > 0)
    return suggestFrom(
      path,
      own.map((rate) => candidateOf(rate, true, taxRates)),
      standard,
    );
  const isOther = ({ name }: MoneybirdTaxRate) =>
    Object.values(standardNames).some((each) => each.toLowerCase() === name.trim().toLowerCase());
  const alike = fit.filter((rate) => !isOther(rate) && (rule.reckons !== undefined || isMeant(rate, rule)));
  const candidates = alike.map((rate) => candidateOf(rate, isUnderstood(rate, rule), taxRates));
  return suggestFrom(path, candidates, byName);
}

/** Whether the name points to the role at all. */
function isMeant({ name }: MoneybirdTaxRate, { says, of }: RateRule): boolean {
  const said = meaningsOf(name);
  if (!saysAny(said, says)) return false;
  if (said.has("outside") !== says.includes("outside")) return false;
  return of === undefined ? !said.has("union") : said.has("service") === (of === "service");
}

/** Whether every word of the name is known, and fits. */
function isUnderstood(rate: MoneybirdTaxRate, rule: RateRule): boolean {
  const said = meaningsOf(rate.name);
  const tells = { goods: wordsOf(rate.name).some((word) => goods.test(word)), service: said.has("service") };
  if (rule.ownNameOnly === true || !saysAny(said, rule.says)) return false;
  if (rule.of !== undefined && !tells[rule.of]) return false;
  return saysOnly(said, [...rule.says, ...(rule.also ?? [])]);
}

/** How VAT writes countries that Moneybird writes otherwise. */
const vatCountries: Readonly<Record<string, string>> = { GR: "EL" };

const ofCountry: Text = {
  nl: "het tarief van dat land met dit percentage",
  en: "the rate of that country with this percentage",
};

/** Rates of other countries are for the one-stop shop; two alike are for a person to choose from. */
function suggestForeignRates({ taxRates }: MoneybirdSnapshot): SuggestedSetting[] {
  const foreign = taxRates.flatMap((rate) =>
    rate.country === null || rate.percentage === null || Number(rate.percentage) === 0
      ? []
      : [{ rate, role: `oss:${vatCountries[rate.country] ?? rate.country}:${rate.percentage}` }],
  );
  return [...Map.groupBy(foreign, ({ role }) => role)].map(([role, found]) =>
    suggestFrom(
      ["rules", "vatCodes", role],
      found.map(({ rate }) => candidateOf(rate, true, taxRates)),
      ofCountry,
    ),
  );
}
