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
  "ledger.administration-named": {
    kind: "configuration",
    reason: {
      nl: "De koppelsleutel is van administratie '{name}' ({id}).",
      en: "The client key is of the administration '{name}' ({id}).",
    },
    remedy: {
      nl: "Is dat een andere dan u bedoelt, maak dan in de juiste administratie een koppelsleutel; met ledger.administration wordt nooit in een andere geboekt.",
      en: "If that is another one than you mean, make a client key in the right administration; with ledger.administration nothing is ever booked in another one.",
    },
  },
  "ledger.administration-other": {
    kind: "configuration",
    reason: {
      nl: "De koppelsleutel is van administratie '{found}', en in de configuratie staat '{wanted}'.",
      en: "The client key is of the administration '{found}', and the configuration says '{wanted}'.",
    },
    remedy: {
      nl: "Maak in de juiste administratie een koppelsleutel, of pas ledger.administration aan.",
      en: "Make a client key in the right administration, or change ledger.administration.",
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
  "ledger.vat-kinds-apart": {
    kind: "data",
    reason: {
      nl: "De bestelling heeft btw van soorten die SnelStart niet samen op één boeking toelaat (binnenlands verlegd of buitenlands, naast andere).",
      en: "The order has VAT of kinds that SnelStart does not allow on one booking (domestic reverse charge or foreign, beside others).",
    },
    remedy: {
      nl: "Zet ledger.mixedVat op split, dan worden het twee boekingen, of boek deze bestelling met de hand.",
      en: "Set ledger.mixedVat to split, so that it becomes two bookings, or book this order by hand.",
    },
  },
  "ledger.vat-amount-refused": {
    kind: "data",
    reason: {
      nl: "SnelStart vindt de btw van de boeking niet bij de bedragen of de grootboekrekeningen passen.",
      en: "SnelStart finds the booking's VAT not fitting its amounts or its ledger accounts.",
    },
    remedy: {
      nl: "Controleer de grootboekrekeningen in rules.accounts; kloppen die, boek deze bestelling dan met de hand.",
      en: "Check the ledger accounts in rules.accounts; if they are right, book this order by hand.",
    },
  },
  "ledger.foreign-vat-off": {
    kind: "configuration",
    reason: {
      nl: "De bestelling heeft btw van een ander EU-land (OSS), maar buitenlandse btw factureren staat in SnelStart op {date} niet aan.",
      en: "The order has VAT of another EU country (OSS), but billing foreign VAT is not switched on in SnelStart on {date}.",
    },
    remedy: {
      nl: "Zet in SnelStart 12 bij de bedrijfsgegevens het factureren van buitenlandse btw aan, en maak per tarief een grootboekrekening met functie 84.",
      en: "Switch on billing foreign VAT in SnelStart 12 at the company's data, and make a ledger account with function 84 for each rate.",
    },
  },
  "ledger.foreign-vat-account-missing": {
    kind: "configuration",
    reason: {
      nl: "In SnelStart is geen grootboekrekening gekozen voor de buitenlandse btw.",
      en: "No ledger account is chosen for foreign VAT in SnelStart.",
    },
    remedy: {
      nl: "Kies haar in SnelStart 12 bij het factureren van buitenlandse btw.",
      en: "Choose it in SnelStart 12 at billing foreign VAT.",
    },
  },
  "ledger.foreign-rate-unknown": {
    kind: "data",
    reason: {
      nl: "SnelStart kent voor {country} op {date} geen tarief van {percent} %. Wel: {available}.",
      en: "SnelStart has no rate of {percent} % for {country} on {date}. Available: {available}.",
    },
    remedy: {
      nl: "Controleer het tarief in de webwinkel, of boek deze bestelling met de hand.",
      en: "Check the rate in the shop, or book this order by hand.",
    },
  },
  "ledger.foreign-account-missing": {
    kind: "configuration",
    reason: {
      nl: "Voor {role} is niet één grootboekrekening met functie 84 en tariefcode {codes} te vinden. Wel: {available}.",
      en: "For {role} there is not one ledger account with function 84 and rate code {codes}. Available: {available}.",
    },
    remedy: {
      nl: "Maak de rekening in SnelStart, of zet haar nummer in rules.vatCodes.",
      en: "Make the account in SnelStart, or put its number in rules.vatCodes.",
    },
  },
  "ledger.foreign-vat-elsewhere": {
    kind: "data",
    reason: {
      nl: "De btw is van {country}, maar het factuuradres ligt in {address}; SnelStart rekent buitenlandse btw naar het adres van de relatie.",
      en: "The VAT is of {country}, but the billing address is in {address}; SnelStart reckons foreign VAT by the customer's address.",
    },
    remedy: {
      nl: "Zet ledger.customers.foreignVatAddress op delivery, dan komt zij op een relatie met het afleveradres, of boek deze bestelling met de hand op zo'n relatie.",
      en: "Set ledger.customers.foreignVatAddress to delivery, so that it is booked on a record with the delivery address, or book this order by hand on such a record.",
    },
  },
  "ledger.local-vat-account-shared": {
    kind: "configuration",
    reason: {
      nl: "Grootboekrekening {code} is gekozen voor btw van een ander land, en ook voor {role}.",
      en: "Ledger account {code} is chosen for VAT of another country, and for {role} as well.",
    },
    remedy: {
      nl: "Kies in ledger.localVatAccounts een rekening waarop niets anders komt.",
      en: "Choose an account in ledger.localVatAccounts on which nothing else comes.",
    },
  },
  "ledger.local-vat-account-missing": {
    kind: "configuration",
    reason: {
      nl: "De bestelling heeft btw van {country} buiten de OSS om, en er is geen rekening gekozen waarop die btw komt.",
      en: "The order has VAT of {country} outside the one-stop shop, and no account is chosen for that VAT.",
    },
    remedy: {
      nl: "Zet in ledger.localVatAccounts bij {country} het nummer van een balansrekening met functie Diversen; de omzet komt op de rekening die rules.vatCodes noemt.",
      en: "Put the number of a balance sheet account with function Diversen at {country} in ledger.localVatAccounts; the revenue is on the account that rules.vatCodes names.",
    },
  },
  "ledger.foreign-vat-customer": {
    kind: "data",
    reason: {
      nl: "SnelStart weigert de buitenlandse btw (OSS) van deze boeking: die kan alleen op een relatie zonder btw-nummer, met een vestigingsadres in het land van de btw.",
      en: "SnelStart refuses the foreign VAT (OSS) of this booking: it can only stand on a customer without a VAT number, whose address is in the country of the VAT.",
    },
    remedy: {
      nl: "Pas de relatie in SnelStart aan, of boek deze bestelling met de hand; na een wijziging of na een dag wordt het opnieuw geprobeerd.",
      en: "Change the customer in SnelStart, or book this order by hand; it is tried again after a change or after a day.",
    },
  },
  "ledger.number-taken": {
    kind: "data",
    reason: {
      nl: "Nummer {number} staat in SnelStart al op een andere boeking: met een ander bedrag, andere btw of een andere datum, of van een andere winkel.",
      en: "Number {number} already stands on another booking in SnelStart: of another amount, other VAT or another date, or of another shop.",
    },
    remedy: {
      nl: "Is die boeking deze bestelling, gebruik dan boekbrug skip. Anders: zet het jaar voor de nummers (rules.number.yearPrefix) of geef de webwinkel een eigen voorvoegsel.",
      en: "If that booking is this order, use boekbrug skip. If not: put the year in front of the numbers (rules.number.yearPrefix) or give the shop a prefix of its own.",
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
