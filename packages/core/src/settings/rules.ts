import * as z from "zod";
import { adoptionRules } from "./adoption-rules.ts";
import { accountRules, vatCodeRules } from "./mapping-rules.ts";
import { described } from "./setting-text.ts";
import { exchangeRateRules, thresholdRules, vatRules } from "./vat-rules.ts";

const seller = z.strictObject({
  id: described(
    z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .default("seller"),
    [
      "Wie de verkoper is",
      "Een kort woord voor de onderneming. Koppelingen met hetzelfde woord zijn van één onderneming: hun verkopen tellen samen voor de drempel van € 10.000.",
    ],
    [
      "Who the seller is",
      "A short word for the business. Connections with the same word are of one business: their sales count together toward the EUR 10,000 threshold.",
    ],
  ),
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
  silenceThreshold: described(
    z.union([z.literal("off"), z.int().min(3).max(1000)]).default(8),
    [
      "Melding bij stilte",
      "Er volgt een melding als er geen bestelling binnenkomt terwijl er in dezelfde uren van de vorige weken gemiddeld zoveel waren. Lager is gevoeliger; 'off' zet de melding uit.",
    ],
    [
      "Alarm on silence",
      "Told when no order comes in while there were so many on average in the same hours of the weeks before. Lower is more sensitive; 'off' switches it off.",
    ],
  ),
  watchDays: described(
    z.int().min(1).max(3650).default(365),
    [
      "Dagen in de gaten houden",
      "Zo lang wordt een bestelling die nog niet geboekt mag worden (onbetaald, andere status) in de gaten gehouden nadat haar stand het laatst veranderde. Daarna noemt status haar.",
    ],
    [
      "Days of watching",
      "For so long an order that is not due yet (unpaid, another status) is watched after its standing last changed. After that status names it.",
    ],
  ),
});

const document = z.strictObject({
  kind: described(
    z.enum(["entry", "invoice", "order"]).default("entry"),
    [
      "Soort boekstuk",
      "'entry', verkoopboeking: staat meteen in de winst- en verliesrekening en in de btw-aangifte. 'invoice', verkoopfactuur: staat daar zodra zij verwerkt is, door iemand of vanzelf. 'order', verkooporder: staat daar pas als zij gefactureerd en die factuur verwerkt is. De klant krijgt niets gestuurd, tenzij daarom gevraagd is.",
    ],
    [
      "Document kind",
      "'entry', sales entry: reaches the profit and loss account and the VAT return at once. 'invoice', sales invoice: reaches them once it is processed, by a person or by itself. 'order', sales order: reaches them only when it is invoiced and that invoice is processed. Nothing is sent to the customer unless asked for.",
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

/**
 * What is booked and how, for one connection: core's own settings. Account and VAT code references are the ledger's words and opaque to core; VAT
 * codes per destination are keyed `oss:DE:19`.
 */
export const rulesSchema = z.strictObject({
  seller: seller.prefault({}),
  threshold: thresholdRules.prefault({}),
  vat: vatRules.prefault({}),
  exchangeRates: exchangeRateRules,
  orders: orders.prefault({}),
  document: document.prefault({}),
  number: number.prefault({}),
  accounts: accountRules.prefault({}),
  vatCodes: vatCodeRules.prefault({}),
  adoption: adoptionRules.prefault({}),
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
