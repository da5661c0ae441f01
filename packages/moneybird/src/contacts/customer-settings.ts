import { described } from "@boekbrug/core";
import * as z from "zod";

/** What may be brought up to date of a contact that is there already. */
const updatableParts = ["name", "email", "phone", "address", "vatNumber"] as const;

/** How an existing contact is recognised, and what may be changed of it. */
export const customerSettings = z.strictObject({
  match: described(
    z.enum(["email", "vat-number", "shop-customer-id"]).default("email"),
    [
      "Klant herkennen",
      "Waaraan een bestaand contact herkend wordt: het e-mailadres voor facturen; het btw-nummer (wie er geen heeft: het e-mailadres); of alleen het klantnummer. Het klantnummer van de webshop geldt altijd, ook als het e-mailadres veranderd is. Een levering die in de opgaaf ICP hoort, komt altijd op het contact met het gecontroleerde btw-nummer, of anders op een nieuw contact; tenzij het btw-nummer de webshop volgt (update).",
    ],
    [
      "Recognise a customer",
      "How an existing contact is recognised: by the e-mail address for invoices; by VAT number (who has none: by e-mail address); or by customer id alone. The shop's customer id always counts, even when the e-mail address has changed. A sale that belongs on the EU sales list always goes to the contact with the VAT number that was checked, else to a new one; unless VAT numbers follow the shop (update).",
    ],
  ),
  idPrefix: described(
    z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9._-]{0,20}$/)
      .optional(),
    [
      "Voor het klantnummer",
      "Wat in Moneybird voor het klantnummer van de webshop staat. Leeg laten: de sleutel van de koppeling met -c. Vul dit in als een eerdere koppeling andere nummers gaf, zoals WEB-.",
    ],
    [
      "In front of the customer id",
      "What stands in Moneybird in front of the shop's customer id. Left out: the connection's key and -c. Fill it in where an earlier connector gave other ids, such as WEB-.",
    ],
  ),
  update: described(
    z.array(z.enum(updatableParts)).default([]),
    [
      "Bestaand contact bijwerken",
      "Welke gegevens van een bestaand contact worden bijgewerkt als zij in de webshop anders zijn. Leeg: een bestaand contact wordt nooit veranderd. Kost één aanroep meer per bestelling, en één als er iets verandert.",
    ],
    [
      "Update an existing contact",
      "Which data of an existing contact are updated where the shop has others. Empty: an existing contact is never changed. Costs one call more per order, and one where something changes.",
    ],
  ),
});

export type CustomerSettings = z.infer<typeof customerSettings>;
