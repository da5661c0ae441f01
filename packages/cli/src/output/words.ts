import type {
  DomesticKind,
  FateKind,
  GapReason,
  PriceBasis,
  SkipReason,
  Text,
  VatRoundingRule,
  VatScenario,
  WaitReason,
} from "@boekbrug/core";
import type { ToldSubject } from "@boekbrug/runner";

/** The words of the command's own tables and lines. */
export const words = {
  order: { nl: "Bestelling", en: "Order" },
  date: { nl: "Datum", en: "Date" },
  datedInBooks: {
    nl: "in de boekhouding, en zo in de btw-aangifte:",
    en: "in the bookkeeping, and so in the VAT return:",
  },
  document: { nl: "Boekstuk", en: "Entry" },
  reference: { nl: "Referentie", en: "Reference" },
  net: { nl: "Excl. btw", en: "Net" },
  vat: { nl: "Btw", en: "VAT" },
  gross: { nl: "Incl. btw", en: "Gross" },
  total: { nl: "Totaal", en: "Total" },
  country: { nl: "Land", en: "Country" },
  rate: { nl: "Btw-tarief", en: "VAT rate" },
  box: { nl: "Rubriek", en: "Box" },
  fate: { nl: "Stand", en: "Fate" },
  number: { nl: "Aantal", en: "Number" },
  why: { nl: "Reden", en: "Reason" },
  productsRead: { nl: "Producten gelezen", en: "Products read" },
  itemsMade: { nl: "Artikelen gemaakt", en: "Items made" },
  itemsChanged: { nl: "Artikelen bijgewerkt", en: "Items updated" },
  itemsRefused: { nl: "Artikelen niet gemaakt of bijgewerkt", en: "Items not made or updated" },
  itemsStillRefused: {
    nl: "Nog niet gemaakt of bijgewerkt, om dezelfde reden als eerder (boekbrug items sync --all noemt ze)",
    en: "Still not made or updated, for the same reason as before (boekbrug items sync --all names them)",
  },
  itemsOff: {
    nl: "Artikelen bijhouden staat uit (ledger.items.sync).",
    en: "Keeping items is off (ledger.items.sync).",
  },
  itemsUnsupported: {
    nl: "Deze webshop of boekhouding kent geen artikelen om bij te houden.",
    en: "This shop or bookkeeping has no items to keep.",
  },
  giveAccess: {
    nl: "Open dit adres als eigenaar van de administratie en geef toegang:",
    en: "Open this address as the owner of the administration and give access:",
  },
  thenGiveCode: {
    nl: "Voer daarna binnen {minutes} minuten uit, met de code die dan verschijnt of het hele adres van de pagina, tussen aanhalingstekens:",
    en: "Within {minutes} minutes run this, with the code that then appears or the page's whole address, in quotes:",
  },
  connected: {
    nl: "De toegang is bewaard. boekbrug check laat zien of alles klopt.",
    en: "Access is stored. boekbrug check shows whether all is right.",
  },
  booked: { nl: "Geboekt", en: "Booked" },
  adopted: { nl: "al aanwezig", en: "already there" },
  held: { nl: "Vastgehouden", en: "Held" },
  bookedByHand: {
    nl: "Met de hand geboekt? Meld het met boekbrug skip BESTELLING; anders boekt Boekbrug haar ook, zodra het kan.",
    en: "Booked by hand? Say so with boekbrug skip ORDER; otherwise Boekbrug books it as well, as soon as it can.",
  },
  stillHeld: {
    nl: "Nog vastgehouden, om dezelfde reden als eerder (zie boekbrug status)",
    en: "Still held, for the same reason as before (see boekbrug status)",
  },
  shortened: {
    nl: "Geboekt, maar met ingekorte tekst",
    en: "Booked, but with a text cut short",
  },
  incomplete: {
    nl: "Geboekt, maar met een onvolledige klant (afgehandeld: boekbrug skip BESTELLING)",
    en: "Booked, but with an incomplete customer (dealt with: boekbrug skip ORDER)",
  },
  waitingOnLedger: {
    nl: "Geschreven, wacht tot de boekhouding factureert",
    en: "Written, waiting for the bookkeeping to invoice",
  },
  settled: { nl: "Betaling geregistreerd", en: "Payment registered" },
  paymentFound: { nl: "stond er al", en: "was there already" },
  collecting: {
    nl: "Betalingen die nog verzameld worden tot één boeking",
    en: "Payments that are being collected for one booking",
  },
  unpaid: {
    nl: "Geboekt en volgens de webshop nog niet betaald",
    en: "Booked and, by what the shop says, not paid yet",
  },
  paymentsDue: {
    nl: "Betaald, betaling nog niet in de boekhouding",
    en: "Paid, payment not in the bookkeeping yet",
  },
  paymentsInDoubt: {
    nl: "Betaling in twijfel (wordt opgezocht)",
    en: "Payment in doubt (will be looked up)",
  },
  inDoubt: { nl: "In twijfel (wordt opgezocht)", en: "In doubt (will be looked up)" },
  waiting: { nl: "Wachtend", en: "Waiting" },
  skipped: { nl: "Overgeslagen", en: "Skipped" },
  fromConnection: {
    nl: "Let op: sync boekt wat vanaf het moment van koppelen geboekt mag worden; deze vooruitblik kijkt 30 dagen terug.",
    en: "Note: sync books what becomes due from the moment of connecting on; this preview looks 30 days back.",
  },
  gaps: { nl: "Bestelnummers die niet in de boeken staan", en: "Order numbers that are not in the books" },
  watchEnded: { nl: "Niet langer in de gaten gehouden", en: "No longer watched" },
  bringBack: {
    nl: "Weer in de gaten houden: boekbrug retry BESTELLING.",
    en: "To watch one again: boekbrug retry ORDER.",
  },
  flags: { nl: "Let op", en: "Note" },
  scenario: { nl: "Btw-situatie", en: "VAT scenario" },
  reading: { nl: "Zo zijn de totalen van de webshop gelezen", en: "How the shop's totals were read" },
  rounding: { nl: "Afronding van de btw", en: "Rounding of the VAT" },
  roundedAnew: {
    nl: "Btw anders afgerond dan de webwinkel",
    en: "VAT rounded otherwise than the shop did",
  },
  bookedOtherwise: {
    nl: "Let op: instellingen of gegevens zijn sinds het boeken veranderd; hieronder staat hoe zij nu geboekt zou worden, niet hoe zij geboekt is.",
    en: "Note: settings or data have changed since it was booked; below is how it would be booked now, not how it was.",
  },
  webhooks: { nl: "webhooks aangemeld", en: "webhooks registered" },
  noWebhooks: {
    nl: "geen webhooks aangemeld (boekbrug webhooks register --url https://…)",
    en: "no webhooks registered (boekbrug webhooks register --url https://…)",
  },
  switchedOff: { nl: "uit", en: "off" },
  ended: { nl: "gestopt", en: "ended" },
  nothing: { nl: "Er is niets nieuws te boeken.", en: "There is nothing new to book." },
} as const satisfies Record<string, Text>;

