import { currencyDigits } from "../money/money.ts";
import { Decimal } from "../money/round.ts";
import { deliveryAddress } from "../order/customer.ts";
import type { Order } from "../order/order.ts";
import { calendarDateOf } from "../time/calendar-date.ts";
import type { RateClass, VatCustomer, VatPlace, VatQuestion } from "../vat/vat-question.ts";
import type { Draft } from "./drafts.ts";
import type { PlanContext } from "./plan-context.ts";
import { exactVat } from "./vat-amounts.ts";

/**
 * The VAT question of one part of an order. Fields that the settings or the order leave open stay open, so that the decision can name
 * them. The order is one sale: what its other parts are worth counts before this part where a threshold is looked at.
 */
export function vatQuestionOf(
  draft: Pick<Draft, "minor" | "percent">,
  product: { readonly rateClass: RateClass; readonly category: string },
  order: Order,
  context: PlanContext,
  previousYearNetEur: string,
): VatQuestion {
  const { seller, threshold } = context.rules;
  const net = netOf(draft, order);
  const shipTo = destinationOf(order, context);
  const before = () =>
    new Decimal(context.distanceSalesBefore ?? "0")
      .plus(threshold.beforeConnectingNetEur)
      .plus(goodsNet(order))
      .minus(net);
  return {
    seller: {
      country: seller.country,
      establishedInOtherMemberStates: seller.establishedInOtherMemberStates,
      ossUnion: seller.oneStopShop,
      optedForDestination: seller.optedForDestination,
      kor: seller.smallBusinessScheme,
    },
    threshold: {
      previousYearNetEur,
      // A sale that stays where the stock is never counts, so its sum is not worked out.
      currentYearNetBeforeEur: shipTo.country === seller.stockCountry ? "0" : before().toFixed(),
    },
    shipFrom: { country: seller.stockCountry },
    shipTo,
    billTo: order.customer.billTo.country === null ? null : { country: order.customer.billTo.country },
    transport: order.delivery === "pickup" ? "customer-pickup-in-shipFrom" : "by-seller",
    customer: customerOf(order, context),
    taxPointDate: calendarDateOf(order.placedAt),
    line: { kind: "goods", category: product.category, rateClass: product.rateClass, netEur: net.toFixed() },
  };
}

/** On pickup at the stock, else at the delivery address; an unknown country stays empty text, which the decision refuses by name. */
export function destinationOf(order: Order, { rules }: PlanContext): VatPlace {
  if (order.delivery === "pickup") return { country: rules.seller.stockCountry };
  const { country, postcode, city } = deliveryAddress(order.customer);
  return { country: country ?? "", postcode, city };
}

function customerOf({ customer }: Order, { vatNumber }: PlanContext): VatCustomer {
  const { type, vatNumber: typed } = customer;
  if (typed === null) return { type, vatNumber: null, vies: "not-applicable" };
  return { type, vatNumber: typed, vies: vatNumber?.state ?? "unavailable" };
}

/** Net of the VAT that was charged, in the currency's major unit. */
function netOf({ minor, percent }: Pick<Draft, "minor" | "percent">, { basis, total }: Order): Decimal {
  const net = basis === "net" ? new Decimal(minor) : new Decimal(minor).minus(exactVat({ minor, percent }, basis));
  return net.div(new Decimal(10).pow(currencyDigits(total.currency))).round(2);
}

const goodsNet = (order: Order): Decimal =>
  order.lines.reduce(
    (sum, { amount, vatPercent }) => sum.plus(netOf({ minor: amount.minor, percent: vatPercent }, order)),
    new Decimal(0),
  );
