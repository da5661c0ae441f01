import type { SuggestedSetting, Text } from "@boekbrug/core";
import { type ArticleKind, articleKinds as kinds } from "../articles/line-kind.ts";
import type { AccountFunction } from "../client/vocabulary.ts";
import { functionWord } from "../client/vocabulary.ts";
import type { SnelStartSettings } from "../settings.ts";
import type { SnelStartAccount, SnelStartJournal, SnelStartRevenueGroup, SnelStartSnapshot } from "../snapshot.ts";

/** A mapping read from the administration alone, with a reason for each line. The same administration always gives the same. */
export function suggestMapping(
  { document }: Pick<SnelStartSettings, "document">,
  snapshot: SnelStartSnapshot,
): readonly SuggestedSetting[] {
  if (document === "order") return kinds.map((kind) => suggestGroup(kind, snapshot.revenueGroups));
  return [...places.map((place) => suggestAccount(place, snapshot.accounts)), ...suggestJournal(snapshot.journals)];
}

/** Where an account is named, what its function must be, and the words for what it is for. */
interface Place {
  readonly path: readonly string[];
  readonly function: AccountFunction;
  /** Only an account whose name says so. */
  readonly says?: RegExp;
  /** Never one whose name says this. */
  readonly not?: RegExp;
  readonly because: Text;
}

const account = (role: string): readonly string[] => ["rules", "accounts", role];
const vatCode = (role: string): readonly string[] => ["rules", "vatCodes", role];

const apart = /verzend|vracht|porto|shipping|statiegeld|borg|cadeau/i;
const reverse = /verlegd|reverse/i;
const exempt = /vrijgesteld|exempt/i;

const places: readonly Place[] = [
  {
    path: account("high"),
    function: "revenue-high",
    not: apart,
    because: { nl: "de functie is omzet hoog", en: "its function is revenue at the high rate" },
  },
  {
    path: account("low"),
    function: "revenue-low",
    not: apart,
    because: { nl: "de functie is omzet laag", en: "its function is revenue at the low rate" },
  },
  {
    path: account("zero"),
    function: "revenue-untaxed",
    not: new RegExp(`${apart.source}|${reverse.source}|${exempt.source}`, "i"),
    because: { nl: "de functie is onbelaste omzet", en: "its function is untaxed revenue" },
  },
  {
    path: account("shipping"),
    function: "revenue-high",
    says: /verzend|vracht|porto|shipping/i,
    because: {
      nl: "de naam zegt verzendkosten, de functie is omzet hoog",
      en: "its name says shipping, its function is revenue at the high rate",
    },
  },
  {
    path: account("deposits"),
    function: "general",
    says: /statiegeld|borg|deposit/i,
    because: { nl: "de naam zegt statiegeld", en: "its name says deposits" },
  },
  {
    path: account("giftCards"),
    function: "general",
    says: /cadeau|gift/i,
    because: { nl: "de naam zegt cadeaubonnen", en: "its name says gift cards" },
  },
  {
    path: vatCode("domestic-reverse-charge"),
    function: "revenue-untaxed",
    says: reverse,
    because: { nl: "de naam zegt verlegd", en: "its name says reverse charge" },
  },
  {
    path: vatCode("domestic-exempt"),
    function: "revenue-untaxed",
    says: exempt,
    because: { nl: "de naam zegt vrijgesteld", en: "its name says exempt" },
  },
  {
    path: vatCode("icp"),
    function: "eu-goods",
    because: {
      nl: "de functie is levering van goederen binnen de EU",
      en: "its function is supply of goods within the EU",
    },
  },
  {
    path: vatCode("service-b2b-reverse-charge"),
    function: "eu-services",
    because: { nl: "de functie is diensten binnen de EU", en: "its function is services within the EU" },
  },
  {
    path: vatCode("export"),
    function: "export",
    because: { nl: "de functie is uitvoer buiten de EU", en: "its function is export outside the EU" },
  },
];

