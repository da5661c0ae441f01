import type { ProblemEntry } from "../problem-entry.ts";

/** The registry of VAT numbers. */
export const registryProblems = {
  "registry.unreachable": {
    kind: "outage",
    reason: {
      nl: "Het register van btw-nummers (VIES) is niet bereikbaar ({detail}).",
      en: "The registry of VAT numbers (VIES) cannot be reached ({detail}).",
    },
    remedy: {
      nl: "Controleer het adres en de verbinding; de volgende ronde probeert het opnieuw.",
      en: "Check the address and the connection; the next run tries again.",
    },
  },
  "registry.limit": {
    kind: "limit",
    reason: {
      nl: "Het register van btw-nummers (VIES) laat nu geen verdere vragen toe.",
      en: "The registry of VAT numbers (VIES) allows no further questions now.",
    },
    remedy: { nl: "Wacht; de volgende ronde gaat verder.", en: "Wait; the next run goes on." },
  },
  "registry.malformed": {
    kind: "outage",
    reason: {
      nl: "Het antwoord van het register van btw-nummers (VIES) is onvolledig of anders dan verwacht ({detail}).",
      en: "The answer of the registry of VAT numbers (VIES) is incomplete or not as expected ({detail}).",
    },
    remedy: {
      nl: "De volgende ronde probeert het opnieuw; blijft het zo, meld het dan.",
      en: "The next run tries again; if it stays, report it.",
    },
  },
  "registry.requester-invalid": {
    kind: "configuration",
    reason: {
      nl: "Het register van btw-nummers (VIES) kent het eigen btw-nummer niet waarmee gevraagd wordt.",
      en: "The registry of VAT numbers (VIES) does not know the VAT number in whose name it is asked.",
    },
    remedy: {
      nl: "Vul het eigen btw-nummer in zoals in VIES, met landcode, of laat het weg; dan geeft VIES geen raadplegingsnummer.",
      en: "Fill in your own VAT number as VIES has it, with its country code, or leave it out; VIES then gives no consultation number.",
    },
  },
} as const satisfies Record<string, ProblemEntry>;
