import * as z from "zod";
import { described } from "./setting-text.ts";

const pattern = z
  .string()
  .trim()
  .min(1)
  .regex(/\{(orderNumber|invoiceNumber|orderId)\}/)
  .regex(/^([^{}]|\{(orderNumber|invoiceNumber|orderId)\})*$/);

/** How bookings are recognised that Boekbrug did not make. */
export const adoptionRules = z.strictObject({
  references: described(
    z
      .array(pattern)
      .default([
        "{orderNumber}",
        "{invoiceNumber}",
        "Bestelling {orderNumber}",
        "Order {orderNumber}",
        "Factuur {invoiceNumber}",
      ]),
    [
      "Referenties van eerdere boekingen",
      "Waaraan boekstukken te herkennen zijn die een andere koppeling of een mens maakte voor bestellingen van voor het koppelen: {orderNumber}, {invoiceNumber} en {orderId} staan voor de nummers van de bestelling. Een boekstuk met zo'n referentie, omschrijving of betalingskenmerk wordt overgenomen als het totaal klopt; anders wordt de bestelling vastgehouden. Leeg: er wordt niet gezocht.",
    ],
    [
      "References of earlier bookings",
      "How documents are recognised that another connector or a person made for orders from before connecting: {orderNumber}, {invoiceNumber} and {orderId} stand for the order's numbers. A document with such a reference, description or payment reference is adopted when its total agrees; otherwise the order is held. Empty: nothing is searched.",
    ],
  ),
});
