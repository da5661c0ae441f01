import type { SimulatedCustomer } from "@boekbrug/simulators";

/** Made-up buyers. The VAT numbers have the shape and the check digit of their state. */

const zipCodes: Readonly<Record<string, string>> = {
  NL: "1000AA",
  AT: "1010",
  BE: "1000",
  CH: "8001",
  CZ: "11000",
  DE: "10115",
  ES: "28001",
  FI: "00100",
  FR: "75009",
  IT: "00118",
  LT: "01100",
  LU: "1111",
  NO: "0150",
  SE: "111 22",
};

const at = (country: string, zipCode = zipCodes[country] ?? ""): SimulatedCustomer => ({
  street: "Straat",
  houseNumber: 1,
  zipCode,
  city: "Stad",
  country,
});

/** One of the consumers of a country; the same number is the same person. */
export const consumer = (country: string, number: number, zipCode?: string): SimulatedCustomer => ({
  ...at(country, zipCode),
  firstName: "Koper",
  lastName: `Nummer ${number}`,
  email: `koper${number}-${country.toLowerCase()}@shop.example`,
});

const firm = (name: string, country: string, vatNumber: string): SimulatedCustomer => ({
  ...at(country),
  company: name,
  firstName: "In",
  lastName: "Koop",
  email: `inkoop@${name.toLowerCase().replaceAll(" ", "-")}.example`,
  type: "b2b",
  vatNumber,
});

export const firms = {
  dutch: firm("Wiersma BV", "NL", "NL000000012B01"),
  belgian: firm("Maes BV", "BE", "BE0000000196"),
  otherBelgian: firm("Peeters BV", "BE", "BE0428759497"),
  german: firm("Brandt GmbH", "DE", "DE100000008"),
  /** In Belgium, with a German number. */
  germanInBelgium: firm("Brandt Belgien", "BE", "DE136695976"),
  /** Its number is not valid. */
  unknown: firm("Krause Catering", "DE", "DE100000016"),
} as const;

export const invalidNumbers: ReadonlySet<string> = new Set([firms.unknown.vatNumber ?? ""]);
