import { described, type ItemRole } from "@boekbrug/core";
import * as z from "zod";

const code = () => z.string().trim().min(1).max(50);

/** The number of a revenue group (artikelomzetgroep). */
const group = () => z.coerce.number().int().min(0).max(999_999);

/** An article that stands for something that is no product of the shop: one for each VAT kind, since the article decides the VAT. */
const role = (usual: string, nl: readonly [string, string], en: readonly [string, string]) =>
  described(
    z
      .strictObject({
        high: code().default(`${usual}-H`),
        low: code().default(`${usual}-L`),
        none: code().default(`${usual}-0`),
      })
      .prefault({}),
    [nl[0], `${nl[1]}, per btw-soort: high, low en none.`],
    [en[0], `${en[1]}, by VAT kind: high, low and none.`],
  );

/** Which articles the lines of sales orders are on. Sales bookings have none. */
export const articleSettings = z.strictObject({
  code: described(
    z.enum(["sku", "product-id"]).default("sku"),
    [
      "Artikelcode",
      "Waaraan een artikel herkend wordt: het artikelnummer van de webshop, of de sleutel van het product.",
    ],
    ["Article code", "How an article is recognised: by the shop's article number, or by the key of the product."],
  ),
  missing: described(
    z.enum(["create", "hold"]).default("create"),
    [
      "Ontbrekende artikelen",
      "'create': een artikel dat er niet is, wordt gemaakt in de omzetgroep van zijn btw-soort. 'hold': de bestelling wordt vastgehouden tot iemand het maakt.",
    ],
    [
      "Missing articles",
      "'create': an article that does not exist is made in the revenue group of its VAT kind. 'hold': the order is held until someone makes it.",
    ],
  ),
  revenueGroups: described(
    z.strictObject({ high: group().optional(), low: group().optional(), none: group().optional() }).prefault({}),
    [
      "Omzetgroepen",
      "De nummers van de artikelomzetgroepen voor nieuwe artikelen, per btw-soort. Leeg: de enige omzetgroep met die btw-soort.",
    ],
    [
      "Revenue groups",
      "The numbers of the revenue groups of new articles, by VAT kind. Left out: the only group of that VAT kind.",
    ],
  ),
  fallback: described(
    z.strictObject({ high: code().optional(), low: code().optional(), none: code().optional() }).prefault({}),
    [
      "Artikel zonder artikelcode",
      "De codes van de artikelen voor regels zonder artikelnummer, per btw-soort. Leeg: zo'n bestelling wordt vastgehouden.",
    ],
    [
      "Article without a code",
      "The codes of the articles for lines without an article number, by VAT kind. Left out: such an order is held.",
    ],
  ),
  shipping: role(
    "VERZ",
    ["Artikelen verzendkosten", "De codes voor verzendkosten"],
    ["Articles for shipping", "The codes for shipping"],
  ),
  paymentFee: role(
    "BETAAL",
    ["Artikelen betaalkosten", "De codes voor betaalkosten"],
    ["Articles for payment fees", "The codes for payment fees"],
  ),
  extraCosts: role(
    "KOSTEN",
    ["Artikelen overige kosten", "De codes voor bezorgopties en overige kosten"],
    ["Articles for other costs", "The codes for delivery options and other costs"],
  ),
  discount: role(
    "KORTING",
    ["Artikelen korting", "De codes voor kortingen op de hele bestelling"],
    ["Articles for discounts", "The codes for discounts on the whole order"],
  ),
  rounding: role(
    "AFROND",
    [
      "Artikelen afronding",
      "De codes voor regels van enkele centen waarmee SnelStart op de btw van de webwinkel uitkomt",
    ],
    ["Articles for rounding", "The codes for lines of a few cents by which SnelStart comes to the shop's VAT"],
  ),
  deposits: described(
    code().default("STATIEGELD"),
    [
      "Artikel statiegeld",
      "De code van het artikel voor statiegeld en borg; maak het zelf, op een omzetgroep met een balansrekening.",
    ],
    [
      "Article for deposits",
      "The code of the article for deposits; make it yourself, in a revenue group with a balance sheet account.",
    ],
  ),
  giftCards: described(
    code().default("CADEAUBON"),
    [
      "Artikel cadeaubon",
      "De code van het artikel voor cadeaubonnen, verkocht en ingeleverd; maak het zelf, op een omzetgroep met een balansrekening.",
    ],
    [
      "Article for gift cards",
      "The code of the article for gift cards, sold and redeemed; make it yourself, in a revenue group with a balance sheet account.",
    ],
  ),
  sync: described(
    z.boolean().default(false),
    [
      "Artikelen bijhouden",
      "Aan: 'boekbrug items sync' maakt van elk product in de webshop een artikel. Uit (standaard): artikelen ontstaan alleen met de bestellingen.",
    ],
    [
      "Keep articles",
      "On: 'boekbrug items sync' makes an article of each product in the shop. Off (default): articles come with the orders only.",
    ],
  ),
  update: described(
    z.array(z.enum(["description", "price", "group"])).default([]),
    [
      "Bestaande artikelen bijwerken",
      "Wat van een bestaand artikel de webshop volgt: description, price, group. Leeg (standaard): een bestaand artikel blijft zoals het is.",
    ],
    [
      "Update existing articles",
      "What of an existing article follows the shop: description, price, group. Empty (default): an existing article stays as it is.",
    ],
  ),
  groups: described(
    z.record(z.string().trim().min(1), group()).default({}),
    [
      "Omzetgroep per categorie",
      'De omzetgroep voor producten van een categorie van de webshop: { "Wijn": 11 }. Haar btw-soort moet die van het product zijn.',
    ],
    [
      "Revenue group by category",
      "The revenue group for products of one of the shop's categories: { \"Wijn\": 11 }. Its VAT kind must be the product's.",
    ],
  ),
});

export type ArticleSettings = z.infer<typeof articleSettings>;

/** What has articles of its own besides the products. */
export type ArticleRole = Exclude<ItemRole, "deposits" | "giftCards">;
