import {
  type Candidate,
  Decimal,
  dutchRateOf,
  type Meaning,
  meaningsOf,
  type SuggestedSetting,
  saysAny,
  saysOnly,
  suggestFrom,
  type Text,
} from "@boekbrug/core";
import { type ExactOnlineSnapshot, type ExactOnlineVatCode, percentOn } from "../snapshot.ts";

interface RoleRule {
  readonly because: Text;
  /** What the code's properties must be, besides being usable for sales. */
  readonly fits: (code: ExactOnlineVatCode, percent: string | null) => boolean;
  /** Meanings of its description that are understood here; any other leaves it to a person. */
  readonly words: readonly Meaning[];
  /** One of these must be said, where the properties do not tell this role from others. */
  readonly needs?: readonly Meaning[];
}

const same = (percent: string | null, rate: string | undefined): boolean =>
  percent !== null && rate !== undefined && new Decimal(percent).eq(new Decimal(rate));

const isPlain = ({ salesListing, ossCountry, reverseCharge, margin }: ExactOnlineVatCode): boolean =>
  (salesListing === null || salesListing === "N") && ossCountry === null && !reverseCharge && !margin;

/** Meanings that speak against a role: a code that has one and is not understood by it is no candidate at all. */
const telling: readonly Meaning[] = [
  "high",
  "low",
  "zero",
  "exempt",
  "reverse",
  "purchase",
  "private",
  "service",
  "union",
  "outside",
  "abroad",
  "margin",
  "country",
  "otherRate",
];

function rulesFor(today: string): Readonly<Record<string, RoleRule>> {
  const rated = (rateClass: "standard" | "reduced", word: Meaning): RoleRule => {
    const rate = dutchRateOf(rateClass, today)?.percent;
    return {
      because: { nl: `verkoop, ${rate} %, binnenland`, en: `sales, ${rate} %, domestic` },
      fits: (code, percent) => isPlain(code) && "EI".includes(code.type) && same(percent, rate),
      words: [word],
    };
  };
  const nil =
    (plain: (code: ExactOnlineVatCode) => boolean): RoleRule["fits"] =>
    (code, percent) =>
      code.type !== "N" && same(percent, "0") && plain(code);
  return {
    "domestic-standard": rated("standard", "high"),
    "domestic-reduced": rated("reduced", "low"),
    "domestic-zero": {
      because: { nl: "verkoop, 0 %, binnenland", en: "sales, 0 %, domestic" },
      fits: nil(isPlain),
      words: ["zero"],
      needs: ["zero"],
    },
    "domestic-exempt": {
      because: { nl: "vrijgesteld", en: "exempt" },
      fits: (code, percent) => isPlain(code) && (code.type === "N" || same(percent, "0")),
      words: ["exempt", "zero"],
      needs: ["exempt"],
    },
    "domestic-reverse-charge": {
      because: { nl: "verlegd, 0 %, niet op de ICP-opgaaf", en: "reverse charge, 0 %, not on the ICP listing" },
      fits: nil(({ reverseCharge, salesListing }) => reverseCharge && (salesListing ?? "N") === "N"),
      words: ["reverse", "zero"],
      needs: ["reverse"],
    },
    icp: {
      because: { nl: "0 %, goederen op de ICP-opgaaf", en: "0 %, goods on the ICP listing" },
      fits: nil(({ salesListing, ossCountry }) => salesListing === "L" && ossCountry === null),
      words: ["union", "zero", "reverse", "abroad"],
    },
    "service-b2b-reverse-charge": {
      because: { nl: "0 %, diensten op de ICP-opgaaf", en: "0 %, services on the ICP listing" },
      fits: nil(({ salesListing, ossCountry }) => salesListing === "S" && ossCountry === null),
      words: ["union", "zero", "reverse", "service", "abroad"],
    },
    export: {
      because: { nl: "0 %, naar buiten de EU", en: "0 %, to outside the EU" },
      fits: nil(isPlain),
      words: ["outside", "union", "zero", "abroad"],
      needs: ["outside"],
    },
    margin: {
      because: { nl: "margeregeling", en: "margin scheme" },
      fits: ({ margin }) => margin,
      words: ["margin", "high", "zero"],
    },
    "no-supply": {
      because: { nl: "geen btw, in geen rubriek", en: "no VAT, in no box" },
      fits: (code) => isPlain(code) && code.type === "N",
      words: ["untaxed"],
      needs: ["untaxed"],
    },
  };
}

const isForSales = ({ blocked, transactionType }: ExactOnlineVatCode): boolean => !blocked && transactionType !== "P";

/** The VAT code of each role, by its properties; its number says nothing. */
export function suggestVatCodes(snapshot: ExactOnlineSnapshot): SuggestedSetting[] {
  const { readOn } = snapshot;
  const codes = snapshot.vatCodes.filter(isForSales);
  const domestic = Object.entries(rulesFor(readOn)).map(([role, rule]) => {
    const fitting = codes.filter((code) => rule.fits(code, percentOn(code, readOn)) && !speaksAgainst(code, rule));
    return suggestFrom(["rules", "vatCodes", role], candidatesOf(fitting, rule), rule.because);
  });
  return [...domestic, ...ofCountries(codes, readOn)];
}

function speaksAgainst({ description }: ExactOnlineVatCode, { words, needs }: RoleRule): boolean {
  const said = meaningsOf(description);
  if (needs !== undefined && !saysAny(said, needs)) return true;
  return telling.some((meaning) => said.has(meaning) && !words.includes(meaning));
}

/** Without VAT in the amount where there are both kinds: either is right, one is enough. */
function candidatesOf(codes: readonly ExactOnlineVatCode[], { words }: Pick<RoleRule, "words">): Candidate[] {
  const exclusive = codes.filter(({ type }) => type !== "I");
  return (exclusive.length > 0 ? exclusive : codes).map(({ code, description }) => {
    const said = meaningsOf(description);
    return { code, description, understood: said.size > 0 && saysOnly(said, words) };
  });
}

/** Codes of a country of the one-stop shop: the country is a property, so nothing is left to words. */
function ofCountries(codes: readonly ExactOnlineVatCode[], readOn: string): SuggestedSetting[] {
  const known = codes.flatMap((code) => {
    const percent = percentOn(code, readOn);
    if (code.ossCountry === null || percent === null || !"EI".includes(code.type)) return [];
    const country = code.ossCountry.toUpperCase() === "GR" ? "EL" : code.ossCountry.toUpperCase();
    return [{ role: `oss:${country}:${new Decimal(percent).toFixed()}`, code }];
  });
  return [...Map.groupBy(known, ({ role }) => role)].map(([role, group]) => {
    const of = { nl: "land en percentage van het éénloketsysteem", en: "country and percentage of the one-stop shop" };
    const isBritish = /^oss:(GB|UK|XI):/.test(role);
    const candidates = candidatesOf(
      group.map(({ code }) => code),
      { words: [] },
    );
    const understood = candidates.map((each) => ({ ...each, understood: !isBritish }));
    return suggestFrom(["rules", "vatCodes", role.replace(/^oss:(GB|UK):/, "oss:XI:")], understood, of);
  });
}
