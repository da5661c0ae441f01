import type { ProblemEntry } from "../problem-entry.ts";

/** A delivery of a shop's webhook that is not taken, and webhooks that cannot be. Nothing is lost by it: the lists find the order or product. */
export const webhookProblems = {
  "webhook.signature-invalid": {
    kind: "rights",
    reason: {
      nl: "De melding draagt geen geldige handtekening van de webshop.",
      en: "The delivery does not carry a valid signature of the shop.",
    },
    remedy: {
      nl: "Komt de melding echt van de webshop, controleer dan shop.webhooks en meld de webhooks opnieuw aan met boekbrug webhooks register; anders is er niets te doen.",
      en: "If the delivery is the shop's indeed, check shop.webhooks and register the webhooks again with boekbrug webhooks register; otherwise there is nothing to do.",
    },
  },
  "webhook.signature-otherwise": {
    kind: "configuration",
    reason: {
      nl: "De handtekening van de melding klopt, maar op een andere manier dan ingesteld ({form}).",
      en: "The delivery's signature is right, but in another way than the settings say ({form}).",
    },
    remedy: {
      nl: "Zet shop.webhooks.signature op {form}.",
      en: "Set shop.webhooks.signature to {form}.",
    },
  },
  "webhook.malformed": {
    kind: "data",
    reason: {
      nl: "De melding noemt geen bestelling, product of boekstuk ({detail}).",
      en: "The delivery names no order, product or document ({detail}).",
    },
    remedy: {
      nl: "Niets te doen: de volgende ronde vindt wat er veranderd is.",
      en: "Nothing to do: the next run finds what changed.",
    },
  },
  "webhook.outdated": {
    kind: "data",
    reason: {
      nl: "De melding is te oud of komt uit de toekomst.",
      en: "The delivery is too old or lies ahead.",
    },
    remedy: {
      nl: "Niets te doen: de lijsten hebben het al gegeven. Blijft het gebeuren, controleer dan de klok.",
      en: "Nothing to do: the lists have given it already. If it keeps happening, check the clock.",
    },
  },
  "webhook.address": {
    kind: "configuration",
    reason: {
      nl: "Een webshop stuurt meldingen alleen naar een openbaar adres met https.",
      en: "A shop sends deliveries to a public https address only.",
    },
    remedy: {
      nl: "Geef met --url het https-adres waarop boekbrug serve van buiten bereikbaar is, zonder /webhooks.",
      en: "Give with --url the https address at which boekbrug serve is reached from outside, without /webhooks.",
    },
  },
  "serve.cannot-listen": {
    kind: "configuration",
    reason: {
      nl: "Op {address}:{port} kan niet geluisterd worden ({detail}).",
      en: "It is not possible to listen on {address}:{port} ({detail}).",
    },
    remedy: {
      nl: "Kies met serve.port een vrije poort en met serve.address een adres van deze computer.",
      en: "Choose a free port with serve.port and an address of this computer with serve.address.",
    },
  },
  "webhook.unsupported": {
    kind: "configuration",
    reason: {
      nl: "Deze webshop kent geen webhooks.",
      en: "This shop has no webhooks.",
    },
    remedy: {
      nl: "Niets te doen: boekbrug serve leest de bestellingen op vaste tijden.",
      en: "Nothing to do: boekbrug serve reads the orders at set times.",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
