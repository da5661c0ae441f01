import type { ProblemEntry } from "./problem-entry.ts";

/**
 * Every problem that Boekbrug can name. Codes are stable: programs may depend on them. `shop.*`, `ledger.*` and `registry.*` come from the
 * outside world, the rest from an order, a setting or the store.
 */
export const problemCatalogue = {
  "value.not-a-number": {
    kind: "data",
    reason: { nl: "'{found}' is geen getal.", en: "'{found}' is not a number." },
    remedy: { nl: "Herstel de waarde bij de bron.", en: "Correct the value at its source." },
  },
  "value.fraction-of-a-cent": {
    kind: "data",
    reason: {
      nl: "{found} {currency} heeft meer decimalen dan de munt kent.",
      en: "{found} {currency} has more decimals than the currency has.",
    },
    remedy: { nl: "Herstel het bedrag bij de bron.", en: "Correct the amount at its source." },
  },
  "value.amount-too-large": {
    kind: "data",
    reason: {
      nl: "{found} {currency} is te groot voor een bedrag.",
      en: "{found} {currency} is too large for an amount.",
    },
    remedy: { nl: "Herstel het bedrag bij de bron.", en: "Correct the amount at its source." },
  },
  "value.not-a-date": {
    kind: "data",
    reason: { nl: "'{found}' is geen datum of tijdstip.", en: "'{found}' is not a date or moment." },
    remedy: { nl: "Herstel de datum bij de bron.", en: "Correct the date at its source." },
  },
  "value.not-a-period": {
    kind: "configuration",
    reason: { nl: "'{found}' is hier geen tijdvak.", en: "'{found}' is not a period here." },
    remedy: { nl: "Schrijf het als {expected}.", en: "Write it as {expected}." },
  },
  "order.unreadable": {
    kind: "data",
    reason: {
      nl: "De bestelling kan niet gelezen worden: {detail}.",
      en: "The order cannot be read: {detail}.",
    },
    remedy: {
      nl: "Open de bestelling in de webshop en herstel dit gegeven, of boek haar met de hand.",
      en: "Open the order in the shop and correct this value, or book it by hand.",
    },
  },
  "order.gone": {
    kind: "data",
    reason: { nl: "De bestelling staat niet meer in de webshop.", en: "The order is no longer in the shop." },
    remedy: {
      nl: "Niets te doen als zij terecht verwijderd is; herstel haar anders in de webshop.",
      en: "Nothing to do if it was rightly deleted; otherwise restore it in the shop.",
    },
  },
  "order.unknown": {
    kind: "data",
    reason: { nl: "De webshop heeft geen bestelling {order}.", en: "The shop has no order {order}." },
    remedy: {
      nl: "Geef het bestelnummer zoals de webshop het toont, of het id van de webshop.",
      en: "Give the order number as the shop shows it, or the shop's own id.",
    },
  },
  "order.begun": {
    kind: "data",
    reason: {
      nl: "Deze bestelling is geboekt, of haar boeking is begonnen.",
      en: "This order is booked, or its booking has begun.",
    },
    remedy: {
      nl: "Laat de volgende ronde de boeking afmaken en wijzig haar dan in de boekhouding.",
      en: "Let the next run finish the booking, and then change it in the bookkeeping.",
    },
  },
  "order.empty": {
    kind: "data",
    reason: { nl: "De bestelling heeft geen regels en geen bedrag.", en: "The order has no lines and no amount." },
    remedy: { nl: "Er is niets te boeken.", en: "There is nothing to book." },
  },
  "order.mixed-currencies": {
    kind: "data",
    reason: {
      nl: "De bestelling staat in {currency}, maar heeft ook een bedrag in {other}.",
      en: "The order is in {currency} but has an amount in {other} too.",
    },
    remedy: { nl: "Boek deze bestelling met de hand.", en: "Book this order by hand." },
  },
  "order.currency-not-supported": {
    kind: "data",
    reason: {
      nl: "De bestelling staat in {currency}; geboekt wordt alleen in {supported}.",
      en: "The order is in {currency}; only {supported} is booked.",
    },
    remedy: { nl: "Boek deze bestelling met de hand.", en: "Book this order by hand." },
  },
  "order.does-not-add-up": {
    kind: "data",
    reason: {
      nl: "De onderdelen zijn samen {parts} {currency}, de bestelling zelf zegt {total} {currency}: verschil {difference}.",
      en: "The parts add up to {parts} {currency}, the order itself says {total} {currency}: difference {difference}.",
    },
    remedy: {
      nl: "Herstel de bestelling in de webshop (regels, verzendkosten, korting) of boek haar met de hand.",
      en: "Correct the order in the shop (rows, shipping, discount) or book it by hand.",
    },
  },
  "order.total-ambiguous": {
    kind: "data",
    reason: {
      nl: "De onderdelen passen bij twee totalen: de klant betaalde {total} {currency} of {other} {currency}.",
      en: "The parts fit two totals: the customer paid {total} {currency} or {other} {currency}.",
    },
    remedy: {
      nl: "Kijk in de webshop wat de klant betaalde en boek de bestelling met de hand.",
      en: "See in the shop what the customer paid and book the order by hand.",
    },
  },
  "order.vat-does-not-add-up": {
    kind: "data",
    reason: {
      nl: "De btw over de regels is {computed} {currency}, de bestelling zelf zegt {charged} {currency}: verschil {difference}.",
      en: "The VAT on the lines is {computed} {currency}, the order itself says {charged} {currency}: difference {difference}.",
    },
    remedy: {
      nl: "Controleer de btw-tarieven van de regels en kosten in de webshop, of boek de bestelling met de hand.",
      en: "Check the VAT rates of rows and costs in the shop, or book the order by hand.",
    },
  },
  "order.invoice-number-missing": {
    kind: "data",
    reason: {
      nl: "De boeking krijgt het factuurnummer van de webshop, maar deze bestelling heeft er geen.",
      en: "The booking takes the shop's invoice number, but this order has none.",
    },
    remedy: {
      nl: "Maak de factuur in de webshop, of kies het bestelnummer als nummer.",
      en: "Create the invoice in the shop, or choose the order number as the number.",
    },
  },
  "order.number-not-numeric": {
    kind: "data",
    reason: {
      nl: "Het nummer '{number}' bevat geen volgnummer, terwijl het jaarvoorvoegsel dat nodig heeft.",
      en: "The number '{number}' holds no running number, which the year prefix needs.",
    },
    remedy: { nl: "Zet het jaarvoorvoegsel uit.", en: "Switch the year prefix off." },
  },
  "order.platform-sale": {
    kind: "data",
    reason: {
      nl: "Een platform verkocht deze bestelling in eigen naam; wie de btw aangeeft, weet alleen de ondernemer.",
      en: "A marketplace sold this order in its own name; who reports the VAT is known to the merchant only.",
    },
    remedy: {
      nl: "Boek de afrekening van het platform met de hand.",
      en: "Book the marketplace's settlement by hand.",
    },
  },
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
  "plan.no-rate-to-follow": {
    kind: "data",
    reason: {
      nl: "{what} volgt het btw-tarief van de goederen, maar de goederen zijn samen 0,00 waard.",
      en: "{what} follows the VAT rate of the goods, but the goods are worth 0.00 together.",
    },
    remedy: { nl: "Boek deze bestelling met de hand.", en: "Book this order by hand." },
  },
  "mapping.account-missing": {
    kind: "configuration",
    reason: { nl: "Er is geen grootboekrekening gekozen voor {role}.", en: "No ledger account is chosen for {role}." },
    remedy: { nl: "Vul {field} in de configuratie in.", en: "Fill in {field} in the configuration." },
  },
  "mapping.vat-code-missing": {
    kind: "configuration",
    reason: { nl: "Er is geen btw-code gekozen voor {role}.", en: "No VAT code is chosen for {role}." },
    remedy: { nl: "Vul {field} in de configuratie in.", en: "Fill in {field} in the configuration." },
  },
  "shop.empty": {
    kind: "configuration",
    reason: {
      nl: "De webshop heeft geen enkele afgeronde bestelling vanaf {from}.",
      en: "The shop has no finished order at all from {from} on.",
    },
    remedy: {
      nl: "Controleer of dit de juiste webshop is en of het beginmoment klopt; komt er een bestelling, dan boekt de volgende ronde haar.",
      en: "Check that this is the right shop and that the start moment is right; when an order comes in, the next run books it.",
    },
  },
  "shop.unreachable": {
    kind: "outage",
    reason: { nl: "De webshop is niet bereikbaar ({detail}).", en: "The shop cannot be reached ({detail})." },
    remedy: {
      nl: "Controleer het adres en de verbinding; de volgende ronde probeert het opnieuw.",
      en: "Check the address and the connection; the next run tries again.",
    },
  },
  "shop.limit": {
    kind: "limit",
    reason: { nl: "De webshop laat nu geen verdere verzoeken toe.", en: "The shop allows no further requests now." },
    remedy: { nl: "Wacht; de volgende ronde gaat verder.", en: "Wait; the next run goes on." },
  },
  "shop.not-authorised": {
    kind: "rights",
    reason: {
      nl: "De webshop weigert de API-sleutel ({detail}).",
      en: "The shop refuses the API key ({detail}).",
    },
    remedy: {
      nl: "Controleer de openbare sleutel en het geheim van de webshop, en de klok van deze computer (hoogstens 5 minuten verschil).",
      en: "Check the shop's public key and secret, and this computer's clock (at most 5 minutes off).",
    },
  },
  "shop.permission-missing": {
    kind: "rights",
    reason: { nl: "De API-sleutel mag {what} niet lezen.", en: "The API key may not read {what}." },
    remedy: {
      nl: "Geef de sleutel dit recht in het beheer van de webshop.",
      en: "Grant the key this right in the shop's back office.",
    },
  },
  "shop.refused": {
    kind: "data",
    reason: { nl: "De webshop weigert het verzoek: {detail}.", en: "The shop refuses the request: {detail}." },
    remedy: { nl: "Meld dit als fout van Boekbrug.", en: "Report this as a fault in Boekbrug." },
  },
  "shop.malformed": {
    kind: "outage",
    reason: {
      nl: "Het antwoord van de webshop is onvolledig of anders dan verwacht ({detail}).",
      en: "The shop's answer is incomplete or not as expected ({detail}).",
    },
    remedy: {
      nl: "De volgende ronde probeert het opnieuw; blijft het zo, meld het dan.",
      en: "The next run tries again; if it stays, report it.",
    },
  },
  "shop.signature-invalid": {
    kind: "outage",
    reason: {
      nl: "Het antwoord van de webshop draagt geen geldige handtekening.",
      en: "The shop's answer does not carry a valid signature.",
    },
    remedy: {
      nl: "Controleer het geheim en of een tussenstation antwoorden wijzigt.",
      en: "Check the secret, and whether something in between changes answers.",
    },
  },
  "ledger.unreachable": {
    kind: "outage",
    reason: {
      nl: "De boekhouding is niet bereikbaar ({detail}).",
      en: "The bookkeeping cannot be reached ({detail}).",
    },
    remedy: {
      nl: "Controleer het adres en de verbinding; de volgende ronde probeert het opnieuw.",
      en: "Check the address and the connection; the next run tries again.",
    },
  },
  "ledger.answer-lost": {
    kind: "outage",
    reason: {
      nl: "Het antwoord op een boeking ging verloren ({detail}); de boeking kan gedaan zijn.",
      en: "The answer to a booking was lost ({detail}); it may have been done.",
    },
    remedy: {
      nl: "Niets te doen: Boekbrug zoekt de boeking op voordat er iets opnieuw gaat.",
      en: "Nothing to do: Boekbrug looks the booking up before anything is sent again.",
    },
  },
  "ledger.limit": {
    kind: "limit",
    reason: {
      nl: "De boekhouding laat nu geen verdere verzoeken toe.",
      en: "The bookkeeping allows no further requests now.",
    },
    remedy: { nl: "Wacht; de volgende ronde gaat verder.", en: "Wait; the next run goes on." },
  },
  "ledger.login-required": {
    kind: "rights",
    reason: {
      nl: "De boekhouding vraagt om opnieuw in te loggen ({detail}).",
      en: "The bookkeeping asks for a new log-in ({detail}).",
    },
    remedy: {
      nl: "Koppel de boekhouding opnieuw en zet de nieuwe refresh token in de configuratie.",
      en: "Connect the bookkeeping again and put the new refresh token in the configuration.",
    },
  },
  "ledger.no-rights": {
    kind: "rights",
    reason: {
      nl: "De gebruiker van de koppeling mag dit niet in de boekhouding ({detail}).",
      en: "The connection's user may not do this in the bookkeeping ({detail}).",
    },
    remedy: {
      nl: "Geef de gebruiker rechten op de administratie, of kies een andere gebruiker.",
      en: "Give the user rights on the administration, or choose another user.",
    },
  },
  "ledger.administration-unknown": {
    kind: "configuration",
    reason: {
      nl: "Administratie {division} is er niet, is niet actief of is niet vrijgegeven voor deze koppeling. Wel: {available}.",
      en: "Administration {division} does not exist, is not active or is not granted to this connection. Available: {available}.",
    },
    remedy: {
      nl: "Zet een van deze administraties in de configuratie, of geef de administratie vrij bij het koppelen.",
      en: "Put one of these in the configuration, or grant the administration when connecting.",
    },
  },
  "ledger.journal-unknown": {
    kind: "configuration",
    reason: {
      nl: "Dagboek {code} is geen bruikbaar verkoopdagboek. Wel: {available}.",
      en: "Journal {code} is not a usable sales journal. Available: {available}.",
    },
    remedy: { nl: "Kies een van deze dagboeken.", en: "Choose one of these journals." },
  },
  "ledger.account-unknown": {
    kind: "configuration",
    reason: {
      nl: "Grootboekrekening {code} (voor {role}) bestaat niet of is geblokkeerd.",
      en: "Ledger account {code} (for {role}) does not exist or is blocked.",
    },
    remedy: {
      nl: "Kies in de configuratie een bestaande omzetrekening.",
      en: "Choose an existing revenue account in the configuration.",
    },
  },
  "ledger.account-unsuitable": {
    kind: "configuration",
    reason: {
      nl: "Grootboekrekening {code} (voor {role}) is van een soort waarop geen omzet geboekt kan worden.",
      en: "Ledger account {code} (for {role}) is of a type on which no revenue can be booked.",
    },
    remedy: { nl: "Kies een omzetrekening.", en: "Choose a revenue account." },
  },
  "ledger.vat-code-unknown": {
    kind: "configuration",
    reason: {
      nl: "Btw-code {code} (voor {role}) bestaat niet of is geblokkeerd. Passend: {available}.",
      en: "VAT code {code} (for {role}) does not exist or is blocked. Suitable: {available}.",
    },
    remedy: { nl: "Kies een bestaande btw-code.", en: "Choose an existing VAT code." },
  },
  "ledger.vat-code-percentage": {
    kind: "configuration",
    reason: {
      nl: "Btw-code {code} is {found} %, terwijl {role} {expected} % is.",
      en: "VAT code {code} is {found} %, while {role} is {expected} %.",
    },
    remedy: {
      nl: "Kies de btw-code met het juiste percentage.",
      en: "Choose the VAT code with the right percentage.",
    },
  },
  "ledger.vat-code-unsuitable": {
    kind: "configuration",
    reason: {
      nl: "Btw-code {code} (voor {role}) is niet bedoeld voor binnenlandse verkoop: {detail}.",
      en: "VAT code {code} (for {role}) is not meant for domestic sales: {detail}.",
    },
    remedy: { nl: "Kies een btw-code voor verkoop.", en: "Choose a VAT code for sales." },
  },
  "ledger.vat-amount-not-bookable": {
    kind: "data",
    reason: {
      nl: "Btw-code {code} kent geen btw-bedrag, maar de regel heeft {vat} {currency} btw.",
      en: "VAT code {code} allows no VAT amount, but the line has {vat} {currency} VAT.",
    },
    remedy: { nl: "Kies een btw-code van type exclusief of inclusief.", en: "Choose a VAT code of type E or I." },
  },
  "ledger.refused": {
    kind: "data",
    reason: {
      nl: "De boekhouding weigert de boeking: {detail}.",
      en: "The bookkeeping refuses the booking: {detail}.",
    },
    remedy: {
      nl: "Los de genoemde oorzaak op in de boekhouding; na een wijziging of na een dag wordt het opnieuw geprobeerd.",
      en: "Remove the cause in the bookkeeping; it is tried again after a change or after a day.",
    },
  },
  "ledger.customer-unusable": {
    kind: "data",
    reason: {
      nl: "De relatie van deze bestelling is verdwenen of geblokkeerd in de boekhouding.",
      en: "The customer record of this order is gone or blocked in the bookkeeping.",
    },
    remedy: {
      nl: "Hef de blokkade op als de klant deze relatie moet houden; anders zoekt of maakt de volgende ronde een andere.",
      en: "Lift the block if the customer is to keep this record; otherwise the next run finds or makes another.",
    },
  },
  "ledger.number-in-use": {
    kind: "data",
    reason: {
      nl: "Nummer {number} is in de boekhouding al gebruikt voor een ander boekstuk.",
      en: "Number {number} is already used for another entry in the bookkeeping.",
    },
    remedy: {
      nl: "Laat de boekhouding nummeren, of gebruik een eigen dagboek voor de webshop.",
      en: "Let the bookkeeping number, or use a journal of its own for the shop.",
    },
  },
  "ledger.period-closed": {
    kind: "data",
    reason: {
      nl: "De periode van {date} is afgesloten of bestaat niet in de boekhouding.",
      en: "The period of {date} is closed or does not exist in the bookkeeping.",
    },
    remedy: {
      nl: "Open de periode, of boek deze bestelling met de hand.",
      en: "Open the period, or book this order by hand.",
    },
  },
  "ledger.malformed": {
    kind: "outage",
    reason: {
      nl: "Het antwoord van de boekhouding is onvolledig of anders dan verwacht ({detail}).",
      en: "The bookkeeping's answer is incomplete or not as expected ({detail}).",
    },
    remedy: {
      nl: "De volgende ronde probeert het opnieuw; blijft het zo, meld het dan.",
      en: "The next run tries again; if it stays, report it.",
    },
  },
  "ledger.total-differs": {
    kind: "data",
    reason: {
      nl: "In de boekhouding staat {booked} (btw {bookedVat}), de bestelling is {planned} (btw {plannedVat}).",
      en: "The bookkeeping holds {booked} (VAT {bookedVat}), the order is {planned} (VAT {plannedVat}).",
    },
    remedy: {
      nl: "Vergelijk het boekstuk met de bestelling en herstel het boekstuk in de boekhouding.",
      en: "Compare the entry with the order and correct the entry in the bookkeeping.",
    },
  },
  "ledger.document-missing": {
    kind: "data",
    reason: {
      nl: "Het boekstuk {reference} is geboekt, maar wordt in de boekhouding niet teruggevonden.",
      en: "Entry {reference} was booked but is not found back in the bookkeeping.",
    },
    remedy: {
      nl: "Kijk of iemand het boekstuk heeft verwijderd of de referentie heeft gewijzigd.",
      en: "See whether someone deleted the entry or changed its reference.",
    },
  },
  "ledger.reference-ambiguous": {
    kind: "data",
    reason: {
      nl: "Er staan {count} boekstukken met referentie {reference} in de boekhouding.",
      en: "The bookkeeping holds {count} entries with reference {reference}.",
    },
    remedy: {
      nl: "Verwijder de dubbele boekstukken; Boekbrug boekt deze bestelling niet nog eens.",
      en: "Delete the double entries; Boekbrug does not book this order again.",
    },
  },
  "registry.unreachable": {
    kind: "outage",
    reason: {
      nl: "Het register van btw-nummers (VIES) is niet bereikbaar ({detail}).",
      en: "The registry of VAT numbers (VIES) cannot be reached ({detail}).",
    },
    remedy: {
      nl: "Controleer het adres en de verbinding; de volgende ronde probeert het opnieuw.",
      en: "Check the address and the connection; the next run tries again.",
    },
  },
  "registry.limit": {
    kind: "limit",
    reason: {
      nl: "Het register van btw-nummers (VIES) laat nu geen verdere vragen toe.",
      en: "The registry of VAT numbers (VIES) allows no further questions now.",
    },
    remedy: { nl: "Wacht; de volgende ronde gaat verder.", en: "Wait; the next run goes on." },
  },
  "registry.malformed": {
    kind: "outage",
    reason: {
      nl: "Het antwoord van het register van btw-nummers (VIES) is onvolledig of anders dan verwacht ({detail}).",
      en: "The answer of the registry of VAT numbers (VIES) is incomplete or not as expected ({detail}).",
    },
    remedy: {
      nl: "De volgende ronde probeert het opnieuw; blijft het zo, meld het dan.",
      en: "The next run tries again; if it stays, report it.",
    },
  },
  "registry.requester-invalid": {
    kind: "configuration",
    reason: {
      nl: "Het register van btw-nummers (VIES) kent het eigen btw-nummer niet waarmee gevraagd wordt.",
      en: "The registry of VAT numbers (VIES) does not know the VAT number in whose name it is asked.",
    },
    remedy: {
      nl: "Vul het eigen btw-nummer in zoals in VIES, met landcode, of laat het weg; dan geeft VIES geen raadplegingsnummer.",
      en: "Fill in your own VAT number as VIES has it, with its country code, or leave it out; VIES then gives no consultation number.",
    },
  },
  "connection.busy": {
    kind: "outage",
    reason: {
      nl: "Een andere Boekbrug werkt nu aan deze koppeling.",
      en: "Another Boekbrug is working on this connection now.",
    },
    remedy: { nl: "Wacht tot die klaar is.", en: "Wait until it is done." },
  },
  "run.lapsed": {
    kind: "outage",
    reason: {
      nl: "Tussen het voornemen en het versturen verstreek te veel tijd (slaapstand?); er is niets verstuurd.",
      en: "Too much time passed between the intent and the sending (was the machine asleep?); nothing was sent.",
    },
    remedy: { nl: "Niets te doen: de volgende ronde gaat verder.", en: "Nothing to do: the next run goes on." },
  },
  "run.interrupted": {
    kind: "outage",
    reason: { nl: "De ronde is onderbroken.", en: "The run was interrupted." },
    remedy: { nl: "Niets te doen: de volgende ronde gaat verder.", en: "Nothing to do: the next run goes on." },
  },
  "connection.store-lost": {
    kind: "configuration",
    reason: {
      nl: "De opslag is nieuw, maar de boekhouding bevat al boekstukken van deze koppeling (tot en met {date}).",
      en: "The store is new, but the bookkeeping holds entries of this connection already (up to {date}).",
    },
    remedy: {
      nl: "Zet rules.orders.from op de dag vanaf welke geboekt moet worden; wat al geboekt is, wordt herkend en niet nog eens geboekt.",
      en: "Set rules.orders.from to the day from which to book; what is booked already is recognised and not booked again.",
    },
  },
  "store.failed": {
    kind: "outage",
    reason: { nl: "De opslag werkt niet: {detail}.", en: "The store fails: {detail}." },
    remedy: {
      nl: "Controleer schijfruimte en rechten van het opslagbestand.",
      en: "Check disk space and permissions of the store file.",
    },
  },
  "store.newer": {
    kind: "configuration",
    reason: {
      nl: "De opslag is van een nieuwere Boekbrug (versie {found}, deze kent {known}).",
      en: "The store was made by a newer Boekbrug (version {found}, this one knows {known}).",
    },
    remedy: { nl: "Werk Boekbrug bij.", en: "Update Boekbrug." },
  },
  "store.wrong-key": {
    kind: "configuration",
    reason: {
      nl: "De sleutel past niet op de versleutelde gegevens in de opslag.",
      en: "The key does not fit the encrypted data in the store.",
    },
    remedy: {
      nl: "Gebruik de sleutel waarmee de opslag gemaakt is, of verwijder de opslag en koppel opnieuw.",
      en: "Use the key that the store was made with, or delete the store and connect again.",
    },
  },
  "store.vat-totals-missing": {
    kind: "data",
    reason: {
      nl: "{count} boekingen in dit tijdvak zijn van een oudere Boekbrug, die hun btw niet per rubriek bewaarde; ze ontbreken in het overzicht: {orders}.",
      en: "{count} bookings in this period are of an older Boekbrug, which did not keep their VAT per box; they are missing from the report: {orders}.",
    },
    remedy: {
      nl: "Tel ze op uit de boekhouding.",
      en: "Add them from the bookkeeping.",
    },
  },
  "configuration.unreadable": {
    kind: "configuration",
    reason: {
      nl: "De configuratie kan niet gelezen worden: {detail}.",
      en: "The configuration cannot be read: {detail}.",
    },
    remedy: {
      nl: "Controleer pad, leesrechten en JSON-opmaak.",
      en: "Check path, permissions and JSON form.",
    },
  },
  "configuration.invalid": {
    kind: "configuration",
    reason: { nl: "Gevonden: {found}. {expected}.", en: "Found: {found}. {expected}." },
    remedy: { nl: "Herstel {key} in de configuratie.", en: "Correct {key} in the configuration." },
  },
  "configuration.secret-missing": {
    kind: "configuration",
    reason: {
      nl: "De omgevingsvariabele {variable} is leeg of bestaat niet.",
      en: "The environment variable {variable} is empty or does not exist.",
    },
    remedy: { nl: "Zet {variable} voor het starten.", en: "Set {variable} before starting." },
  },
} as const satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof problemCatalogue;
