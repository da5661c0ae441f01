import { consumer, firms } from "./buyers.ts";
import type { Family } from "./corpus-order.ts";
import { row } from "./goods.ts";

/** Orders that wait for a person, in every ledger. */
export const held: readonly Family[] = [
  {
    shows: "a marketplace sold it in its own name",
    count: 2,
    roles: [],
    held: "order.platform-sale",
    draw: (draw) => ({ customer: consumer("NL", 1), platformSale: true, rows: [row("pan", draw.price(5000), 0)] }),
  },
  {
    shows: "no VAT charged on a number that is not valid",
    count: 2,
    roles: [],
    held: "vat.not-charged",
    draw: (draw) => ({ customer: firms.unknown, intraCommunity: true, rows: [row("pan", draw.price(5000), 0)] }),
  },
  {
    shows: "Dutch VAT charged where that of the destination is due",
    count: 2,
    roles: [],
    held: "vat.rate-differs",
    draw: (draw) => ({ customer: consumer("DE", 2), rows: [row("pan", draw.price(5000), 21)] }),
  },
  {
    shows: "a row of free text, without a class of VAT",
    count: 2,
    roles: [],
    held: "vat.class-unknown",
    draw: (draw) => ({
      customer: consumer("NL", 3),
      rows: [{ name: "Graveren", price: draw.price(5000), rate: 21, productId: null }],
    }),
  },
  {
    shows: "second-hand goods of which nobody knows what they had cost",
    count: 1,
    roles: [],
    held: "vat.input-missing",
    draw: () => ({ customer: consumer("NL", 4), rows: [row("lamp", "60.00", 0)] }),
  },
  {
    shows: "VAT charged on second-hand goods",
    count: 1,
    roles: [],
    held: "vat.margin-shown",
    draw: () => ({ customer: consumer("NL", 5), rows: [row("lamp", "60.50", 21, { purchasePrice: "30.00" })] }),
  },
  {
    shows: "VAT charged on a gift card",
    count: 1,
    roles: [],
    held: "vat.rate-differs",
    draw: () => ({ customer: consumer("NL", 6), rows: [row("giftCard", "25.00", 21)] }),
  },
];
