import * as z from "zod";
import { described } from "./setting-text.ts";

const seller = z.strictObject({
  country: described(
    z.literal("NL").default("NL"),
    [
      "Land van vestiging",
      "Het land waar de onderneming gevestigd is en btw-aangifte doet. Deze versie boekt voor Nederland.",
    ],
    [
      "Country of establishment",
      "The country where the business is established and files its VAT return. This version books for the Netherlands.",
    ],
  ),
  stockCountry: described(
    z
      .string()
      .regex(/^[A-Z]{2}$/)
      .default("NL"),
    ["Land van de voorraad", "Het land (twee letters) waar de goederen vertrekken. Dit bepaalt mede welke btw geldt."],
    [
      "Country of the stock",
      "The country (two letters) that the goods leave from. It helps to decide which VAT is due.",
    ],
  ),
  smallBusinessScheme: described(
    z.boolean().default(false),
    [
      "Kleineondernemersregeling",
      "Aan als de onderneming de kleineondernemersregeling (KOR) gebruikt en dus geen btw rekent.",
    ],
    ["Small business scheme", "On if the business uses the small business scheme (KOR) and so charges no VAT."],
  ),
  establishedInOtherMemberStates: described(
    z.boolean().default(false),
    [
      "Vestigingen in andere EU-landen",
      "Aan als de onderneming ook in een ander EU-land een vaste inrichting heeft; de drempel van € 10.000 geldt dan niet.",
    ],
    [
      "Establishments in other EU countries",
      "On if the business has a fixed establishment in another EU country too; the EUR 10,000 threshold does not apply then.",
    ],
  ),
  oneStopShop: described(
    z.boolean().default(false),
    ["Eenloketsysteem (OSS)", "Aan als de onderneming voor de Unieregeling van het éénloketsysteem is aangemeld."],
    ["One-stop shop (OSS)", "On if the business is registered for the Union scheme of the one-stop shop."],
  ),
  optedForDestination: described(
    z.boolean().default(false),
    [
      "Gekozen voor btw van het land van de klant",
      "Aan als de onderneming ook onder de drempel van € 10.000 voor de btw van het land van de klant heeft gekozen.",
    ],
    [
      "Opted for the customer's country",
      "On if the business has opted for the VAT of the customer's country although it is below the EUR 10,000 threshold.",
    ],
  ),
});

const decimal = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/);

const threshold = z.strictObject({
  previousYearNetEur: described(
    decimal.optional(),
    [
      "Afstandsverkopen vorig jaar",
      "De verkopen aan consumenten in andere EU-landen in het vorige kalenderjaar, zonder btw, in euro's. Beslist over de drempel van € 10.000.",
    ],
    [
      "Distance sales last year",
      "Sales to consumers in other EU countries in the previous calendar year, without VAT, in euros. Decides about the EUR 10,000 threshold.",
    ],
  ),
  beforeConnectingNetEur: described(
    decimal.default("0"),
    [
      "Afstandsverkopen dit jaar voor het koppelen",
      "De verkopen aan consumenten in andere EU-landen in dit kalenderjaar die niet door Boekbrug geboekt zijn, zonder btw, in euro's.",
    ],
    [
      "Distance sales this year before connecting",
      "Sales to consumers in other EU countries in this calendar year that Boekbrug has not booked, without VAT, in euros.",
    ],
  ),
});

