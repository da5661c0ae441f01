import type { ProblemEntry } from "../problem-entry.ts";

/** A run, its connection and its store. */
export const runProblems = {
  "report.orders-open": {
    kind: "data",
    reason: {
      nl: "{count} bestellingen van {from} tot en met {to} zijn vastgehouden of nog niet geboekt en staan niet in dit overzicht.",
      en: "{count} orders from {from} up to {to} are held or not booked yet and are not in this report.",
    },
    remedy: {
      nl: "Bekijk ze met boekbrug status voordat u aangifte doet.",
      en: "Look at them with boekbrug status before filing.",
    },
  },
  "connection.busy": {
    kind: "outage",
    reason: {
      nl: "Een andere Boekbrug werkt nu aan deze koppeling.",
      en: "Another Boekbrug is working on this connection now.",
    },
    remedy: { nl: "Wacht tot die klaar is.", en: "Wait until it is done." },
  },
  "connection.resting": {
    kind: "outage",
    reason: {
      nl: "De koppeling rust tot {until}, na {failures} mislukte rondes achter elkaar ({cause}).",
      en: "The connection rests until {until}, after {failures} failed runs in a row ({cause}).",
    },
    remedy: {
      nl: "Niets te doen: daarna wordt het vanzelf opnieuw geprobeerd. Is de oorzaak weg, dan probeert boekbrug sync --now het meteen.",
      en: "Nothing to do: after that it is tried again by itself. Where the cause is gone, boekbrug sync --now tries at once.",
    },
  },
  "connection.limited": {
    kind: "limit",
    reason: {
      nl: "De koppeling wacht tot {until}: {cause}.",
      en: "The connection waits until {until}: {cause}.",
    },
    remedy: {
      nl: "Niets te doen: daarna gaat het vanzelf verder. boekbrug sync --now probeert het meteen.",
      en: "Nothing to do: after that it goes on by itself. boekbrug sync --now tries at once.",
    },
  },
  "run.lapsed": {
    kind: "outage",
    reason: {
      nl: "Tussen het voornemen en het versturen verstreek te veel tijd (slaapstand?); er is niets verstuurd.",
      en: "Too much time passed between the intent and the sending (was the machine asleep?); nothing was sent.",
    },
    remedy: { nl: "Niets te doen: de volgende ronde gaat verder.", en: "Nothing to do: the next run goes on." },
  },
  "run.interrupted": {
    kind: "outage",
    reason: { nl: "De ronde is onderbroken.", en: "The run was interrupted." },
    remedy: { nl: "Niets te doen: de volgende ronde gaat verder.", en: "Nothing to do: the next run goes on." },
  },
  "run.unexpected": {
    kind: "data",
    reason: {
      nl: "Er ging iets mis waarop Boekbrug niet rekende ({detail}); andere bestellingen gingen door.",
      en: "Something went wrong that Boekbrug did not reckon with ({detail}); other orders went on.",
    },
    remedy: {
      nl: "Meld dit als fout van Boekbrug. Het wordt steeds later opnieuw geprobeerd; boekbrug retry probeert het meteen.",
      en: "Report this as a fault in Boekbrug. It is tried again, later each time; boekbrug retry tries at once.",
    },
  },
  "connection.store-lost": {
    kind: "configuration",
    reason: {
      nl: "De opslag is nieuw, maar de boekhouding bevat al boekstukken van deze koppeling (tot en met {date}).",
      en: "The store is new, but the bookkeeping holds entries of this connection already (up to {date}).",
    },
    remedy: {
      nl: "Zet rules.orders.from op de dag vanaf welke geboekt moet worden; wat al geboekt is, wordt herkend en niet nog eens geboekt.",
      en: "Set rules.orders.from to the day from which to book; what is booked already is recognised and not booked again.",
    },
  },
  "store.failed": {
    kind: "outage",
    reason: { nl: "De opslag werkt niet: {detail}.", en: "The store fails: {detail}." },
    remedy: {
      nl: "Controleer schijfruimte en rechten van het opslagbestand.",
      en: "Check disk space and permissions of the store file.",
    },
  },
  "store.newer": {
    kind: "configuration",
    reason: {
      nl: "De opslag is van een nieuwere Boekbrug (versie {found}, deze kent {known}).",
      en: "The store was made by a newer Boekbrug (version {found}, this one knows {known}).",
    },
    remedy: { nl: "Werk Boekbrug bij.", en: "Update Boekbrug." },
  },
  "store.wrong-key": {
    kind: "configuration",
    reason: {
      nl: "De sleutel past niet op de versleutelde gegevens in de opslag.",
      en: "The key does not fit the encrypted data in the store.",
    },
    remedy: {
      nl: "Gebruik de sleutel waarmee de opslag verzegeld is (na boekbrug key rotate: de nieuwe), of verwijder de opslag en koppel opnieuw.",
      en: "Use the key that the store is sealed with (after boekbrug key rotate: the new one), or delete the store and connect again.",
    },
  },
  "store.key-missing": {
    kind: "configuration",
    reason: {
      nl: "De opslag is er, maar haar sleutelbestand {file} niet.",
      en: "The store is there, but its key file {file} is not.",
    },
    remedy: {
      nl: "Zet het sleutelbestand terug. Is het verloren, verwijder dan de opslag en koppel opnieuw: wat al geboekt is, wordt herkend.",
      en: "Put the key file back. If it is lost, delete the store and connect again: what is booked already is recognised.",
    },
  },
  "store.key-unreadable": {
    kind: "configuration",
    reason: {
      nl: "De sleutel is geen 32 willekeurige bytes in base64 ({detail}).",
      en: "The key is not 32 random bytes in base64 ({detail}).",
    },
    remedy: {
      nl: "Zet de juiste sleutel terug, of maak een nieuwe met boekbrug key new voor een opslag die er nog niet is.",
      en: "Put the right key back, or make one with boekbrug key new for a store that is not there yet.",
    },
  },
  "store.new-key-missing": {
    kind: "configuration",
    reason: {
      nl: "De sleutel staat in de configuratie, waar Boekbrug haar niet kan vervangen.",
      en: "The key stands in the configuration, where Boekbrug cannot replace it.",
    },
    remedy: {
      nl: "Maak een nieuwe met boekbrug key new, zet die in een omgevingsvariabele, en noem die: boekbrug key rotate --new-key-from NAAM.",
      en: "Make a new one with boekbrug key new, put it in an environment variable, and name that: boekbrug key rotate --new-key-from NAME.",
    },
  },
  "store.key-changed": {
    kind: "outage",
    reason: {
      nl: "De opslag heeft intussen een nieuwe sleutel gekregen; er is niets geschreven.",
      en: "The store was given a new key meanwhile; nothing was written.",
    },
    remedy: { nl: "Begin opnieuw, met de nieuwe sleutel.", en: "Start again, with the new key." },
  },
  "store.clock-back": {
    kind: "configuration",
    reason: {
      nl: "De klok van deze computer ({now}) staat voor het laatste moment in de opslag ({latest}); er is niets gedaan.",
      en: "This machine's clock ({now}) stands before the latest moment in the store ({latest}); nothing was done.",
    },
    remedy: {
      nl: "Zet de klok goed. Staat zij nu goed en liep zij eerder voor, geef dan eenmalig: boekbrug sync --accept-clock.",
      en: "Set the clock right. If it is right now and was ahead before, give once: boekbrug sync --accept-clock.",
    },
  },
  "store.vat-totals-missing": {
    kind: "data",
    reason: {
      nl: "{count} boekingen in dit tijdvak zijn van een oudere Boekbrug, die hun btw niet per rubriek bewaarde; ze ontbreken in het overzicht: {orders}.",
      en: "{count} bookings in this period are of an older Boekbrug, which did not keep their VAT per box; they are missing from the report: {orders}.",
    },
    remedy: {
      nl: "Tel ze op uit de boekhouding.",
      en: "Add them from the bookkeeping.",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
