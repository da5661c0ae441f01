/** What the fact sheet leaves open or contradicts: one setting each, so that a client can be tried against every answer. */
export interface SwitchDescription {
  /** Number in section 13 of the fact sheet, or the disagreement or guess with its section in brackets. */
  unknown: `13.${number}` | `disagreement: ${string}` | `inferred: ${string}`;
  name: string;
  settings: readonly [string, string, ...string[]];
  default: string;
  meaning: string;
}

/** Switches about amounts, invoices and payments. */
export const documentSwitches = [
  {
    unknown: "13.1",
    name: "refusedPaymentStatus",
    settings: ["422", "400"],
    default: "422",
    meaning:
      "Status of a payment that is too high, on a paid invoice or on a draft: 422 was met, 400 is declared newly.",
  },
  {
    unknown: "13.2",
    name: "vatRounding",
    settings: ["per-rate", "per-line"],
    default: "per-rate",
    meaning: "VAT is rounded over the sum of each rate, or on every line.",
  },
  {
    unknown: "13.2",
    name: "halfCent",
    settings: ["to-net", "to-vat"],
    default: "to-net",
    meaning:
      "Half a cent of VAT in a price with VAT: the amount without VAT is rounded and takes it, or the VAT does (60.03 at 20 %: VAT 10.00 or 10.01).",
  },
  {
    unknown: "13.2",
    name: "priceDecimals",
    settings: ["rounded", "kept", "refused"],
    default: "rounded",
    meaning:
      "A unit price with more than two decimals: rounded to cents, reckoned with as sent (shown in cents), or 422.",
  },
  {
    unknown: "13.3",
    name: "externalReference",
    settings: ["repeatable", "unique"],
    default: "repeatable",
    meaning: "A second external sales invoice with the same reference is made, or refused with 422.",
  },
  {
    unknown: "13.3",
    name: "textLengths",
    settings: ["none", "wide", "narrow"],
    default: "none",
    meaning: "Longest reference and line description: no limit, 255 and 4096, or 50 and 255 characters; longer is 422.",
  },
  {
    unknown: "13.8",
    name: "draftsByReference",
    settings: ["found", "hidden"],
    default: "found",
    meaning: "Whether find_by_reference sees drafts.",
  },
  {
    unknown: "13.8",
    name: "doubleReference",
    settings: ["newest", "oldest"],
    default: "newest",
    meaning: "Which sales invoice find_by_reference gives when several bear the reference.",
  },
  {
    unknown: "inferred: state of a document without an amount to pay (8.4, 8.6)",
    name: "zeroTotal",
    settings: ["paid", "open"],
    default: "paid",
    meaning: "A document over 0.00 counts as paid at once, or stays open.",
  },
  {
    unknown: "inferred: zero rates in tax_totals (9)",
    name: "zeroTaxTotals",
    settings: ["absent", "present"],
    default: "absent",
    meaning: "Lines without tax have no entry in tax_totals, or one with tax 0.0.",
  },
  {
    unknown: "inferred: a rate on a sales line must be an active sales rate (8.5)",
    name: "unfitRate",
    settings: ["refused", "accepted"],
    default: "refused",
    meaning: "A purchase rate or an inactive rate on a line: 422, or taken.",
  },
  {
    unknown: "inferred: a line's ledger account must be active and fit for sales (8.8)",
    name: "unfitLedgerAccount",
    settings: ["refused", "accepted"],
    default: "refused",
    meaning: "An inactive ledger account, or one that does not allow sales invoices, on a line: 422, or taken.",
  },
  {
    unknown: "inferred: refusal in a locked period (8.1)",
    name: "lockedPeriodStatus",
    settings: ["422", "400"],
    default: "422",
    meaning: "Status of a booking on or before the lock date.",
  },
  {
    unknown: "inferred: refusal in a locked period (8.1)",
    name: "paymentInLockedPeriod",
    settings: ["refused", "accepted"],
    default: "refused",
    meaning: "A payment dated on or before the lock date.",
  },
  {
    unknown: "inferred: archived contacts (12.3)",
    name: "invoiceForArchivedContact",
    settings: ["accepted", "refused"],
    default: "accepted",
    meaning: "An invoice for an archived contact is made, or refused with 400 contact_invalid.",
  },
] as const satisfies readonly SwitchDescription[];
