import {
  type InvoicePlan,
  idOf,
  type Json,
  type Problem,
  present,
  type Rules,
  shortenedBy,
  type WriteStep,
  wholeText,
} from "@boekbrug/core";
import type { Result } from "neverthrow";
import type { ExtraField } from "../extra-fields/extra-field-settings.ts";
import { extraFields } from "../extra-fields/extra-fields.ts";
import { refuseUnknownJournal } from "../mapping.ts";
import type { ExactOnlineSnapshot } from "../snapshot.ts";
import type { DocumentSettings } from "./document-settings.ts";
import { paymentConditionOf } from "./payment-condition.ts";
import { descriptionOf, refuseLongReference } from "./to-sales-entry.ts";
import { type TradeSettings, toTradeLines } from "./trade-lines.ts";

const longestPaymentReference = 25;

export const salesInvoicesPath = (division: number): string => `/api/v1/${division}/salesinvoice/SalesInvoices`;

export interface InvoiceSettings
  extends TradeSettings,
    Partial<Pick<DocumentSettings, "paymentCondition" | "paymentConditions">> {
  readonly division: number;
  readonly journal: string;
  readonly extraFields?: readonly ExtraField[] | undefined;
}

/** A document step, and whether it has a line for rounding. */
export interface TradeStep {
  readonly step: WriteStep;
  readonly rounded: boolean;
}

/** The step that makes the invoice. Its date and number come with processing; its type is left to Exact, which reads it from the sign. */
export function toSalesInvoiceStep(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
  settings: InvoiceSettings,
): Result<TradeStep, Problem> {
  const extra = extraFields(plan, "invoice", settings.extraFields, rules);
  return refuseUnknownJournal(settings.journal, snapshot)
    .andThen(() => refuseLongReference(plan.reference))
    .andThen(() =>
      toTradeLines(plan, rules, snapshot, settings, { vat: "VATAmountFC", namesAccount: true, extra: extra.line }),
    )
    .map(({ lines, rounded }) => ({
      rounded,
      step: documentStep(plan, {
        title: { nl: "Verkoopfactuur", en: "Sales invoice" },
        path: salesInvoicesPath(settings.division),
        body: {
          Journal: settings.journal,
          ...tradeHeader(plan, settings),
          ...extra.document,
          SalesInvoiceLines: lines,
        },
        shortened: extra.shortened,
      }),
    }));
}

/** What the headers of an invoice and an order have in common. */
export const tradeHeader = (plan: InvoicePlan, settings: InvoiceSettings): Record<string, Json> => ({
  OrderedBy: idOf("customer"),
  OrderDate: plan.date,
  Currency: plan.totals.gross.currency,
  Description: descriptionOf(plan),
  YourRef: plan.reference,
  ...present<Json>({
    PaymentReference: wholeText(plan.number, longestPaymentReference),
    PaymentCondition: paymentConditionOf(plan, settings),
  }),
});

interface DocumentParts extends Pick<WriteStep, "title"> {
  readonly path: string;
  readonly body: Json;
  readonly shortened: readonly string[];
}

export const documentStep = (plan: InvoicePlan, { title, path, body, shortened }: DocumentParts): WriteStep => ({
  key: "document",
  kind: "document",
  title,
  request: { method: "POST", path, body },
  dependsOn: ["customer"],
  lookup: "after-doubt",
  identity: null,
  reference: plan.reference,
  expected: { gross: plan.totals.gross, vat: plan.totals.vat },
  ...shortenedBy(shortened),
});
