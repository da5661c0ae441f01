/** The records of one administration, as kept inside. Times are milliseconds, amounts of money cents. */

export interface Stamped {
  id: string;
  created: number;
  updated: number;
}

export interface MoneybirdAdministration {
  id: string;
  name: string;
  language: "nl" | "nl-be" | "en";
  currency: string;
  suspended: boolean;
  /** The last locked day, or null. */
  lockedUntil: string | null;
  periodStart: string;
  /** Base of prices on external sales invoices that do not say. */
  pricesInclTax: boolean;
  /** Sender of mails; without it nothing can be mailed. */
  identityEmail: string | null;
  /** Sales invoices a month on a limited plan. */
  monthlyInvoices: number | null;
}

export type TaxRateType = "sales_invoice" | "purchase_invoice" | "general_journal_document";

export interface MoneybirdTaxRate extends Stamped {
  name: string;
  /** As text, `21.0`; null for reverse charge and exempt. */
  percentage: string | null;
  type: TaxRateType;
  active: boolean;
  /** Set for foreign rates only. */
  country: string | null;
  /** Box of the Dutch return, `NL/1a`. */
  box: string | null;
  /** Legal text on the line. */
  mandatoryText: string | null;
}

export interface MoneybirdLedgerAccount extends Stamped {
  name: string;
  type: string;
  number: string;
  active: boolean;
  documentTypes: string[];
  rgs: string;
  financialAccountId: string | null;
}

export interface MoneybirdFinancialAccount extends Stamped {
  name: string;
  type: string;
  identifier: string;
  active: boolean;
}

export interface MoneybirdWorkflow extends Stamped {
  name: string;
  type: "InvoiceWorkflow" | "EstimateWorkflow";
  isDefault: boolean;
  active: boolean;
  currency: string;
  pricesInclTax: boolean;
  dueDays: number;
  stepId: string;
}

export interface MoneybirdDocumentStyle extends Stamped {
  name: string;
  isDefault: boolean;
}

export interface MoneybirdProduct extends Stamped {
  title: string | null;
  description: string | null;
  identifier: string | null;
  /** Fixed-point text. */
  price: string;
  taxRateId: string | null;
  ledgerAccountId: string;
  active: boolean;
}

export interface MoneybirdEvent {
  action: string;
  at: number;
}

export interface MoneybirdContact extends Stamped {
  customerId: string;
  /** The writable texts by their API name. */
  texts: Record<string, string | null>;
  emailUbl: boolean;
  directDebit: boolean;
  archived: boolean;
  taxNumberValid: boolean | null;
  taxNumberValidatedAt: number | null;
  people: { id: string; firstname: string; lastname: string; at: number }[];
  events: MoneybirdEvent[];
}

export interface MoneybirdLine extends Stamped {
  description: string;
  /** Decimal text as reckoned with. */
  price: string;
  /** As sent. */
  amount: string | null;
  /** Decimal text. */
  amountDecimal: string;
  taxRateId: string;
  ledgerAccountId: string;
  productId: string | null;
  period: string | null;
  rowOrder: number;
}

export interface MoneybirdPayment extends Stamped {
  invoiceId: string;
  date: string;
  cents: number;
  financialAccountId: string | null;
  financialMutationId: string | null;
  ledgerAccountId: string | null;
  linkedPaymentId: string | null;
  transactionIdentifier: string | null;
  action: string | null;
}

interface Invoice extends Stamped {
  contactId: string;
  reference: string | null;
  pricesInclTax: boolean;
  /** What was last decided; late and paid follow from dates and payments. */
  stage: "draft" | "scheduled" | "open";
  date: string | null;
  dueDate: string | null;
  lines: MoneybirdLine[];
  payments: MoneybirdPayment[];
  events: MoneybirdEvent[];
  /** Percentage text. */
  discount: string;
}

export interface MoneybirdExternalInvoice extends Invoice {
  kind: "ExternalSalesInvoice";
  entryNumber: number;
  source: string | null;
  sourceUrl: string | null;
}

export interface MoneybirdSalesInvoice extends Invoice {
  kind: "SalesInvoice";
  /** The number; null until sent. */
  invoiceId: string | null;
  draftId: number | null;
  workflowId: string;
  documentStyleId: string;
  dueDays: number;
  paymentConditions: string | null;
  sentAt: string | null;
  originalId: string | null;
}

export type MoneybirdInvoice = MoneybirdExternalInvoice | MoneybirdSalesInvoice;

/** What left the house when an invoice was sent. `Manual` sends nothing and is not here. */
export interface MoneybirdMail {
  invoiceId: string;
  method: "Email" | "Peppol" | "Simplerinvoicing" | "Post";
  to: string;
}
