import { currencyDigits } from "../money/money.ts";
import { Decimal } from "../money/round.ts";
import { deliveryAddress } from "../order/customer.ts";
import type { Order } from "../order/order.ts";
import { calendarDateOf } from "../time/calendar-date.ts";
import type { RateClass, VatCustomer, VatPlace, VatQuestion } from "../vat/vat-question.ts";
import type { Draft } from "./drafts.ts";
import type { PlanContext } from "./plan-context.ts";
import { addDecimals, soldElsewhere } from "./sold-elsewhere.ts";
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
  const { seller } = context.rules;
  const net = netOf(draft, order);
  const shipTo = destinationOf(order, context);
  const before = () =>
    new Decimal(
      addDecimals(context.distanceSalesBefore ?? "0", soldElsewhere(context.rules.threshold, yearOf(order)).thisYear),
    )
      .plus(netOfSale(order))
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

function customerOf({ customer }: Order, { vatNumber, vatNumberLastValidOn }: PlanContext): VatCustomer {
  const { type, vatNumber: typed } = customer;
  if (typed === null) return { type, vatNumber: null, vies: "not-applicable" };
  return {
    type,
    vatNumber: vatNumber?.vatNumber ?? typed,
    vies: vatNumber?.state ?? "unavailable",
    checkedOn: vatNumber == null ? null : calendarDateOf(vatNumber.checkedAt),
    consultationNumber: vatNumber?.consultationNumber ?? null,
    lastValidOn: vatNumberLastValidOn ?? null,
  };
}

/** Net of the VAT that was charged, in the currency's major unit. */
function netOf({ minor, percent }: Pick<Draft, "minor" | "percent">, { basis, total }: Order): Decimal {
  const net = basis === "net" ? new Decimal(minor) : new Decimal(minor).minus(exactVat({ minor, percent }, basis));
  return net.div(new Decimal(10).pow(currencyDigits(total.currency))).round(2);
}

/** The sale's net amount as charged: all parts but deposits, which are no price. */
function netOfSale(order: Order): Decimal {
  const deposits = order.lines.filter(({ kind }) => kind === "deposit");
  const whole = new Decimal(order.total.minor)
    .minus(order.totalVat.minor)
    .div(new Decimal(10).pow(currencyDigits(order.total.currency)));
  return deposits.reduce(
    (sum, { amount, vatPercent }) => sum.minus(netOf({ minor: amount.minor, percent: vatPercent }, order)),
    whole,
  );
}

/** The calendar year of the sale. */
export const yearOf = ({ placedAt }: Order): number => Number(calendarDateOf(placedAt).slice(0, 4));