const vat = z.strictObject({
  onDisagreement: described(
    z.enum(["hold", "book-as-charged"]).default("hold"),
    [
      "Andere btw gerekend dan verschuldigd",
      "Vasthouden: de bestelling wacht op een mens. Boeken zoals gerekend: zij wordt geboekt met de btw van de webshop en gemeld.",
    ],
    [
      "VAT charged differs from VAT due",
      "Hold: the order waits for a person. Book as charged: it is booked with the shop's VAT and flagged.",
    ],
  ),
  unknownClass: described(
    z.enum(["hold", "as-charged"]).default("hold"),
    [
      "Product zonder btw-klasse",
      "Wat te doen met een regel waarvan de webshop de btw-klasse niet kent (vrije tekst, verwijderd product): vasthouden, of de klasse van het gerekende Nederlandse tarief aannemen.",
    ],
    [
      "Product without VAT class",
      "What to do with a row whose VAT class the shop does not know (free text, deleted product): hold, or take the class of the Dutch rate that was charged.",
    ],
  ),
  categories: described(
    z.record(z.string(), z.string()).default({}),
    [
      "Soorten producten",
      'Welke categorie van de webshop wat is voor de btw: { "Boeken": "book" }. Nodig voor verlaagde tarieven in andere landen. Zie docs/vat.md voor de woorden.',
    ],
    [
      "Kinds of products",
      'Which of the shop\'s categories is what for VAT: { "Boeken": "book" }. Needed for reduced rates in other countries. See docs/vat.md for the words.',
    ],
  ),
  productRates: described(
    z
      .array(
        z.strictObject({
          country: z.string().min(2),
          category: z.string().min(1),
          percent: z.string().regex(/^\d{1,2}(\.\d{1,2})?$/),
          validFrom: z.iso.date().optional(),
          validTo: z.iso.date().optional(),
        }),
      )
      .default([]),
    [
      "Tarieven per land",
      "Welk tarief een land voor een soort product heeft, waar de tabellen het open laten: { country, category, percent }.",
    ],
    [
      "Rates per country",
      "Which rate a country has for a kind of product where the tables leave it open: { country, category, percent }.",
    ],
  ),
  businessWithoutValidNumber: described(
    z.enum(["as-consumer", "departure-vat", "hold"]).default("as-consumer"),
    [
      "Zakelijke klant zonder geldig btw-nummer",
      "Als consument behandelen, btw van het land van vertrek rekenen, of vasthouden.",
    ],
    ["Business without a valid VAT number", "Treat as a consumer, VAT of the country of departure, or hold."],
  ),
  viesUnavailable: described(
    z.enum(["as-consumer", "departure-vat", "hold"]).default("hold"),
    [
      "Btw-nummer niet te controleren",
      "Wat te doen zolang VIES niet antwoordt: als consument, btw van het land van vertrek, of vasthouden tot de volgende ronde.",
    ],
    [
      "VAT number cannot be checked",
      "What to do while VIES does not answer: as a consumer, VAT of the country of departure, or hold until the next run.",
    ],
  ),
  registryWaitHours: described(
    z.number().int().min(0).max(720).default(24),
    [
      "Wachten op VIES",
      "Zoveel uren wacht een bestelling op een antwoord van VIES voordat de instelling hierboven beslist.",
    ],
    ["Waiting for VIES", "For so many hours an order waits for an answer of VIES before the setting above decides."],
  ),
  ossRegisteredBelowThreshold: described(
    z.enum(["destination", "home", "hold"]).default("destination"),
    [
      "Onder de drempel, wel OSS",
      "Aangemeld voor OSS, onder € 10.000 en niet gekozen: btw van het land van de klant, eigen btw, of vasthouden.",
    ],
    [
      "Below the threshold, in OSS",
      "Registered for OSS, below EUR 10,000 and not opted: VAT of the customer's country, home VAT, or hold.",
    ],
  ),
  euConsumers: described(
    z.enum(["by-law", "home-country-vat"]).default("by-law"),
    ["Consumenten in de EU", "Volgens de wet, of altijd Nederlandse btw (alleen toegestaan onder de drempel)."],
    ["Consumers in the EU", "By law, or always Dutch VAT (allowed below the threshold only)."],
  ),
});

const orders = z.strictObject({
  statuses: described(
    z.array(z.string().min(1)).min(1).optional(),
    [
      "Bestelstatussen",
      "Alleen bestellingen met een van deze statussen worden geboekt. Leeg: elke status behalve geannuleerd.",
    ],
    ["Order statuses", "Only orders with one of these statuses are booked. Left out: every status but cancelled."],
  ),
  paidOnly: described(
    z.boolean().default(true),
    [
      "Alleen betaalde bestellingen",
      "Aan: een bestelling wordt geboekt zodra zij betaald is. Uit: ook onbetaalde bestellingen worden geboekt.",
    ],
    ["Paid orders only", "On: an order is booked once it is paid. Off: unpaid orders are booked too."],
  ),
  from: described(
    z.union([z.literal("connection"), z.iso.date(), z.iso.datetime()]).default("connection"),
    [
      "Beginmoment",
      "Geboekt wordt wat vanaf dit moment geboekt mag worden. Standaard het moment van koppelen: een oudere bestelling die daarna betaald wordt, telt mee.",
    ],
    [
      "Start moment",
      "What becomes due from this moment on is booked. Default the moment of connecting: an older order that is paid after it counts.",
    ],
  ),
});

const document = z.strictObject({
  kind: described(
    z.literal("entry").default("entry"),
    [
      "Soort boekstuk",
      "Verkoopboeking: staat meteen in de winst- en verliesrekening en in de btw-aangifte. De klant krijgt niets gestuurd.",
    ],
    [
      "Document kind",
      "Sales entry: reaches the profit and loss account and the VAT return at once. Nothing is sent to the customer.",
    ],
  ),
  language: described(
    z.enum(["nl", "en"]).default("nl"),
    ["Taal van het boekstuk", "De taal van woorden als 'Verzendkosten' op het boekstuk."],
    ["Language of the document", "The language of words such as 'Shipping' on the document."],
  ),
});

