import {
  addDays,
  type InvoicePlan,
  idOf,
  type Json,
  type Problem,
  present,
  problem,
  type Rules,
  type WriteStep,
  wholeText,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { choose } from "../choices.ts";
import { salesReferenceOf, sourceOf } from "../identity.ts";
import { identifierOf, itemKey } from "../items/item-steps.ts";
import { apiPath } from "../paths.ts";
import type { MoneybirdSettings } from "../settings.ts";
import type { MoneybirdSnapshot, Named } from "../snapshot.ts";
import { type InvoiceLines, toLines } from "./to-lines.ts";

/** The shortest limit that was guessed at, in characters. */
const longestReference = 50;

export type InvoiceResource = "external_sales_invoices" | "sales_invoices";

export const resourceOf = ({ document }: Pick<MoneybirdSettings, "document">): InvoiceResource =>
  document === "external" ? "external_sales_invoices" : "sales_invoices";

export const otherThan = (resource: InvoiceResource): InvoiceResource =>
  resource === "sales_invoices" ? "external_sales_invoices" : "sales_invoices";

/** The step that makes the invoice: external ones are open at once, others are drafts. */
export function toInvoiceStep(
  plan: InvoicePlan,
  rules: Rules,
  snapshot: MoneybirdSnapshot,
  settings: MoneybirdSettings,
): Result<WriteStep, Problem> {
  const isExternal = settings.document === "external";
  return refuseLockedDay(plan, snapshot)
    .andThen(() => refuseLongReference(plan.reference))
    .andThen(() => toLines(plan, rules, snapshot, settings.items))
    .andThen((lines) => (isExternal ? toExternal(plan, lines, settings) : toSales(plan, lines, settings, snapshot)))
    .map((body) => ({
      key: "document",
      kind: "document",
      title: isExternal
        ? { nl: "Externe verkoopfactuur", en: "External sales invoice" }
        : { nl: "Verkoopfactuur (concept)", en: "Sales invoice (draft)" },
      request: { method: "POST", path: apiPath(settings.administration, resourceOf(settings)), body },
      dependsOn: ["customer", ...itemKeysOf(plan, settings)],
      lookup: "after-doubt",
      identity: null,
      reference: plan.reference,
      expected: { gross: plan.totals.gross, vat: plan.totals.vat },
    }));
}

const itemKeysOf = (plan: InvoicePlan, { items }: MoneybirdSettings): string[] => [
  ...new Set(plan.lines.flatMap((line) => identifierOf(line, items) ?? []).map(itemKey)),
];

/** Known before anything is written: no contact is made for an invoice that cannot be. */
function refuseLockedDay({ date }: InvoicePlan, { lockedUntil }: MoneybirdSnapshot): Result<void, Problem> {
  if (lockedUntil === null || date > lockedUntil) return ok(undefined);
  return err(problem("ledger.period-closed", "order.placedAt", { date }));
}

/** A cut reference would not be found again, and the order would be booked twice. */
function refuseLongReference(reference: string): Result<void, Problem> {
  if (reference.length <= longestReference) return ok(undefined);
  return err(problem("ledger.refused", "order.id", { detail: `reference ${reference.length} > ${longestReference}` }));
}

const shared = (plan: InvoicePlan, { basis, details }: InvoiceLines) => ({
  contact_id: idOf("customer"),
  currency: plan.totals.gross.currency,
  prices_are_incl_tax: basis === "gross",
  details_attributes: details,
});

function toExternal(plan: InvoicePlan, lines: InvoiceLines, settings: MoneybirdSettings): Result<Json, Problem> {
  const { dueDays, orderUrl } = settings;
  return ok({
    external_sales_invoice: {
      reference: wholeText(plan.number, longestReference) ?? plan.reference,
      date: plan.date,
      source: sourceOf(plan.reference),
      ...present({
        due_date: dueDays === undefined ? null : addDays(plan.date, dueDays),
        source_url: orderUrl === undefined ? null : orderUrlOf(orderUrl, plan),
      }),
      ...shared(plan, lines),
    },
  });
}

const orderUrlOf = (template: string, { orderId, orderNumber }: InvoicePlan): string =>
  template
    .replaceAll("{orderId}", encodeURIComponent(orderId))
    .replaceAll("{orderNumber}", encodeURIComponent(orderNumber));

function toSales(
  plan: InvoicePlan,
  lines: InvoiceLines,
  { workflow, documentStyle, dueDays }: MoneybirdSettings,
  snapshot: MoneybirdSnapshot,
): Result<Json, Problem> {
  const body = (flow: Named | undefined, style: Named | undefined): Json => ({
    sales_invoice: {
      reference: salesReferenceOf(plan.number, plan.reference, longestReference),
      invoice_date: plan.date,
      ...present<string | number>({
        workflow_id: flow?.id ?? null,
        document_style_id: style?.id ?? null,
        first_due_interval: dueDays ?? null,
      }),
      ...shared(plan, lines),
    },
  });
  return choose(workflow, snapshot.workflows, "ledger.workflow").andThen((flow) =>
    choose(documentStyle, snapshot.documentStyles, "ledger.documentStyle").map((style) => body(flow, style)),
  );
}
