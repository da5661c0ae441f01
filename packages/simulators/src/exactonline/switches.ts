/** What the fact sheet leaves open or contradicts: one setting each, so that a client can be tried against both answers. */
interface SwitchDescription {
  /** Number in section 12 of the fact sheet, or the disagreement with its section in brackets. */
  unknown: `12.${number}` | `disagreement: ${string}`;
  name: string;
  settings: readonly [string, string, ...string[]];
  default: string;
  meaning: string;
}

export const exactOnlineSwitches = [
  {
    unknown: "12.1",
    name: "postedType",
    settings: ["ignored", "accepted", "refused"],
    default: "ignored",
    meaning: "Type on POST of a sales entry: the sign of the total decides, the posted value stays, or 400.",
  },
  {
    unknown: "12.1",
    name: "postedEntryNumber",
    settings: ["honoured", "ignored"],
    default: "honoured",
    meaning: "EntryNumber on POST of a sales entry.",
  },
  {
    unknown: "12.1",
    name: "postedInvoiceNumber",
    settings: ["ignored", "honoured"],
    default: "ignored",
    meaning: "InvoiceNumber on POST of a sales entry.",
  },
  {
    unknown: "12.1",
    name: "creditSign",
    settings: ["as-sent", "type-21-negates"],
    default: "as-sent",
    meaning: "Whether an accepted Type 21 turns the sign of the posted amounts.",
  },
  {
    unknown: "12.2",
    name: "receivableSign",
    settings: ["negative", "positive"],
    default: "negative",
    meaning: "Sign of AmountDC and AmountFC of an open invoice on cashflow/Receivables.",
  },
  {
    unknown: "12.2",
    name: "partialPayment",
    settings: ["split-rows", "reduced-row"],
    default: "split-rows",
    meaning: "A partial payment gives a matched row with amount 0 and a row for the rest, or one row with the rest.",
  },
  {
    unknown: "12.2",
    name: "undonePayment",
    settings: ["row-reopens", "second-row"],
    default: "row-reopens",
    meaning: "An undone payment opens the row again, or leaves it matched and adds an open row.",
  },
  {
    unknown: "12.4",
    name: "textLengths",
    settings: ["narrow", "wide", "none"],
    default: "narrow",
    meaning: "Which of the guessed maximum lengths holds for texts on accounts and sales entries.",
  },
  {
    unknown: "12.4",
    name: "textOverflow",
    settings: ["refuse", "cut"],
    default: "refuse",
    meaning: "A text over its maximum length is refused, or cut without a word.",
  },
  {
    unknown: "12.5",
    name: "dailyLimit",
    settings: ["5000", "50000"],
    default: "5000",
    meaning: "Calls per app, division and day, when the option limits.perDay is not given.",
  },
  {
    unknown: "12.5",
    name: "retryAfter",
    settings: ["absent", "present"],
    default: "absent",
    meaning: "Retry-After in seconds on a 429.",
  },
  {
    unknown: "12.6",
    name: "yourRefFilter",
    settings: ["allowed", "refused"],
    default: "allowed",
    meaning: "$filter on YourRef of salesentry/SalesEntries.",
  },
  {
    unknown: "12.9",
    name: "preferOnSalesEntries",
    settings: ["honoured", "ignored"],
    default: "honoured",
    meaning: "Prefer: return=representation on POST of a sales entry.",
  },
  {
    unknown: "12.9",
    name: "answerWithoutPrefer",
    settings: ["minimal", "full"],
    default: "minimal",
    meaning: "POST of a sales entry without (honoured) Prefer answers with the EntryID only, or with every property.",
  },
  {
    unknown: "12.10",
    name: "vatCodes3And5",
    settings: ["present", "absent"],
    default: "present",
    meaning: "VAT codes 3 (low rate incl.) and 5 (domestic reverse charge) exist.",
  },
  {
    unknown: "disagreement: reuse of an obsolete refresh token (2)",
    name: "obsoleteRefreshToken",
    settings: ["refused", "reusable"],
    default: "refused",
    meaning: "A rotated refresh token is dead, or stays good for this app.",
  },
  {
    unknown: "disagreement: when the old refresh token dies (2)",
    name: "oldRefreshTokenDies",
    settings: ["on-issue", "on-first-use"],
    default: "on-issue",
    meaning: "The old refresh token dies when the new one is issued, or when the new one is first used.",
  },
  {
    unknown: "disagreement: list rules (5)",
    name: "listRules",
    settings: ["strict", "lax"],
    default: "strict",
    meaning: "Lists need $select or $top=1, resources with a sync twin need a filter on an allowed field; or neither.",
  },
  {
    unknown: "disagreement: d.results or d (5)",
    name: "listShape",
    settings: ["by-top", "results", "array"],
    default: "by-top",
    meaning: "d is an array when $top is 60 or less, never, or whenever there is no next page and no count.",
  },
  {
    unknown: "disagreement: $top up to 1000 (5)",
    name: "topOver60",
    settings: ["paged", "one-page"],
    default: "paged",
    meaning: "A $top over 60 still pages by 60, or gives up to 1000 rows at once.",
  },
  {
    unknown: "disagreement: padded code in a filter (5)",
    name: "paddedFilter",
    settings: ["needed", "trimmed-accepted"],
    default: "needed",
    meaning: "A filter on a padded code needs the padding (or trim()), or also takes the bare code.",
  },
  {
    unknown: "disagreement: datetime literal without time (5)",
    name: "dateOnlyLiteral",
    settings: ["refused", "accepted"],
    default: "refused",
    meaning: "datetime'2026-01-31' in a filter.",
  },
  {
    unknown: "disagreement: or in a filter (5, 8.4)",
    name: "orFilter",
    settings: ["allowed", "refused"],
    default: "allowed",
    meaning: "One client relies on or; others met refusals of filter forms.",
  },
  {
    unknown: "disagreement: dates in a POST answer (5)",
    name: "postEchoDate",
    settings: ["same", "shifted"],
    default: "same",
    meaning: "Dates in the answer to a POST equal the later GET, or are off by the Dutch time zone offset.",
  },
  {
    unknown: "disagreement: order of equal e-mail addresses (6)",
    name: "accountOrder",
    settings: ["by-key", "oldest-first", "newest-first"],
    default: "by-key",
    meaning: "Order of crm/Accounts without $orderby, which decides who comes first when an e-mail occurs twice.",
  },
  {
    unknown: "disagreement: type of a general journal (7.8)",
    name: "generalJournalType",
    settings: ["90", "80"],
    default: "90",
    meaning: "Type of journal 90 on financial/Journals.",
  },
  {
    unknown: "disagreement: EntryNumber or InvoiceNumber wins (8.1)",
    name: "winningNumber",
    settings: ["EntryNumber", "InvoiceNumber", "each-its-own"],
    default: "EntryNumber",
    meaning: "Which number both properties get when both were posted and honoured.",
  },
  {
    unknown: "disagreement: filter on ReceivablesList (8.4)",
    name: "receivablesListFilter",
    settings: ["refused", "allowed"],
    default: "refused",
    meaning: "$filter on read/financial/ReceivablesList.",
  },
  {
    unknown: "disagreement: sign on ReceivablesList (8.4)",
    name: "receivablesListSign",
    settings: ["positive", "negative"],
    default: "positive",
    meaning: "Sign of Amount of an open invoice on read/financial/ReceivablesList.",
  },
  {
    unknown: "disagreement: status of a missing mandatory property (error texts)",
    name: "mandatoryStatus",
    settings: ["500", "400"],
    default: "500",
    meaning: "HTTP status of Verplicht: ...; a 400 counts for the error velocity.",
  },
] as const satisfies readonly SwitchDescription[];

type Described = (typeof exactOnlineSwitches)[number];

export type ExactOnlineSwitches = { [S in Described as S["name"]]: S["settings"][number] };

/** Unknowns and disagreements about things this simulator does not have, so that nothing is left unsaid. */
export const exactOnlineWithoutSwitch: readonly { unknown: string; reason: string }[] = [
  { unknown: "12.3", reason: "General journal entries and matching are not simulated." },
  { unknown: "12.7", reason: "Webhooks are not simulated." },
  { unknown: "12.8", reason: "Sales orders and their invoicing are not simulated." },
  {
    unknown: "disagreement: PATCH (5)",
    reason: "One client against all others: PATCH and MERGE always answer 405.",
  },
  {
    unknown: "disagreement: numbering of VAT codes (7.7)",
    reason: "The table is editable per administration: use byHand.addVatCode and byHand.editVatCode.",
  },
  {
    unknown: "disagreement: BankEntryLines.ID equals TransactionLines.ID (8.4)",
    reason: "Bank entries are not simulated.",
  },
];

export function exactOnlineDefaults(): ExactOnlineSwitches {
  return Object.fromEntries(exactOnlineSwitches.map((entry) => [entry.name, entry.default])) as ExactOnlineSwitches;
}
