import { described } from "@boekbrug/core";
import * as z from "zod";

/** Which products the lines of invoices are on. Without any an invoice books the same amounts on the same accounts. */
export const itemSettings = z.strictObject({
  use: described(
    z.boolean().default(false),
    [
      "Producten op factuurregels",
      "Aan: een regel met een artikelnummer staat op het product met dat nummer (identifier) in Moneybird. Uit (standaard): regels zonder product. Vraagt het recht op instellingen.",
    ],
    [
      "Products on invoice lines",
      "On: a line with an article number is on the product with that number (identifier) in Moneybird. Off (default): lines without a product. Needs the scope settings.",
    ],
  ),
  code: described(
    z.enum(["sku", "product-id"]).default("sku"),
    [
      "Nummer van het product",
      "Waaraan een product herkend wordt: het artikelnummer van de webshop, of de sleutel van het product.",
    ],
    ["Number of the product", "How a product is recognised: by the shop's article number, or by the product's key."],
  ),
  missing: described(
    z.enum(["create", "hold"]).default("create"),
    [
      "Ontbrekende producten",
      "'create': een product dat er niet is, wordt gemaakt. 'hold': de bestelling wordt vastgehouden tot iemand het maakt.",
    ],
    [
      "Missing products",
      "'create': a product that does not exist is made. 'hold': the order is held until someone makes it.",
    ],
  ),
  sync: described(
    z.boolean().default(false),
    [
      "Producten bijhouden",
      "Aan: 'boekbrug items sync' maakt van elk product in de webshop een product in Moneybird. Uit (standaard): producten ontstaan alleen met de bestellingen.",
    ],
    [
      "Keep products",
      "On: 'boekbrug items sync' makes a product in Moneybird of each product in the shop. Off (default): products come with the orders only.",
    ],
  ),
  update: described(
    z.array(z.enum(["title", "price", "tax-rate"])).default([]),
    [
      "Bestaande producten bijwerken",
      "Wat van een bestaand product de webshop volgt: title, price, tax-rate. Leeg (standaard): een bestaand product blijft zoals het is.",
    ],
    [
      "Update existing products",
      "What of an existing product follows the shop: title, price, tax-rate. Empty (default): an existing product stays as it is.",
    ],
  ),
});

export type ItemSettings = z.infer<typeof itemSettings>;

/** No length is documented: what a database column usually holds. A longer number is never cut, since another product would be meant. */
export const longestIdentifier: number = 255;