/** Words that say nothing else than revenue of goods. An account with any other word may be for something of its own. */
const plain =
  /^(omzet|verkoop|verkopen|opbrengst|opbrengsten|webwinkel|webshop|winkel|goederen|handelsgoederen|producten|levering|leveringen|intracommunautair|intracommunautaire|export|uitvoer|diensten|binnen|buiten|de|het|van|eu|zakelijk|btw|hoog|laag|onbelast|nul|nultarief|tarief|verlegd|vrijgesteld|vrijgestelde|binnenland|verzendkosten|verzending|statiegeld|cadeaubonnen|cadeaubon|\d+%?)$/i;

const isPlain = (name: string): boolean => name.split(/[\s\-–/(),.]+/).every((word) => word === "" || plain.test(word));

/** The function makes the VAT right; which of several it is, and whether one is for the shop's goods, only its name can tell. */
function suggestAccount({ path, function: wanted, says, not, because }: Place, accounts: readonly SnelStartAccount[]) {
  const fit = accounts.filter(
    ({ function: own, name }) => own === wanted && says?.test(name) !== false && not?.test(name) !== true,
  );
  return setting(path, fit, because, functionWord(wanted), ({ needsCostCentre }) => !needsCostCentre);
}

const clearing =
  /tussenrek|mollie|adyen|buckaroo|multisafe|stripe|sisow|paypal|klarna|pay\.?nl|icepay|psp|webwinkel|webshop/i;

/** Never sure: whether payments are registered at all is for a person to choose. */
function suggestJournal(journals: readonly SnelStartJournal[]): SuggestedSetting[] {
  const fit = journals.filter(({ name }) => clearing.test(name));
  return fit.length === 0 ? [] : [setting(["ledger", "payments", "others"], fit, journalReason, "", () => false)];
}

const journalReason: Text = {
  nl: "de naam is die van een tussenrekening; noemt u geen dagboek, dan worden betalingen niet geregistreerd",
  en: "its name is that of a clearing account; payments are not registered unless you name a journal",
};

const groupReason: Readonly<Record<ArticleKind, Text>> = {
  high: { nl: "de btw-soort is hoog", en: "its VAT kind is the high rate" },
  low: { nl: "de btw-soort is laag", en: "its VAT kind is the low rate" },
  none: { nl: "de btw-soort is geen", en: "its VAT kind is none" },
};

const suggestGroup = (kind: ArticleKind, groups: readonly SnelStartRevenueGroup[]): SuggestedSetting =>
  setting(
    ["ledger", "items", "revenueGroups", kind],
    groups.filter((group) => group.kind === kind && !exempt.test(group.name)),
    groupReason[kind],
    kind,
    () => true,
  );

interface Choice {
  readonly number: number;
  readonly name: string;
}

/** Sure where one fits, and its name says nothing that speaks against it. */
function setting<Each extends Choice>(
  path: readonly string[],
  fit: readonly Each[],
  because: Text,
  wanted: string,
  isFree: (each: Each) => boolean,
): SuggestedSetting {
  const best = fit.find((each) => isFree(each) && isPlain(each.name)) ?? fit[0];
  if (best === undefined) return { path, value: null, sure: false, reason: noneOf(wanted), others: [] };
  const others = fit.filter((each) => each !== best).map(named);
  const sure = others.length === 0 && isFree(best) && isPlain(best.name);
  const doubt = others.length > 0 ? several : sure ? none : unclear;
  const reason = { nl: `${named(best)}: ${because.nl}${doubt.nl}`, en: `${named(best)}: ${because.en}${doubt.en}` };
  return { path, value: String(best.number), sure, reason, others };
}

const named = ({ number, name }: Choice): string => `${number} (${name})`;

const noneOf = (wanted: string): Text => ({
  nl: `niets met functie of btw-soort ${wanted} dat hiervoor is; maak het in SnelStart als u het nodig hebt`,
  en: `nothing with function or VAT kind ${wanted} that is for this; make it in SnelStart if you need it`,
});
const none: Text = { nl: "", en: "" };
const several: Text = { nl: ", maar er zijn er meer die passen", en: ", but others fit as well" };
const unclear: Text = {
  nl: ", maar de naam zegt niet zeker dat hij hiervoor is",
  en: ", but its name does not surely say that it is meant for this",
};
