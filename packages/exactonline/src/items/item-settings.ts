import { described } from "@boekbrug/core";
import * as z from "zod";

/** No length is documented: the shortest one that any source names. */
const longestCode = 30;

const code = () => z.string().trim().min(1).max(longestCode);

/** An item that stands for something that is no product of the shop. */
const role = (usual: string, nl: readonly [string, string], en: readonly [string, string]) =>
  described(code().default(usual), nl, en);

/** Which items the lines of sales invoices and sales orders are on. Sales entries have none. */
export const itemSettings = z.strictObject({
  code: described(
    z.enum(["sku", "product-id"]).default("sku"),
    [
      "Artikelcode",
      "Waaraan een artikel herkend wordt: het artikelnummer van de webshop, of de sleutel van het product.",
    ],
    ["Item code", "How an item is recognised: by the shop's article number, or by the key of the product."],
  ),
  fallback: described(
    code().optional(),
    [
      "Artikel zonder artikelcode",
      "De code van het artikel voor regels zonder artikelnummer. Leeg: zo'n bestelling wordt vastgehouden.",
    ],
    [
      "Item without a code",
      "The code of the item for lines without an article number. Left out: such an order is held.",
    ],
  ),
  missing: described(
    z.enum(["create", "hold"]).default("create"),
    [
      "Ontbrekende artikelen",
      "'create': een artikel dat er niet is, wordt gemaakt. 'hold': de bestelling wordt vastgehouden tot iemand het maakt.",
    ],
    [
      "Missing items",
      "'create': an item that does not exist is made. 'hold': the order is held until someone makes it.",
    ],
  ),
  shipping: role(
    "VERZENDKOSTEN",
    ["Artikel verzendkosten", "De code van het artikel voor verzendkosten."],
    ["Item for shipping", "The code of the item for shipping."],
  ),
  paymentFee: role(
    "BETAALKOSTEN",
    ["Artikel betaalkosten", "De code van het artikel voor betaalkosten."],
    ["Item for payment fees", "The code of the item for payment fees."],
  ),
  extraCosts: role(
    "KOSTEN",
    ["Artikel overige kosten", "De code van het artikel voor bezorgopties en overige kosten."],
    ["Item for other costs", "The code of the item for delivery options and other costs."],
  ),
  discount: role(
    "KORTING",
    ["Artikel korting", "De code van het artikel voor kortingen op de hele bestelling."],
    ["Item for discounts", "The code of the item for discounts on the whole order."],
  ),
  rounding: role(
    "AFRONDING",
    ["Artikel afronding", "De code van het artikel voor een afrondingsregel van hoogstens twee cent."],
    ["Item for rounding", "The code of the item for a rounding line of at most two cents."],
  ),
  deposits: role(
    "STATIEGELD",
    ["Artikel statiegeld", "De code van het artikel voor statiegeld en borg."],
    ["Item for deposits", "The code of the item for refundable deposits."],
  ),
  giftCards: role(
    "CADEAUBON",
    ["Artikel cadeaubon", "De code van het artikel voor cadeaubonnen, verkocht en ingeleverd."],
    ["Item for gift cards", "The code of the item for gift cards, sold and redeemed."],
  ),
  sync: described(
    z.boolean().default(false),
    [
      "Artikelen bijhouden",
      "Aan: 'boekbrug items sync' maakt van elk product in de webshop een artikel. Uit (standaard): artikelen ontstaan alleen met de bestellingen.",
    ],
    [
      "Keep items",
      "On: 'boekbrug items sync' makes an item of each product in the shop. Off (default): items come with the orders only.",
    ],
  ),
  update: described(
    z.array(z.enum(["description", "price", "group", "vat-code"])).default([]),
    [
      "Bestaande artikelen bijwerken",
      "Wat van een bestaand artikel de webshop volgt: description, price, group, vat-code. Leeg (standaard): een bestaand artikel blijft zoals het is.",
    ],
    [
      "Update existing items",
      "What of an existing item follows the shop: description, price, group, vat-code. Empty (default): an existing item stays as it is.",
    ],
  ),
  group: described(
    z.string().trim().min(1).optional(),
    [
      "Artikelgroep",
      "De code van de artikelgroep voor producten zonder eigen groep. Leeg: de standaardgroep van Exact.",
    ],
    [
      "Item group",
      "The code of the item group for products without one of their own. Left out: Exact's default group.",
    ],
  ),
  groups: described(
    z.record(z.string().trim().min(1), z.string().trim().min(1)).default({}),
    [
      "Artikelgroep per categorie",
      'Welke artikelgroep bij een categorie van de webshop hoort: {"Wijn": "DRANK"}. De eerste categorie die hier staat, telt.',
    ],
    [
      "Item group by category",
      'Which item group belongs to a category of the shop: {"Wine": "DRINKS"}. The first category that is named here counts.',
    ],
  ),
});

export type ItemSettings = z.infer<typeof itemSettings>;

/** The shortest length that any source names, for a code: a longer one is never cut, since another item would be meant. */
export const longestItemCode: number = longestCode;
