import type { ProblemEntry } from "../problem-entry.ts";

/** The settings name what the bookkeeping does not hold, or not for this. */
export const mappingProblems = {
  "ledger.journal-unknown": {
    kind: "configuration",
    reason: {
      nl: "Dagboek {code} is geen bruikbaar verkoopdagboek. Wel: {available}.",
      en: "Journal {code} is not a usable sales journal. Available: {available}.",
    },
    remedy: { nl: "Kies een van deze dagboeken.", en: "Choose one of these journals." },
  },
  "ledger.account-unknown": {
    kind: "configuration",
    reason: {
      nl: "Grootboekrekening {code} (voor {role}) bestaat niet of is geblokkeerd.",
      en: "Ledger account {code} (for {role}) does not exist or is blocked.",
    },
    remedy: {
      nl: "Kies in de configuratie een bestaande omzetrekening.",
      en: "Choose an existing revenue account in the configuration.",
    },
  },
  "ledger.account-unsuitable": {
    kind: "configuration",
    reason: {
      nl: "Grootboekrekening {code} (voor {role}) is van een soort waarop dit niet geboekt kan worden.",
      en: "Ledger account {code} (for {role}) is of a type on which this cannot be booked.",
    },
    remedy: {
      nl: "Kies een omzetrekening; voor statiegeld en cadeaubonnen een balansrekening voor schulden.",
      en: "Choose a revenue account; for deposits and gift cards a balance sheet account for debts.",
    },
  },
  "ledger.vat-code-unknown": {
    kind: "configuration",
    reason: {
      nl: "Btw-code {code} (voor {role}) bestaat niet of is geblokkeerd. Passend: {available}.",
      en: "VAT code {code} (for {role}) does not exist or is blocked. Suitable: {available}.",
    },
    remedy: {
      nl: "Kies een bestaande btw-code, of laat de boekhouder er een maken.",
      en: "Choose an existing VAT code, or have the bookkeeper make one.",
    },
  },
  "ledger.vat-code-percentage": {
    kind: "configuration",
    reason: {
      nl: "Btw-code {code} is {found} %, terwijl {role} {expected} % is.",
      en: "VAT code {code} is {found} %, while {role} is {expected} %.",
    },
    remedy: {
      nl: "Kies de btw-code met het juiste percentage.",
      en: "Choose the VAT code with the right percentage.",
    },
  },
  "ledger.vat-code-unsuitable": {
    kind: "configuration",
    reason: {
      nl: "Btw-code {code} past niet bij {role}: {detail}.",
      en: "VAT code {code} does not fit {role}: {detail}.",
    },
    remedy: {
      nl: "Kies een btw-code die hiervoor bedoeld is, of laat de boekhouder er een maken.",
      en: "Choose a VAT code that is meant for this, or have the bookkeeper make one.",
    },
  },
  "ledger.vat-code-shared": {
    kind: "configuration",
    reason: {
      nl: "Btw-code {code} staat bij {role} en bij {other}: de btw van een ander land zou in de Nederlandse aangifte komen.",
      en: "VAT code {code} stands at {role} and at {other}: the VAT of another country would get into the Dutch return.",
    },
    remedy: {
      nl: "Laat de boekhouder voor {role} een eigen btw-code maken en kies die.",
      en: "Have the bookkeeper make a VAT code of its own for {role}, and choose that.",
    },
  },
  "ledger.vat-code-without-country": {
    kind: "configuration",
    reason: {
      nl: "Btw-code {code} (voor {role}) heeft in de boekhouding geen land van het éénloketsysteem: haar eenloketaangifte mist deze verkopen.",
      en: "VAT code {code} (for {role}) has no country of the one-stop shop in the bookkeeping: its one-stop shop return misses these sales.",
    },
    remedy: {
      nl: "Laat de boekhouder het land bij de btw-code zetten, of doe de aangifte met 'boekbrug report oss'.",
      en: "Have the bookkeeper put the country at the VAT code, or file with 'boekbrug report oss'.",
    },
  },
  "ledger.vat-amount-not-bookable": {
    kind: "data",
    reason: {
      nl: "Btw-code {code} kent geen btw-bedrag, maar de regel heeft {vat} {currency} btw.",
      en: "VAT code {code} allows no VAT amount, but the line has {vat} {currency} VAT.",
    },
    remedy: { nl: "Kies een btw-code van type exclusief of inclusief.", en: "Choose a VAT code of type E or I." },
  },
} as const satisfies Record<string, ProblemEntry>;
