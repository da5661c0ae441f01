import type { CcvShopSettings } from "./settings.ts";

/** What words in an order mean in this shop: the merchant makes them up, so the settings tell. */
export interface OrderWords {
  /** Whether a coupon with this code is a gift card: a payment, and no discount. */
  readonly isGiftCard: (couponCode: string) => boolean;
  /** Whether with this delivery option the customer's own carrier collects the goods. */
  readonly isCustomersCarrier: (option: string) => boolean;
}

export function orderWordsOf({
  giftCardCoupons = [],
  customerCarrierOptions = [],
}: Pick<CcvShopSettings, "giftCardCoupons" | "customerCarrierOptions">): OrderWords {
  const matchers = giftCardCoupons.map(matcherOf);
  const options = new Set(customerCarrierOptions.map(plain));
  return {
    isGiftCard: (code) => matchers.some((matches) => matches(plain(code))),
    isCustomersCarrier: (option) => options.has(plain(option)),
  };
}

const plain = (text: string): string => text.trim().toLowerCase();

/** `GIFT-*` is every code that begins so; without a star the whole code. */
function matcherOf(pattern: string): (code: string) => boolean {
  const wanted = plain(pattern);
  return wanted.endsWith("*") ? (code) => code.startsWith(wanted.slice(0, -1)) : (code) => code === wanted;
}
