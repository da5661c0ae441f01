import type { ProblemEntry } from "../problem-entry.ts";

/** What came to light in the ledger about a document that was booked. */
export const documentProblems = {
  "ledger.document-deleted": {
    kind: "data",
    reason: {
      nl: "Boekstuk {reference} ({booked}) is na het boeken in de boekhouding verwijderd.",
      en: "Document {reference} ({booked}) was deleted in the bookkeeping after it was booked.",
    },
    remedy: {
      nl: "Klopt dat, meld het dan met boekbrug skip BESTELLING. Zo niet, boek de bestelling opnieuw met de hand.",
      en: "If that is right, say so with boekbrug skip ORDER. If not, book the order again by hand.",
    },
  },
  "ledger.document-changed": {
    kind: "data",
    reason: {
      nl: "Boekstuk {reference} is na het boeken in de boekhouding veranderd: geboekt was {booked}, nu staat er {found}.",
      en: "Document {reference} was changed in the bookkeeping after it was booked: it was {booked}, and is {found} now.",
    },
    remedy: {
      nl: "Klopt dat, meld het dan met boekbrug skip BESTELLING. Zo niet, zet het boekstuk terug.",
      en: "If that is right, say so with boekbrug skip ORDER. If not, put the document back.",
    },
  },
  "webhook.ledger-signature": {
    kind: "rights",
    reason: {
      nl: "De melding draagt geen geldige handtekening van de boekhouding.",
      en: "The delivery does not carry a valid signature of the bookkeeping.",
    },
    remedy: {
      nl: "Komt de melding echt van de boekhouding, meld de webhooks dan opnieuw aan met boekbrug webhooks register; anders is er niets te doen.",
      en: "If the delivery is the bookkeeping's indeed, register the webhooks again with boekbrug webhooks register; otherwise there is nothing to do.",
    },
  },
  "webhook.ledger-unregistered": {
    kind: "configuration",
    reason: {
      nl: "ledger.watchDocuments staat aan, maar bij de boekhouding is geen webhook aangemeld of hij staat uit: verwijderde en veranderde boekstukken worden niet gemeld.",
      en: "ledger.watchDocuments is on, but no webhook is registered with the bookkeeping, or it is off: deleted and changed documents are not told of.",
    },
    remedy: {
      nl: "Start boekbrug serve en meld de webhooks aan met boekbrug webhooks register --url https://….",
      en: "Start boekbrug serve and register the webhooks with boekbrug webhooks register --url https://….",
    },
  },
  "webhook.ledger-refused": {
    kind: "configuration",
    reason: {
      nl: "De boekhouding nam het adres voor meldingen niet aan ({detail}).",
      en: "The bookkeeping did not take the address for deliveries ({detail}).",
    },
    remedy: {
      nl: "Het adres moet van buiten bereikbaar zijn en antwoorden: start boekbrug serve en meld daarna opnieuw aan.",
      en: "The address must be reachable from outside and answer: start boekbrug serve, then register again.",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
