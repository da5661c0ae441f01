import type { ProblemEntry } from "../problem-entry.ts";

/** The shop does not give what is asked. */
export const shopProblems = {
  "shop.empty": {
    kind: "configuration",
    reason: {
      nl: "De webshop heeft geen enkele afgeronde bestelling vanaf {from}.",
      en: "The shop has no finished order at all from {from} on.",
    },
    remedy: {
      nl: "Controleer of dit de juiste webshop is en of het beginmoment klopt; komt er een bestelling, dan boekt de volgende ronde haar.",
      en: "Check that this is the right shop and that the start moment is right; when an order comes in, the next run books it.",
    },
  },
  "shop.silent": {
    kind: "outage",
    reason: {
      nl: "Sinds {since} is er geen bestelling binnengekomen; in dezelfde uren van de weken ervoor waren het er gemiddeld {expected}.",
      en: "No order has come in since {since}; in the same hours of the weeks before there were {expected} on average.",
    },
    remedy: {
      nl: "Controleer of de webshop bestellingen aanneemt en of de API alle bestellingen toont. Is de winkel gesloten, dan hoeft u niets te doen.",
      en: "Check that the shop takes orders and that its API shows all of them. If the shop is closed, nothing needs to be done.",
    },
  },
  "shop.unreachable": {
    kind: "outage",
    reason: { nl: "De webshop is niet bereikbaar ({detail}).", en: "The shop cannot be reached ({detail})." },
    remedy: {
      nl: "Controleer het adres en de verbinding; de volgende ronde probeert het opnieuw.",
      en: "Check the address and the connection; the next run tries again.",
    },
  },
  "shop.limit": {
    kind: "limit",
    reason: { nl: "De webshop laat nu geen verdere verzoeken toe.", en: "The shop allows no further requests now." },
    remedy: { nl: "Wacht; de volgende ronde gaat verder.", en: "Wait; the next run goes on." },
  },
  "shop.not-authorised": {
    kind: "rights",
    reason: {
      nl: "De webshop weigert de API-sleutel ({detail}).",
      en: "The shop refuses the API key ({detail}).",
    },
    remedy: {
      nl: "Controleer de openbare sleutel en het geheim van de webshop, en de klok van deze computer (hoogstens 5 minuten verschil).",
      en: "Check the shop's public key and secret, and this computer's clock (at most 5 minutes off).",
    },
  },
  "shop.permission-missing": {
    kind: "rights",
    reason: { nl: "De API-sleutel mag {what} niet lezen.", en: "The API key may not read {what}." },
    remedy: {
      nl: "Geef de sleutel dit recht in het beheer van de webshop.",
      en: "Grant the key this right in the shop's back office.",
    },
  },
  "shop.refused": {
    kind: "data",
    reason: { nl: "De webshop weigert het verzoek: {detail}.", en: "The shop refuses the request: {detail}." },
    remedy: { nl: "Meld dit als fout van Boekbrug.", en: "Report this as a fault in Boekbrug." },
  },
  "shop.malformed": {
    kind: "outage",
    reason: {
      nl: "Het antwoord van de webshop is onvolledig of anders dan verwacht ({detail}).",
      en: "The shop's answer is incomplete or not as expected ({detail}).",
    },
    remedy: {
      nl: "De volgende ronde probeert het opnieuw; blijft het zo, meld het dan.",
      en: "The next run tries again; if it stays, report it.",
    },
  },
  "shop.signature-invalid": {
    kind: "outage",
    reason: {
      nl: "Het antwoord van de webshop draagt geen geldige handtekening.",
      en: "The shop's answer does not carry a valid signature.",
    },
    remedy: {
      nl: "Controleer het geheim en of een tussenstation antwoorden wijzigt.",
      en: "Check the secret, and whether something in between changes answers.",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
