import type { ProblemEntry } from "../problem-entry.ts";

/** The bookkeeping does not take, or does not hold, what it should. */
export const ledgerProblems = {
  "ledger.unreachable": {
    kind: "outage",
    reason: {
      nl: "De boekhouding is niet bereikbaar ({detail}).",
      en: "The bookkeeping cannot be reached ({detail}).",
    },
    remedy: {
      nl: "Controleer het adres en de verbinding; de volgende ronde probeert het opnieuw.",
      en: "Check the address and the connection; the next run tries again.",
    },
  },
  "ledger.answer-lost": {
    kind: "outage",
    reason: {
      nl: "Het antwoord op een boeking ging verloren ({detail}); de boeking kan gedaan zijn.",
      en: "The answer to a booking was lost ({detail}); it may have been done.",
    },
    remedy: {
      nl: "Niets te doen: Boekbrug zoekt de boeking op voordat er iets opnieuw gaat.",
      en: "Nothing to do: Boekbrug looks the booking up before anything is sent again.",
    },
  },
  "ledger.limit": {
    kind: "limit",
    reason: {
      nl: "De boekhouding laat nu geen verdere verzoeken toe.",
      en: "The bookkeeping allows no further requests now.",
    },
    remedy: { nl: "Wacht; de volgende ronde gaat verder.", en: "Wait; the next run goes on." },
  },
  "ledger.login-required": {
    kind: "rights",
    reason: {
      nl: "De boekhouding vraagt om opnieuw in te loggen ({detail}).",
      en: "The bookkeeping asks for a new log-in ({detail}).",
    },
    remedy: {
      nl: "Koppel de boekhouding opnieuw en zet de nieuwe refresh token in de configuratie.",
      en: "Connect the bookkeeping again and put the new refresh token in the configuration.",
    },
  },
  "ledger.no-rights": {
    kind: "rights",
    reason: {
      nl: "De gebruiker van de koppeling mag dit niet in de boekhouding ({detail}).",
      en: "The connection's user may not do this in the bookkeeping ({detail}).",
    },
    remedy: {
      nl: "Geef de gebruiker rechten op de administratie, of kies een andere gebruiker.",
      en: "Give the user rights on the administration, or choose another user.",
    },
  },
  "ledger.administration-unknown": {
    kind: "configuration",
    reason: {
      nl: "Administratie {division} is er niet, is niet actief of is niet vrijgegeven voor deze koppeling. Wel: {available}.",
      en: "Administration {division} does not exist, is not active or is not granted to this connection. Available: {available}.",
    },
    remedy: {
      nl: "Zet een van deze administraties in de configuratie, of geef de administratie vrij bij het koppelen.",
      en: "Put one of these in the configuration, or grant the administration when connecting.",
    },
  },
  "ledger.refused": {
    kind: "data",
    reason: {
      nl: "De boekhouding weigert de boeking: {detail}.",
      en: "The bookkeeping refuses the booking: {detail}.",
    },
    remedy: {
      nl: "Los de genoemde oorzaak op in de boekhouding; na een wijziging of na een dag wordt het opnieuw geprobeerd.",
      en: "Remove the cause in the bookkeeping; it is tried again after a change or after a day.",
    },
  },
  "ledger.customer-unusable": {
    kind: "data",
    reason: {
      nl: "De relatie van deze bestelling is verdwenen of geblokkeerd in de boekhouding.",
      en: "The customer record of this order is gone or blocked in the bookkeeping.",
    },
    remedy: {
      nl: "Hef de blokkade op als de klant deze relatie moet houden; anders zoekt of maakt de volgende ronde een andere.",
      en: "Lift the block if the customer is to keep this record; otherwise the next run finds or makes another.",
    },
  },
  "ledger.number-in-use": {
    kind: "data",
    reason: {
      nl: "Nummer {number} is in de boekhouding al gebruikt voor een ander boekstuk.",
      en: "Number {number} is already used for another entry in the bookkeeping.",
    },
    remedy: {
      nl: "Laat de boekhouding nummeren, of gebruik een eigen dagboek voor de webshop.",
      en: "Let the bookkeeping number, or use a journal of its own for the shop.",
    },
  },
  "ledger.period-closed": {
    kind: "data",
    reason: {
      nl: "De periode van {date} is afgesloten of bestaat niet in de boekhouding.",
      en: "The period of {date} is closed or does not exist in the bookkeeping.",
    },
    remedy: {
      nl: "Open de periode. Of boek deze bestelling met de hand, maar kijk eerst of zij er al staat.",
      en: "Open the period. Or book this order by hand, but look first whether it is there already.",
    },
  },
  "ledger.malformed": {
    kind: "outage",
    reason: {
      nl: "Het antwoord van de boekhouding is onvolledig of anders dan verwacht ({detail}).",
      en: "The bookkeeping's answer is incomplete or not as expected ({detail}).",
    },
    remedy: {
      nl: "De volgende ronde probeert het opnieuw; blijft het zo, meld het dan.",
      en: "The next run tries again; if it stays, report it.",
    },
  },
  "ledger.total-differs": {
    kind: "data",
    reason: {
      nl: "In de boekhouding staat {booked} (btw {bookedVat}), de bestelling is {planned} (btw {plannedVat}).",
      en: "The bookkeeping holds {booked} (VAT {bookedVat}), the order is {planned} (VAT {plannedVat}).",
    },
    remedy: {
      nl: "Vergelijk het boekstuk met de bestelling en herstel het in de boekhouding, of verwijder het daar: de volgende ronde zegt dan hoe het opnieuw geboekt wordt.",
      en: "Compare the entry with the order and correct it in the bookkeeping, or delete it there: the next run then tells how it is booked again.",
    },
  },
  "ledger.finish-failed": {
    kind: "data",
    reason: {
      nl: "De boekhouding meldt bij het verwerken van het boekstuk: {detail}.",
      en: "The bookkeeping reports on processing the document: {detail}.",
    },
    remedy: {
      nl: "Los de oorzaak op of verwerk het boekstuk zelf in de boekhouding; de volgende ronde kijkt hoe het er voor staat.",
      en: "Remove the cause or process the document yourself in the bookkeeping; the next run looks how it stands.",
    },
  },
  "ledger.invoicing-failed": {
    kind: "data",
    reason: {
      nl: "De boekhouding kon de verkooporder niet factureren: {detail}.",
      en: "The bookkeeping could not invoice the sales order: {detail}.",
    },
    remedy: {
      nl: "Factureer de order zelf in de boekhouding; zodra de factuur er is, is de bestelling geboekt.",
      en: "Invoice the order yourself in the bookkeeping; once the invoice is there, the order is booked.",
    },
  },
  "ledger.invoicing-overdue": {
    kind: "data",
    reason: {
      nl: "De boekhouding heeft {hours} uur na de opdracht nog geen factuur van de verkooporder gemaakt.",
      en: "The bookkeeping has not made an invoice of the sales order {hours} hours after it was asked to.",
    },
    remedy: {
      nl: "Kijk in de boekhouding naar het factureren op de achtergrond, of factureer de order zelf; Boekbrug blijft kijken.",
      en: "Look at the background invoicing in the bookkeeping, or invoice the order yourself; Boekbrug goes on looking.",
    },
  },
  "ledger.rounding-too-large": {
    kind: "data",
    reason: {
      nl: "Prijs maal aantal komt in de boekhouding {difference} {currency} anders uit dan de bestelling; hoogstens 0.02 wordt afgerond.",
      en: "Price times quantity comes to {difference} {currency} other in the bookkeeping than the order; at most 0.02 is rounded.",
    },
    remedy: {
      nl: "Verhoog in de boekhouding het aantal decimalen van prijzen, of boek deze bestelling met de hand.",
      en: "Raise the number of decimals of prices in the bookkeeping, or book this order by hand.",
    },
  },
  "ledger.payment-condition-unknown": {
    kind: "configuration",
    reason: {
      nl: "Betalingsconditie {code} bestaat niet. Wel: {available}.",
      en: "Payment condition {code} does not exist. Available: {available}.",
    },
    remedy: { nl: "Kies een van deze betalingscondities.", en: "Choose one of these payment conditions." },
  },
  "ledger.possibly-booked": {
    kind: "data",
    reason: {
      nl: "Deze bestelling is mogelijk al geboekt: boekstuk {documents} van {booked}; de bestelling zelf is {planned}.",
      en: "This order may have been booked already: entry {documents} of {booked}; the order itself is {planned}.",
    },
    remedy: {
      nl: "Is het deze bestelling, gebruik dan boekbrug skip; zo niet, wijzig dan de tekst van dat boekstuk of rules.adoption.references.",
      en: "If it is this order, use boekbrug skip; if not, change that entry's text or rules.adoption.references.",
    },
  },
  "ledger.document-missing": {
    kind: "data",
    reason: {
      nl: "Het boekstuk {reference} is geboekt, maar wordt in de boekhouding niet teruggevonden.",
      en: "Entry {reference} was booked but is not found back in the bookkeeping.",
    },
    remedy: {
      nl: "Is de referentie gewijzigd, zet haar terug. Is het boekstuk verwijderd: boekbrug retry BESTELLING boekt opnieuw; boekbrug skip BESTELLING als zij niet, of met de hand, geboekt wordt.",
      en: "Where its reference was changed, put it back. Where it was deleted: boekbrug retry ORDER books it again; boekbrug skip ORDER where it is not booked, or by hand.",
    },
  },
  "ledger.reference-ambiguous": {
    kind: "data",
    reason: {
      nl: "Er staan {count} boekstukken met referentie {reference} in de boekhouding.",
      en: "The bookkeeping holds {count} entries with reference {reference}.",
    },
    remedy: {
      nl: "Verwijder de dubbele boekstukken; Boekbrug boekt deze bestelling niet nog eens.",
      en: "Delete the double entries; Boekbrug does not book this order again.",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
