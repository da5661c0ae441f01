import type { ProblemEntry } from "../problem-entry.ts";

/** VAT of an order that lacks an input, awaits a registry, or differs from what was charged. */
export const vatProblems = {
  "vat.input-missing": {
    kind: "data",
    reason: {
      nl: "Voor de btw ontbreekt een gegeven: {what}.",
      en: "The VAT decision lacks an input: {what}.",
    },
    remedy: { nl: "Vul het gegeven in.", en: "Supply it." },
  },
  "vat.input-invalid": {
    kind: "data",
    reason: { nl: "'{found}' is hier niet geldig: {what}.", en: "'{found}' is not valid here: {what}." },
    remedy: { nl: "Herstel het gegeven.", en: "Correct it." },
  },
  "vat.not-decided": {
    kind: "data",
    reason: {
      nl: "Over dit geval ({what}) beslist deze versie de btw niet.",
      en: "This version does not decide the VAT of this case ({what}).",
    },
    remedy: { nl: "Boek deze bestelling met de hand.", en: "Book this order by hand." },
  },
  "vat.rate-unknown": {
    kind: "data",
    reason: {
      nl: "{percent} % is op {date} geen btw-tarief in {country}.",
      en: "{percent} % is not a VAT rate of {country} on {date}.",
    },
    remedy: { nl: "Herstel het tarief van de regel in de webshop.", en: "Correct the line's rate in the shop." },
  },
  "vat.rate-differs": {
    kind: "data",
    reason: {
      nl: "De webshop rekende {charged} %, verschuldigd is {due} % ({country}).",
      en: "The shop charged {charged} %, {due} % is due ({country}).",
    },
    remedy: {
      nl: "Herstel het tarief in de webshop, of sta met rules.vat.onDisagreement toe dat geboekt wordt wat gerekend is.",
      en: "Correct the rate in the shop, or let rules.vat.onDisagreement book what was charged.",
    },
  },
  "vat.margin-shown": {
    kind: "data",
    reason: {
      nl: "De webshop rekende {charged} % btw over een margegoed; op de factuur mag dan geen btw staan, en wat er staat is verschuldigd.",
      en: "The shop charged {charged} % VAT on goods of the margin scheme; the invoice may show no VAT then, and what it shows is owed.",
    },
    remedy: {
      nl: "Zet het product in de webshop op 0 %, of haal de categorie uit rules.vat.marginScheme.",
      en: "Set the product to 0 % in the shop, or take the category out of rules.vat.marginScheme.",
    },
  },
  "vat.not-charged": {
    kind: "data",
    reason: {
      nl: "De webshop rekende geen btw over {what}, verschuldigd is {due} % ({country}).",
      en: "The shop charged no VAT on {what}, {due} % is due ({country}).",
    },
    remedy: {
      nl: "Herstel de btw van deze bestelling in de webshop, of boek haar met de hand.",
      en: "Correct the VAT of this order in the shop, or book it by hand.",
    },
  },
  "vat.registry-silent": {
    kind: "data",
    reason: {
      nl: "VIES antwoordt niet over het btw-nummer van deze zakelijke klant ({detail}).",
      en: "VIES does not answer about this business customer's VAT number ({detail}).",
    },
    remedy: {
      nl: "Niets te doen: elke ronde vraagt opnieuw; na rules.vat.registryWaitHours beslist rules.vat.viesUnavailable.",
      en: "Nothing to do: every run asks again; after rules.vat.registryWaitHours rules.vat.viesUnavailable decides.",
    },
  },
  "vat.number-valid-afterwards": {
    kind: "data",
    reason: {
      nl: "De bestelling is met btw geboekt omdat VIES niet antwoordde; het btw-nummer blijkt nu geldig.",
      en: "The order was booked with VAT because VIES did not answer; the VAT number turns out to be valid.",
    },
    remedy: {
      nl: "Als de goederen naar een ander EU-land gingen: crediteer de btw en boek de levering als intracommunautair (rubriek 3b en de opgaaf ICP).",
      en: "If the goods went to another EU country: credit the VAT and book the supply as intra-Community (box 3b and the ICP listing).",
    },
  },
  "vat.number-invalid-afterwards": {
    kind: "data",
    reason: {
      nl: "De bestelling is tegen 0 % geboekt op een eerdere controle omdat VIES niet antwoordde; het btw-nummer blijkt nu ongeldig.",
      en: "The order was booked at 0 % on an earlier check because VIES did not answer; the VAT number turns out to be invalid.",
    },
    remedy: {
      nl: "Vraag de klant naar het juiste nummer; was het op de dag van levering niet geldig, breng dan alsnog btw in rekening en corrigeer rubriek 3b en de opgaaf ICP.",
      en: "Ask the customer for the right number; if it was not valid on the day of supply, charge VAT after all and correct box 3b and the ICP listing.",
    },
  },
  "vat.class-unknown": {
    kind: "data",
    reason: {
      nl: "De webshop zegt niet welke btw-klasse dit product heeft.",
      en: "The shop does not say which VAT class this product has.",
    },
    remedy: {
      nl: "Koppel de regel in de webshop aan een product, geef de API-sleutel recht op producten, of kies rules.vat.unknownClass: as-charged.",
      en: "Link the row to a product in the shop, give the API key the right to read products, or choose rules.vat.unknownClass: as-charged.",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
