import { err, ok, Result } from "neverthrow";
import { decimalText, money, sum } from "../money/money.ts";
import type { Order } from "../order/order.ts";
import { reconcileOrder } from "../order/reconcile-order.ts";
import { type Problem, problem } from "../problem/problem.ts";
import type { Rules } from "../settings/rules.ts";
import { calendarDateOf } from "../time/calendar-date.ts";
import { type VatDecision, vatRole } from "../vat/vat-decision.ts";
import { decideDrafts } from "./decide-drafts.ts";
import { bookingReference, documentNumber } from "./document-number.ts";
import { type Draft, draftLines } from "./draft-lines.ts";
import { type AccountRole, documentWords, type InvoicePlan, type PlanLine, type VatTotal } from "./invoice-plan.ts";
import { expectedVat, vatAmounts } from "./vat-amounts.ts";

export interface PlanContext {
  /** The connection's key; part of the booking's identity. */
  readonly connection: string;
  readonly rules: Rules;
}

/**
 * What to book for an order. The plan's lines and VAT equal what the shop charged, to the cent; an order for which that cannot be done, or
 * whose VAT cannot be decided, is a problem.
 */
export function planInvoice(order: Order, { connection, rules }: PlanContext): Result<InvoicePlan, Problem> {
  const date = calendarDateOf(order.placedAt);
  return Result.combine([refuseUnbookable(order), reconcileOrder(order)])
    .andThen(() => Result.combine([draftLines(order, rules.document.language), documentNumber(order, rules.number)]))
    .andThen(([drafts, number]) =>
      decideDrafts(drafts, order, rules, date).andThen((decisions) =>
        finishLines(drafts, decisions, order).map(({ lines, rule }) => {
          const { currency } = order.total;
          return {
            reference: bookingReference(connection, order.id),
            number,
            numberOwner: rules.number.owner,
            orderId: order.id,
            orderNumber: order.number,
            documentKind: rules.document.kind,
            date,
            description: `${documentWords.order[rules.document.language]} ${order.number}`,
            customer: order.customer,
            paymentMethodId: order.payment.methodId,
            lines,
            vatTotals: vatTotalsOf(lines, currency),
            totals: totalsOf(lines, currency),
            rounding: { basis: order.basis, rule },
          };
        }),
      ),
    );
}

function refuseUnbookable(order: Order): Result<void, Problem> {
  const supported = "EUR";
  const { currency } = order.total;
  if (currency !== supported) {
    return err(problem("order.currency-not-supported", "order.currency", { currency, supported }));
  }
  return order.marks.platformSale ? err(problem("order.platform-sale", "order.marks.platformSale")) : ok(undefined);
}

function finishLines(drafts: readonly Draft[], decisions: readonly VatDecision[], order: Order) {
  const { currency } = order.total;
  const charged = order.totalVat.minor;
  const found = vatAmounts(drafts, order.basis, charged);
  if (found === undefined) {
    const computed = expectedVat(drafts, order.basis);
    return err(
      problem("order.vat-does-not-add-up", "order.totalVat", {
        computed: decimalText(money(computed, currency)),
        charged: decimalText(order.totalVat),
        difference: decimalText(money(computed - charged, currency)),
        currency,
      }),
    );
  }
  const lines = drafts.flatMap((draft, index) => {
    const decision = decisions[index];
    return decision === undefined ? [] : [finishLine(draft, index, decision, found.vat[index] ?? 0, order)];
  });
  return ok({ lines, rule: found.rule });
}

function finishLine(draft: Draft, index: number, decision: VatDecision, vat: number, order: Order): PlanLine {
  const { currency } = order.total;
  const gross = order.basis === "gross" ? draft.minor : draft.minor + vat;
  return {
    id: String(index + 1),
    source: draft.source,
    text: draft.text,
    variant: draft.line?.variant ?? null,
    productId: draft.line?.productId ?? null,
    sku: draft.line?.sku ?? null,
    quantity: draft.line?.quantity ?? "1",
    unit: draft.line?.unit ?? null,
    net: money(gross - vat, currency),
    vat: money(vat, currency),
    gross: money(gross, currency),
    vatPercent: draft.percent,
    accountRole: accountRoleOf(draft, decision),
    vatRole: vatRole(decision),
    decision,
  };
}

function accountRoleOf({ source }: Draft, decision: VatDecision): AccountRole {
  if (source.kind === "charge" && source.charge === "shipping") return "shipping";
  if (decision.scenario !== "domestic") return "other";
  switch (decision.domesticKind) {
    case "standard":
      return "high";
    case "reduced":
      return "low";
    case "zero":
      return "zero";
    default:
      return "other";
  }
}

const totalsOf = (lines: readonly Pick<PlanLine, "net" | "vat" | "gross">[], currency: string) => ({
  net: sum(
    lines.map(({ net }) => net),
    currency,
  ),
  vat: sum(
    lines.map(({ vat }) => vat),
    currency,
  ),
  gross: sum(
    lines.map(({ gross }) => gross),
    currency,
  ),
});

function vatTotalsOf(lines: readonly PlanLine[], currency: string): VatTotal[] {
  const groups = Map.groupBy(lines, ({ vatRole: role, vatPercent }) => `${role} ${vatPercent}`);
  return [...groups.values()].flatMap((members) => {
    const first = members[0];
    if (first === undefined) return [];
    const { vatRole: role, vatPercent, decision } = first;
    return [{ vatRole: role, vatPercent, nlReturnBox: decision.nlReturnBox, ...totalsOf(members, currency) }];
  });
}
