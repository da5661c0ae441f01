import type { ProblemEntry } from "../problem-entry.ts";

/** What sales orders in SnelStart ask of a person. */
export const snelstartOrderProblems = {
  "ledger.order-reckoned-otherwise": {
    kind: "data",
    reason: {
      nl: "SnelStart rekent de btw van verkooporders zelf, naar artikel, land en btw-nummer van de klant; btw van de soort {role} komt er voor deze bestelling niet uit.",
      en: "SnelStart reckons the VAT of sales orders itself, by article, country and the customer's VAT number; VAT of the kind {role} does not come out of it for this order.",
    },
    remedy: {
      nl: "Boek met verkoopboekingen (ledger.document: booking), of boek deze bestelling met de hand.",
      en: "Book by sales bookings (ledger.document: booking), or book this order by hand.",
    },
  },
  "ledger.foreign-vat-switch": {
    kind: "configuration",
    reason: {
      nl: "SnelStart rekent zelf de btw van verkooporders; voor deze bestelling moet 'factureren met buitenlandse btw' {wanted} staan.",
      en: "SnelStart reckons the VAT of sales orders itself; for this order invoicing with foreign VAT (factureren met buitenlandse btw) must be {wanted}.",
    },
    remedy: {
      nl: "Zet het zo in SnelStart bij de bedrijfsgegevens, of boek met verkoopboekingen (ledger.document: booking).",
      en: "Set it so in SnelStart at the company's data, or book by sales bookings (ledger.document: booking).",
    },
  },
  "ledger.item-code-numeric": {
    kind: "data",
    reason: {
      nl: "Artikelcode {code} bevat meer dan cijfers; in deze administratie zijn artikelcodes numeriek.",
      en: "Article code {code} is not made of digits only; article codes are numeric in this administration.",
    },
    remedy: {
      nl: "Zet artikelcodes in SnelStart op alfanumeriek, of kies codes van cijfers (ledger.items).",
      en: "Set article codes to alphanumeric in SnelStart, or choose codes of digits (ledger.items).",
    },
  },
  "ledger.item-vat-kind": {
    kind: "data",
    reason: {
      nl: "Artikel {code} zit in een omzetgroep met btw-soort {found}; voor deze regel moet die {wanted} zijn.",
      en: "Article {code} is in a revenue group of VAT kind {found}; for this line it must be {wanted}.",
    },
    remedy: {
      nl: "Zet het artikel in SnelStart in een andere omzetgroep, of verbeter het btw-tarief van het product in de webwinkel.",
      en: "Put the article in another revenue group in SnelStart, or correct the product's VAT class in the shop.",
    },
  },
  "ledger.item-group-untold": {
    kind: "data",
    reason: {
      nl: "Artikel {code} bestaat niet in SnelStart, en Boekbrug kan het niet maken: bij statiegeld, cadeaubonnen en verkopen zonder btw naar een ander land is de omzetgroep niet af te leiden.",
      en: "Article {code} does not exist in SnelStart, and Boekbrug cannot make it: for deposits, gift cards and sales to another country without VAT nothing tells the revenue group.",
    },
    remedy: {
      nl: "Maak het artikel in SnelStart, in de juiste omzetgroep; artikelen van producten maakt ook boekbrug items sync (ledger.items.sync).",
      en: "Make the article in SnelStart, in the right revenue group; articles of products are made by boekbrug items sync, too (ledger.items.sync).",
    },
  },
  "ledger.revenue-group-unclear": {
    kind: "configuration",
    reason: {
      nl: "Welke omzetgroep nieuwe artikelen met btw-soort {kind} krijgen is niet duidelijk ({code}). Er zijn: {available}.",
      en: "Which revenue group new articles of VAT kind {kind} are in is not clear ({code}). There are: {available}.",
    },
    remedy: {
      nl: "Zet het nummer van de omzetgroep in ledger.items.revenueGroups.",
      en: "Put the number of the revenue group in ledger.items.revenueGroups.",
    },
  },
  "ledger.layout-unknown": {
    kind: "configuration",
    reason: {
      nl: "Verkoopordersjabloon {name} is er niet of is niet actief.",
      en: "The sales order template {name} does not exist or is not active.",
    },
    remedy: {
      nl: "Neem de naam over uit SnelStart, of laat ledger.orders.layout weg.",
      en: "Copy the name from SnelStart, or leave ledger.orders.layout out.",
    },
  },
  "ledger.test-product": {
    kind: "configuration",
    reason: {
      nl: "De subscription key is van het product Ontwikkeling & Test: hij verloopt na 90 dagen en laat 1.000 aanroepen per uur toe.",
      en: "The subscription key is of the product Ontwikkeling & Test: it lapses after 90 days and allows 1,000 calls an hour.",
    },
    remedy: {
      nl: "Verleng hem op tijd in het ontwikkelaarsportaal van SnelStart, of neem Maatwerk en zet ledger.allowance op production.",
      en: "Renew it in time in SnelStart's developer portal, or take Maatwerk and set ledger.allowance to production.",
    },
  },
  "ledger.mapping-of-articles": {
    kind: "configuration",
    reason: {
      nl: "Rekeningen en btw-codes uit rules gelden niet voor verkooporders: de omzetgroep van elk artikel bepaalt ze.",
      en: "Accounts and VAT codes of rules do not hold for sales orders: the revenue group of each article decides them.",
    },
    remedy: {
      nl: "Laat rules.accounts en rules.vatCodes weg, of boek met verkoopboekingen (ledger.document: booking).",
      en: "Leave rules.accounts and rules.vatCodes out, or book by sales bookings (ledger.document: booking).",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
