import type { ProblemEntry } from "../problem-entry.ts";

/** The bookkeeping's items, as document lines need them. */
export const itemProblems = {
  "ledger.item-code-missing": {
    kind: "data",
    reason: {
      nl: "De regel '{text}' heeft geen artikelcode.",
      en: "The line '{text}' has no item code.",
    },
    remedy: {
      nl: "Geef het product een artikelnummer in de webshop, of kies een artikel voor zulke regels (ledger.items.fallback).",
      en: "Give the product an article number in the shop, or choose an item for such lines (ledger.items.fallback).",
    },
  },
  "ledger.item-code-too-long": {
    kind: "data",
    reason: {
      nl: "Artikelcode {code} is langer dan de {most} tekens die de boekhouding zeker aanneemt.",
      en: "Item code {code} is longer than the {most} characters that the bookkeeping surely takes.",
    },
    remedy: {
      nl: "Kort het artikelnummer in de webshop in, of herken artikelen aan hun productsleutel (ledger.items.code).",
      en: "Shorten the article number in the shop, or recognise items by their product key (ledger.items.code).",
    },
  },
  "ledger.item-unknown": {
    kind: "data",
    reason: {
      nl: "Artikel {code} bestaat niet in de boekhouding.",
      en: "Item {code} does not exist in the bookkeeping.",
    },
    remedy: {
      nl: "Maak het artikel in de boekhouding, of laat Boekbrug het maken (ledger.items.missing).",
      en: "Make the item in the bookkeeping, or let Boekbrug make it (ledger.items.missing).",
    },
  },
  "ledger.item-group-unknown": {
    kind: "data",
    reason: {
      nl: "Artikelgroep {code} bestaat niet in de boekhouding. Wel: {available}.",
      en: "Item group {code} does not exist in the bookkeeping. Available: {available}.",
    },
    remedy: {
      nl: "Kies een van deze groepen in ledger.items.groups of ledger.items.group.",
      en: "Choose one of these groups in ledger.items.groups or ledger.items.group.",
    },
  },
  "ledger.item-unusable": {
    kind: "data",
    reason: {
      nl: "Artikel {code} is in de boekhouding verdwenen, niet actief of niet voor verkoop.",
      en: "Item {code} is gone, not active or not for sale in the bookkeeping.",
    },
    remedy: {
      nl: "Maak het artikel actief en verkoopbaar in de boekhouding; de volgende ronde zoekt het opnieuw op.",
      en: "Make the item active and for sale in the bookkeeping; the next run looks it up again.",
    },
  },
  "ledger.item-recurring": {
    kind: "data",
    reason: {
      nl: "Product {code} wordt in de boekhouding per periode gefactureerd; een verkoop uit de webwinkel zou over perioden verdeeld worden.",
      en: "Product {code} is billed by the period in the bookkeeping; a sale of the shop would be spread over periods.",
    },
    remedy: {
      nl: "Geef dat product een ander nummer, of haal de periode weg.",
      en: "Give that product another number, or take the period away.",
    },
  },
  "ledger.item-not-in-parts": {
    kind: "data",
    reason: {
      nl: "Van artikel {code} kan in de boekhouding geen deel verkocht worden, zoals 1,5 meter.",
      en: "No part of item {code}, such as 1.5 metres, can be sold in the bookkeeping.",
    },
    remedy: {
      nl: "Sta bij het artikel in de boekhouding deelbare aantallen toe.",
      en: "Allow fractions of quantities on the item in the bookkeeping.",
    },
  },
  "ledger.item-numbered": {
    kind: "data",
    reason: {
      nl: "Artikel {code} heeft in de boekhouding serie- of partijnummers; die zijn op een verkoopfactuur van buiten niet in te vullen.",
      en: "Item {code} has serial or batch numbers in the bookkeeping; these cannot be filled in on a sales invoice from outside.",
    },
    remedy: {
      nl: "Kies een artikel zonder serie- of partijnummers.",
      en: "Choose an item without serial or batch numbers.",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
