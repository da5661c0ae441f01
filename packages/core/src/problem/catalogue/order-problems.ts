import type { ProblemEntry } from "../problem-entry.ts";

/** An order, or a value in it, that cannot be booked as it is. */
export const orderProblems = {
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
  "order.dealt-with": {
    kind: "data",
    reason: {
      nl: "Iemand heeft intussen gezegd dat deze bestelling is afgehandeld.",
      en: "Someone has said meanwhile that this order was dealt with.",
    },
    remedy: {
      nl: "Niets te doen; moet zij toch geboekt worden, gebruik dan boekbrug retry BESTELLING.",
      en: "Nothing to do; if it is to be booked after all, use boekbrug retry ORDER.",
    },
  },
  "order.changed-after-booking": {
    kind: "data",
    reason: {
      nl: "De bestelling is na het boeken gewijzigd in de webshop: {what}.",
      en: "The order was changed in the shop after it was booked: {what}.",
    },
    remedy: {
      nl: "Pas het boekstuk in de boekhouding aan, of boek een creditnota; meld het daarna af met boekbrug skip.",
      en: "Correct the entry in the bookkeeping, or book a credit note; then confirm with boekbrug skip.",
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
      nl: "De bestelling staat in {currency}; de boekhouding kan alleen in {supported} boeken.",
      en: "The order is in {currency}; the bookkeeping can book in {supported} only.",
    },
    remedy: {
      nl: "Voeg de valuta en haar koers toe in de boekhouding, of boek deze bestelling met de hand.",
      en: "Add the currency and its rate in the bookkeeping, or book this order by hand.",
    },
  },
  "order.exchange-rate-missing": {
    kind: "configuration",
    reason: {
      nl: "Voor {currency} is op {date} geen koers van hoogstens 31 dagen oud ingesteld; btw en drempels worden in euro's berekend.",
      en: "No rate of {currency}, at most 31 days old, is set for {date}; VAT and thresholds are worked out in euros.",
    },
    remedy: {
      nl: "Voeg de ECB-koers van die dag toe aan rules.exchangeRates.",
      en: "Add the ECB rate of that day to rules.exchangeRates.",
    },
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
  "plan.no-rate-to-follow": {
    kind: "data",
    reason: {
      nl: "{what} volgt het btw-tarief van de goederen, maar de goederen zijn samen 0,00 waard.",
      en: "{what} follows the VAT rate of the goods, but the goods are worth 0.00 together.",
    },
    remedy: { nl: "Boek deze bestelling met de hand.", en: "Book this order by hand." },
  },
} as const satisfies Record<string, ProblemEntry>;
