import { err, ok, Result } from "neverthrow";
import { decimalText, type Money, money, subtract } from "../money/money.ts";
import type { Order } from "../order/order.ts";
import { reconcileOrder } from "../order/reconcile-order.ts";
import { type Problem, problem } from "../problem/problem.ts";
import type { Rules } from "../settings/rules.ts";
import type { Locale } from "../text/text.ts";
import { calendarDateOf } from "../time/calendar-date.ts";
import type { VatFlag } from "../vat/flag-words.ts";
import { vatRole } from "../vat/vat-decision.ts";
import { decideGoods } from "./decide-goods.ts";
import { bookingReference, documentNumber } from "./document-number.ts";
import type { DecidedDraft } from "./drafts.ts";
import { type ExchangeRate, exchangeRateOn } from "./exchange-rate.ts";
import { followGoods } from "./follow-goods.ts";
import {
  type AccountRole,
  documentWords,
  type InvoicePlan,
  type PlanLine,
  type VatRoundingRule,
} from "./invoice-plan.ts";
import type { PlanContext } from "./plan-context.ts";
import { roundAnew, type TaxedLine } from "./round-anew.ts";
import { documentSources, lineSources } from "./sources.ts";
import { expectedVat, vatAmounts } from "./vat-amounts.ts";
import { totalsOf, vatTotalsOf } from "./vat-totals.ts";

/**
 * What to book for an order. The plan's lines and VAT equal what the shop charged, to the cent, unless the settings want VAT rounded anew; an order for which that cannot be done, or
 * whose VAT cannot be decided, is a problem.
 */
export function planInvoice(order: Order, context: PlanContext): Result<InvoicePlan, Problem> {
  const { connection, rules } = context;
  const { language } = rules.document;
  return refuseUnbookable(order)
    .andThen(() => withExchangeRate(order, context))
    .andThrough(() => reconcileOrder(order))
    .andThen((rated) =>
      Result.combine([decideAll(order, language, rated), documentNumber(order, rules.number), ok(rated.exchangeRate)]),
    )
    .andThen(([drafts, number, exchangeRate]) =>
      finishLines(drafts, order, rules).map(({ lines, rule }) => {
        const { currency } = order.total;
        return {
          reference: bookingReference(connection, order.id),
          number,
          numberOwner: rules.number.owner,
          orderId: order.id,
          orderNumber: order.number,
          documentKind: rules.document.kind,
          date: calendarDateOf(order.placedAt),
          description: `${documentWords.order[language]} ${order.number}`,
          customer: order.customer,
          paymentMethodId: order.payment.methodId,
          paid: order.payment.state === "paid",
          lines,
          vatTotals: vatTotalsOf(lines, order, exchangeRate),
          totals: totalsOf(lines, currency),
          vatNumberCheck: context.vatNumber ?? null,
          flags: [
            ...new Set([
              ...lines.flatMap(({ decision }) => decision.flags),
              ...currencyFlags(exchangeRate),
              ...roundingFlags(rule),
            ]),
          ],
          exchangeRate: exchangeRate ?? null,
          rounding: { basis: order.basis, rule },
          sources: documentSources(order, number),
        };
      }),
    );
}

/** Every part of the order with the VAT that it is booked with: goods first, then what follows them. */
const decideAll = (order: Order, language: Locale, context: PlanContext): Result<DecidedDraft[], Problem> =>
  decideGoods(order, context).andThen((goods) =>
    followGoods(order, goods, language, context).map((followers) => [...goods, ...followers]),
  );

const refuseUnbookable = ({ marks }: Order): Result<void, Problem> =>
  marks.platformSale ? err(problem("order.platform-sale", "order.marks.platformSale")) : ok(undefined);

/** An order in another currency is booked in it where the ledger can, with the rate of its day for what is counted in euros. */
function withExchangeRate(order: Order, context: PlanContext): Result<PlanContext, Problem> {
  const { currency } = order.total;
  if (currency === "EUR") return ok(context);
  if (context.ledgerCurrencies?.includes(currency) !== true) {
    return err(problem("order.currency-not-supported", "order.currency", { currency, supported: "EUR" }));
  }
  return exchangeRateOn(calendarDateOf(order.placedAt), currency, context.rules).map((exchangeRate) => ({
    ...context,
    exchangeRate,
  }));
}

const currencyFlags = (rate: ExchangeRate | undefined): VatFlag[] =>
  rate === undefined ? [] : ["converted-by-the-settings-rate"];

const roundingFlags = (rule: VatRoundingRule): VatFlag[] => (rule === "anew" ? ["vat-rounded-anew"] : []);

function finishLines(drafts: readonly DecidedDraft[], order: Order, rules: Rules) {
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
  const lines = drafts.map((draft, index) => finishLine(draft, index, found.vat[index] ?? 0, order));
  const anew = rules.vat.rounding === "per-rate" ? roundAnew(lines.map(taxedLine)) : undefined;
  if (anew === undefined) return ok({ lines, rule: found.rule });
  const rounded = lines.map((line, index) => withVat(line, money(anew[index] ?? 0, currency)));
  return ok({ lines: rounded, rule: "anew" as const });
}

const taxedLine = ({ gross, vat, vatPercent: percent, vatRole: role }: PlanLine): TaxedLine => ({
  gross: gross.minor,
  vat: vat.minor,
  percent,
  vatRole: role,
});

const withVat = (line: PlanLine, vat: Money): PlanLine => ({
  ...line,
  net: subtract(line.gross, vat),
  vat,
  chargedVat: line.vat,
});

function finishLine(draft: DecidedDraft, index: number, vat: number, order: Order): PlanLine {
  const { currency } = order.total;
  const { decision, line } = draft;
  const gross = order.basis === "gross" ? draft.minor : draft.minor + vat;
  const net = money(gross - vat, currency);
  return {
    id: String(index + 1),
    source: draft.source,
    text: draft.text,
    variant: line?.variant ?? null,
    productId: line?.productId ?? null,
    sku: line?.sku ?? null,
    quantity: line?.quantity ?? "1",
    unit: line?.unit ?? null,
    net,
    vat: money(vat, currency),
    gross: money(gross, currency),
    vatPercent: draft.percent,
    accountRole: accountRoleOf(draft),
    vatRole: vatRole(decision),
    decision,
    sources: lineSources(line, net),
  };
}

/** Revenue by Dutch rate, wherever it is sold below the threshold; shipping apart; the rest is other revenue. What is no supply is a debt to the customer. */
function accountRoleOf({ source, line, decision }: DecidedDraft): AccountRole {
  if (decision.scenario === "no-supply") return line?.kind === "deposit" ? "deposits" : "giftCards";
  if (source.kind === "charge" && source.charge === "shipping") return "shipping";
  switch (vatRole(decision)) {
    case "domestic-standard":
      return "high";
    case "domestic-reduced":
      return "low";
    case "domestic-zero":
      return "zero";
    default:
      return "other";
  }
}
