import type { ProblemEntry } from "../problem-entry.ts";

/** The configuration and its mapping. */
export const settingsProblems = {
  "mapping.account-missing": {
    kind: "configuration",
    reason: { nl: "Er is geen grootboekrekening gekozen voor {role}.", en: "No ledger account is chosen for {role}." },
    remedy: { nl: "Vul {field} in de configuratie in.", en: "Fill in {field} in the configuration." },
  },
  "mapping.vat-code-missing": {
    kind: "configuration",
    reason: { nl: "Er is geen btw-code gekozen voor {role}.", en: "No VAT code is chosen for {role}." },
    remedy: { nl: "Vul {field} in de configuratie in.", en: "Fill in {field} in the configuration." },
  },
  "configuration.unreadable": {
    kind: "configuration",
    reason: {
      nl: "De configuratie kan niet gelezen worden: {detail}.",
      en: "The configuration cannot be read: {detail}.",
    },
    remedy: {
      nl: "Controleer pad, leesrechten en JSON-opmaak.",
      en: "Check path, permissions and JSON form.",
    },
  },
  "configuration.invalid": {
    kind: "configuration",
    reason: { nl: "Gevonden: {found}. {expected}.", en: "Found: {found}. {expected}." },
    remedy: { nl: "Herstel {key} in de configuratie.", en: "Correct {key} in the configuration." },
  },
  "configuration.secret-file-missing": {
    kind: "configuration",
    reason: {
      nl: "Bestand {file}, waar dit geheim in moet staan, is er niet, is leeg of kan niet gelezen worden.",
      en: "File {file}, which is to hold this secret, is not there, is empty or cannot be read.",
    },
    remedy: {
      nl: "Zet het geheim in dat bestand; het pad telt vanaf de map van de configuratie.",
      en: "Put the secret in that file; its path counts from the configuration's folder.",
    },
  },
  "configuration.secret-in-file": {
    kind: "configuration",
    reason: {
      nl: "Geheimen staan leesbaar in het configuratiebestand: {keys}.",
      en: "Secrets stand readable in the configuration file: {keys}.",
    },
    remedy: {
      nl: 'Verwijs ernaar, zoals de README toont: met "env" naar een omgevingsvariabele, of met "file" naar een bestand dat alleen u mag lezen.',
      en: 'Refer to them, as the README shows: with "env" to an environment variable, or with "file" to a file that only you may read.',
    },
  },
  "configuration.secret-missing": {
    kind: "configuration",
    reason: {
      nl: "De omgevingsvariabele {variable} is leeg of bestaat niet.",
      en: "The environment variable {variable} is empty or does not exist.",
    },
    remedy: { nl: "Zet {variable} voor het starten.", en: "Set {variable} before starting." },
  },
} as const satisfies Record<string, ProblemEntry>;
