import type { ProblemEntry } from "../problem-entry.ts";

/** VAT that the law, as written down here, cannot decide from the inputs given. */
export const vatDecisionProblems = {
  "vat.country-unknown": {
    kind: "data",
    reason: { nl: "'{found}' is geen bekende landcode.", en: "'{found}' is not a known country code." },
    remedy: { nl: "Vul de landcode van twee letters in.", en: "Fill in the two-letter country code." },
  },
  "vat.seller-outside-eu": {
    kind: "data",
    reason: {
      nl: "De verkoper is gevestigd buiten het btw-gebied van de EU ({country}).",
      en: "The seller is established outside the EU VAT area ({country}).",
    },
    remedy: {
      nl: "Boekbrug beslist voor verkopers in een EU-lidstaat; boek met de hand.",
      en: "Boekbrug decides for sellers in an EU member state; book by hand.",
    },
  },
  "vat.postcode-missing": {
    kind: "data",
    reason: {
      nl: "In {country} hangt de btw van de postcode af, en die ontbreekt.",
      en: "In {country} the VAT hangs on the postcode, which is missing.",
    },
    remedy: { nl: "Vul de postcode van het afleveradres in.", en: "Fill in the postcode of the delivery address." },
  },
  "vat.postcode-invalid": {
    kind: "data",
    reason: {
      nl: "De postcode heeft niet de vorm van een postcode in {country}.",
      en: "The postcode does not look like one of {country}.",
    },
    remedy: { nl: "Herstel de postcode of het land.", en: "Correct the postcode or the country." },
  },
  "vat.town-needed": {
    kind: "data",
    reason: {
      nl: "Deze postcode in {country} hoort bij plaatsen binnen en buiten het btw-gebied.",
      en: "This postcode in {country} belongs to places inside and outside the VAT area.",
    },
    remedy: { nl: "Vul de plaats van het afleveradres in.", en: "Fill in the town of the delivery address." },
  },
  "vat.town-outside": {
    kind: "data",
    reason: {
      nl: "De plaats ligt in het Caribische deel van het Koninkrijk, het land is Nederland en een Nederlandse postcode ontbreekt.",
      en: "The town lies in the Caribbean part of the Kingdom, the country is the Netherlands and a Dutch postcode is missing.",
    },
    remedy: {
      nl: "Vul het juiste land (BQ, CW, SX, AW) of de Nederlandse postcode in.",
      en: "Fill in the right country (BQ, CW, SX, AW) or the Dutch postcode.",
    },
  },
  "vat.category-unknown": {
    kind: "data",
    reason: { nl: "'{found}' is geen bekende productcategorie.", en: "'{found}' is not a known product category." },
    remedy: {
      nl: "Kies een categorie uit de lijst, of 'general' waar niets bijzonders geldt.",
      en: "Choose a category from the list, or 'general' where nothing special applies.",
    },
  },
  "vat.category-kind-conflict": {
    kind: "data",
    reason: {
      nl: "De categorie {category} past niet bij de soort {kind}.",
      en: "The category {category} does not go with the kind {kind}.",
    },
    remedy: { nl: "Herstel de categorie of de soort.", en: "Correct the category or the kind." },
  },
  "vat.class-conflict": {
    kind: "data",
    reason: {
      nl: "De tariefklasse '{class}' past op {date} niet bij de categorie {category}.",
      en: "The rate class '{class}' does not go with the category {category} on {date}.",
    },
    remedy: {
      nl: "Herstel de tariefklasse of de categorie van het product.",
      en: "Correct the rate class or the category of the product.",
    },
  },
  "vat.product-rate-open": {
    kind: "data",
    reason: {
      nl: "Welk tarief {country} op {date} heeft voor {category}, volgt niet uit de categorie.",
      en: "Which rate {country} has for {category} on {date} does not follow from the category.",
    },
    remedy: {
      nl: "Kies een preciezere categorie, of leg het tarief vast in productRates na navraag bij een adviseur.",
      en: "Choose a more precise category, or map the rate in productRates after asking an adviser.",
    },
  },
  "vat.product-rate-conflict": {
    kind: "configuration",
    reason: {
      nl: "Voor {category} in {country} is {mapped} % ingesteld, maar daar geldt {settled} %.",
      en: "{category} in {country} is mapped to {mapped} %, but {settled} % applies there.",
    },
    remedy: { nl: "Haal de instelling weg of herstel haar.", en: "Remove the mapping or correct it." },
  },
  "vat.regional-rate-open": {
    kind: "data",
    reason: {
      nl: "In dit gebied kan een verlaagd streektarief gelden.",
      en: "A lowered regional rate may apply in this area.",
    },
    remedy: { nl: "Vraag een adviseur en boek met de hand.", en: "Ask an adviser and book by hand." },
  },
  "vat.date-not-covered": {
    kind: "data",
    reason: {
      nl: "Voor {date} kent Boekbrug de regels en tarieven van dit geval niet; de tabellen beginnen op {from}.",
      en: "Boekbrug does not know the rules and rates of this case on {date}; the tables begin on {from}.",
    },
    remedy: { nl: "Herstel de datum, of boek met de hand.", en: "Correct the date, or book by hand." },
  },
  "vat.law-open": {
    kind: "data",
    reason: {
      nl: "Welk recht op {date} geldt, staat nog niet vast.",
      en: "Which law applies on {date} is not settled yet.",
    },
    remedy: { nl: "Vraag een adviseur en boek met de hand.", en: "Ask an adviser and book by hand." },
  },
  "vat.import": {
    kind: "data",
    reason: {
      nl: "De goederen komen van buiten de EU: invoer of IOSS.",
      en: "The goods come from outside the EU: import or IOSS.",
    },
    remedy: {
      nl: "Boek met de hand; Boekbrug beslist hier niet over.",
      en: "Book by hand; Boekbrug does not decide this.",
    },
  },
  "vat.voucher": {
    kind: "data",
    reason: {
      nl: "Een voucher wordt niet altijd bij verkoop belast, en hier staan plaats of btw nog niet vast.",
      en: "A voucher is not always taxed when sold, and here place or VAT are not certain yet.",
    },
    remedy: {
      nl: "Boek de verkoop van de bon zonder btw met de hand; de btw volgt bij inwisseling.",
      en: "Book the sale of the voucher without VAT by hand; the VAT follows at redemption.",
    },
  },
  "vat.excise-goods": {
    kind: "data",
    reason: {
      nl: "{category} is een accijnsgoed en gaat naar een andere lidstaat.",
      en: "{category} is an excise good and goes to another member state.",
    },
    remedy: {
      nl: "Regel de accijns in het land van bestemming en boek met de hand.",
      en: "Arrange the excise in the destination and book by hand.",
    },
  },
  "vat.special-supply": {
    kind: "data",
    reason: {
      nl: "Voor {category} gelden eigen regels over de plaats van heffing.",
      en: "{category} has rules of its own about the place of taxation.",
    },
    remedy: { nl: "Vraag een adviseur en boek met de hand.", en: "Ask an adviser and book by hand." },
  },
  "vat.exempt-abroad": {
    kind: "data",
    reason: {
      nl: "Of een vrijgesteld product ook over de grens vrijgesteld is, volgt niet uit de tariefklasse.",
      en: "Whether an exempt product is exempt across the border too does not follow from its rate class.",
    },
    remedy: { nl: "Vraag een adviseur en boek met de hand.", en: "Ask an adviser and book by hand." },
  },
  "vat.customer-contradiction": {
    kind: "data",
    reason: {
      nl: "De klant is een consument, maar heeft een geldig btw-nummer.",
      en: "The customer is a consumer but has a valid VAT number.",
    },
    remedy: {
      nl: "Maak van de klant een zakelijke klant, of haal het btw-nummer weg.",
      en: "Make the customer a business, or remove the VAT number.",
    },
  },
  "vat.number-without-state": {
    kind: "data",
    reason: {
      nl: "Het btw-nummer begint niet met een landcode, dus is niet te zeggen welke lidstaat het gaf.",
      en: "The VAT number has no country code in front, so which state issued it cannot be told.",
    },
    remedy: {
      nl: "Zet de landcode voor het nummer en controleer het opnieuw.",
      en: "Put the country code in front and check the number again.",
    },
  },
  "vat.number-not-checked": {
    kind: "data",
    reason: {
      nl: "Het btw-nummer van de klant is niet gecontroleerd.",
      en: "The customer's VAT number has not been checked.",
    },
    remedy: { nl: "Controleer het nummer in VIES.", en: "Check the number in VIES." },
  },
  "vat.number-of-other-place": {
    kind: "data",
    reason: {
      nl: "Het btw-nummer is van een andere staat dan waar de dienst belast kan zijn.",
      en: "The VAT number is of another state than where the service can be taxed.",
    },
    remedy: {
      nl: "Vraag de klant om het btw-nummer van de vestiging die de dienst afneemt.",
      en: "Ask the customer for the VAT number of the establishment that receives the service.",
    },
  },
  "vat.local-reverse-charge": {
    kind: "data",
    reason: {
      nl: "Of de btw hier naar de zakelijke klant verlegd wordt, is nationaal recht dat Boekbrug niet kent.",
      en: "Whether the charge is reversed to this business customer is national law that Boekbrug does not know.",
    },
    remedy: {
      nl: "Vraag een adviseur in dat land en boek met de hand.",
      en: "Ask an adviser in that country and book by hand.",
    },
  },
  "vat.service-place-open": {
    kind: "data",
    reason: {
      nl: "Waar deze dienst aan een consument buiten de EU belast is, hangt af van wat de dienst is.",
      en: "Where this service to a consumer outside the EU is taxed hangs on what the service is.",
    },
    remedy: { nl: "Vraag een adviseur en boek met de hand.", en: "Ask an adviser and book by hand." },
  },
  "vat.policy-holds": {
    kind: "data",
    reason: {
      nl: "Dit geval is volgens de instelling {policy} voor een mens.",
      en: "The setting {policy} leaves this case to a person.",
    },
    remedy: { nl: "Beslis zelf, of kies een andere instelling.", en: "Decide yourself, or choose another setting." },
  },
  "vat.policy-not-lawful": {
    kind: "configuration",
    reason: {
      nl: "De wet laat deze instelling hier niet toe ({rule}).",
      en: "The law does not allow this setting here ({rule}).",
    },
    remedy: { nl: "Laat de wet beslissen (by-law).", en: "Let the law decide (by-law)." },
  },
} as const satisfies Record<string, ProblemEntry>;