const number = z.strictObject({
  source: described(
    z.enum(["order", "invoice"]).default("order"),
    ["Nummer", "Welk nummer van de webshop het boekstuk krijgt: het bestelnummer of het factuurnummer."],
    ["Number", "Which of the shop's numbers the document takes: the order number or the invoice number."],
  ),
  yearPrefix: described(
    z.boolean().default(false),
    [
      "Jaar voor het nummer",
      "Zet het jaar van de bestelling voor het volgnummer: bestelling 10330 van 2023 wordt 202310330.",
    ],
    [
      "Year before the number",
      "Puts the year of the order before the running number: order 10330 of 2023 becomes 202310330.",
    ],
  ),
  owner: described(
    z.enum(["shop", "ledger"]).default("shop"),
    [
      "Wie nummert",
      "De webshop: het boekstuk krijgt het nummer van de webshop. De boekhouding: zij nummert zelf, het nummer van de webshop staat in de omschrijving.",
    ],
    [
      "Who numbers",
      "The shop: the document takes the shop's number. The ledger: it numbers itself, the shop's number is in the description.",
    ],
  ),
});

const account = (nl: readonly [string, string], en: readonly [string, string]) =>
  described(z.string().trim().min(1).optional(), nl, en);

const accounts = z.strictObject({
  high: account(
    ["Omzet hoog tarief", "Grootboekrekening voor omzet tegen het hoge btw-tarief (21 %)."],
    ["Revenue, high rate", "Ledger account for revenue at the high VAT rate (21 %)."],
  ),
  low: account(
    ["Omzet laag tarief", "Grootboekrekening voor omzet tegen het lage btw-tarief (9 %)."],
    ["Revenue, low rate", "Ledger account for revenue at the low VAT rate (9 %)."],
  ),
  zero: account(
    ["Omzet 0 %", "Grootboekrekening voor omzet tegen 0 %."],
    ["Revenue, 0 %", "Ledger account for revenue at 0 %."],
  ),
  other: account(
    ["Overige omzet", "Grootboekrekening voor omzet die onder geen van de andere valt."],
    ["Other revenue", "Ledger account for revenue under none of the others."],
  ),
  shipping: account(
    ["Verzendkosten", "Grootboekrekening voor in rekening gebrachte verzendkosten."],
    ["Shipping", "Ledger account for shipping charged to customers."],
  ),
});

const vatCode = (nl: string, en: string) =>
  described(
    z.string().trim().min(1).optional(),
    [`Btw-code ${nl}`, `De btw-code in de boekhouding voor: ${nl}.`],
    [`VAT code ${en}`, `The bookkeeping's VAT code for: ${en}.`],
  );

/** Roles that differ by country and rate, and those of services. */
const otherRole =
  /^((oss|destination-vat-without-oss|foreign-domestic):[A-Z]{2}:\d+(\.\d+)?|outside-eu-service|service-b2b-reverse-charge)$/;

const vatCodeRoles = {
  "domestic-standard": vatCode("binnenland hoog", "domestic standard rate"),
  "domestic-reduced": vatCode("binnenland laag", "domestic reduced rate"),
  "domestic-zero": vatCode("binnenland 0 %", "domestic 0 %"),
  "domestic-exempt": vatCode("binnenland vrijgesteld", "domestic exempt"),
  "domestic-reverse-charge": vatCode("binnenland verlegd", "domestic reverse charge"),
  icp: vatCode("intracommunautaire levering", "intra-Community supply"),
  export: vatCode("uitvoer buiten de EU", "export outside the EU"),
  margin: vatCode("marge", "margin scheme"),
};

const vatCodes = z
  .strictObject(vatCodeRoles)
  .catchall(z.string().trim().min(1))
  .check((context) => {
    for (const role of Object.keys(context.value)) {
      if (role in vatCodeRoles || otherRole.test(role)) continue;
      const message = `${Object.keys(vatCodeRoles).join(", ")}, oss:DE:19`;
      context.issues.push({ code: "custom", input: role, path: [role], message });
    }
  });

/**
 * What is booked and how, for one connection: core's own settings. Account and VAT code references are the ledger's words and opaque to core; VAT
 * codes per destination are keyed `oss:DE:19`.
 */
export const rulesSchema = z.strictObject({
  seller: seller.prefault({}),
  threshold: threshold.prefault({}),
  vat: vat.prefault({}),
  orders: orders.prefault({}),
  document: document.prefault({}),
  number: number.prefault({}),
  accounts: accounts.prefault({}),
  vatCodes: vatCodes.prefault({}),
});

export type Rules = z.infer<typeof rulesSchema>;

/** A connection's key: part of every booking's reference in the ledger, so it is short and never changes. */
export const connectionKeySchema = described(
  z.string().regex(/^[a-z][a-z0-9]{0,11}$/),
  [
    "Sleutel van de koppeling",
    "Een kort woord (kleine letters en cijfers, hoogstens 12) dat in elke boekingsreferentie staat. Verander het nooit.",
  ],
  [
    "Key of the connection",
    "A short word (lower-case letters and digits, at most 12) that stands in every booking's reference. Never change it.",
  ],
);
