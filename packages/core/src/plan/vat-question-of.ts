import { Decimal } from "../money/round.ts";
import { deliveryAddress } from "../order/customer.ts";
import type { Order } from "../order/order.ts";
import type { Rules } from "../settings/rules.ts";
import { calendarDateOf } from "../time/calendar-date.ts";
import type { VatCustomer, VatLine, VatPlace, VatQuestion } from "../vat/vat-question.ts";
import type { Draft } from "./drafts.ts";
import { inEuro } from "./exchange-rate.ts";
import type { PlanContext } from "./plan-context.ts";
import { isGiftCard, type Product } from "./product.ts";
import { addDecimals, soldElsewhere } from "./sold-elsewhere.ts";
import { exactVat } from "./vat-amounts.ts";

/**
 * The VAT question of one part of an order. Fields that the settings or the order leave open stay open, so that the decision can name
 * them. The order is one sale: what its other parts are worth counts before this part where a threshold is looked at.
 */
export function vatQuestionOf(
  draft: Pick<Draft, "minor" | "percent">,
  product: Product,
  order: Order,
  context: PlanContext,
  previousYearNetEur: string,
): VatQuestion {
  const { seller } = context.rules;
  const net = netOf(draft, order, context);
  const shipTo = destinationOf(order, product.kind, context);
  const departure = departureOf(product.kind, context.rules);
  const before = () =>
    new Decimal(
      addDecimals(context.distanceSalesBefore ?? "0", soldElsewhere(context.rules.threshold, yearOf(order)).thisYear),
    )
      .plus(netOfSale(order, context))
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
      currentYearNetBeforeEur: shipTo.country === departure ? "0" : before().toFixed(),
    },
    shipFrom: { country: seller.stockCountry },
    shipTo,
    billTo: order.customer.billTo.country === null ? null : { country: order.customer.billTo.country },
    transport: transports[order.delivery],
    customer: customerOf(order, context),
    taxPointDate: calendarDateOf(order.placedAt),
    line: {
      kind: product.kind,
      category: product.category,
      rateClass: product.rateClass,
      netEur: net.toFixed(),
      ...marginOf(draft, product, order, context),
    },
  };
}

const transports = {
  shipped: "by-seller",
  pickup: "customer-pickup-in-shipFrom",
  "customer-carrier": "carrier-found-by-customer",
} as const satisfies Record<Order["delivery"], VatQuestion["transport"]>;

/** Goods leave from the stock; a service is given from where the seller is. */
export const departureOf = (kind: VatLine["kind"], { seller }: Rules): string =>
  kind === "goods" ? seller.stockCountry : seller.country;

/**
 * Goods on pickup at the stock, else at the delivery address; services where the customer is by his billing address (Impl. Reg. 282/2011 art. 24f(a)). An unknown country
 * stays empty text, which the decision refuses by name.
 */
export function destinationOf(order: Order, kind: VatLine["kind"], { rules }: PlanContext): VatPlace {
  if (kind !== "goods") {
    const { country, postcode, city } = order.customer.billTo;
    return { country: country ?? "", postcode, city };
  }
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

/** The prices that a margin is the difference of; what the shop does not tell stays open. */
function marginOf(
  { minor }: Pick<Draft, "minor">,
  { margin }: Product,
  { total }: Order,
  { exchangeRate }: PlanContext,
): Partial<VatLine> {
  if (margin === null) return {};
  const { purchasePrice } = margin.line;
  return {
    marginMethod: margin.method,
    salePriceGrossEur: inEuro(minor, total.currency, exchangeRate).toFixed(),
    ...(purchasePrice === null || purchasePrice === undefined
      ? {}
      : { purchasePriceEur: inEuro(purchasePrice.minor, purchasePrice.currency, exchangeRate).toFixed() }),
  };
}

/** Net of the VAT that was charged, in euros. */
function netOf(
  { minor, percent }: Pick<Draft, "minor" | "percent">,
  { basis, total }: Order,
  { exchangeRate }: PlanContext,
): Decimal {
  const net = basis === "net" ? new Decimal(minor) : new Decimal(minor).minus(exactVat({ minor, percent }, basis));
  return inEuro(net, total.currency, exchangeRate);
}

/** The sale's net amount as charged, in euros: all parts but deposits and gift cards, which are no price, whoever paid for it. */
function netOfSale(order: Order, context: PlanContext): Decimal {
  const paidByCard = (order.giftCards ?? []).reduce((sum, { amount }) => sum + amount.minor, 0);
  const whole = inEuro(
    order.total.minor + paidByCard - order.totalVat.minor,
    order.total.currency,
    context.exchangeRate,
  );
  const noPrice = order.lines.filter((line) => line.kind === "deposit" || isGiftCard(line, context.rules));
  return noPrice.reduce(
    (sum, { amount, vatPercent }) => sum.minus(netOf({ minor: amount.minor, percent: vatPercent }, order, context)),
    whole,
  );
}

/** The calendar year of the sale. */
export const yearOf = ({ placedAt }: Order): number => Number(calendarDateOf(placedAt).slice(0, 4));
