import { type InvoicePlan, type Problem, present, type Rules } from "@boekbrug/core";
import type { Result } from "neverthrow";
import { extraFields } from "../extra-fields/extra-fields.ts";
import type { ExactOnlineSnapshot } from "../snapshot.ts";
import { entryNumberOf, refuseLongReference } from "./to-sales-entry.ts";
import { documentStep, type InvoiceSettings, type TradeStep, tradeHeader } from "./to-sales-invoice.ts";
import { toTradeLines } from "./trade-lines.ts";

export const salesOrdersPath = (division: number): string => `/api/v1/${division}/salesorder/SalesOrders`;

/** The step that makes the sales order. Its lines name no ledger account: that of the item holds when it is invoiced. */
export function toSalesOrderStep(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
  settings: InvoiceSettings,
): Result<TradeStep, Problem> {
  const extra = extraFields(plan, "order", settings.extraFields, rules);
  return refuseLongReference(plan.reference)
    .andThen(() =>
      toTradeLines(plan, rules, snapshot, settings, { vat: "VATAmount", namesAccount: false, extra: extra.line }),
    )
    .map(({ lines, rounded }) => ({
      rounded,
      step: documentStep(plan, {
        title: { nl: "Verkooporder", en: "Sales order" },
        path: salesOrdersPath(settings.division),
        body: {
          ...tradeHeader(plan, settings),
          ...present({ OrderNumber: entryNumberOf(plan) }),
          ...extra.document,
          SalesOrderLines: lines,
        },
        shortened: extra.shortened,
      }),
    }));
}
