import type { PlanLineSource } from "../plan/invoice-plan.ts";
import type { Text } from "../text/text.ts";

/** What has an item of its own besides the products. */
export type ItemRole = "shipping" | "paymentFee" | "extraCosts" | "discount" | "rounding" | "deposits" | "giftCards";

/** What a line is for that stands for no product of the order. */
export function itemRoleOfSource(source: Exclude<PlanLineSource, { kind: "line" }>): ItemRole {
  if (source.kind === "discount") return "discount";
  if (source.kind === "gift-card") return "giftCards";
  switch (source.charge) {
    case "shipping":
      return "shipping";
    case "payment-fee":
      return "paymentFee";
    case "payment-option":
    case "extra-costs":
      return "extraCosts";
  }
}

/** What an item is called that is no product. */
export const itemRoleWords: Readonly<Record<ItemRole, Text>> = {
  shipping: { nl: "Verzendkosten", en: "Shipping" },
  paymentFee: { nl: "Betaalkosten", en: "Payment fee" },
  extraCosts: { nl: "Overige kosten", en: "Other costs" },
  discount: { nl: "Korting", en: "Discount" },
  rounding: { nl: "Afronding", en: "Rounding" },
  deposits: { nl: "Statiegeld", en: "Deposit" },
  giftCards: { nl: "Cadeaubon", en: "Gift card" },
};

/** What the item is called that stands for products without a code. */
export const sundryWords: Text = { nl: "Diversen", en: "Sundry" };
