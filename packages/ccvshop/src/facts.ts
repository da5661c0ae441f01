import type { Decimal, LineFacts, OrderFacts } from "@boekbrug/core";
import type { ShopOrder, ShopProduct, ShopRow } from "./client/schemas.ts";

/* What the shop tells besides what is booked, for fields that the settings map. Memos and messages are left out: anything may be written there. */

export const orderFactsOf = (order: ShopOrder): OrderFacts =>
  told({
    trackingCode: order.track_and_trace_code,
    trackingCarrier: order.track_and_trace_carrier,
    trackingUrl: order.track_and_trace_deeplink,
    reservationNumber: order.reservationnumber,
    weight: kilograms(order.total_weight),
  });

/** Of the chosen variant before the product's. */
export const rowFactsOf = (row: ShopRow): LineFacts =>
  told({ number: row.sub_product_number ?? row.product_number, ean: row.sub_ean_number });

/** A row's own weight is left aside: whether it is of one piece or of all is not documented. */
export const productFactsOf = (product: ShopProduct): LineFacts =>
  told({
    number: product.productnumber,
    ean: product.eannumber,
    mpn: product.mpnnumber,
    brand: product.brand?.name,
    weight: kilograms(product.weight),
    commodityCode: commodityCodeOf(product.tradecodesystem),
    originCountry: countryOf(product.tradecodesystem?.coo),
  });

/** The shop writes 0 where no weight was filled in. */
const kilograms = (weight: Decimal | null): string | null =>
  weight === null || weight.lte(0) ? null : weight.toFixed();

/** A code of the harmonised system; codes of other systems (SITC, BEC) are no commodity codes. */
function commodityCodeOf(trade: ShopProduct["tradecodesystem"]): string | null {
  if (trade == null) return null;
  const harmonised = trade.codesystem === null || /^(hs|cn|gn|taric)/i.test(trade.codesystem);
  return harmonised ? trade.code : null;
}

const countryOf = (written: string | null | undefined): string | null =>
  /^[a-z]{2}$/i.test(written ?? "") ? (written?.toUpperCase() ?? null) : null;

const told = <Name extends string>(
  facts: Readonly<Record<Name, string | null | undefined>>,
): Readonly<Partial<Record<Name, string>>> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value != null)) as Partial<Record<Name, string>>;
