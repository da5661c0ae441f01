import type { ProblemEntry } from "../problem-entry.ts";

/** What SnelStart asks of a person that no other bookkeeping does. */
export const snelstartProblems = {
  "ledger.client-key-refused": {
    kind: "rights",
    reason: {
      nl: "SnelStart kent de koppelsleutel niet (meer) ({detail}).",
      en: "SnelStart does not know the client key, or not any more ({detail}).",
    },
    remedy: {
      nl: "Maak in SnelStart Web bij Koppelingen een nieuwe koppelsleutel en zet die in de configuratie.",
      en: "Make a new client key (koppelsleutel) in SnelStart Web at Koppelingen and put it in the configuration.",
    },
  },
  "ledger.subscription-key-refused": {
    kind: "rights",
    reason: {
      nl: "SnelStart kent de subscription key niet (meer) ({detail}); bij Ontwikkeling & Test verloopt zij na 90 dagen.",
      en: "SnelStart does not know the subscription key, or not any more ({detail}); with Ontwikkeling & Test it lapses after 90 days.",
    },
    remedy: {
      nl: "Vernieuw de sleutel in het ontwikkelaarsportaal van SnelStart en zet haar in de configuratie.",
      en: "Renew the key in SnelStart's developer portal and put it in the configuration.",
    },
  },
  "ledger.account-function": {
    kind: "configuration",
    reason: {
      nl: "Grootboekrekening {code} (voor {role}) heeft een andere grootboekfunctie dan nodig is: {functions}.",
      en: "Ledger account {code} (for {role}) has another function (grootboekfunctie) than is needed: {functions}.",
    },
    remedy: {
      nl: "Kies een rekening met deze functie; zij bepaalt in SnelStart de btw en de rubriek van de aangifte.",
      en: "Choose an account with this function; in SnelStart it decides the VAT and the box of the return.",
    },
  },
  "ledger.vat-role-not-expressible": {
    kind: "data",
    reason: {
      nl: "SnelStart heeft geen verkoopboeking voor btw van de soort {role}.",
      en: "SnelStart has no sales booking for VAT of the kind {role}.",
    },
    remedy: {
      nl: "Boek deze bestelling met de hand in SnelStart.",
      en: "Book this order in SnelStart by hand.",
    },
  },
  "ledger.vat-rate-unknown": {
    kind: "data",
    reason: {
      nl: "SnelStart kent op {date} geen btw-tarief van {percent} %. Wel: {available}.",
      en: "SnelStart has no VAT rate of {percent} % on {date}. Available: {available}.",
    },
    remedy: {
      nl: "Controleer het tarief in de webwinkel, of boek deze bestelling met de hand.",
      en: "Check the rate in the shop, or book this order by hand.",
    },
  },
  "ledger.nothing-to-book": {
    kind: "data",
    reason: {
      nl: "Geen enkele regel van de bestelling heeft een bedrag; SnelStart weigert een boeking zonder bedragen.",
      en: "No line of the order has an amount; SnelStart refuses a booking without amounts.",
    },
    remedy: {
      nl: "Er is geen omzet te boeken: gebruik boekbrug skip.",
      en: "There is no revenue to book: use boekbrug skip.",
    },
  },
  "ledger.numbers-not": {
    kind: "configuration",
    reason: {
      nl: "SnelStart geeft verkoopboekingen zelf geen nummer.",
      en: "SnelStart gives no numbers to sales bookings by itself.",
    },
    remedy: {
      nl: "Laat rules.number.owner op shop staan: het boekstuk krijgt het nummer van de webwinkel.",
      en: "Leave rules.number.owner at shop: the document takes the shop's number.",
    },
  },
  "ledger.number-too-long": {
    kind: "data",
    reason: {
      nl: "Nummer {number} is langer dan de {longest} tekens die de boekhouding toelaat.",
      en: "Number {number} is longer than the {longest} characters that the bookkeeping allows.",
    },
    remedy: {
      nl: "Kort het voorvoegsel van de nummers in de webwinkel in, of boek deze bestelling met de hand.",
      en: "Shorten the prefix of the shop's numbers, or book this order by hand.",
    },
  },
  "ledger.eu-customer-unproven": {
    kind: "data",
    reason: {
      nl: "SnelStart boekt geen verkoop binnen de EU zonder btw op een relatie zonder geldig btw-nummer van het land van haar vestigingsadres.",
      en: "SnelStart books no sale within the EU without VAT on a customer who has no valid VAT number of the country of the address.",
    },
    remedy: {
      nl: "Vul bij de relatie in SnelStart het geldige btw-nummer en het vestigingsadres in; de volgende ronde boekt de bestelling.",
      en: "Enter the valid VAT number and the address with the customer in SnelStart; the next run books the order.",
    },
  },
  "ledger.customer-number-taken": {
    kind: "data",
    reason: {
      nl: "Relatiecode {number} is in SnelStart van iemand anders, van een leverancier of van een relatie die niet actief is.",
      en: "Customer number {number} belongs to somebody else in SnelStart, to a supplier or to a customer who is not active.",
    },
    remedy: {
      nl: "Kies met ledger.customers.numberOffset een vrije reeks, of geef de relatie in SnelStart dezelfde naam, postcode of hetzelfde e-mailadres als de klant.",
      en: "Choose a free range with ledger.customers.numberOffset, or give the customer in SnelStart the same name, postcode or e-mail address as the buyer.",
    },
  },
  "ledger.scheme-differs": {
    kind: "configuration",
    reason: {
      nl: "De kleineondernemersregeling staat in SnelStart {ledger} en in de configuratie niet.",
      en: "The small business scheme is {ledger} in SnelStart and not so in the configuration.",
    },
    remedy: {
      nl: "Zet rules.seller.smallBusinessScheme zoals in SnelStart, of pas SnelStart aan.",
      en: "Set rules.seller.smallBusinessScheme as in SnelStart, or change SnelStart.",
    },
  },
  "ledger.cost-centre-unknown": {
    kind: "configuration",
    reason: {
      nl: "Kostenplaats {code} bestaat niet of is niet actief.",
      en: "Cost centre {code} does not exist or is not active.",
    },
    remedy: { nl: "Kies een bestaande kostenplaats.", en: "Choose an existing cost centre." },
  },
  "ledger.cost-centre-needed": {
    kind: "configuration",
    reason: {
      nl: "Op grootboekrekening {code} is een kostenplaats verplicht.",
      en: "Ledger account {code} asks for a cost centre.",
    },
    remedy: {
      nl: "Zet het nummer van een kostenplaats in ledger.costCentre, of kies een andere rekening.",
      en: "Put the number of a cost centre in ledger.costCentre, or choose another account.",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
