/** One thing nobody could tell about the real API. */
export interface SwitchDescription {
  /** Section and item of the fact sheet. */
  unknown: string;
  name: string;
  settings: readonly string[];
  default: string;
  meaning: string;
}

/** Switches about the API itself: limits, statuses, bodies, queries. */
export const apiSwitches = [
  {
    unknown: "10: Retry-After on 429",
    name: "retryAfter",
    settings: ["absent", "seconds"],
    default: "absent",
    meaning: "A 429 says nothing about how long to wait, or names seconds in Retry-After.",
  },
  {
    unknown: "10: status for a locked year",
    name: "lockedPeriodStatus",
    settings: ["400", "403"],
    default: "400",
    meaning: "Status of a booking in a locked period (BOE-0042, BOE-0051).",
  },
  {
    unknown: "disagreement: rejected key (1)",
    name: "refusedKeyStatus",
    settings: ["400", "401"],
    default: "400",
    meaning: "Status of the token endpoint for a key it does not know.",
  },
  {
    unknown: "disagreement: error bodies (4.1)",
    name: "errorBody",
    settings: ["array", "object", "empty"],
    default: "array",
    meaning: "A broken business rule is told as an array of codes (measured), as one object, or with an empty body.",
  },
  {
    unknown: "inferred: case of body names (4)",
    name: "bodyNames",
    settings: ["any-case", "exact"],
    default: "any-case",
    meaning: "Names in a body bind whatever their case, or only as written in the description.",
  },
  {
    unknown: "inferred: unknown properties (4)",
    name: "unknownProperties",
    settings: ["lost", "refused"],
    default: "lost",
    meaning: "A property the API does not know is lost without a word, or refused with 400.",
  },
  {
    unknown: "inferred: PUT replaces (4)",
    name: "absentOnPut",
    settings: ["blanked", "kept"],
    default: "blanked",
    meaning: "A field that a PUT leaves out is blanked (measured on relations), or keeps its value.",
  },
  {
    unknown: "disagreement: page of articles (2)",
    name: "articlePage",
    settings: ["25-refused", "25-capped", "500"],
    default: "25-refused",
    meaning: "$top over 25 on articles is refused, answered with 25 all the same, or taken up to 500.",
  },
  {
    unknown: "disagreement: article code in filters (3)",
    name: "articleCodeFilter",
    settings: ["Artikelcode", "ArtikelCode"],
    default: "Artikelcode",
    meaning: "The name by which $filter knows the article code; the other one is refused.",
  },
  {
    unknown: "inferred: OpenstaandSaldo in filters (7.6)",
    name: "openBalanceFilter",
    settings: ["filtered", "refused"],
    default: "filtered",
    meaning: "Whether $filter knows OpenstaandSaldo.",
  },
  {
    unknown: "not said: case of text in filters (3)",
    name: "filterText",
    settings: ["any-case", "exact"],
    default: "any-case",
    meaning: "Text in $filter is compared without regard to case, or exactly.",
  },
  {
    unknown: "not said: inactive records in lists (7.2)",
    name: "inactiveInLists",
    settings: ["listed", "hidden"],
    default: "listed",
    meaning: "Lists of relations, ledgers and articles hold the inactive ones, or leave them out.",
  },
  {
    unknown: "disagreement: status of DELETE (4)",
    name: "deletedOrderStatus",
    settings: ["201", "200"],
    default: "201",
    meaning: "DELETE of an order answers 201 as described, or 200 as everything else.",
  },
  {
    unknown: "disagreement: status of a new document (7.16)",
    name: "newDocumentStatus",
    settings: ["201", "200"],
    default: "201",
    meaning: "POST of an attachment answers 201 (seen live), or 200 as described.",
  },
] as const satisfies readonly SwitchDescription[];
