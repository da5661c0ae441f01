import type { ProblemEntry } from "../problem-entry.ts";

/** What `check` finds when it lays settings, shop and bookkeeping side by side. */
export const checkProblems = {
  "check.status-unknown": {
    kind: "configuration",
    reason: {
      nl: "De webshop heeft geen bestelstatus {status}. Wel: {available}.",
      en: "The shop has no order status {status}. It has: {available}.",
    },
    remedy: {
      nl: "Zet in rules.orders.statuses de id's van bestaande statussen.",
      en: "Put the ids of existing statuses in rules.orders.statuses.",
    },
  },
  "check.status-cancelled": {
    kind: "configuration",
    reason: {
      nl: "Status {status} betekent geannuleerd; zulke bestellingen worden nooit geboekt.",
      en: "Status {status} means cancelled; such orders are never booked.",
    },
    remedy: { nl: "Haal deze status uit rules.orders.statuses.", en: "Take this status out of rules.orders.statuses." },
  },
  "check.tariff-unknown": {
    kind: "data",
    reason: {
      nl: "Btw-tarief '{tariff}' van de webshop is {percent} %, en dat is vandaag geen Nederlands tarief; bestellingen daarmee worden vastgehouden.",
      en: "The shop's VAT tariff '{tariff}' is {percent} %, which is no Dutch rate today; orders with it will be held.",
    },
    remedy: { nl: "Herstel het tarief in de webshop.", en: "Correct the tariff in the shop." },
  },
  "check.prices-in-currency": {
    kind: "data",
    reason: {
      nl: "De webshop rekent in {currency}, en in die munt kan vandaag niet geboekt worden; bestellingen worden vastgehouden.",
      en: "The shop sells in {currency}, in which nothing can be booked today; orders will be held.",
    },
    remedy: {
      nl: "Zet de munt met een koers aan in de boekhouding, laat het dagboek andere munten toe, en noem de koers in rules.exchangeRates.",
      en: "Switch the currency on in the bookkeeping, with a rate, let the journal take other currencies, and name the rate in rules.exchangeRates.",
    },
  },
  "check.currency-not-bookable": {
    kind: "configuration",
    reason: {
      nl: "Voor {currency} staat een koers in rules.exchangeRates, maar in die munt kan vandaag niet geboekt worden; bestellingen daarin worden vastgehouden.",
      en: "rules.exchangeRates has a rate for {currency}, in which nothing can be booked today; orders in it will be held.",
    },
    remedy: {
      nl: "Zet de munt met een koers aan in de boekhouding en laat het dagboek andere munten toe.",
      en: "Switch the currency on in the bookkeeping, with a rate, and let the journal take other currencies.",
    },
  },
  "check.payment-methods-unmapped": {
    kind: "configuration",
    reason: {
      nl: "Voor betaalwijzen {methods} noemt {field} niets; {fallback} geldt.",
      en: "{field} names nothing for payment methods {methods}; {fallback} applies.",
    },
    remedy: {
      nl: "Vul {field} aan als dat niet de bedoeling is.",
      en: "Complete {field} if that is not what you want.",
    },
  },
  "check.payment-method-unknown": {
    kind: "configuration",
    reason: {
      nl: "De webshop heeft nu geen betaalwijze {method}, die {field} noemt. Wel: {available}.",
      en: "The shop has no payment method {method} now, which {field} names. It has: {available}.",
    },
    remedy: {
      nl: "Herstel het id in {field}, of laat het staan voor oude bestellingen.",
      en: "Correct the id in {field}, or leave it for old orders.",
    },
  },
  "map.unsupported": {
    kind: "configuration",
    reason: {
      nl: "Voor deze boekhouding kan nog geen koppeltabel worden voorgesteld.",
      en: "No mapping can be proposed for this bookkeeping yet.",
    },
    remedy: {
      nl: "Vul rules.accounts en rules.vatCodes met de hand in en controleer ze met boekbrug check.",
      en: "Fill in rules.accounts and rules.vatCodes by hand and verify them with boekbrug check.",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
