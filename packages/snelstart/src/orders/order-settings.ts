import { described } from "@boekbrug/core";
import * as z from "zod";

/** How sales orders are made. */
export const orderSettings = z.strictObject({
  status: described(
    z.enum(["Order", "Bevestiging", "Werkbon", "Pakbon", "Afhaalbon"]).default("Order"),
    [
      "Processtatus van verkooporders",
      "De stap waarin een verkooporder ontstaat. Factureren doet u in SnelStart: dat kan geen koppeling.",
    ],
    [
      "Process status of sales orders",
      "The step in which a sales order comes into being. You invoice it in SnelStart: no connection can.",
    ],
  ),
  deliveryAddress: described(
    z.boolean().default(true),
    ["Afleveradres", "Aan (standaard): het afleveradres van de bestelling staat op de verkooporder."],
    ["Delivery address", "On (default): the order's delivery address is on the sales order."],
  ),
  layout: described(
    z.string().trim().min(1).optional(),
    ["Sjabloon", "De naam van het verkoopordersjabloon. Leeg: dat van SnelStart."],
    ["Layout", "The name of the sales order's template. Left out: SnelStart's own."],
  ),
});
