import { describe, expect, test } from "vitest";
import { customerWith, mixedOrder, planOf } from "../../test/support.ts";
import { namesOf, toContactSteps } from "./to-contact.ts";

const billTo = customerWith().billTo;

describe("names", () => {
  test.each([
    ["Jan de Vries", { FirstName: "Jan", MiddleName: "de", LastName: "Vries" }],
    ["jan van der berg", { FirstName: "jan", MiddleName: "van der", LastName: "berg" }],
    ["Jan  Peter\tJansen", { FirstName: "Jan", LastName: "Peter Jansen" }],
    ["Anna van", { FirstName: "Anna", LastName: "van" }],
    ["Anna van de", { FirstName: "Anna", MiddleName: "van", LastName: "de" }],
    ["Sukarno", { FirstName: "-", LastName: "Sukarno" }],
  ])("%j", (name, names) => expect(namesOf({ name, billTo })).toEqual(names));

  test("are cut, and taken from the address, or not there at all", () => {
    expect(namesOf({ name: `${"x".repeat(60)} ${"y".repeat(60)}`, billTo })).toEqual({
      FirstName: "x".repeat(40),
      LastName: "y".repeat(40),
    });
    expect(namesOf({ name: null, billTo })).toMatchObject({ LastName: "Vries" });
    expect(namesOf({ name: " ", billTo })).toBeNull();
  });
});

test("a contact, and a second call that makes him the main one of a new customer", () => {
  const [contact, main] = toContactSteps(planOf(mixedOrder()), 123456);
  expect(contact).toMatchObject({
    key: "contact",
    kind: "customer-detail",
    request: {
      method: "POST",
      path: "/api/v1/123456/crm/Contacts",
      body: {
        Account: { $idOf: "customer" },
        FirstName: "Jan",
        MiddleName: "de",
        LastName: "Vries",
        Email: "Jan@Voorbeeld.nl",
        Phone: "06 12345678",
      },
    },
    upon: { step: "customer", made: "send", found: "look-up" },
    identity: "contact:jan@voorbeeld.nl",
  });
  expect(main).toMatchObject({
    request: {
      method: "PUT",
      path: "/api/v1/123456/crm/Accounts(guid'{customer}')",
      body: { MainContact: { $idOf: "contact" } },
    },
    upon: { made: "send", found: "skip" },
  });
});

test("names the parts of a name that are cut", () => {
  const named = (name: string) =>
    toContactSteps({ ...planOf(mixedOrder()), customer: customerWith({ name }) }, 123456)[0]?.shortened;
  expect(named("Jan de Vries")).toBeUndefined();
  expect(named(`${"x".repeat(41)} van der ${"y".repeat(41)}`)).toEqual(["FirstName", "LastName"]);
});