export const webhookWords: Record<ToldSubject, Text> = {
  orders: { nl: "melding van bestelling", en: "told of order" },
  products: { nl: "melding van product", en: "told of product" },
  documents: { nl: "melding van boekstuk", en: "told of document" },
};

export const waitWords: Record<WaitReason, Text> = {
  unpaid: { nl: "nog niet betaald", en: "not paid yet" },
  status: { nl: "andere status", en: "another status" },
};

export const skipWords: Record<SkipReason, Text> = {
  "before-start": { nl: "van voor het beginmoment", en: "from before the start" },
  cancelled: { nl: "geannuleerd", en: "cancelled" },
  gone: { nl: "verwijderd in de webshop", en: "deleted in the shop" },
  "watch-ended": { nl: "niet langer in de gaten gehouden", en: "no longer watched" },
  "by-hand": { nl: "met de hand afgehandeld", en: "dealt with by hand" },
};

export const gapWords: Record<GapReason, Text> = {
  deleted: {
    nl: "verwijderd (geen bestelling in de webshop heeft dit nummer)",
    en: "deleted (no order in the shop bears it)",
  },
  cancelled: { nl: "geannuleerd", en: "cancelled" },
  "not-completed": { nl: "niet afgerond (nog een winkelwagen)", en: "not completed (still a basket)" },
  unread: {
    nl: "niet gelezen (wordt geboekt zodra het kan, of nog niet nagevraagd)",
    en: "unread (booked as soon as it can be, or not asked about yet)",
  },
  jumped: { nl: "overgeslagen (de nummering is verder gezet)", en: "jumped over (the numbers were set forward)" },
};

