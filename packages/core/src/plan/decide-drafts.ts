import { err, ok, Result } from "neverthrow";
import { decimalText, money } from "../money/money.ts";
import { deliveryAddress } from "../order/customer.ts";
import type { Order } from "../order/order.ts";
import { type Problem, problem } from "../problem/problem.ts";
import type { Rules } from "../settings/rules.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { decideVat } from "../vat/decide-vat.ts";
import { dutchRateClassOf } from "../vat/dutch-rates.ts";
import type { VatDecision } from "../vat/vat-decision.ts";
import type { VatPlace } from "../vat/vat-question.ts";
import type { Draft } from "./draft-lines.ts";

/** Decides the VAT of every draft and compares it with what the shop charged. */
export function decideDrafts(
  drafts: readonly Draft[],
  order: Order,
  rules: Rules,
  date: CalendarDate,
): Result<VatDecision[], Problem> {
  const goodsCarryVat = drafts.some(({ line, percent }) => line !== null && percent !== "0");
  return Result.combine(
    drafts.map((draft) => {
      const { percent, rateNamed, line, text, field } = draft;
      const wholeOrderFree = order.marks.withoutVat || order.marks.intraCommunity;
      const chargeFree = goodsCarryVat && line === null;
      if (percent === "0" && rateNamed && line?.kind !== "deposit" && (wholeOrderFree || chargeFree)) {
        return err(problem("vat.not-charged", `${field}.vatPercent`, { what: text }));
      }
      return decideDraft(draft, order, rules, date);
    }),
  );
}

function decideDraft(draft: Draft, order: Order, rules: Rules, date: CalendarDate): Result<VatDecision, Problem> {
  const field = `${draft.field}.vatPercent`;
  const { country } = rules.seller;
  const destination = destinationOf(order, rules);
  if (destination === undefined) {
    return err(problem("vat.input-missing", "order.customer.shipTo.country", { what: "country" }));
  }
  if (destination.country !== country) {
    const what = `${rules.seller.stockCountry} → ${destination.country}`;
    return err(problem("vat.not-decided", "order.customer.shipTo.country", { what }));
  }
  const rateClass = dutchRateClassOf(draft.percent, date);
  if (rateClass === undefined) {
    return err(problem("vat.rate-unknown", field, { percent: draft.percent, date, country }));
  }
  return decideVat({
    seller: {
      country,
      establishedInOtherMemberStates: false,
      ossUnion: false,
      optedForDestination: false,
      kor: rules.seller.smallBusinessScheme,
    },
    threshold: { previousYearNetEur: "0", currentYearNetBeforeEur: "0" },
    shipFrom: { country: rules.seller.stockCountry },
    shipTo: destination,
    billTo: order.customer.billTo.country === null ? null : { country: order.customer.billTo.country },
    transport: order.delivery === "pickup" ? "customer-pickup-in-shipFrom" : "by-seller",
    customer: { type: order.customer.type, vatNumber: order.customer.vatNumber, vies: "not-applicable" },
    taxPointDate: date,
    line: {
      kind: "goods",
      category: "general",
      rateClass,
      netEur: decimalText(money(draft.minor, order.total.currency)),
    },
  }).andThen((decision) =>
    decision.ratePercent === draft.percent
      ? ok(decision)
      : err(problem("vat.rate-differs", field, { charged: draft.percent, due: decision.ratePercent ?? "-" })),
  );
}

/** Where the goods end up: on pickup at the stock, else at the delivery address; undefined where its country is not known. */
function destinationOf(order: Order, rules: Rules): VatPlace | undefined {
  if (order.delivery === "pickup") return { country: rules.seller.stockCountry };
  const { country, postcode, city } = deliveryAddress(order.customer);
  return country === null ? undefined : { country, postcode, city };
}
