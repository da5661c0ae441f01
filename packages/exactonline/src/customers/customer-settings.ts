import { described } from "@boekbrug/core";
import * as z from "zod";

/** What may be brought up to date of a customer who is in the books already. */
export const updatableParts = ["name", "email", "phone", "address", "vatNumber"] as const;

/** Which records a customer gets, and how one who is there already is recognised. */
export const customerSettings = z.strictObject({
  match: described(
    z.enum(["email", "vat-number", "shop-customer-id"]).default("email"),
    [
      "Klant herkennen",
      "Waaraan een bestaande relatie herkend wordt: het e-mailadres; het btw-nummer (wie er geen heeft: het e-mailadres); of alleen het klantnummer van de webshop, dat als zoekcode in Exact staat (een gast krijgt dan per bestelling een relatie). Een levering die op de ICP-opgaaf hoort, gaat altijd naar de relatie met het gecontroleerde btw-nummer, anders naar een nieuwe; tenzij btw-nummers de webshop volgen (update).",
    ],
    [
      "Recognise a customer",
      "How an existing customer is recognised: by e-mail address; by VAT number (who has none: by e-mail address); or only by the shop's customer id, which stands in Exact as search code (a guest then gets a customer per order). A sale that belongs on the EU sales list always goes to the customer with the VAT number that was checked, else to a new one; unless VAT numbers follow the shop (update).",
    ],
  ),
  contact: described(
    z.boolean().default(false),
    [
      "Contactpersoon",
      "Aan: een klant krijgt een contactpersoon; bij een nieuwe relatie wordt dat de hoofdcontactpersoon.",
    ],
    ["Contact person", "On: a customer gets a contact person; of a new customer it becomes the main contact."],
  ),
  deliveryAddress: described(
    z.boolean().default(false),
    [
      "Afleveradres",
      "Aan: een afleveradres dat anders is dan het factuuradres wordt bij de relatie gezet en op factuur en order genoemd.",
    ],
    [
      "Delivery address",
      "On: a delivery address that differs from the billing address is kept with the customer and named on invoices and orders.",
    ],
  ),
  update: described(
    z.array(z.enum(updatableParts)).default([]),
    [
      "Bestaande relatie bijwerken",
      "Welke gegevens van een bestaande relatie worden bijgewerkt als zij in de webshop anders zijn. Leeg: een bestaande relatie wordt nooit veranderd. Kost één aanroep meer per bestelling.",
    ],
    [
      "Update an existing customer",
      "Which data of an existing customer are updated where the shop has others. Empty: an existing customer is never changed. Costs one call more per order.",
    ],
  ),
  sharedAccount: described(
    z
      .string()
      .trim()
      .regex(/^[1-9]\d{0,17}$/)
      .optional(),
    [
      "Eén relatie voor alle consumenten",
      "Het nummer van de relatie waarop alle bestellingen van consumenten geboekt worden. Zij wordt gemaakt als zij er niet is. Leeg: iedere klant een eigen relatie.",
    ],
    [
      "One customer for all consumers",
      "The number of the customer on which all orders of consumers are booked. It is made where it does not exist. Left out: a customer each.",
    ],
  ),
});

export type CustomerSettings = z.infer<typeof customerSettings>;
