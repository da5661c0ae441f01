import type { ProblemEntry } from "../problem-entry.ts";

/** What a field that the settings fill cannot do in the bookkeeping; bookings go on. */
export const extraFieldProblems = {
  "ledger.extra-field-in-notes": {
    kind: "configuration",
    reason: {
      nl: "'{target}' ({level}) kan in dit soort boekstuk niet gevuld worden: {why}. De waarde komt in de notities.",
      en: "'{target}' ({level}) cannot be filled in this kind of document: {why}. The value goes to the notes.",
    },
    remedy: {
      nl: "Niets te doen als dat goed is. Kies anders een ander veld of niveau, of laat de waarde weg met otherwise 'leave-out'.",
      en: "Nothing to do if that is right. Otherwise choose another field or level, or leave the value out with otherwise 'leave-out'.",
    },
  },
  "ledger.extra-field-left-out": {
    kind: "configuration",
    reason: {
      nl: "'{target}' ({level}) kan in dit soort boekstuk niet gevuld worden: {why}. De waarde wordt weggelaten.",
      en: "'{target}' ({level}) cannot be filled in this kind of document: {why}. The value is left out.",
    },
    remedy: {
      nl: "Haal het veld weg, kies een ander veld of niveau, of zet de waarde in de notities met otherwise 'notes'.",
      en: "Take the field away, choose another field or level, or put the value in the notes with otherwise 'notes'.",
    },
  },
  "ledger.extra-field-shared": {
    kind: "configuration",
    reason: {
      nl: "'{target}' begint altijd met de referentie van Boekbrug; de waarde staat daarachter als beide samen in {length} tekens passen.",
      en: "'{target}' always begins with the reference of Boekbrug; the value stands behind it where both fit in {length} characters.",
    },
    remedy: {
      nl: "Niets te doen. Wie alleen de waarde wil zien, vult het betalingskenmerk.",
      en: "Nothing to do. To see the value alone, fill the payment reference.",
    },
  },
  "ledger.extra-field-too-long": {
    kind: "configuration",
    reason: {
      nl: "De vaste teksten voor '{target}' ({level}) zijn samen langer dan de {length} tekens van het veld: wat erover is, wordt afgeknipt.",
      en: "The fixed texts for '{target}' ({level}) are together longer than the {length} characters of the field: what is over is cut off.",
    },
    remedy: { nl: "Maak ze korter.", en: "Make them shorter." },
  },
  "ledger.text-shortened": {
    kind: "data",
    reason: {
      nl: "In boeking {reference} past een tekst van de bestelling niet in {fields}: zij is daar ingekort of weggelaten.",
      en: "In booking {reference} a text of the order does not fit in {fields}: it is cut short there or left out.",
    },
    remedy: {
      nl: "De hele tekst staat bij de bestelling in de webwinkel; vul haar in de boekhouding aan als het nodig is.",
      en: "The whole text stands with the order in the shop; add it in the bookkeeping where it is needed.",
    },
  },
  "ledger.intrastat-off": {
    kind: "configuration",
    reason: {
      nl: "De boekhouding weigert de velden voor Intrastat: Intrastat voor verkoop staat in de administratie niet aan.",
      en: "The bookkeeping refuses the Intrastat fields: Intrastat for sales is not switched on in the administration.",
    },
    remedy: {
      nl: "Zet Intrastat voor verkoop aan in de boekhouding, of haal de Intrastat-velden uit de extra velden.",
      en: "Switch Intrastat for sales on in the bookkeeping, or take the Intrastat fields out of the extra fields.",
    },
  },
  "ledger.extra-field-conditional": {
    kind: "configuration",
    reason: {
      nl: "'{target}' telt alleen als Intrastat voor verkoop in de administratie aan staat; zonder dat kan het boekstuk geweigerd worden.",
      en: "'{target}' counts only where Intrastat for sales is switched on in the administration; without it the document may be refused.",
    },
    remedy: {
      nl: "Zet Intrastat voor verkoop aan in de boekhouding, of haal het veld weg.",
      en: "Switch Intrastat for sales on in the bookkeeping, or take the field away.",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
