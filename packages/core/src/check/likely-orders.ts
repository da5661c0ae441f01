import { money } from "../money/money.ts";
import type { ShopTariff } from "../ports/order-source.ts";
import type { Rules } from "../settings/rules.ts";
import { type CalendarDate, type Instant, startOfDay } from "../time/calendar-date.ts";
import { type CategoryTrait, categoryOf, isCategoryWord } from "../vat/data/categories.ts";
import { memberStates } from "../vat/data/member-states.ts";
import { dutchRateClassOf, dutchRateOf } from "../vat/dutch-rates.ts";
import type { RateClass } from "../vat/vat-question.ts";
import { type SampleOrder, type SampleParts, sampleOrder } from "./sample-orders.ts";

/** The orders that may come in, as far as settings and the shop's tariffs tell: one of each kind. Without tariffs, the usual ones. */
export function likelyOrders(rules: Rules, tariffs: readonly ShopTariff[], today: CalendarDate): SampleOrder[] {
  const placedAt: Instant = startOfDay(today);
  const parts = [...domestic(tariffs, today), ...abroad(tariffs, today), ...ofCategories(rules), deposit];
  return parts.map((each) => sampleOrder(placedAt, each));
}

const home = "NL";
/** A shop's tariffs of the United Kingdom may be meant for Northern Ireland alone. */
const britain = "GB";
const inUnion = (country: string): boolean =>
  country !== britain && memberStates.some((state) => state.country === country);

/** Tariffs of the home country that are a Dutch rate today; the others are found apart. */
function homeRates(
  tariffs: readonly ShopTariff[],
  today: CalendarDate,
): { name: string; rateClass: RateClass; percent: string }[] {
  const told = tariffs.flatMap(({ country, name, percent }) => {
    const rateClass = country === home ? dutchRateClassOf(percent, today) : undefined;
    return rateClass === undefined ? [] : [{ name, rateClass, percent }];
  });
  if (told.length > 0) return told;
  return (["standard", "reduced"] as const).flatMap((rateClass) => {
    const rate = dutchRateOf(rateClass, today);
    return rate === undefined ? [] : [{ name: rateClass, rateClass, percent: rate.percent }];
  });
}

function domestic(tariffs: readonly ShopTariff[], today: CalendarDate): SampleParts[] {
  const rates = homeRates(tariffs, today);
  const byClass = [...new Map(rates.map((rate) => [rate.rateClass, rate])).values()];
  return byClass.map(({ rateClass, percent }) => ({
    title: { nl: `binnenland ${percent} %`, en: `domestic ${percent} %` },
    severity: rateClass === "zero" ? "note" : "holds",
    percent,
    line: { rateClass },
    shipping: rateClass === "standard",
  }));
}

/** Consumers of each country that the shop has tariffs for, charged as the shop says; businesses of one of them; a country outside the EU. */
function abroad(tariffs: readonly ShopTariff[], today: CalendarDate): SampleParts[] {
  const rates = homeRates(tariffs, today);
  const consumers = tariffs.flatMap(({ country, name, percent }): SampleParts[] => {
    const rateClass = rates.find((rate) => rate.name === name)?.rateClass;
    if (country === home || rateClass === undefined || rateClass === "zero") return [];
    if (rateClass !== "standard" && !inUnion(country)) return [];
    return [
      {
        title: consumerTitle(country, rateClass),
        // What a product at the reduced rate is, the shop's categories may say; this sample has none.
        severity: rateClass === "standard" && country !== britain ? "holds" : "note",
        percent,
        country,
        line: { rateClass },
      },
    ];
  });
  const countries = [...new Set(tariffs.map(({ country }) => country))].filter((country) => country !== home);
  const outside = countries.some((country) => !inUnion(country));
  return [
    ...consumers,
    { ...business, severity: countries.some(inUnion) ? "holds" : "note" },
    ...(outside ? [] : [{ ...exported, severity: "note" as const }]),
  ];
}

const consumerTitle = (country: string, rateClass: RateClass) => {
  if (rateClass !== "standard") return reducedAbroad;
  const mainland =
    country === britain ? { nl: " buiten Noord-Ierland", en: " outside Northern Ireland" } : { nl: "", en: "" };
  return { nl: `consument in ${country}${mainland.nl}`, en: `consumer in ${country}${mainland.en}` };
};

const reducedAbroad = {
  nl: "consument in een ander EU-land, laag tarief zonder soort product",
  en: "consumer in another EU country, reduced rate without kind of product",
};

const business = {
  title: { nl: "bedrijf in een ander EU-land, btw verlegd", en: "business in another EU country, reverse charge" },
  percent: "0",
  country: "DE",
  line: { rateClass: "standard" },
  vatNumber: "DE136695976",
} as const;

const exported = {
  title: { nl: "consument buiten de EU", en: "consumer outside the EU" },
  percent: "0",
  country: "CH",
  line: { rateClass: "standard" },
} as const;

const deposit = {
  title: { nl: "statiegeld", en: "deposit" },
  severity: "note",
  percent: "0",
  line: { kind: "deposit" },
} as const;

/** What the settings say that the shop's categories are. */
function ofCategories({ vat }: Rules): SampleParts[] {
  const named = Object.entries(vat.categories).flatMap(([name, meaning]): SampleParts[] => {
    const trait = traitOf(typeof meaning === "string" ? meaning : meaning.category);
    if (trait === "multi-purpose-voucher") return [{ ...giftCard, line: { shopCategories: [name] } }];
    if (trait !== "electronics-reverse-charge" && trait !== "waste-reverse-charge") return [];
    return [{ ...reversed, line: { rateClass: "standard", shopCategories: [name] } }];
  });
  const [margin] = vat.marginScheme.categories;
  const onMargin: SampleParts[] =
    margin === undefined ? [] : [{ ...used, line: { shopCategories: [margin], purchasePrice: money(5000, "EUR") } }];
  return [...new Map([...named, ...onMargin].map((each) => [each.title.en, each])).values()];
}

const traitOf = (word: string): CategoryTrait | undefined => {
  const tidy = word.trim().toLowerCase();
  return isCategoryWord(tidy) ? categoryOf(tidy).trait : undefined;
};

const giftCard = {
  title: { nl: "cadeaubon", en: "gift card" },
  severity: "holds",
  percent: "0",
} as const;

const reversed = {
  title: { nl: "Nederlands bedrijf, btw verlegd", en: "Dutch business, reverse charge" },
  severity: "holds",
  percent: "0",
  vatNumber: "NL001234567B01",
  minor: 2_000_000,
} as const;

const used = {
  title: { nl: "margegoederen", en: "margin goods" },
  severity: "holds",
  percent: "0",
} as const;
