import { money } from "../money/money.ts";
import { roundMinor } from "../money/round.ts";
import type { Address, Customer } from "../order/customer.ts";
import type { Order, OrderLine, Percent } from "../order/order.ts";
import { exactVat } from "../plan/vat-amounts.ts";
import type { VatNumberAnswer } from "../ports/vat-number-registry.ts";
import type { Text } from "../text/text.ts";
import type { Instant } from "../time/calendar-date.ts";
import { capitalPostcodes } from "./capitals.ts";
import type { FindingSeverity } from "./finding.ts";

/** An order as a customer might place it: planned and composed to see whether it could be booked, never written. */
export interface SampleOrder {
  /** What kind of order it is, in words that go after "orders". */
  readonly title: Text;
  readonly order: Order;
  readonly vatNumber: VatNumberAnswer | null;
  /** How bad it is when it cannot be booked. */
  readonly severity: FindingSeverity;
}

/** What differs from an ordinary order of a Dutch consumer. */
export interface SampleParts {
  readonly title: Text;
  readonly severity: FindingSeverity;
  readonly percent: Percent;
  readonly country?: string;
  readonly line?: Partial<OrderLine>;
  /** A VAT number that the registry calls valid. */
  readonly vatNumber?: string;
  readonly shipping?: boolean;
  readonly currency?: string;
  readonly minor?: number;
}

const usualMinor = 12_100;
const shippingMinor = 605;

export function sampleOrder(placedAt: Instant, parts: SampleParts): SampleOrder {
  const { title, severity, percent, country = "NL", vatNumber, shipping = false, minor = usualMinor } = parts;
  const currency = parts.currency ?? "EUR";
  const vatOf = (gross: number) => roundMinor(exactVat({ minor: gross, percent }, "gross"), currency).minor;
  const shippingCharge = {
    kind: "shipping",
    description: "-",
    amount: money(shippingMinor, currency),
    vatPercent: percent,
  } as const;
  const order: Order = {
    id: "1",
    number: "1",
    sequence: 1,
    invoiceNumber: "1",
    placedAt,
    status: null,
    language: null,
    basis: "gross",
    lines: [
      {
        id: "1",
        kind: "goods",
        description: "-",
        variant: null,
        productId: "1",
        sku: "1",
        quantity: "1",
        unit: null,
        amount: money(minor, currency),
        vatPercent: percent,
        ...parts.line,
      },
    ],
    charges: shipping ? [shippingCharge] : [],
    discounts: [],
    payment: { state: "paid", methodId: "1", method: "-" },
    customer: customerIn(country, vatNumber ?? null),
    delivery: "shipped",
    total: money(minor + (shipping ? shippingMinor : 0), currency),
    totalVat: money(vatOf(minor) + (shipping ? vatOf(shippingMinor) : 0), currency),
    marks: { intraCommunity: vatNumber !== undefined && country !== "NL", platformSale: false, withoutVat: false },
    reading: { nl: "voorbeeld", en: "sample" },
  };
  return { title, severity, order, vatNumber: vatNumber === undefined ? null : valid(vatNumber, placedAt) };
}

function customerIn(country: string, vatNumber: string | null): Customer {
  const billTo: Address = {
    name: "-",
    company: vatNumber === null ? null : "-",
    street: "- 1",
    extra: null,
    postcode: capitalPostcodes[country] ?? null,
    city: null,
    region: null,
    country,
  };
  return {
    id: null,
    type: vatNumber === null ? "consumer" : "business",
    company: billTo.company,
    name: "-",
    email: null,
    phone: null,
    vatNumber,
    chamberOfCommerce: null,
    billTo,
    shipTo: null,
  };
}

const valid = (vatNumber: string, checkedAt: Instant): VatNumberAnswer => ({
  state: "valid",
  vatNumber,
  checkedAt,
  consultationNumber: null,
  detail: null,
});
