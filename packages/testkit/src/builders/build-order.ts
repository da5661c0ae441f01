import {
  type Address,
  allocate,
  type Customer,
  exactVat,
  money,
  type Order,
  type OrderLine,
  type Percent,
  partAmounts,
  roundMinor,
  sum,
} from "@boekbrug/core";

const address: Address = {
  name: "Sanne de Vries",
  company: null,
  street: "Oudegracht 12",
  extra: null,
  postcode: "3511 AB",
  city: "Utrecht",
  region: null,
  country: "NL",
};

const customer: Customer = {
  id: null,
  type: "consumer",
  company: null,
  name: "Sanne de Vries",
  email: "sanne@example.nl",
  phone: null,
  vatNumber: null,
  chamberOfCommerce: null,
  billTo: address,
  shipTo: null,
};

/** A line of € 12.10, VAT of 21 % included. */
export const buildLine = (overrides: Partial<OrderLine> = {}): OrderLine => ({
  id: "1",
  kind: "goods",
  description: "Mok",
  variant: null,
  productId: null,
  sku: null,
  quantity: "1",
  unit: null,
  amount: money(1210, "EUR"),
  vatPercent: "21",
  ...overrides,
});

/**
 * A paid domestic order of a consumer: mugs at 21 %, a book at 9 %, shipping at 21 %. The totals follow from the parts, rounded once per rate, unless
 * they are given.
 */
export function buildOrder(overrides: Partial<Order> = {}): Order {
  const id = overrides.id ?? "1001";
  const draft: Order = {
    id,
    number: `W${id}`,
    sequence: null,
    invoiceNumber: null,
    placedAt: "2026-03-16T09:30:00Z",
    status: "new",
    language: "nl",
    basis: "gross",
    lines: [
      buildLine({ quantity: "2", amount: money(2420, "EUR"), variant: "Kleur: Blauw" }),
      buildLine({ id: "2", description: "Kookboek", amount: money(2995, "EUR"), vatPercent: "9" }),
    ],
    charges: [{ kind: "shipping", description: "PostNL", amount: money(495, "EUR"), vatPercent: "21" }],
    discounts: [],
    payment: { state: "paid", methodId: "ideal", method: "iDEAL" },
    customer,
    delivery: "shipped",
    total: money(0, "EUR"),
    totalVat: money(0, "EUR"),
    marks: { intraCommunity: false, platformSale: false, withoutVat: false },
    reading: { nl: "gebouwd", en: "built" },
    ...overrides,
  };
  const totalVat = overrides.totalVat ?? vatOf(draft);
  const parts = sum(partAmounts(draft), "EUR").minor + (draft.basis === "net" ? totalVat.minor : 0);
  return { ...draft, totalVat, total: overrides.total ?? money(parts, "EUR") };
}

function vatOf(order: Order) {
  const values = new Map<Percent, number>();
  const add = (percent: Percent, minor: number) => values.set(percent, (values.get(percent) ?? 0) + minor);
  for (const { vatPercent, amount } of order.lines) add(vatPercent, amount.minor);
  const goods = [...values].sort(([a], [b]) => Number(b) - Number(a));
  const follow = (minor: number) => {
    const parts = allocate(
      minor,
      goods.map(([, value]) => value),
    );
    goods.forEach(([percent], index) => {
      add(percent, parts[index] ?? 0);
    });
  };
  for (const { vatPercent, amount } of order.charges) {
    if (vatPercent === null) follow(amount.minor);
    else add(vatPercent, amount.minor);
  }
  for (const { amount } of order.discounts) follow(-amount.minor);
  const amounts = [...values].map(([percent, minor]) => roundMinor(exactVat({ minor, percent }, order.basis), "EUR"));
  return sum(amounts, "EUR");
}
