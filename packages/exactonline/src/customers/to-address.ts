import {
  type Address,
  cutText,
  type InvoicePlan,
  idOf,
  type Json,
  lostFrom,
  present,
  shortenedBy,
  type WriteStep,
} from "@boekbrug/core";
import { lengths, placeOf } from "./to-account.ts";

export const addressesPath = (division: number): string => `/api/v1/${division}/crm/Addresses`;

const delivery = 4;

/** The step that finds or makes the address that the goods go to; none where that is the billing address. */
export function toAddressSteps({ customer, reference }: InvoicePlan, division: number): WriteStep[] {
  const { billTo, shipTo } = customer;
  if (shipTo === null || shipTo.street === null || samePlace(billTo, shipTo)) return [];
  const place = present<Json>({
    ...placeOf(shipTo),
    AddressLine2: cutText(shipTo.extra, lengths.addressLine),
  });
  const body = {
    Account: idOf("customer"),
    Type: delivery,
    ...place,
    ...present<Json>({ Notes: cutText(addresseeOf(shipTo), lengths.addressLine) }),
  };
  return [
    {
      key: "address",
      kind: "customer-detail",
      title: { nl: "Afleveradres", en: "Delivery address" },
      request: {
        method: "POST",
        path: addressesPath(division),
        body,
      },
      dependsOn: ["customer"],
      lookup: "before-sending",
      upon: { step: "customer", made: "send", found: "look-up" },
      identity: `address:${addressText(place)}`,
      reference,
      expected: null,
      ...shortenedBy(lostFrom(body, textsOf(shipTo))),
    },
  ];
}

const parts = ["street", "extra", "postcode", "city", "country"] as const;

const samePlace = (one: Address, other: Address): boolean => parts.every((part) => same(one[part], other[part]));

const same = (one: string | null, other: string | null): boolean => folded(one) === folded(other);

const folded = (text: string | null): string => (text ?? "").replace(/\s+/gu, "").toLowerCase();

const addresseeOf = ({ company, name }: Address): string => [company, name].filter((part) => part !== null).join(", ");

const textsOf = (address: Address) => ({
  AddressLine1: address.street,
  AddressLine2: address.extra,
  Postcode: address.postcode,
  City: address.city,
  Notes: addresseeOf(address),
});

/** An address on one line, to tell it from others. */
export const addressText = (place: Readonly<Record<string, unknown>>): string =>
  ["AddressLine1", "AddressLine2", "Postcode", "City", "Country"]
    .map((name) => folded(String(place[name] ?? "")))
    .join("|");
