import type { ProblemEntry } from "../problem-entry.ts";

/** The EUR 10,000 threshold of distance sales, as a run finds it. The first two are warnings. */
export const thresholdProblems = {
  "threshold.near": {
    kind: "data",
    reason: {
      nl: "De verkopen aan consumenten in andere EU-landen staan dit jaar op € {total}; tot de drempel van € 10.000 is er nog € {left}.",
      en: "This year's sales to consumers in other EU countries stand at EUR {total}; EUR {left} is left to the EUR 10,000 threshold.",
    },
    remedy: {
      nl: "Meld u op tijd aan voor het éénloketsysteem (OSS) en zet in de webshop de btw-tarieven van de landen klaar: de verkoop die de drempel overschrijdt, is al in het land van de klant belast.",
      en: "Register for the one-stop shop (OSS) in time and prepare the countries' VAT rates in the shop: the sale that crosses the threshold is already taxed in the customer's country.",
    },
  },
  "threshold.crossed": {
    kind: "data",
    reason: {
      nl: "De drempel van € 10.000 is dit jaar overschreden (nu € {total}), met bestelling {order} van {date}.",
      en: "The EUR 10,000 threshold was crossed this year (now EUR {total}), by order {order} of {date}.",
    },
    remedy: {
      nl: "Vanaf die bestelling is de btw van het land van de klant verschuldigd: reken die in de webshop en meld u uiterlijk de 10e van de volgende maand aan voor OSS (rules.seller.oneStopShop).",
      en: "From that order on the VAT of the customer's country is due: charge it in the shop and register for OSS by the 10th of the next month (rules.seller.oneStopShop).",
    },
  },
  "threshold.overtaken": {
    kind: "data",
    reason: {
      nl: "Deze bestelling is geboekt als onder de drempel van € 10.000, maar komt erboven (€ {total}) met wat eerder verkocht is en na haar geboekt werd of in de instellingen staat.",
      en: "This order was booked as below the EUR 10,000 threshold but is above it (EUR {total}), given what was sold earlier and was booked after it or stands in the settings.",
    },
    remedy: {
      nl: "Corrigeer de boeking naar de btw van het land van de klant (in OSS, of door registratie daar) en handel haar af met boekbrug skip.",
      en: "Correct the booking to the VAT of the customer's country (in OSS, or by a registration there) and close it with boekbrug skip.",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
