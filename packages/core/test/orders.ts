import {
  type Charge,
  type Customer,
  type Discount,
  money,
  type Order,
  type OrderLine,
  type Rules,
  rulesSchema,
} from "../src/index.ts";

export const euro = (cents: number) => money(cents, "EUR");

export const customer = (overrides: Partial<Customer> = {}): Customer => ({
  id: "42",
  type: "consumer",
  company: null,
  name: "Test Koper",
  email: "koper@shop.example",
  phone: null,
  vatNumber: null,
  chamberOfCommerce: null,
  billTo: {
    name: "Test Koper",
    company: null,
    street: "Voorbeeldstraat 3",
    extra: null,
    postcode: "1000 AA",
    city: "Voorbeeldstad",
    region: null,
    country: "NL",
  },
  shipTo: null,
  ...overrides,
});

export const line = (cents: number, vatPercent: string, overrides: Partial<OrderLine> = {}): OrderLine => ({
  id: `${vatPercent}-${cents}`,
  kind: "goods",
  description: "Mok",
  variant: null,
  productId: "7",
  sku: "MOK",
  quantity: "1",
  unit: null,
  amount: euro(cents),
  vatPercent,
  ...overrides,
});

export const charge = (kind: Charge["kind"], cents: number, vatPercent: string | null): Charge => ({
  kind,
  description: "",
  amount: euro(cents),
  vatPercent,
});

export const discount = (kind: Discount["kind"], cents: number): Discount => ({
  kind,
  description: "",
  amount: euro(cents),
});

export const order = (overrides: Partial<Order> = {}): Order => ({
  id: "339323562",
  number: "10330",
  sequence: 10330,
  invoiceNumber: null,
  placedAt: "2023-06-01T10:00:00Z",
  status: "1",
  language: "nl",
  basis: "gross",
  lines: [line(58500, "21")],
  charges: [charge("shipping", 500, "21")],
  discounts: [],
  payment: { state: "paid", methodId: "3", method: "Vooraf overmaken" },
  customer: customer(),
  delivery: "shipped",
  total: euro(59000),
  totalVat: euro(10240),
  marks: { intraCommunity: false, platformSale: false, withoutVat: false },
  reading: { nl: "test", en: "test" },
  ...overrides,
});

/** Settings of a shop whose products carry no class of their own; tests of classes say otherwise. */
export const rules = (overrides: Record<string, unknown> = {}): Rules =>
  rulesSchema.parse({ vat: { unknownClass: "as-charged" }, ...overrides });
