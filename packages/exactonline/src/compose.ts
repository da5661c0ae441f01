import type { InvoicePlan, Problem, Rules, WriteStep } from "@boekbrug/core";
import type { Result } from "neverthrow";
import type { CustomerSettings } from "./customers/customer-settings.ts";
import { referencesTo, toCustomerSteps } from "./customers/to-customer.ts";
import type { DocumentSettings } from "./documents/document-settings.ts";
import { toInvoicingStep, toProcessStep } from "./documents/to-finish.ts";
import { toSalesEntryStep } from "./documents/to-sales-entry.ts";
import { type TradeStep, toSalesInvoiceStep } from "./documents/to-sales-invoice.ts";
import { toSalesOrderStep } from "./documents/to-sales-order.ts";
import type { ExtraField } from "./extra-fields/extra-field-settings.ts";
import type { ItemSettings } from "./items/item-settings.ts";
import { toItemSteps } from "./items/to-item.ts";
import type { ExactOnlineSnapshot } from "./snapshot.ts";

/** The settings that decide what is written; those of the connection itself do not. */
export type ComposeSettings = DocumentSettings & {
  readonly division: number;
  readonly journal: string;
  readonly customers: CustomerSettings;
  readonly items: ItemSettings;
  readonly extraFields?: readonly ExtraField[] | undefined;
};

interface Composing {
  readonly plan: InvoicePlan;
  readonly rules: Rules;
  readonly snapshot: ExactOnlineSnapshot;
  readonly settings: ComposeSettings;
  readonly customer: readonly WriteStep[];
}

type Composed = Result<readonly WriteStep[], Problem>;

/** The writes that book a plan, in the order in which they are sent. */
export function composeSteps(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: ExactOnlineSnapshot,
  settings: ComposeSettings,
  connection: string,
): Composed {
  const customer = toCustomerSteps(plan, settings.customers, connection, settings.division);
  return documentSteps({ plan, rules, snapshot, settings, customer }).map((steps) => [...customer, ...steps]);
}

/** Items come before the document whose lines they are on; what is asked of Exact with it comes after. */
function documentSteps({ plan, rules, snapshot, settings, customer }: Composing): Composed {
  switch (rules.document.kind) {
    case "entry":
      return toSalesEntryStep(plan, rules, snapshot, settings).map((step) => [step]);
    case "invoice": {
      const finish = settings.invoices.process ? [toProcessStep(plan, settings)] : [];
      return withRecords(toSalesInvoiceStep(plan, rules, snapshot, settings), "DeliverToAddress", finish);
    }
    case "order": {
      const finish = settings.orders.invoice ? [toInvoicingStep(plan, settings)] : [];
      return withRecords(toSalesOrderStep(plan, rules, snapshot, settings), "DeliveryAddress", finish);
    }
  }

  function withRecords(
    document: Result<TradeStep, Problem>,
    addressField: Parameters<typeof referencesTo>[1],
    finish: readonly WriteStep[],
  ): Composed {
    const references = referencesTo(customer, addressField);
    return document.andThen(({ step, rounded }) =>
      toItemSteps(plan, rules, snapshot, settings, rounded ? ["rounding"] : []).map((items) => [
        ...items,
        {
          ...step,
          request: { ...step.request, body: { ...Object(step.request.body), ...references.body } },
          dependsOn: [...step.dependsOn, ...references.dependsOn, ...items.map(({ key }) => key)],
        },
        ...finish,
      ]),
    );
  }
}
