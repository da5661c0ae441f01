import { described } from "@boekbrug/core";
import { safeAddress } from "@boekbrug/http";
import * as z from "zod";
import { accessSettings, oneWayIn } from "./access-settings.ts";
import { customerSettings } from "./contacts/customer-settings.ts";
import { itemSettings } from "./items/item-settings.ts";
import { paymentSettings } from "./payments/payment-settings.ts";

/** Which Moneybird administration is booked in, as whom, and with which kind of document. */
export const moneybirdSettings = z
  .strictObject({
    kind: described(
      z.literal("moneybird"),
      ["Boekhouding", "De bestellingen worden in Moneybird geboekt."],
      ["Bookkeeping", "The orders are booked in Moneybird."],
    ),
    baseUrl: described(
      safeAddress().default("https://moneybird.com"),
      ["Adres van Moneybird", "Alleen voor proeven anders dan https://moneybird.com."],
      ["Address of Moneybird", "Other than https://moneybird.com for trials only."],
    ),
    ...accessSettings,
    administration: described(
      z
        .string()
        .trim()
        .regex(/^\d{1,20}$/),
      ["Administratie", "Het nummer van de administratie in het adres van Moneybird, tussen aanhalingstekens."],
      ["Administration", "The administration's number in the address of Moneybird, in quotes."],
    ),
    document: described(
      z.enum(["external", "invoice-draft", "invoice-sent"]).default("external"),
      [
        "Soort boekstuk",
        "external: externe verkoopfactuur met het nummer van de webwinkel, meteen in de winst- en verliesrekening en de btw-aangifte. invoice-sent: verkoopfactuur die Moneybird nummert, net zo meteen. invoice-draft: conceptfactuur; die telt nergens mee totdat iemand haar verstuurt.",
      ],
      [
        "Document kind",
        "external: external sales invoice with the shop's number, in the profit and loss account and the VAT return at once. invoice-sent: sales invoice that Moneybird numbers, at once as well. invoice-draft: a draft; it counts nowhere until somebody sends it.",
      ],
    ),
    mailCustomer: described(
      z.boolean().default(false),
      [
        "Factuur mailen",
        "Aan: Moneybird mailt de klant elke verkoopfactuur (alleen bij invoice-sent); een klant zonder bruikbaar e-mailadres krijgt niets, en dat wordt gemeld. Uit: niemand krijgt iets gestuurd.",
      ],
      [
        "Mail the invoice",
        "On: Moneybird mails every sales invoice to the customer (invoice-sent only); a customer without a usable e-mail address is sent nothing, and that is told. Off: nobody is sent anything.",
      ],
    ),
    workflow: described(
      z.string().trim().min(1).optional(),
      [
        "Workflow",
        "Naam of nummer van de factuurworkflow op verkoopfacturen. Leeg: die van het contact of van Moneybird.",
      ],
      ["Workflow", "Name or id of the invoice workflow on sales invoices. Left out: the contact's or Moneybird's own."],
    ),
    documentStyle: described(
      z.string().trim().min(1).optional(),
      ["Huisstijl", "Naam of nummer van de huisstijl op verkoopfacturen. Leeg: die van Moneybird."],
      ["Document style", "Name or id of the document style on sales invoices. Left out: Moneybird's own."],
    ),
    dueDays: described(
      z.number().int().min(0).max(365).optional(),
      ["Betaaltermijn", "Dagen tot de vervaldatum. Leeg: geen vervaldatum, of die van de workflow."],
      ["Days until due", "Days until the due date. Left out: no due date, or the workflow's."],
    ),
    orderUrl: described(
      z
        .string()
        .trim()
        .refine(
          (text) => URL.canParse(text.replaceAll("{orderId}", "1").replaceAll("{orderNumber}", "1")),
          "https://…{orderId}",
        )
        .optional(),
      [
        "Adres van een bestelling",
        "Waar een bestelling in de webwinkel te zien is, met {orderId} of {orderNumber} erin; staat als koppeling op de externe verkoopfactuur.",
      ],
      [
        "Address of an order",
        "Where an order can be seen in the shop, with {orderId} or {orderNumber} in it; a link on the external sales invoice.",
      ],
    ),
    customers: customerSettings.prefault({}),
    items: itemSettings.prefault({}),
    watchDocuments: described(
      z.boolean().default(false),
      [
        "Meldingen over boekstukken",
        "Aan: boekbrug serve hoort van Moneybird welke geboekte facturen daar later verwijderd of veranderd worden, en meldt dat. Vraagt het recht op instellingen, en een keer boekbrug webhooks register.",
      ],
      [
        "Told of documents",
        "On: boekbrug serve hears from Moneybird which booked invoices are deleted or changed there later, and tells. Needs the scope settings, and boekbrug webhooks register once.",
      ],
    ),
    payments: paymentSettings.prefault({}),
  })
  .check(oneWayIn);

export type MoneybirdSettings = z.infer<typeof moneybirdSettings>;

/** The base of every address, without a slash at the end. */
export const baseUrlOf = (settings: MoneybirdSettings): string => settings.baseUrl.replace(/\/+$/, "");
