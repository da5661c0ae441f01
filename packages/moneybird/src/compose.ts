import type { InvoicePlan, Problem, Rules, WriteStep } from "@boekbrug/core";
import { ok, Result } from "neverthrow";
import { toContactStep } from "./contacts/to-contact.ts";
import { toContactUpdateSteps } from "./contacts/to-contact-update.ts";
import { isPaidInLedger, toPaymentStep, toSendStep } from "./invoices/to-finish.ts";
import { toInvoiceStep } from "./invoices/to-invoice.ts";
import { toItemSteps } from "./items/item-steps.ts";
import type { MoneybirdSettings } from "./settings.ts";
import type { MoneybirdSnapshot } from "./snapshot.ts";

interface Composing {
  readonly plan: InvoicePlan;
  readonly rules: Rules;
  readonly snapshot: MoneybirdSnapshot;
  readonly settings: MoneybirdSettings;
  /** The connection's key. */
  readonly connection: string;
}

type Composed = Result<readonly WriteStep[], Problem>;

/** The writes that book a plan, in the order in which they are sent. */
export function composeSteps(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: MoneybirdSnapshot,
  settings: MoneybirdSettings,
  connection: string,
): Composed {
  const composing: Composing = { plan, rules, snapshot, settings, connection };
  const parts = [customerSteps, itemSteps, documentSteps, sendSteps, paymentSteps].map((part) => part(composing));
  return Result.combine(parts).map((steps) => steps.flat());
}

const customerSteps = ({ plan, connection, settings: { customers, administration } }: Composing): Composed =>
  ok([
    toContactStep(plan, customers, connection, administration),
    ...toContactUpdateSteps(plan, customers.update, administration),
  ]);

const itemSteps = ({ plan, rules, snapshot, settings }: Composing): Composed =>
  toItemSteps(plan, rules, snapshot, settings);

const documentSteps = ({ plan, rules, snapshot, settings }: Composing): Composed =>
  toInvoiceStep(plan, rules, snapshot, settings).map((step) => [step]);

const sendSteps = ({ plan, settings }: Composing): Composed =>
  ok(settings.document === "invoice-sent" ? [toSendStep(plan, settings)] : []);

const paymentSteps = ({ plan, snapshot, settings }: Composing): Composed =>
  isPaidInLedger(plan, settings) ? toPaymentStep(plan, snapshot, settings).map((step) => [step]) : ok([]);
