import { described } from "@boekbrug/core";
import * as z from "zod";

/** What may be brought up to date of a customer who is in the books already. */
const updatableParts = ["name", "email", "phone", "address", "vatNumber"] as const;

/** A customer number in SnelStart; those of SnelStart's own records are negative. */
const customerNumber = z.number().int().min(1).max(2_147_483_647);

/** Which record a customer gets, and how one who is there already is recognised. */
export const customerSettings = z.strictObject({
  match: described(
    z.enum(["email", "customer-number"]).default("email"),
    [
      "Klant herkennen",
      "email: een bestaande relatie wordt aan het e-mailadres herkend. customer-number: zoeken op e-mailadres staat uit; de klant krijgt als relatiecode het klantnummer van de webwinkel (plus numberOffset), en een gast per bestelling een nieuwe relatie.",
    ],
    [
      "Recognise a customer",
      "email: an existing customer is recognised by e-mail address. customer-number: no search by e-mail; the customer's number in SnelStart is the shop's customer number (plus numberOffset), and a guest gets a new record per order.",
    ],
  ),
  numberOffset: described(
    z.number().int().min(0).max(2_000_000_000).default(0),
    [
      "Klantnummers vanaf",
      "Wordt bij het klantnummer van de webwinkel opgeteld, zodat de relatiecodes van de webwinkel niet samenvallen met die van andere relaties.",
    ],
    [
      "Customer numbers from",
      "Is added to the shop's customer number, so that the shop's numbers do not meet those of other customers in SnelStart.",
    ],
  ),
  update: described(
    z.array(z.enum(updatableParts)).default([]),
    [
      "Bestaande relatie bijwerken",
      "Welke gegevens van een bestaande relatie worden bijgewerkt als zij in de webwinkel anders zijn. Leeg: een bestaande relatie wordt nooit veranderd. Kost één aanroep meer per bestelling.",
    ],
    [
      "Update an existing customer",
      "Which data of an existing customer are updated where the shop has others. Empty: an existing customer is never changed. Costs one call more per order.",
    ],
  ),
  foreignVatAddress: described(
    z.enum(["billing", "delivery"]).default("billing"),
    [
      "Adres bij buitenlandse btw",
      "SnelStart rekent buitenlandse btw (OSS) naar het adres van de relatie. billing: een bestelling met btw van een ander land dan dat van het factuuradres wordt vastgehouden. delivery: zij komt op een eigen relatie met het afleveradres, zoals bij een cadeau naar een ander land.",
    ],
    [
      "Address with foreign VAT",
      "SnelStart reckons foreign VAT (OSS) by the customer's address. billing: an order with VAT of another country than the billing address is in is held. delivery: it is booked on a record of its own with the delivery address, as with a gift to another country.",
    ],
  ),
  sharedCustomer: described(
    customerNumber.optional(),
    [
      "Eén relatie voor alle consumenten",
      "De relatiecode van de relatie waarop alle bestellingen van consumenten geboekt worden. Zij wordt gemaakt als zij er niet is. Leeg: iedere klant een eigen relatie.",
    ],
    [
      "One customer for all consumers",
      "The number of the customer on which all orders of consumers are booked. It is made where it does not exist. Left out: a record each.",
    ],
  ),
});

export type CustomerSettings = z.infer<typeof customerSettings>;
