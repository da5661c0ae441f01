import type { DocumentKind, InvoicePlan, Ledger, Rules } from "@boekbrug/core";

/** What an administration may lack. */
export interface Lacking {
  /** There is no item for lines without an article number. */
  readonly fallbackItem?: boolean;
}

/** A kind of document in a ledger whose administration has an account and a VAT code for everything that the plan names. */
export interface Column {
  /** Names the ledger and the document. */
  readonly title: string;
  /** `rules.document.kind`. */
  readonly kind: DocumentKind;
  /** When such a document is in the VAT return, in a few words. */
  readonly counts: string;
  readonly ledger: Ledger;
  /** The settings under which an administration without gaps books the plan. */
  mapping(plan: InvoicePlan): Pick<Rules, "accounts" | "vatCodes">;
  compose(plan: InvoicePlan, rules: Rules, lacking?: Lacking): ReturnType<Ledger["compose"]>;
}

/** Accounts are named after the role that they play. */
export const accountRoles = ["high", "low", "zero", "other", "shipping", "deposits", "giftCards"] as const;

const debts = new Set<string>(["deposits", "giftCards"]);

export const isDebt = (role: string): boolean => debts.has(role);

/** The VAT roles of a plan with their percentages; codes are named after the role too. */
export const rolesOf = ({ lines }: InvoicePlan): (readonly [role: string, percent: string])[] => [
  ...new Map(lines.map((line) => [line.vatRole, line.vatPercent])),
];

/** An account for every role, a VAT code for every role of the plan. */
export const fullMapping = (plan: InvoicePlan): Pick<Rules, "accounts" | "vatCodes"> => ({
  accounts: Object.fromEntries(accountRoles.map((role) => [role, role])),
  vatCodes: Object.fromEntries(rolesOf(plan).map(([role]) => [role, role])),
});
