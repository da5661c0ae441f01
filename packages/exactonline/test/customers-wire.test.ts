import { idOf } from "@boekbrug/core";
import nock from "nock";
import { describe, expect, test } from "vitest";
import { toCustomerSteps } from "../src/customers/to-customer.ts";
import { createExactOnline } from "../src/index.ts";
import {
  createClock,
  createTokenStore,
  customerWith,
  mixedOrder,
  must,
  mustFail,
  planOf,
  settingsWith,
  withIds,
} from "./support.ts";
import { accountPath, accountSelect, api, errorBody, exactly, site, stored, useNock, written } from "./wire.ts";

useNock();

const { customers } = settingsWith({
  customers: { match: "email", contact: true, deliveryAddress: true, update: ["phone", "address"] },
});
const open = () =>
  createExactOnline(settingsWith({ customers }), {
    clock: createClock(),
    tokens: createTokenStore(stored),
    connection: "shop",
    holder: "one",
  });

const shipTo = { ...customerWith().billTo, name: "Piet Pieters", street: "Kade 9", extra: "Loods 2" };
const plan = planOf(mixedOrder({ customer: customerWith({ shipTo }) }));
const ids = { customer: "c-guid", contact: "p-guid" };
const steps = new Map(toCustomerSteps(plan, customers, "shop", 123456).map((step) => [step.key, withIds(step, ids)]));
const stepIn = (key: string) => steps.get(key) ?? expect.fail(`no step ${key}`);

const changed = () =>
  nock(site, { reqheaders: { "content-type": "application/json", authorization: "Bearer access-1" } });

const contactPath = "/api/v1/123456/crm/Contacts";
const addressPath = "/api/v1/123456/crm/Addresses";
const contactSelect = "?$select=ID,Email,FirstName,MiddleName,LastName&$filter=Account eq guid'c-guid'";
const addressSelect =
  "?$select=ID,Type,AddressLine1,AddressLine2,Postcode,City,Country&$filter=Account eq guid'c-guid'";
const detailSelect =
  "?$select=ID,Code,Email,SearchCode,Status,Blocked,VATNumber,Name,Phone,AddressLine1,Postcode,City,Country,MainContact&$filter=ID eq guid'c-guid'";

describe("a contact", () => {
  const body = {
    Account: "c-guid",
    FirstName: "Jan",
    MiddleName: "de",
    LastName: "Vries",
    Email: "Jan@Voorbeeld.nl",
    Phone: "06 12345678",
  };

  test("is posted whole, and its id comes back", async () => {
    written()
      .post(contactPath, body)
      .reply(201, { d: { ID: "p-guid" } });
    expect(must(await open().send(stepIn("contact")))).toEqual({ id: "p-guid", number: null, totals: null });
  });

  test.each([
    ["by e-mail address in any letters", { Email: "JAN@voorbeeld.nl", LastName: "Ander" }, "p-guid"],
    ["by name where it has no address", { FirstName: "jan", LastName: "de  VRIES" }, "p-guid"],
    [
      "not by name where it has another address",
      { Email: "piet@voorbeeld.nl", FirstName: "Jan", MiddleName: "de", LastName: "Vries" },
      undefined,
    ],
    ["not by another name", { FirstName: "Piet", LastName: "de Vries" }, undefined],
  ])("is found %s", async (_, row, id) => {
    api()
      .get(exactly(`${contactPath}${contactSelect}`))
      .reply(200, { d: { results: [{ ID: "p-guid", ...row }] } });
    expect(must(await open().lookup(stepIn("contact")))?.id).toBe(id);
  });

  test("becomes the main one by a change of the customer, which answers nothing", async () => {
    changed()
      .put(exactly(`${accountPath}(guid'c-guid')`), { MainContact: "p-guid" })
      .reply(204);
    expect(must(await open().send(stepIn("main-contact"))).id).toBe("c-guid");
  });

  test.each([
    ["p-guid", "c-guid"],
    ["other", undefined],
    [null, undefined],
  ])("is seen to be the main one or not: %j", async (MainContact, id) => {
    api()
      .get(exactly(`${accountPath}${detailSelect}`))
      .reply(200, { d: { results: [{ ID: "c-guid", MainContact }] } });
    expect(must(await open().lookup(stepIn("main-contact")))?.id).toBe(id);
  });
});

describe("a delivery address", () => {
  const place = {
    AddressLine1: "Kade 9",
    AddressLine2: "Loods 2",
    Postcode: "1234 AB",
    City: "Ons Dorp",
    Country: "NL",
  };

  test("is posted as one of type 4, with its addressee", async () => {
    written()
      .post(addressPath, { Account: "c-guid", Type: 4, ...place, Notes: "Piet Pieters" })
      .reply(201, { d: { ID: "a-guid" } });
    expect(must(await open().send(stepIn("address"))).id).toBe("a-guid");
  });

  test("is found by its place, among those of its type only", async () => {
    const rows = [
      { ID: "visit", Type: 1, ...place },
      { ID: "other", Type: 4, ...place, AddressLine1: "Kade 10" },
      { ID: "a-guid", Type: 4, ...place, Postcode: "1234ab", Country: "NL " },
    ];
    api()
      .get(exactly(`${addressPath}${addressSelect}`))
      .reply(200, { d: { results: rows } });
    expect(must(await open().lookup(stepIn("address")))?.id).toBe("a-guid");
  });
});

