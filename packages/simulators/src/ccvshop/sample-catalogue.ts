import type { SimulatedCustomer, SimulatedOrder, SimulatedRow } from "./order.ts";

type Product = Omit<SimulatedRow, "count"> & { name: string };

/** A kitchen, food and book shop: 21, 9 and 0 %. Prices gross. */
const products = {
  pan: { name: "Gietijzeren braadpan 24 cm", price: 89.95, rate: 21, productNumber: "KO-1001", weight: 4.2 },
  knife: { name: "Koksmes 20 cm", price: 64.5, rate: 21, productNumber: "KO-1002" },
  scales: { name: "Digitale keukenweegschaal", price: 29.95, rate: 21, productNumber: "KO-1003" },
  board: { name: "Snijplank eikenhout", price: 39.95, rate: 21, productNumber: "KO-1004" },
  towels: { name: "Theedoeken, set van 3", price: 17.95, rate: 21, productNumber: "KO-1005" },
  apron: { name: "Linnen keukenschort", price: 34.95, rate: 21, productNumber: "KO-1006" },
  cups: { name: "Espressokopjes, set van 4", price: 24.95, rate: 21, productNumber: "KO-1007" },
  corkscrew: { name: "Kurkentrekker", price: 14.95, rate: 21, productNumber: "KO-1008" },
  mixer: { name: "Handmixer 400 W", price: 54.95, rate: 21, productNumber: "KO-1009" },
  tin: { name: "Springvorm 26 cm", price: 15.95, rate: 21, productNumber: "KO-1010" },
  wine: { name: "Primitivo di Puglia, 75 cl", price: 11.49, rate: 21, productNumber: "DR-3001", unit: "fles" },
  oil: { name: "Olijfolie extra vierge, 500 ml", price: 11.95, rate: 9, productNumber: "ET-2001" },
  honey: { name: "Heidehoning, 450 g", price: 7.45, rate: 9, productNumber: "ET-2002" },
  sprinkles: { name: "Hagelslag extra puur", price: 4.25, rate: 9, productNumber: "ET-2003" },
  waffles: { name: "Stroopwafels in blik", price: 8.95, rate: 9, productNumber: "ET-2004" },
  coffee: { name: "Koffiebonen crème, 1 kg", price: 18.95, rate: 9, productNumber: "ET-2005" },
  cheese: { name: "Boerenkaas belegen", price: 16.79, rate: 9, productNumber: "ET-2006", unit: "kg" },
  herbs: { name: "Kruidenmix rendang", price: 3.33, rate: 9, productNumber: "ET-2007" },
  juice: { name: "Appelsap troebel, 1 l", price: 3.15, rate: 9, productNumber: "DR-3002", unit: "fles" },
  book: { name: "Kookboek De Hollandse pot", price: 27.5, rate: 9, productNumber: "BO-4001" },
  bakingBook: { name: "Bakken voor beginners", price: 22.99, rate: 9, productNumber: "BO-4002" },
  voucher: { name: "Cadeaubon 25 euro", price: 25, rate: 0, productNumber: "CB-25" },
  bottle: { name: "Statiegeld fles", price: 0.15, kind: "container-deposit" },
  crate: { name: "Borg houten krat", price: 12.5, kind: "safety-deposit" },
} as const satisfies Record<string, Product>;

export type ProductName = keyof typeof products;

const productNames = Object.keys(products) as ProductName[];

export const productOf = (name: ProductName): Product & { productId: number } => ({
  ...products[name],
  productId: 845754001 + productNames.indexOf(name),
});

export function item(
  name: ProductName,
  count: SimulatedRow["count"] = 1,
  extra: Partial<SimulatedRow> = {},
): SimulatedRow {
  return { ...productOf(name), count, ...extra };
}

export const at = (
  firstName: string,
  lastName: string,
  [street, houseNumber, zipCode, city]: [string, number, string, string],
  more: SimulatedCustomer = {},
): SimulatedCustomer => ({
  firstName,
  lastName,
  street,
  houseNumber,
  zipCode,
  city,
  email: `${plain(firstName)}.${plain(lastName)}@example.com`,
  telephone: "0612345678",
  ...more,
});

const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();

export const business = (company: string, vatNumber: string, more: SimulatedCustomer = {}): SimulatedCustomer => ({
  company,
  vatNumber,
  type: "b2b",
  cocNumber: "00000000",
  ...more,
});

/** Made-up people and companies. */
export const people = {
  anna: at("Anna", "de Vries", ["Dorpsstraat", 14, "3931 AB", "Woudenberg"]),
  bram: at("Bram", "Jansen", ["Kerkplein", 2, "7411 XX", "Deventer"], { houseNumberSuffix: "b" }),
  chloe: at("Chloë", "Müller-Peeters", ["Sint Jansstraat", 81, "5211 GH", "'s-Hertogenbosch"]),
  dirk: at("Dirk", "van den Heuvel", ["Havenkade", 7, "1972 AA", "IJmuiden"]),
  elif: at("Elif", "Yılmaz", ["Schoolweg", 33, "3081 KL", "Rotterdam"]),
  freek: at("Freek", "Ykema", ["Brêgeleane", 5, "8601 EF", "Snits"]),
  grace: at("Grace", "Ofori", ["Bijlmerplein", 210, "1102 MN", "Amsterdam"]),
  hanna: at("Hanna", "Šimková", ["Parklaan", 19, "3016 BC", "Rotterdam"]),
  iris: at("Iris", "Bakker", ["Molenweg", 1, "9101 ZZ", "Dokkum"]),
  joost: at("Joost", "'t Hart", ["Stationsweg", 66, "6711 PP", "Ede"]),
  kees: at("Kees", "Smit", ["Zeedijk", 4, "1621 AB", "Hoorn"]),
  lotte: at("Lotte", "Vermeulen", ["Meir", 12, "2000", "Antwerpen"], { country: "BE" }),
  noPhone: ((): SimulatedCustomer => {
    const { telephone: _left, ...rest } = at("Maud", "Willems", ["Lindelaan", 23, "2341 CD", "Oegstgeest"]);
    return rest;
  })(),
  cafe: at(
    "Nadia",
    "El Amrani",
    ["Oudegracht", 101, "3511 AE", "Utrecht"],
    business("Café De Gracht B.V.", "NL000000001B01"),
  ),
  hotel: at(
    "Otto",
    "Blom",
    ["Boulevard", 1, "2042 AA", "Zandvoort"],
    business(
      "Hotel-Restaurant en Congrescentrum De Zeven Provinciën aan Zee Exploitatiemaatschappij B.V.",
      "NL000000002B02",
      {
        emailInvoice: "facturen@hotel.example.com",
        costCentre: "KEUKEN-02",
      },
    ),
  ),
  school: at(
    "Petra",
    "Hoekstra",
    ["Onderwijslaan", 40, "8911 CC", "Leeuwarden"],
    business("Stichting Kookschool Noord", "", { reference: "INK-2214" }),
  ),
  belgianFirm: at(
    "Quinten",
    "Claes",
    ["Korenmarkt", 3, "9000", "Gent"],
    business("Traiteur Claes BV", "BE0000000097", { country: "BE", cocNumber: "" }),
  ),
};

/** A sample order before it has a number: placed so many days before the last day, at a time in UTC. */
export type Draft = Omit<SimulatedOrder, "created" | "label"> & {
  label: string;
  when: [daysBefore: number, time: string];
};

export const ideal = 21;
export const klarna = 23;
export const onAccount = 9;
export const post = { price: 5.95, rate: 21 };
