import { err, ok, Result } from "neverthrow";
import { decimalText, money, sum } from "../money/money.ts";
import { deliveryAddress } from "../order/customer.ts";
import type { Order, OrderLine, Percent } from "../order/order.ts";
import { reconcileOrder } from "../order/reconcile-order.ts";
import { type Problem, problem } from "../problem/problem.ts";
import type { Rules } from "../settings/rules.ts";
import { type CalendarDate, calendarDateOf } from "../time/calendar-date.ts";
import { decideVat } from "../vat/decide-vat.ts";
import { dutchRateClassOf } from "../vat/dutch-rates.ts";
import { type VatDecision, vatRole } from "../vat/vat-decision.ts";
import { bookingReference, documentNumber } from "./document-number.ts";
import {
  type AccountRole,
  documentWords,
  type InvoicePlan,
  type PlanLine,
  type PlanLineSource,
  type VatTotal,
} from "./invoice-plan.ts";
import { spreadOverRates } from "./spread-over-rates.ts";
import { expectedVat, vatAmounts } from "./vat-amounts.ts";

export interface PlanContext {
  /** The connection's key; part of the booking's identity. */
  readonly connection: string;
  readonly rules: Rules;
}

/** A document line before VAT is decided and rounded. */
interface Draft {
  readonly source: PlanLineSource;
  readonly text: string;
  readonly line: OrderLine | null;
  /** In the order's basis, in minor units, with the sign it has in the total. */
  readonly minor: number;
  readonly percent: Percent;
  readonly field: string;
}

/**
 * What to book for an order. The plan's lines and VAT equal what the shop charged, to the cent; an order for which that cannot be done, or
 * whose VAT cannot be decided, is a problem.
 */
export function planInvoice(order: Order, { connection, rules }: PlanContext): Result<InvoicePlan, Problem> {
  const date = calendarDateOf(order.placedAt);
  return Result.combine([refuseUnbookable(order), reconcileOrder(order)])
    .andThen(() => Result.combine([draftLines(order, rules), documentNumber(order, rules.number)]))
    .andThen(([drafts, number]) =>
      decideAll(drafts, order, rules, date).andThen((decisions) =>
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

/** One draft per order line, then charges, then discounts; what follows the goods gets a draft per rate. */
function draftLines(order: Order, rules: Rules): Result<Draft[], Problem> {
  const words = (kind: keyof typeof documentWords, own: string) => {
    const word = documentWords[kind][rules.document.language];
    return own === "" ? word : `${word}: ${own}`;
  };
  const goods = order.lines.map(
    (line, index): Draft => ({
      source: { kind: "line", id: line.id },
      text: line.description,
      line,
      minor: line.amount.minor,
      percent: line.vatPercent,
      field: `order.lines.${index}`,
    }),
  );
  const charges = order.charges.map((charge, index) =>
    follow(order, charge.amount.minor, charge.vatPercent, {
      source: { kind: "charge", charge: charge.kind },
      text: words(charge.kind, charge.description),
      line: null,
      field: `order.charges.${index}`,
    }),
  );
  const discounts = order.discounts.map((discount, index) =>
    follow(order, -discount.amount.minor, null, {
      source: { kind: "discount", discount: discount.kind },
      text: words(discount.kind, discount.description),
      line: null,
      field: `order.discounts.${index}`,
    }),
  );
  return Result.combine([...charges, ...discounts]).map((followers) => [...goods, ...followers.flat()]);
}

function follow(
  order: Order,
  minor: number,
  percent: Percent | null,
  draft: Omit<Draft, "minor" | "percent">,
): Result<Draft[], Problem> {
  if (minor === 0) return ok([]);
  if (percent !== null) return ok([{ ...draft, minor, percent }]);
  const shares = spreadOverRates(minor, order.lines);
  if (shares === undefined) return err(problem("plan.no-rate-to-follow", draft.field, { what: draft.text }));
  return ok(shares.map((share) => ({ ...draft, minor: share.minor, percent: share.percent })));
}

/** Decides the VAT of every draft and compares it with what the shop charged. */
function decideAll(
  drafts: readonly Draft[],
  order: Order,
  rules: Rules,
  date: CalendarDate,
): Result<VatDecision[], Problem> {
  const goodsCarryVat = drafts.some(({ line, percent }) => line !== null && percent !== "0");
  return Result.combine(
    drafts.map((draft) => {
      const freeOfVat = draft.percent === "0" && draft.line?.kind !== "deposit";
      if (
        freeOfVat &&
        (order.marks.withoutVat || order.marks.intraCommunity || (goodsCarryVat && draft.line === null))
      ) {
        return err(problem("vat.not-charged", `${draft.field}.vatPercent`, { what: draft.text }));
      }
      return decideDraft(draft, order, rules, date);
    }),
  );
}

function decideDraft(draft: Draft, order: Order, rules: Rules, date: CalendarDate): Result<VatDecision, Problem> {
  const field = `${draft.field}.vatPercent`;
  const destination = deliveryAddress(order.customer);
  if (destination.country === null) {
    return err(problem("vat.input-missing", "order.customer.shipTo.country", { what: documentWords.order.nl }));
  }
  const rateClass = dutchRateClassOf(draft.percent, date);
  const abroad = destination.country !== rules.seller.country;
  if (rateClass === undefined && !abroad) {
    const { country } = rules.seller;
    return err(problem("vat.rate-unknown", field, { percent: draft.percent, date, country }));
  }
  const stock = { country: rules.seller.stockCountry };
  return decideVat({
    seller: {
      country: rules.seller.country,
      establishedInOtherMemberStates: false,
      ossUnion: false,
      optedForDestination: false,
      kor: rules.seller.smallBusinessScheme,
    },
    threshold: { previousYearNetEur: "0", currentYearNetBeforeEur: "0" },
    shipFrom: stock,
    shipTo:
      order.delivery === "pickup"
        ? stock
        : { country: destination.country, postcode: destination.postcode, city: destination.city },
    billTo: order.customer.billTo.country === null ? null : { country: order.customer.billTo.country },
    transport: order.delivery === "pickup" ? "customer-pickup-in-shipFrom" : "by-seller",
    customer: { type: order.customer.type, vatNumber: order.customer.vatNumber, vies: "not-applicable" },
    taxPointDate: date,
    line: {
      kind: "goods",
      category: "general",
      rateClass: rateClass ?? "standard",
      netEur: decimalText(money(draft.minor, order.total.currency)),
    },
  }).andThen((decision) =>
    decision.ratePercent === draft.percent
      ? ok(decision)
      : err(problem("vat.rate-differs", field, { charged: draft.percent, due: decision.ratePercent ?? "-" })),
  );
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
