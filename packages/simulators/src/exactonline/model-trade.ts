import type { ExactVatCode } from "./model.ts";
import type { Cell } from "./properties.ts";

/** Items, sales invoices and sales orders as the simulator keeps them. Quantities, prices and fractions in millionths. */

export interface ExactItemGroup {
  id: string;
  code: string;
  description: string;
  /** Code of the revenue account. */
  glRevenue: string;
  isDefault: boolean;
}

export interface ExactUnit {
  id: string;
  code: string;
  description: string;
  main: boolean;
}

export interface ExactTradeLine {
  id: string;
  lineNumber: number;
  item: string;
  description: string;
  quantity: number;
  unitPrice: number;
  /** After discount. Without VAT under an E code, with VAT under an I code. */
  netPrice: number;
  discount: number;
  unit: string;
  /** Ledger account GUID. */
  glAccount: string;
  netCents: number;
  vatCents: number;
  /** The VAT was sent, not computed. */
  forced: boolean;
  vatCode?: string;
  vatType?: ExactVatCode["type"];
  rate?: number;
  /** Where an invoice line comes from. */
  order?: { id: string; number: number; line: string };
  /** Order lines only. */
  delivered: number;
  invoiced: number;
  /** Every other property that was written, by its name. */
  values: Record<string, Cell>;
}

interface ExactDocument {
  id: string;
  orderNumber: number;
  orderedBy: string;
  invoiceTo: string;
  deliverTo: string;
  currency: string;
  orderDate: number;
  description: string | null;
  yourRef: string | null;
  paymentReference: string | null;
  paymentCondition: string | null;
  created: number;
  modified: number;
  lines: ExactTradeLine[];
  /** Every other property that was written, by its name. */
  values: Record<string, Cell>;
}

export interface ExactInvoice extends ExactDocument {
  /** 8020 sales invoice, 8021 credit note. */
  type: number;
  /** 10 draft, 20 open, 50 processed. */
  status: number;
  journal: string;
  invoiceNumber: number | null;
  invoiceDate: number | null;
  dueDate: number | null;
  /** The booking, once processed. */
  entry?: string;
}

export interface ExactOrder extends ExactDocument {
  cancelled: boolean;
}

/** Orders that are being invoiced in the background. */
export interface ExactInvoiceJob {
  id: string;
  due: number;
  state: "running" | "done" | "failed";
  created: number;
  failed: number;
  errors: string;
  run(): void;
}

export interface ExactMail {
  invoice: string;
  to: string;
}
