import type { Text, ThresholdLevel } from "@boekbrug/core";

/** The words of the VAT reports, as the tax authority's forms have them. */
export const reportWords = {
  connection: { nl: "Koppeling", en: "Connection" },
  description: { nl: "Omschrijving", en: "Description" },
  turnover: { nl: "Omzet", en: "Turnover" },
  vatDue: { nl: "Verschuldigde omzetbelasting (rubrieken 1 t/m 4)", en: "VAT due (boxes 1 to 4)" },
  notInReturn: {
    nl: "Niet in deze aangifte (OSS, vrijgesteld, btw van andere landen, statiegeld, cadeaubonnen)",
    en: "Not in this return (OSS, exempt, other countries' VAT, deposits, gift cards)",
  },
  marginPerPeriod: {
    nl: "Omzet margegoederen: tel de winstmarge van het tijdvak zelf bij 1a of 1b",
    en: "Sales of margin goods: add the period's margin to 1a or 1b yourself",
  },
  roundedAnew: {
    nl: "Btw per tarief afgerond: zoveel meer dan de webwinkel rekende",
    en: "VAT rounded per rate: so much more than the shop charged",
  },
  alsoUnprocessed: {
    nl: "Facturen en orders tellen hier mee zodra zij gemaakt zijn; in de boekhouding pas als zij verwerkt of gefactureerd zijn. Wat daar nog open staat, staat daar nog niet in de aangifte.",
    en: "Invoices and orders count here once they are made; in the bookkeeping only once they are processed or invoiced. What is still open there is not in its return yet.",
  },
  country: { nl: "Land", en: "Country" },
  vatNumber: { nl: "Btw-nummer", en: "VAT number" },
  kind: { nl: "Soort", en: "Kind" },
  amount: { nl: "Bedrag", en: "Amount" },
  stateOfConsumption: { nl: "Lidstaat van verbruik", en: "State of consumption" },
  stateOfDispatch: { nl: "Verzonden vanuit", en: "Dispatched from" },
  percent: { nl: "Btw-tarief (%)", en: "VAT rate (%)" },
  year: { nl: "Kalenderjaar", en: "Calendar year" },
  previousYear: { nl: "Vorig kalenderjaar", en: "Previous calendar year" },
  alreadyThisYear: { nl: "Dit jaar, niet door Boekbrug geboekt", en: "This year, not booked by Boekbrug" },
  booked: { nl: "Dit jaar geboekt", en: "Booked this year" },
  total: { nl: "Totaal dit jaar", en: "Total this year" },
  limit: { nl: "Drempel", en: "Threshold" },
  level: { nl: "Stand", en: "Standing" },
  exceededAt: { nl: "Overschreden bij bestelling", en: "Exceeded at order" },
  exceededOn: { nl: "Overschreden op", en: "Exceeded on" },
} as const satisfies Record<string, Text>;

export const kindWords: Record<"goods" | "services", Text> = {
  goods: { nl: "leveringen", en: "goods" },
  services: { nl: "diensten", en: "services" },
};

export const levelWords: Record<ThresholdLevel, Text> = {
  below: { nl: "onder de drempel", en: "below the threshold" },
  near: { nl: "80 % of meer van de drempel", en: "80 % or more of the threshold" },
  exceeded: { nl: "overschreden", en: "exceeded" },
  "exceeded-last-year": { nl: "vorig jaar overschreden", en: "exceeded last year" },
};

/** Source: Toelichting btw-aangifte 2026 (ob0731t62fd). */
export const boxWords: Readonly<Record<string, Text>> = {
  "1a": { nl: "Leveringen/diensten belast met hoog tarief", en: "Supplies at the high rate" },
  "1b": { nl: "Leveringen/diensten belast met laag tarief", en: "Supplies at the low rate" },
  "1c": { nl: "Leveringen/diensten belast met overige tarieven, behalve 0%", en: "Supplies at other rates but 0 %" },
  "1d": { nl: "Privégebruik", en: "Private use" },
  "1e": { nl: "Leveringen/diensten belast met 0% of niet bij u belast", en: "Supplies at 0 % or not taxed with you" },
  "2a": { nl: "Heffing van btw naar u verlegd", en: "Reverse charge, VAT due by you" },
  "3a": { nl: "Leveringen naar landen buiten de EU (uitvoer)", en: "Supplies outside the EU (export)" },
  "3b": { nl: "Leveringen naar of diensten in landen binnen de EU", en: "Supplies to, services in other EU countries" },
  "3c": { nl: "Installatie/afstandsverkopen binnen de EU", en: "Installation and distance sales within the EU" },
};
