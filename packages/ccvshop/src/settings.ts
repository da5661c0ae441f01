import { described } from "@boekbrug/core";
import { safeAddress } from "@boekbrug/http";
import * as z from "zod";

/** How deliveries of the shop's webhooks are known to be the shop's. The form of the signature is not documented. */
export const webhookSettings = z.strictObject({
  signature: described(
    z.enum(["address-and-body", "body", "unsigned"]).default("address-and-body"),
    [
      "Handtekening van meldingen",
      "Wat de webshop in een melding ondertekent: adres en inhoud (standaard), alleen de inhoud, of niets. Zonder handtekening kan iedereen een melding sturen; ook dan wordt de bestelling zelf bij de webshop nagelezen.",
    ],
    [
      "Signature of deliveries",
      "What the shop signs in a delivery: address and body (default), the body alone, or nothing. Without a signature anybody can send a delivery; even then the order itself is read from the shop.",
    ],
  ),
  header: described(
    z
      .string()
      .regex(/^[A-Za-z0-9-]{1,64}$/)
      .default("x-hash"),
    ["Kop van de handtekening", "De HTTP-kop waarin de handtekening van een melding staat. Standaard x-hash."],
    ["Header of the signature", "The HTTP header that carries a delivery's signature. Default x-hash."],
  ),
});

export type WebhookSettings = z.infer<typeof webhookSettings>;

/** How to reach one CCV Shop. `secret` is a secret; `publicKey` names the key and is not. */
export const ccvShopSettings = z.strictObject({
  kind: described(z.literal("ccvshop"), ["Soort webshop", "CCV Shop."], ["Kind of shop", "CCV Shop."]),
  baseUrl: described(
    safeAddress(),
    ["Adres van de webshop", "Het adres van de winkel, met https, zoals https://mijnwinkel.ccvshop.nl."],
    ["Shop address", "The shop's address, with https, such as https://myshop.ccvshop.nl."],
  ),
  publicKey: described(
    z.string().trim().min(1),
    ["Openbare sleutel", "De openbare API-sleutel, uit het beheer van de webshop (Instellingen, API)."],
    ["Public key", "The public API key, from the shop's back office (Settings, API)."],
  ),
  secret: described(
    z.string().trim().min(1),
    [
      "Geheim",
      "Het geheim dat bij de openbare sleutel hoort. Het ondertekent elk verzoek en verlaat deze computer niet.",
    ],
    ["Secret", "The secret that belongs to the public key. It signs each request and never leaves this computer."],
  ),
  timeoutSeconds: described(
    z.number().int().min(1).max(300).optional(),
    ["Wachttijd", "Na zoveel seconden zonder antwoord geldt een verzoek als mislukt. Standaard 30."],
    ["Time-out", "After this many seconds without an answer a request counts as failed. Default 30."],
  ),
  readProducts: described(
    z.boolean().optional(),
    [
      "Producten lezen",
      "Aan (standaard): btw-klasse en categorieën van een product komen uit de webshop; de sleutel moet producten mogen lezen. Uit: de webshop wordt niet naar producten gevraagd.",
    ],
    [
      "Read products",
      "On (default): a product's VAT class and categories come from the shop; the key must have the right to read products. Off: the shop is not asked about products.",
    ],
  ),
  catalogueLanguage: described(
    z
      .string()
      .regex(/^[a-z]{2}$/)
      .optional(),
    [
      "Taal van de artikelen",
      "In welke taal de namen van producten en categorieën zijn waar artikelen de webshop volgen, zoals en. Leeg: de hoofdtaal van de webshop.",
    ],
    [
      "Language of the items",
      "In which language the names of products and categories are where items follow the shop, such as en. Left out: the shop's main language.",
    ],
  ),
  webhooks: described(
    webhookSettings.optional(),
    ["Webhooks", "Hoe meldingen van de webshop herkend worden. Alleen nodig als de standaard niet past."],
    ["Webhooks", "How deliveries of the shop are recognised. Needed only where the default does not fit."],
  ),
  giftCardCoupons: described(
    z.array(z.string().trim().min(1)).optional(),
    [
      "Cadeaubonnen",
      'Welke kortingscodes cadeaubonnen zijn: ["CADEAU-*"]. Een cadeaubon is een betaling en verlaagt de btw niet; een gewone kortingscode verlaagt de prijs.',
    ],
    [
      "Gift cards",
      'Which coupon codes are gift cards: ["GIFT-*"]. A gift card is a payment and lowers no VAT; an ordinary coupon lowers the price.',
    ],
  ),
  customerCarrierOptions: described(
    z.array(z.string().trim().min(1)).optional(),
    [
      "Eigen vervoerder van de klant",
      "De namen van bezorgopties waarbij de klant zelf een vervoerder stuurt. De btw is dan meestal die van het land van vertrek.",
    ],
    [
      "Customer's own carrier",
      "The names of delivery options with which the customer sends a carrier of his own. The VAT is then mostly that of the country of departure.",
    ],
  ),
  requireSignedAnswers: described(
    z.boolean().optional(),
    [
      "Ondertekende antwoorden eisen",
      "Aan (standaard): een antwoord zonder handtekening van de webshop wordt geweigerd.",
    ],
    ["Require signed answers", "On (default): an answer without the shop's signature is refused."],
  ),
});

export type CcvShopSettings = z.infer<typeof ccvShopSettings>;
