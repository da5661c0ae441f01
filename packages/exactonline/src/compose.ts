import type { InvoicePlan, Problem, Rules, WriteStep } from "@boekbrug/core";
import { ok, Result } from "neverthrow";
import type { CustomerSettings } from "./customer-settings.ts";
import type { ExactOnlineSnapshot } from "./snapshot.ts";
import { toCustomerSteps } from "./to-customer.ts";
import { type EntrySettings, toSalesEntryStep } from "./to-sales-entry.ts";

/** The settings that decide what is written; those of the connection itself do not. */
export type ComposeSettings = EntrySettings & { readonly customers: CustomerSettings };

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

const documentSteps = ({ plan, rules, snapshot, settings }: Composing): Composed =>
  toSalesEntryStep(plan, rules, snapshot, settings).map((step) => [step]);
