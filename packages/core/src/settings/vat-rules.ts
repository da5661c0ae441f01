import * as z from "zod";
import { safeVatPolicies } from "../vat/policies.ts";
import { described } from "./setting-text.ts";

const decimal = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/);

/** Where the seller stands against the EUR 10,000 threshold of distance sales. */
export const thresholdRules = z.strictObject({
  year: described(
    z.number().int().min(2021).max(2100).optional(),
    [
      "Jaar van de drempel",
      "Het kalenderjaar waarvoor de twee bedragen hieronder gelden. In latere jaren telt wat Boekbrug zelf geboekt heeft.",
    ],
    [
      "Year of the threshold",
      "The calendar year that the two amounts below are for. In later years what Boekbrug has booked itself counts.",
    ],
  ),
  previousYearNetEur: described(
    decimal.optional(),
    [
      "Afstandsverkopen vorig jaar",
      "De verkopen aan consumenten in andere EU-landen in het kalenderjaar daarvoor, zonder btw, in euro's. Beslist over de drempel van € 10.000.",
    ],
    [
      "Distance sales last year",
      "Sales to consumers in other EU countries in the calendar year before it, without VAT, in euros. Decides about the EUR 10,000 threshold.",
    ],
  ),
  beforeConnectingNetEur: described(
    decimal.default("0"),
    [
      "Afstandsverkopen dit jaar voor het koppelen",
      "De verkopen aan consumenten in andere EU-landen in dat kalenderjaar die niet door Boekbrug geboekt zijn, in geen van de koppelingen van deze verkoper, zonder btw, in euro's.",
    ],
    [
      "Distance sales this year before connecting",
      "Sales to consumers in other EU countries in that calendar year that Boekbrug has not booked, in none of this seller's connections, without VAT, in euros.",
    ],
  ),
});

/** Rates of other currencies. */
export const exchangeRateRules = described(
  z
    .array(
      z.strictObject({
        currency: z.string().regex(/^[A-Z]{3}$/),
        from: z.iso.date(),
        unitsPerEuro: z.string().regex(/^(?!0+(\.0+)?$)\d{1,9}(\.\d{1,8})?$/),
      }),
    )
    .default([]),
  [
    "Wisselkoersen",
    'Voor bestellingen in een andere munt: wat een euro waard is vanaf een dag, zoals de ECB het schrijft: { "currency": "USD", "from": "2026-11-02", "unitsPerEuro": "1.0843" }. Een koers geldt tot de volgende, hoogstens 31 dagen.',
  ],
  [
    "Exchange rates",
    'For orders in another currency: what one euro is worth from a day on, as the ECB writes it: { "currency": "USD", "from": "2026-11-02", "unitsPerEuro": "1.0843" }. A rate counts until the next one, at most 31 days.',
  ],
);

/** A category with the kind of supply, where its word can mean more than one. */
const meaning = z.strictObject({
  category: z.string().min(1),
  kind: z.enum(["goods", "digital-service", "service"]),
});

/** Goods that were bought without deductible VAT and are sold under the margin scheme. */
const marginScheme = z.strictObject({
  categories: described(
    z.array(z.string().min(1)).default([]),
    ["Margegoederen", "De categorieën van de webshop waarvan de goederen onder de margeregeling verkocht worden."],
    ["Margin goods", "The shop's categories whose goods are sold under the margin scheme."],
  ),
  method: described(
    z.enum(["item-by-item", "globalised"]).optional(),
    [
      "Methode van de margeregeling",
      "Per stuk (individueel), of per tijdvak (globalisatie; de btw volgt dan uit alle in- en verkopen van het tijdvak). Er is geen standaard: de wet en uw inspecteur bepalen welke geldt.",
    ],
    [
      "Method of the margin scheme",
      "Item by item, or globalised (the VAT then follows from all purchases and sales of the period). There is no default: the law and your inspector decide which one applies.",
    ],
  ),
});

/** How VAT is decided where law or data leave it to the merchant. */
export const vatRules = z.strictObject({
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
  rounding: described(
    z.enum(["as-charged", "per-rate"]).default("as-charged"),
    [
      "Centen van de btw",
      "as-charged: de btw is op de cent die van de webwinkel. per-rate: de btw van elk tarief wordt eenmaal over zijn bedrag incl. btw afgerond; wat dat met de webwinkel scheelt (enkele centen) wordt gemeld. Alleen nodig bij een boekhouding die zelf rekent, Moneybird en de verkooporders van SnelStart, en een webwinkel die anders afrondt: die bestellingen blijven anders liggen.",
    ],
    [
      "Cents of the VAT",
      "as-charged: the VAT is the shop's to the cent. per-rate: the VAT of each rate is rounded once over its amount with VAT; what the shop's differs by (a few cents) is told. Needed only with a bookkeeping that reckons by itself, Moneybird and the sales orders of SnelStart, and a shop that rounds otherwise: those orders are held if not.",
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
    z.record(z.string(), z.union([z.string(), meaning])).default({}),
    [
      "Soorten producten",
      'Welke categorie van de webshop wat is voor de btw: { "Boeken": "book", "Cadeaubonnen": "voucher-multi-purpose", "Downloads": { "category": "software", "kind": "digital-service" } }. Nodig voor verlaagde tarieven in andere landen, diensten en cadeaubonnen. Zie docs/vat.md voor de woorden.',
    ],
    [
      "Kinds of products",
      'Which of the shop\'s categories is what for VAT: { "Boeken": "book", "Cadeaubonnen": "voucher-multi-purpose", "Downloads": { "category": "software", "kind": "digital-service" } }. Needed for reduced rates in other countries, services and gift cards. See docs/vat.md for the words.',
    ],
  ),
  marginScheme: marginScheme.prefault({}),
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
    z.enum(["as-consumer", "departure-vat", "stored-check", "hold"]).default("hold"),
    [
      "Btw-nummer niet te controleren",
      "Wat te doen zolang VIES niet antwoordt: als consument, btw van het land van vertrek, 0 % op een eerdere geldige controle (zonder die: als consument), of vasthouden tot de volgende ronde.",
    ],
    [
      "VAT number cannot be checked",
      "What to do while VIES does not answer: as a consumer, VAT of the country of departure, 0 % on an earlier valid check (without one: as a consumer), or hold until the next run.",
    ],
  ),
  storedCheckMaxAgeDays: described(
    z.number().int().min(0).max(365).default(safeVatPolicies.storedCheckMaxAgeDays),
    [
      "Hoe oud een eerdere controle mag zijn",
      "Zoveel dagen voor de bestelling mag VIES het btw-nummer voor het laatst geldig hebben genoemd. Geldt bij 'stored-check'.",
    ],
    [
      "How old an earlier check may be",
      "So many days before the order VIES may have called the VAT number valid for the last time. Used with 'stored-check'.",
    ],
  ),
  businessArrangesTransport: described(
    z
      .enum(["charge-vat-until-evidence", "zero-rate-with-statement"])
      .default(safeVatPolicies.businessArrangesTransport),
    [
      "Zakelijke klant regelt het vervoer",
      "Een zakelijke klant in een ander EU-land laat de goederen door een eigen vervoerder ophalen: btw rekenen tot het bewijs van vervoer er is, of 0 % met een schriftelijke verklaring van de klant.",
    ],
    [
      "Business customer arranges the transport",
      "A business in another EU country has the goods collected by a carrier of its own: charge VAT until the proof of transport is in, or 0 % on a written statement of the customer.",
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
