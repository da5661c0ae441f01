import {
  type Charge,
  type Customer,
  type Discount,
  type Order,
  type OrderLine,
  parseMoney,
  type VatNumberAnswer,
} from "../../src/index.ts";
import { charge, customer, discount, line, order } from "../orders.ts";

/** A whole order and what it is booked under. Its golden file is `expected/<name>.txt`. */
export interface GoldenCase {
  /** Kebab-case words; the name of the golden file. */
  readonly name: string;
  /** One sentence for a bookkeeper: what this order shows. */
  readonly title: string;
  readonly order: Order;
  /** What differs from the defaults of `rulesSchema`, by path: `seller.oneStopShop`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly registry?: VatNumberAnswer;
  /** Net distance sales of the year before this order, in EUR. */
  readonly distanceSalesBefore?: string;
  /** Currencies besides EUR that the ledger books in. */
  readonly ledgerCurrencies?: readonly string[];
}

/** An amount as it is read: `19.99` is 1999 cents. */
const cents = (amount: string): number => parseMoney(amount, "EUR", "test")._unsafeUnwrap().minor;

const classes: Readonly<Record<string, OrderLine["rateClass"]>> = { "21": "standard", "9": "reduced", "0": "zero" };

/** A line of the shop; its class is that of the Dutch rate, unless told otherwise. */
export const item = (
  description: string,
  amount: string,
  percent: string,
  more: Partial<OrderLine> = {},
): OrderLine => ({
  ...line(cents(amount), percent, { id: description, description, sku: null, rateClass: classes[percent] }),
  ...more,
});

/** A charge; without a rate it follows the goods. */
export const cost = (kind: Charge["kind"], amount: string, percent: string | null = null): Charge =>
  charge(kind, cents(amount), percent);

export const off = (kind: Discount["kind"], amount: string, description = ""): Discount => ({
  ...discount(kind, cents(amount)),
  description,
});

/** An order of 10 March 2026, with the total and the VAT in it as the shop says. */
export const sold = (lines: readonly OrderLine[], total: string, totalVat: string, more: Partial<Order> = {}): Order =>
  order({
    placedAt: "2026-03-10T10:00:00Z",
    lines,
    charges: [],
    total: { ...order().total, minor: cents(total) },
    totalVat: { ...order().total, minor: cents(totalVat) },
    reading: {
      nl: "regels en kosten opgeteld, kortingen afgetrokken",
      en: "rows and charges added, discounts subtracted",
    },
    ...more,
  });

/** A customer elsewhere. */
export const to = (country: string, postcode: string, more: Partial<Customer> = {}): Customer =>
  customer({ billTo: { ...customer().billTo, country, postcode }, ...more });

/** The registry's answer about a VAT number. */
export const registry = (vatNumber: string, state: VatNumberAnswer["state"]): VatNumberAnswer => ({
  state,
  vatNumber,
  checkedAt: "2026-03-10T10:00:00Z",
  consultationNumber: null,
  detail: null,
});

/** A shop that is far above the threshold and in the one-stop shop. */
export const inOneStopShop = {
  "seller.oneStopShop": true,
  "threshold.year": 2026,
  "threshold.previousYearNetEur": "25000",
};
