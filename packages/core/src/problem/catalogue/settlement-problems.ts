import type { ProblemEntry } from "../problem-entry.ts";

/** Payments that are registered after the booking. */
export const settlementProblems = {
  "settlement.open-differs": {
    kind: "data",
    reason: {
      nl: "In de boekhouding staat van boekstuk {number} nog {open} open en niet {gross}: iemand heeft een deel van de betaling al verwerkt, of het boekstuk is veranderd.",
      en: "In the books {open} of document {number} is open and not {gross}: somebody has entered part of the payment already, or the document was changed.",
    },
    remedy: {
      nl: "Verwerk de rest van de betaling in de boekhouding; de volgende rondes zien dat. Of laat het zo met boekbrug skip.",
      en: "Enter the rest of the payment in the books; later runs see that. Or leave it as it is with boekbrug skip.",
    },
  },
  "settlement.document-missing": {
    kind: "data",
    reason: {
      nl: "De bestelling is betaald, maar boekstuk {number} is niet meer in de boekhouding te vinden.",
      en: "The order is paid, but document {number} is not to be found in the books any more.",
    },
    remedy: {
      nl: "Zoek uit waar het boekstuk gebleven is. Is alles geregeld, zeg dan boekbrug skip.",
      en: "Find out what became of the document. When all is settled, say boekbrug skip.",
    },
  },
  "settlement.order-gone": {
    kind: "data",
    reason: {
      nl: "De bestelling is onbetaald geboekt en staat niet meer in de webshop: haar betaling wordt niet meer gezien.",
      en: "The order was booked unpaid and is no longer in the shop: its payment will not be seen any more.",
    },
    remedy: {
      nl: "Boek een creditnota als de bestelling niet doorgaat, of verwerk de betaling zelf. Zeg daarna boekbrug skip.",
      en: "Book a credit note if the order does not go through, or enter the payment yourself. Then say boekbrug skip.",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
