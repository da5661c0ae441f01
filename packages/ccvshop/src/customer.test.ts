import { describe, expect, it } from "vitest";
import { type Changes, order, orderRecord } from "../test/fixtures.ts";
import { shopOrder } from "./client/schemas.ts";
import { customerOf } from "./customer.ts";

const billing = orderRecord.customer.billingaddress;
const customer = (changes: Changes = {}, address: Changes = {}) =>
  customerOf(
    shopOrder.parse(
      order({ customer: { ...orderRecord.customer, ...changes, billingaddress: { ...billing, ...address } } }),
    ),
  );

describe("a customer", () => {
  it("has absent parts as null and the country in capitals", () => {
    expect(customer()).toEqual({
      id: "10000001",
      type: "consumer",
      company: null,
      name: "Test Koper",
      email: "koper@shop.test",
      phone: "0612345678",
      vatNumber: null,
      chamberOfCommerce: null,
      billTo: {
        name: "Test Koper",
        company: null,
        street: "Voorbeeldstraat 3a",
        extra: null,
        postcode: "1000 XX",
        city: "Voorbeeldstad",
        region: null,
        country: "NL",
      },
      shipTo: null,
    });
  });

  it.each([{ customertype: "b2b" }, { btw: "NL123456789B01" }])("with %j is a business", (changes) => {
    expect(customer(changes).type).toBe("business");
  });

  it("with a company name is a business", () => {
    expect(customer({}, { company: "Pan BV" })).toMatchObject({ type: "business", company: "Pan BV" });
  });

  it("without a full name or address line is put together from the parts", () => {
    expect(customer({}, { full_name: "", address_line_1: null }).billTo).toMatchObject({
      name: "Test Koper",
      street: "Voorbeeldstraat 3 a",
    });
  });

  it("has a delivery address when any part of it is filled in", () => {
    const deliveryaddress = { city: "Gent", country_code: "be", full_name: "", housenumber: null };
    expect(customer({ deliveryaddress }).shipTo).toMatchObject({ city: "Gent", country: "BE", name: null });
  });

  it("may be missing, or an empty list", () => {
    for (const none of [null, undefined, "", []]) {
      expect(customerOf(shopOrder.parse(order({ customer: none, user: none })))).toMatchObject({
        id: null,
        type: "consumer",
        billTo: { country: null },
      });
    }
  });
});
