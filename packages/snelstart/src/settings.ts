import { described } from "@boekbrug/core";
import { safeAddress } from "@boekbrug/http";
import * as z from "zod";
import { articleSettings } from "./articles/article-settings.ts";
import { orderSettings } from "./orders/order-settings.ts";
import { paymentSettings } from "./payments/payment-settings.ts";
import { customerSettings } from "./relations/customer-settings.ts";

/** Which SnelStart administration is booked in, with which keys, and with which kind of document. */
export const snelstartSettings = z.strictObject({
  kind: described(
    z.literal("snelstart"),
    ["Boekhouding", "De bestellingen worden in SnelStart geboekt."],
    ["Bookkeeping", "The orders are booked in SnelStart."],
  ),
  baseUrl: described(
    safeAddress().default("https://b2bapi.snelstart.nl/v2"),
    ["Adres van SnelStart", "Alleen voor proeven anders dan https://b2bapi.snelstart.nl/v2."],
    ["Address of SnelStart", "Other than https://b2bapi.snelstart.nl/v2 for trials only."],
  ),
  tokenUrl: described(
    safeAddress().default("https://auth.snelstart.nl/b2b/token"),
    ["Adres voor tokens", "Alleen voor proeven anders dan https://auth.snelstart.nl/b2b/token."],
    ["Address for tokens", "Other than https://auth.snelstart.nl/b2b/token for trials only."],
  ),
  clientKey: described(
    z.string().trim().min(1),
    [
      "Koppelsleutel",
      "Wijst de administratie aan. Te maken in SnelStart Web, bij Koppelingen onder Maatwerk; vraagt het pakket inZicht of inControle.",
    ],
    [
      "Client key (koppelsleutel)",
      "Names the administration. Made in SnelStart Web, at Koppelingen under Maatwerk; asks for the package inZicht or inControle.",
    ],
  ),
  subscriptionKey: described(
    z.string().trim().min(1),
    [
      "Subscription key",
      "De sleutel van de software uit het ontwikkelaarsportaal van SnelStart (Ocp-Apim-Subscription-Key). Bij Ontwikkeling & Test verloopt zij na 90 dagen.",
    ],
    [
      "Subscription key",
      "The software's key from SnelStart's developer portal (Ocp-Apim-Subscription-Key). With Ontwikkeling & Test it lapses after 90 days.",
    ],
  ),
  administration: described(
    z.string().trim().min(1).optional(),
    [
      "Administratie",
      "De naam of het id van de administratie, zoals boekbrug check die noemt. Hoort de koppelsleutel bij een andere, dan wordt er niets geboekt. Leeg: die van de koppelsleutel.",
    ],
    [
      "Administration",
      "The name or id of the administration, as boekbrug check tells it. Where the client key belongs to another one, nothing is booked. Left out: the one of the client key.",
    ],
  ),
  grant: described(
    z.enum(["clientkey", "password"]).default("clientkey"),
    ["Inloggen met", "clientkey: de koppelsleutel als geheel. password: haar twee helften, voor oudere sleutels."],
    ["Log in with", "clientkey: the client key as a whole. password: its two halves, for older keys."],
  ),
  allowance: described(
    z.enum(["test", "production"]).default("production"),
    [
      "Product van de subscription key",
      "test (Ontwikkeling & Test): 100 aanroepen per minuut en 1.000 per uur. production (Maatwerk, Productie): 500 en 5.000.",
    ],
    [
      "Product of the subscription key",
      "test (Ontwikkeling & Test): 100 calls a minute and 1,000 an hour. production (Maatwerk, Productie): 500 and 5,000.",
    ],
  ),
  document: described(
    z.enum(["booking", "order"]).default("booking"),
    [
      "Soort boekstuk",
      "booking: verkoopboeking met het nummer van de webwinkel, meteen in de winst- en verliesrekening en in de btw-aangifte. De klant krijgt niets gestuurd. order: verkooporder die u in SnelStart tot factuur maakt; pas die factuur komt in de winst- en verliesrekening en in de btw-aangifte.",
    ],
    [
      "Document kind",
      "booking: sales booking with the shop's number, in the profit and loss account and the VAT return at once. Nothing is sent to the customer. order: sales order that you turn into an invoice in SnelStart; only that invoice reaches the profit and loss account and the VAT return.",
    ],
  ),
  paymentDays: described(
    z.number().int().min(0).max(999).optional(),
    ["Betalingstermijn", "Dagen tot de vervaldatum. Leeg: de termijn van de relatie of van SnelStart."],
    ["Days until due", "Days until the due date. Left out: the customer's or SnelStart's own."],
  ),
  mixedVat: described(
    z.enum(["split", "hold"]).default("split"),
    [
      "Btw die apart moet",
      "SnelStart boekt binnenlandse verlegde btw, en buitenlandse btw (OSS), niet samen met andere btw. split: zo'n bestelling wordt in twee boekingen geboekt, de tweede met -2 achter het nummer; samen zijn zij de bestelling. hold: zij wordt vastgehouden.",
    ],
    [
      "VAT that must stand apart",
      "SnelStart does not book domestic reverse charge, nor foreign VAT (OSS), together with other VAT. split: such an order is booked in two bookings, the second with -2 after the number; together they are the order. hold: it is held.",
    ],
  ),
  localVatAccounts: described(
    z.record(z.string().regex(/^[A-Z]{2}$/), z.number().int().min(1)).default({}),
    [
      "Btw van landen waar u zelf aangifte doet",
      'Per land het nummer van de balansrekening (functie Diversen) voor de btw van verkopen die buiten de OSS om in dat land belast zijn: { "DE": 1695 }. De omzet komt op de rekening die rules.vatCodes voor die btw noemt. Leeg: zulke bestellingen worden vastgehouden. Aangifte in dat land doet u zelf.',
    ],
    [
      "VAT of countries where you file returns yourself",
      'By country the number of the balance sheet account (function Diversen) for the VAT of sales that are taxed in that country outside the one-stop shop: { "DE": 1695 }. The revenue is on the account that rules.vatCodes names for that VAT. Left out: such orders are held. The return in that country is yours to file.',
    ],
  ),
  costCentre: described(
    z.number().int().min(1).max(999_999_999).optional(),
    ["Kostenplaats", "Het nummer van de kostenplaats op elke regel. Leeg: geen."],
    ["Cost centre", "The number of the cost centre on every line. Left out: none."],
  ),
  mark: described(
    z.boolean().default(false),
    ["Markeren", "Aan: elke boeking wordt gemarkeerd, zodat de boekhouder haar naloopt."],
    ["Mark", "On: every booking is marked, so that the bookkeeper looks at it."],
  ),
  customers: customerSettings.prefault({}),
  items: articleSettings.prefault({}),
  orders: orderSettings.prefault({}),
  payments: paymentSettings.prefault({}),
});

export type SnelStartSettings = z.infer<typeof snelstartSettings>;

/** The base of every address, without a slash at the end. */
export const baseUrlOf = (settings: Pick<SnelStartSettings, "baseUrl">): string => settings.baseUrl.replace(/\/+$/, "");
