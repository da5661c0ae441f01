import { expect, test } from "vitest";
import { customerWith, mixedOrder, planOf } from "../../test/support.ts";
import { toAddressSteps } from "./to-address.ts";

const { billTo } = customerWith();
const stepsFor = (shipTo: typeof billTo | null) =>
  toAddressSteps(planOf(mixedOrder({ customer: customerWith({ shipTo }) })), 123456);

test("a delivery address that is another one, with who receives it", () => {
  const shipTo = {
    ...billTo,
    name: "Piet Pieters",
    company: "Werf BV",
    street: "Kade 9",
    extra: "Loods 2",
    city: "Elders",
  };
  expect(stepsFor(shipTo)).toMatchObject([
    {
      key: "address",
      kind: "customer-detail",
      request: {
        path: "/api/v1/123456/crm/Addresses",
        body: {
          Account: { $idOf: "customer" },
          Type: 4,
          AddressLine1: "Kade 9",
          AddressLine2: "Loods 2",
          Postcode: "1234 AB",
          City: "Elders",
          Country: "NL",
          Notes: "Werf BV, Piet Pieters",
        },
      },
      identity: "address:kade9|loods2|1234ab|elders|nl",
    },
  ]);
});

test("names what does not fit", () => {
  expect(stepsFor({ ...billTo, street: "Kade 9" })[0]).not.toHaveProperty("shortened");
  const [step] = stepsFor({ ...billTo, street: "x".repeat(61), company: "y".repeat(61), postcode: "1".repeat(21) });
  expect(step?.shortened).toEqual(["AddressLine1", "Postcode", "Notes"]);
});

test("none where the goods go to the billing address, however it is spelt, or to no street", () => {
  expect(stepsFor(null)).toEqual([]);
  expect(stepsFor({ ...billTo, name: "Piet", street: "DORPSSTRAAT  1", postcode: "1234AB" })).toEqual([]);
  expect(stepsFor({ ...billTo, street: null, city: "Elders" })).toEqual([]);
});
