import { expect, it } from "vitest";
import { withoutPerson } from "./without-person.ts";

const address = { name: null, company: null, street: null, extra: null, city: null, region: null };

it("a customer's postcode is hidden in the address of a parcel too, where it has no space", () => {
  const customer = {
    ...({ id: "7", type: "consumer", company: null, name: "Jan Jansen", email: null, phone: null } as const),
    ...{ vatNumber: null, chamberOfCommerce: null, shipTo: null },
    billTo: { ...address, postcode: "1234 AB", country: "NL" },
  };
  const shown = { link: "https://volg.example/?B=3SABC&P=1234AB&D=NL", text: "1234 AB", other: "91234AB" };
  expect(withoutPerson(customer, shown)).toEqual({
    link: "https://volg.example/?B=3SABC&P=***&D=NL",
    text: "***",
    other: "91234AB",
  });
});
