import type { SwitchDescription } from "./switch.ts";

/** Users, relations, contacts and addresses. */
export const relationSwitches = [
  {
    unknown: "12.6",
    name: "contactFilters",
    settings: ["any", "account-and-id"],
    default: "any",
    meaning: "Which fields of crm/Contacts may be filtered on: all, or only Account and ID.",
  },
  {
    unknown: "not said: names of a contact (7.2)",
    name: "contactNames",
    settings: ["one-of-them", "both"],
    default: "one-of-them",
    meaning: "A contact needs a first or a last name, or both as the flags say.",
  },
  {
    unknown: "not said: first contact of a relation (7.2)",
    name: "firstContact",
    settings: ["stays-ordinary", "becomes-main"],
    default: "stays-ordinary",
    meaning: "Whether the first contact of a relation is its main contact without being set so.",
  },
  {
    unknown: "not said: format of a VAT number (7.1)",
    name: "vatNumberFormat",
    settings: ["unchecked", "checked"],
    default: "unchecked",
    meaning: "Whether a VAT number of the wrong form is refused on a relation.",
  },
  {
    unknown: "not said: letter case in a filter (5)",
    name: "filterCase",
    settings: ["counts", "ignored"],
    default: "counts",
    meaning: "Whether eq and ne on a text tell capitals from small letters.",
  },
  {
    unknown: "not said: answer to a missing right (3)",
    name: "missingRight",
    settings: ["words", "no-body"],
    default: "words",
    meaning: "A 403 of one resource (scope, package, user) comes with Exact's error body, or with an empty one.",
  },
  {
    unknown: "not said: what a portal user may do (2)",
    name: "portalUser",
    settings: ["reads", "nothing"],
    default: "reads",
    meaning: "A MyFirm portal user may read bookings but write none, or is refused both.",
  },
] as const satisfies readonly SwitchDescription[];