describe("a customer that is kept up to date", () => {
  const row = {
    ID: "c-guid",
    Phone: "06 12345678",
    AddressLine1: "Oude weg 1",
    Postcode: "1234 AB",
    City: "Ons Dorp",
    Country: "NL",
  };
  const read = (found: object) =>
    api()
      .get(exactly(`${accountPath}${detailSelect}`))
      .reply(200, { d: { results: [found] } });

  test("is read, and what differs is sent", async () => {
    const ledger = open();
    read(row);
    expect(must(await ledger.lookup(stepIn("customer-update")))).toBeNull();
    changed()
      .put(exactly(`${accountPath}(guid'c-guid')`), { AddressLine1: "Dorpsstraat 1" })
      .reply(204);
    must(await ledger.send(stepIn("customer-update")));
  });

  test("is left alone where nothing differs", async () => {
    read({ ...row, AddressLine1: "Dorpsstraat 1" });
    expect(must(await open().lookup(stepIn("customer-update")))?.id).toBe("c-guid");
  });

  test("is in doubt where the answer went lost", async () => {
    changed()
      .put(exactly(`${accountPath}(guid'c-guid')`))
      .replyWithError(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
    expect(mustFail(await open().send(stepIn("customer-update"))).outcome).toBe("unknown");
  });
});

describe("the feed of customers", () => {
  const feedPath = "/api/v1/123456/sync/CRM/Accounts";
  const feed = "?$select=ID,Code,Email,SearchCode,Status,Blocked,VATNumber,Timestamp&$filter=Timestamp gt ";
  const changes = async (since: string | null) => must((await open().feeds?.customer?.changes(since)) ?? expect.fail());
  const account = (ID: string, Timestamp: number | string, more: object = {}) => ({
    ID,
    Code: "                 1",
    Status: "C",
    Email: `${ID}@shop.example`,
    Timestamp,
    ...more,
  });

  test("is read from the start, page after page; a record that changed meanwhile counts as it was last", async () => {
    api()
      .get(exactly(`${feedPath}${feed}0L`))
      .reply(200, {
        d: {
          results: [account("a", "9007199254740993"), account("b", 7, { Code: "2" })],
          __next: `${site}${feedPath}?next`,
        },
      });
    api()
      .get(exactly(`${feedPath}?next`))
      .reply(200, { d: { results: [account("b", "9007199254740995", { Code: "2", Blocked: true })] } });
    expect(await changes(null)).toEqual({
      position: "123456/email/- 9007199254740995 b",
      records: [
        { id: "a", identities: ["a@shop.example"] },
        { id: "b", identities: [] },
      ],
    });
  });

  test("goes on with the record that marks its place", async () => {
    api()
      .get(exactly(`${feedPath}${feed}9007199254740994L`))
      .reply(200, { d: { results: [account("b", "9007199254740995")] } });
    expect((await changes("123456/email/- 9007199254740995 b"))?.records).toHaveLength(1);
  });

  test.each([
    [400, errorBody("The $filter parameter is not supported")],
    [403, errorBody("Forbidden")],
    [404, ""],
  ])("does not tell where it is refused: %i", async (status, body) => {
    api()
      .get(exactly(`${feedPath}${feed}0L`))
      .reply(status, body);
    expect(await changes(null)).toBeNull();
  });

  test("stops the run where the ledger does not answer", async () => {
    api()
      .get(exactly(`${feedPath}${feed}0L`))
      .times(3)
      .reply(503, "");
    expect(mustFail((await open().feeds?.customer?.changes(null)) ?? expect.fail()).problem.code).toBe(
      "ledger.unreachable",
    );
  });
});

test("a customer is looked for by what the settings say", async () => {
  const stepWith = (settings: object, customer: object = {}) =>
    toCustomerSteps(
      planOf(mixedOrder({ customer: customerWith(customer) })),
      settingsWith({ customers: { ...customers, ...settings } }).customers,
      "shop",
      123456,
    )[0] ?? expect.fail();
  const ledgerWith = (settings: object) =>
    createExactOnline(settingsWith({ customers: { ...customers, ...settings } }), {
      clock: createClock(),
      tokens: createTokenStore(stored),
      connection: "shop",
      holder: "one",
    });
  const cases = [
    [{ match: "vat-number" }, { vatNumber: "NL123456789B01" }, "VATNumber eq 'NL123456789B01'"],
    [{ match: "shop-customer-id" }, {}, "SearchCode eq 'shop-c77'"],
    [{ sharedAccount: "4000" }, {}, "Code eq '              4000'"],
  ] as const;
  for (const [settings, customer, filter] of cases) {
    api()
      .get(exactly(`${accountPath}${accountSelect}${filter}`))
      .reply(200, { d: { results: [] } });
    expect(must(await ledgerWith(settings).lookup(stepWith(settings, customer)))).toBeNull();
  }
  expect(stepIn("contact").request.body).not.toHaveProperty("Account", idOf("customer"));
});
