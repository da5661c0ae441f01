/** What the words of a description mean, in Dutch and English. A word that is in no list says that we do not understand the whole. */
const meanings = {
  filler:
    /^(?:btw|vat|tarief|rate|code|omzet|revenue|verkoop|verkopen|verkocht|sales?|turnover|opbrengst(?:en)?|belast|taxed|van|de|het|of|the|voor|for|op|en|and|goederen|goods|handelsgoederen|producten|products|levering(?:en)?|supply|supplies|exclusief|excl|exclusive|excluding|inclusief|incl|inclusive|including|ex|in|binnen|within|nederland|netherlands|nl|binnenland|binnenlands|binnenlandse|domestic|tegen|at|met)$/,
  high: /^(?:hoog|hoge|high|standaard|standard|normaal|normale|normal|21)$/,
  low: /^(?:laag|lage|low|verlaagd|reduced|9)$/,
  zero: /^(?:nul|nultarief|zero|0)$/,
  untaxed: /^(?:geen|no|zonder|without|onbelast|untaxed)$/,
  exempt: /^(?:vrijgesteld|vrijgestelde|exempt)$/,
  reverse: /^(?:verlegd|verlegde|verlegging|reverse|reversed|charge|charged)$/,
  purchase:
    /^(?:inkoop|inkopen|purchases?|voorbelasting|input|vordering|terug|import|invoer|verwerving(?:en)?|acquisitions?|kosten|expenses?)$/,
  private: /^(?:prive|privegebruik|eigen|private|own|use|auto|car)$/,
  service: /^(?:dienst(?:en)?|services?|arbeid|uren|hours|software|digitale?|digital)$/,
  union: /^(?:eu|eg|ic|icl|icp|intracommunautair|intracommunautaire|intra|community|communautair|communautaire)$/,
  outside: /^(?:buiten|outside|non|export|exports|uitvoer|derde|third|landen|countries)$/,
  abroad:
    /^(?:buitenland|buitenlands|buitenlandse|abroad|foreign|oss|eenloket|afstandsverkopen|afstandsverkoop|distance)$/,
  margin: /^(?:marge|margin|margeregeling|tweedehands|used)$/,
  shipping:
    /^(?:verzend|verzending|verzendkosten|porto|portokosten|vracht|vrachtkosten|bezorgkosten|bezorging|shipping|freight|postage|delivery)$/,
  other: /^(?:overig|overige|other|diverse|diversen|misc|miscellaneous)$/,
  deposit: /^(?:statiegeld|emballage)$/,
  giftCard:
    /^(?:cadeaubon|cadeaubonnen|cadeaukaart|cadeaukaarten|kadobon|kadobonnen|waardebon|waardebonnen|giftcards?|giftcard|gift|cards?|vouchers?)$/,
  web: /^(?:web|webwinkel|webshop|internet|online|shop)$/,
} as const;

export type Meaning = keyof typeof meanings | "unknown" | "otherRate" | "country";

const withoutAccents = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");

/** In small letters, without accents. */
export const wordsOf = (text: string): readonly string[] =>
  withoutAccents(text.toLowerCase()).match(/[\p{L}\p{N}]+/gu) ?? [];

/** What the words of a description say, each meaning once. */
export function meaningsOf(description: string): ReadonlySet<Meaning> {
  return new Set(wordsOf(description).map(meaningOf));
}

function meaningOf(word: string): Meaning {
  const known = (Object.keys(meanings) as (keyof typeof meanings)[]).find((meaning) => meanings[meaning].test(word));
  if (known !== undefined) return known;
  if (/^\d+$/.test(word)) return "otherRate";
  return countryNames.has(word) ? "country" : "unknown";
}

const countryNames = new Set(
  "oostenrijk austria belgie belgium bulgarije bulgaria cyprus tsjechie czechia duitsland germany denemarken denmark estland estonia griekenland greece spanje spain finland frankrijk france kroatie croatia hongarije hungary ierland ireland italie italy litouwen lithuania luxemburg luxembourg letland latvia malta polen poland portugal roemenie romania zweden sweden slovenie slovenia slowakije slovakia zwitserland switzerland noorwegen norway engeland england uk gb be de fr at es dk se pl".split(
    " ",
  ),
);

/** Every word is understood and none says anything but these. */
export const saysOnly = (said: ReadonlySet<Meaning>, allowed: readonly Meaning[]): boolean =>
  [...said].every((meaning) => meaning === "filler" || allowed.includes(meaning));

export const saysAny = (said: ReadonlySet<Meaning>, meanings: readonly Meaning[]): boolean =>
  meanings.some((meaning) => said.has(meaning));
