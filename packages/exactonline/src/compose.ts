import type { InvoicePlan, Problem, Rules, WriteStep } from "@boekbrug/core";
import { ok, Result } from "neverthrow";
import type { CustomerSettings } from "./customer-settings.ts";
import type { DocumentSettings } from "./document-settings.ts";
import type { ExtraField } from "./extra-field-settings.ts";
import type { ItemSettings } from "./item-settings.ts";
import type { ExactOnlineSnapshot } from "./snapshot.ts";
import { toCustomerSteps } from "./to-customer.ts";
import { toInvoicingStep, toProcessStep } from "./to-finish.ts";
import { toItemSteps } from "./to-item.ts";
import { toSalesEntryStep } from "./to-sales-entry.ts";
import { type TradeStep, toSalesInvoiceStep } from "./to-sales-invoice.ts";
import { toSalesOrderStep } from "./to-sales-order.ts";

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
  /** The connection's key. */
  readonly connection: string;
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
  const composing: Composing = { plan, rules, snapshot, settings, connection };
  const parts = [customerSteps, documentSteps].map((part) => part(composing));
  return Result.combine(parts).map((steps) => steps.flat());
}

const customerSteps = ({ plan, connection, settings }: Composing): Composed =>
  ok(toCustomerSteps(plan, settings.customers, connection, settings.division));

/** Items come before the document whose lines they are on; what is asked of Exact with it comes after. */
function documentSteps({ plan, rules, snapshot, settings }: Composing): Composed {
  switch (rules.document.kind) {
    case "entry":
      return toSalesEntryStep(plan, rules, snapshot, settings).map((step) => [step]);
    case "invoice": {
      const finish = settings.invoices.process ? [toProcessStep(plan, settings)] : [];
      return withItems(toSalesInvoiceStep(plan, rules, snapshot, settings), finish);
    }
    case "order": {
      const finish = settings.orders.invoice ? [toInvoicingStep(plan, settings)] : [];
      return withItems(toSalesOrderStep(plan, rules, snapshot, settings), finish);
    }
  }

  function withItems(document: Result<TradeStep, Problem>, finish: readonly WriteStep[]): Composed {
    return document.andThen(({ step, rounded }) =>
      toItemSteps(plan, rules, snapshot, settings, rounded ? ["rounding"] : []).map((items) => [
        ...items,
        { ...step, dependsOn: [...step.dependsOn, ...items.map(({ key }) => key)] },
        ...finish,
      ]),
    );
  }
}
