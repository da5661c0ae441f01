import { describe, expect, test } from "vitest";
import { customerWith, mixedOrder, planOf } from "../../test/support.ts";
import { customerSettings } from "./customer-settings.ts";
import { isShared, toAccountStep } from "./to-account.ts";

type Settings = Parameters<typeof customerSettings.parse>[0];

const planFor = (changes: Parameters<typeof customerWith>[0]) =>
  planOf(mixedOrder({ customer: customerWith(changes) }));
const billTo = customerWith().billTo;
const stepFor = (changes: Parameters<typeof customerWith>[0], settings: Settings = {}) =>
  toAccountStep(planFor(changes), customerSettings.parse(settings), "shop", 123456);
const bodyFor = (changes: Parameters<typeof customerWith>[0], settings: Settings = {}) =>
  stepFor(changes, settings).request.body;

test("a consumer with an e-mail address", () => {
  expect(stepFor({})).toEqual({
    key: "customer",
    kind: "customer",
    title: { nl: "Relatie", en: "Customer" },
    request: {
      method: "POST",
      path: "/api/v1/123456/crm/Accounts",
      body: {
        Name: "Jan de Vries",
        Status: "C",
        Email: "Jan@Voorbeeld.nl",
        Phone: "06 12345678",
        AddressLine1: "Dorpsstraat 1",
        Postcode: "1234 AB",
        City: "Ons Dorp",
        Country: "NL",
      },
    },
    dependsOn: [],
    lookup: "before-sending",
    identity: "jan@voorbeeld.nl",
    reference: "shop-10330",
    expected: null,
  });
});

test("a business: its name, and its VAT number when it looks like one", () => {
  expect(bodyFor({ company: "De Vries BV", vatNumber: "nl 1234.56.789.B01" })).toMatchObject({
    Name: "De Vries BV",
    VATNumber: "NL123456789B01",
  });
  for (const vatNumber of ["onbekend", "123456789B01", "NL12", "NLABCDEFGHIJK", ""]) {
    expect(bodyFor({ vatNumber })).not.toHaveProperty("VATNumber");
  }
  expect(bodyFor({ vatNumber: "BE 0123.456.789" })).toMatchObject({ VATNumber: "BE0123456789" });
});

test("names the fields that do not have what the order tells", () => {
  const billTo = customerWith().billTo;
  expect(stepFor({})).not.toHaveProperty("shortened");
  const changes: [Parameters<typeof stepFor>[0], string[] | undefined][] = [
    [{ company: "Stichting tot Behoud en Bevordering van het Nederlandse Fietspad" }, ["Name"]],
    [
      { billTo: { ...billTo, street: "Burgemeester van Heemskerck-Azaanlaan 1234", extra: "achterhuis, derde bel" } },
      ["AddressLine1"],
    ],
    [{ billTo: { ...billTo, city: "Llanfairpwllgwyngyllgogerychwyrndrobwll" } }, ["City"]],
    [{ email: "jan@ergens" }, ["Email"]],
    [{ vatNumber: "onbekend" }, ["VATNumber"]],
    [{ phone: "0031 (0)6 - 12 34 56 78" }, undefined],
    [{ phone: "na zessen bellen op 06 12345678" }, ["Phone"]],
    [{ vatNumber: "nl 1234.56.789.B01", company: "De  Vries\nBV" }, undefined],
  ];
  for (const [change, shortened] of changes) expect(stepFor(change).shortened).toEqual(shortened);
});

test("without an e-mail address: the shop's customer key, or the order's reference for a guest", () => {
  expect(stepFor({ email: null }).identity).toBe("shop-customer:77");
  expect(bodyFor({ email: null })).toMatchObject({ SearchCode: "shop-c77" });
  expect(stepFor({ email: null, id: null }).identity).toBe("search-code:shop-10330");
  expect(bodyFor({ email: null, id: null })).toMatchObject({ SearchCode: "shop-10330" });
  expect(bodyFor({ email: null, id: "7".repeat(40) })).toMatchObject({ SearchCode: "shop-10330" });
  expect(bodyFor({ email: "geen adres", id: null })).not.toHaveProperty("Email");
});

test("a telephone number is whole or absent", () => {
  expect(bodyFor({ phone: "+31 (0) 6 - 12 34 56 78" })).toMatchObject({ Phone: "+310612345678" });
  expect(bodyFor({ phone: "06 12345678 (na 17 uur bellen)" })).not.toHaveProperty("Phone");
});

test("there is always a name", () => {
  expect(bodyFor({ name: null })).toMatchObject({ Name: "Jan de Vries" });
  expect(bodyFor({ name: " ", billTo: { ...billTo, name: null } })).toMatchObject({ Name: "Jan@Voorbeeld.nl" });
  expect(bodyFor({ name: null, email: null, billTo: { ...billTo, name: null } })).toMatchObject({
    Name: "Bestelling 10330",
  });
});

test("every text keeps to its length", () => {
  const long = "x".repeat(300);
  const body = bodyFor({ name: long, billTo: { ...billTo, street: long, city: long, postcode: long } });
  expect(body).toMatchObject({ Name: "x".repeat(50), AddressLine1: "x".repeat(60), City: "x".repeat(30) });
  expect(body).not.toHaveProperty("Postcode");
});

describe("how a customer is recognised", () => {
  const business = { type: "business", vatNumber: "nl 1234.56.789.B01" } as const;

  test("by VAT number, however it was typed, and by e-mail address without one", () => {
    expect(stepFor(business, { match: "vat-number" }).identity).toBe("vat-number:NL123456789B01");
    expect(stepFor({ vatNumber: "onbekend" }, { match: "vat-number" }).identity).toBe("jan@voorbeeld.nl");
    expect(bodyFor(business, { match: "vat-number" })).not.toHaveProperty("SearchCode");
  });

  test("by the shop's customer id only, kept as search code; a guest is his order", () => {
    const step = stepFor({}, { match: "shop-customer-id" });
    expect(step.identity).toBe("shop-customer:77");
    expect(step.request.body).toMatchObject({ SearchCode: "shop-c77", Email: "Jan@Voorbeeld.nl" });
    expect(stepFor({ id: null }, { match: "shop-customer-id" }).identity).toBe("search-code:shop-10330");
  });

  test("consumers by the one customer that stands for them, businesses by themselves", () => {
    const settings = { sharedAccount: "4000" };
    const step = stepFor({}, settings);
    expect(step).toMatchObject({ identity: "code:4000", request: { body: { Code: "4000", Status: "C" } } });
    expect(JSON.stringify(step.request.body)).not.toContain("Jan");
    expect(stepFor(business, settings).identity).toBe("jan@voorbeeld.nl");
    expect(isShared(planFor({ vatNumber: "BE0123456789" }), customerSettings.parse(settings))).toBe(false);
  });
});