export const fateWords: Record<FateKind, Text> = {
  seen: { nl: "gezien", en: "seen" },
  waiting: { nl: "wachtend", en: "waiting" },
  skipped: { nl: "overgeslagen", en: "skipped" },
  held: { nl: "vastgehouden", en: "held" },
  planned: { nl: "gepland", en: "planned" },
  writing: { nl: "wordt geschreven", en: "being written" },
  "in-doubt": { nl: "in twijfel", en: "in doubt" },
  booked: { nl: "geboekt", en: "booked" },
  "waiting-on-ledger": { nl: "wacht op de boekhouding", en: "waiting on the bookkeeping" },
  settled: { nl: "afgeletterd", en: "settled" },
  changed: { nl: "gewijzigd na boeken", en: "changed after booking" },
};

export const scenarioWords: Record<VatScenario, Text> = {
  domestic: { nl: "binnenland", en: "domestic" },
  icp: { nl: "intracommunautair", en: "intra-Community" },
  export: { nl: "uitvoer", en: "export" },
  oss: { nl: "éénloket (OSS)", en: "one-stop shop" },
  "below-threshold": { nl: "onder de drempel", en: "below the threshold" },
  margin: { nl: "marge", en: "margin" },
  "destination-vat-without-oss": { nl: "btw van het land, zonder OSS", en: "destination VAT, no OSS" },
  "foreign-domestic": { nl: "binnen een ander land", en: "inside another country" },
  "outside-eu-service": { nl: "dienst buiten de EU", en: "service outside the EU" },
  "service-b2b-reverse-charge": { nl: "dienst, verlegd", en: "service, reverse charge" },
  "no-supply": { nl: "buiten de btw", en: "outside VAT" },
};

/** The kind of a domestic supply. */
export const kindWords: Record<DomesticKind, Text> = {
  standard: { nl: "hoog tarief", en: "standard rate" },
  reduced: { nl: "laag tarief", en: "reduced rate" },
  zero: { nl: "nultarief", en: "zero rate" },
  exempt: { nl: "vrijgesteld", en: "exempt" },
  "reverse-charge": { nl: "btw verlegd", en: "reverse charge" },
};

export const roundingWords: Record<VatRoundingRule, Text> = {
  "per-rate": { nl: "per tarief", en: "per rate" },
  "per-line": { nl: "per regel", en: "per line" },
  "per-document": { nl: "eenmaal over het hele boekstuk", en: "once over the whole document" },
  "shop-total": {
    nl: "het btw-totaal van de webshop, verdeeld over de regels",
    en: "the shop's VAT total, spread over the lines",
  },
  anew: {
    nl: "per tarief, enkele centen anders dan de webwinkel",
    en: "per rate, a few cents other than the shop",
  },
};

export const basisWords: Record<PriceBasis, Text> = {
  gross: { nl: "prijzen incl. btw", en: "prices with VAT" },
  net: { nl: "prijzen excl. btw", en: "prices without VAT" },
};
