import { toFixed } from "../shared/decimal.ts";
import type { Books } from "./books.ts";
import { stamp } from "./dates.ts";
import type {
  MoneybirdDocumentStyle,
  MoneybirdFinancialAccount,
  MoneybirdLedgerAccount,
  MoneybirdProduct,
  MoneybirdTaxRate,
  MoneybirdWorkflow,
  Stamped,
} from "./model.ts";
import { decimalText } from "./money.ts";

export type Json = Record<string, unknown>;

export const administrationIdOut = ({ administration, switches }: Books): string | number =>
  switches.administrationId === "number" ? Number(administration.id) : administration.id;

/** What every record begins with. */
export const own = ({ id, created, updated }: Stamped, books: Books) => ({
  id,
  administration_id: administrationIdOut(books),
  created_at: stamp(created),
  updated_at: stamp(updated),
});

/** Moneybird fact sheet §8.1, 2026-11-21. */
export const renderAdministration = ({ administration }: Books): Json => ({
  id: administration.id,
  name: administration.name,
  language: administration.language,
  currency: administration.currency,
  country: "NL",
  time_zone: "Europe/Amsterdam",
  access: "user",
  suspended: administration.suspended,
  period_locked_until: administration.lockedUntil,
  period_start_date: administration.periodStart,
});

/** Moneybird fact sheet §8.7 and §9, 2026-11-21: reverse charge has no percentage and is not shown. */
export const renderTaxRate = (rate: MoneybirdTaxRate, books: Books): Json => ({
  ...own(rate, books),
  name: rate.name,
  percentage: rate.percentage ?? (books.switches.reversePercentage === "zero" ? "0.0" : null),
  tax_rate_type: rate.type,
  show_tax: rate.percentage !== null,
  active: rate.active,
  country: rate.country,
});

/** Moneybird fact sheet §8.8, 2026-11-21. */
export const renderLedgerAccount = (account: MoneybirdLedgerAccount, books: Books): Json => ({
  ...own(account, books),
  name: account.name,
  account_type: account.type,
  account_id: account.number,
  parent_id: null,
  active: account.active,
  allowed_document_types: account.documentTypes,
  taxonomy_item: {
    taxonomy_version: "3.5",
    code: account.rgs,
    name: account.name,
    name_english: null,
    reference: null,
  },
  financial_account_id: account.financialAccountId,
});

/** Moneybird fact sheet §8.9, 2026-11-21. */
export const renderFinancialAccount = (account: MoneybirdFinancialAccount, books: Books): Json => ({
  ...own(account, books),
  type: account.type,
  name: account.name,
  identifier: account.identifier,
  currency: "EUR",
  provider: null,
  moneybird_account: false,
  active: account.active,
});

/** Moneybird fact sheet §8.12 and the vendor's example, 2026-11-21. */
export const renderWorkflow = (workflow: MoneybirdWorkflow, books: Books): Json => ({
  ...own(workflow, books),
  type: workflow.type,
  name: workflow.name,
  default: workflow.isDefault,
  currency: workflow.currency,
  language: "nl",
  active: workflow.active,
  prices_are_incl_tax: workflow.pricesInclTax,
  payment_methods: [],
  collection_method: null,
  number_of_collections: 0,
  show_qr_code: true,
  steps: [
    {
      ...own({ ...workflow, id: workflow.stepId }, books),
      step_order: 0,
      due_interval: workflow.dueDays,
      reminder_delay: 0,
      reminder_text: null,
      reminder_auto_send: false,
      action: null,
    },
  ],
});

/** Moneybird fact sheet §8.12 and the vendor's example, 2026-11-21. */
export const renderDocumentStyle = (style: MoneybirdDocumentStyle, books: Books): Json => ({
  ...own(style, books),
  name: style.name,
  identity_id: books.identityId,
  default: style.isDefault,
  logo_hash: null,
  logo_container_full_width: false,
  logo_display_width: 50,
  logo_position: "right",
  background_hash: null,
  paper_size: "A4",
  address_position: "left",
  font_size: 9,
  font_family: "lucida_grande",
  print_on_stationery: false,
  custom_css: null,
  invoice_sender_address: [{ field: "company_name", bold: true }],
  invoice_metadata_left: [{ field: "reference" }],
  invoice_metadata_right: [{ field: "invoice_date" }, { field: "due_date" }],
  estimate_sender_address: [{ field: "company_name", bold: true }],
  estimate_metadata_left: [{ field: "reference" }],
  estimate_metadata_right: [{ field: "estimate_date" }, { field: "due_date" }],
});

/** Moneybird fact sheet §8.11, 2026-11-21: product and VAT type are not echoed. */
export const renderProduct = (product: MoneybirdProduct, books: Books): Json => ({
  ...own(product, books),
  description: product.description,
  title: product.title,
  identifier: product.identifier,
  price: decimalText(toFixed(product.price)),
  currency: "EUR",
  frequency: null,
  frequency_type: null,
  tax_rate_id: product.taxRateId,
  ledger_account_id: product.ledgerAccountId,
});
