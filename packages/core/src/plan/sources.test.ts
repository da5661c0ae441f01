import { expect, it } from "vitest";
import { customer, line, order, rules } from "../../test/orders.ts";
import { planInvoice } from "./plan-invoice.ts";
import { documentSourceWords, lineSourceWords } from "./sources.ts";

const planned = (made = order(), settings = {}) =>
  planInvoice(made, { connection: "shop", rules: rules(settings) })._unsafeUnwrap();

it("a plan carries what the settings may map, with the shop's other facts", () => {
  const made = order({
    invoiceNumber: "F-7",
    placedAt: "2023-03-31T22:30:00Z",
    customer: customer({ id: "42", company: "Firma", chamberOfCommerce: "12345678" }),
    facts: { trackingCode: "3SABC", weight: "4.2" },
  });
  expect(planned(made, { number: { yearPrefix: true } }).sources).toEqual({
    "order.id": made.id,
    "order.number": made.number,
    "order.invoiceNumber": "F-7",
    "order.placedAt": "2023-04-01",
    "order.paymentMethod": made.payment.method,
    "order.language": made.language ?? undefined,
    "order.trackingCode": "3SABC",
    "order.weight": "4.2",
    "document.number": "202310330",
    "customer.id": "42",
    "customer.company": "Firma",
    "customer.chamberOfCommerce": "12345678",
    "customer.country": "NL",
  });
});

it("a line weighs as much as its pieces, and shipping has nothing to tell", () => {
  const made = order({
    lines: [line(58500, "21", { quantity: "3", facts: { weight: "0.35", originCountry: "CN" } })],
  });
  const [goods, shipping] = planned(made).lines;
  expect(goods?.sources).toMatchObject({
    "line.weight": "1.05",
    "product.weight": "0.35",
    "product.originCountry": "CN",
    "line.net": "483.47",
  });
  expect(shipping?.sources).toEqual({});
});

it("no source names a person, an address, or free text of the buyer", () => {
  const names = Object.keys({ ...documentSourceWords, ...lineSourceWords });
  expect(names.filter((name) => /name|email|phone|street|city|postcode|memo|note|remark/i.test(name))).toEqual([]);
  const sources = JSON.stringify(
    planned(order({ customer: customer({ name: "Jan Jansen", email: "j@x.nl" }) })).sources,
  );
  expect(sources).not.toMatch(/Jansen|j@x\.nl/);
});
