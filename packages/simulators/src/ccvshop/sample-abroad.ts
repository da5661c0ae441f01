import type { SimulatedCustomer } from "./order.ts";
import { at, business, type Draft, ideal, item, people } from "./sample-catalogue.ts";

/** Made-up buyers; the VAT numbers have the shape and the check digit of their state, except the one that says it is not valid. */
const buyers = {
  belgian: at(
    "Rosalie",
    "Maes",
    ["Bondgenotenlaan", 20, "3000", "Leuven"],
    business("Kookatelier Maes BV", "BE0000000196", { country: "BE", cocNumber: "" }),
  ),
  german: at(
    "Stefan",
    "Brandt",
    ["Hauptstrasse", 8, "47533", "Kleve"],
    business("Brandt Feinkost GmbH", "DE100000008", { country: "DE", cocNumber: "" }),
  ),
  invalid: at(
    "Tilda",
    "Krause",
    ["Marktgasse", 5, "50667", "Keulen"],
    business("Krause Catering", "DE100000010", { country: "DE", cocNumber: "" }),
  ),
  dutch: at(
    "Ubbo",
    "Wiersma",
    ["Vismarkt", 30, "9711 KT", "Groningen"],
    business("Lunchroom Wiersma B.V.", "NL000000012B01"),
  ),
  swiss: at("Vreni", "Keller", ["Seestrasse", 17, "8002", "Zürich"], { country: "CH" }),
  canarian: at("Wendy", "Santana", ["Calle Mayor", 44, "35002", "Las Palmas de Gran Canaria"], {
    country: "ES",
    province: "Las Palmas",
  }),
  northernIrish: at("Xander", "Doyle", ["Ormeau Road", 61, "BT7 1SH", "Belfast"], { country: "GB" }),
  berliner: at("Yannick", "Scholz", ["Kastanienallee", 90, "10435", "Berlijn"], { country: "DE" }),
  hamburger: at("Zita", "Lange", ["Elbchaussee", 12, "22765", "Hamburg"], { country: "DE" }),
  parisian: at("Amélie", "Laurent", ["Rue des Martyrs", 23, "75009", "Parijs"], { country: "FR" }),
} satisfies Record<string, SimulatedCustomer>;

const net = { pan: 74.34, knife: 53.31, cups: 20.62, oil: 10.96, coffee: 17.39 };

/** A parcel beyond the border, at the rate of the goods. */
const parcel = (rate: number, price = 12.95) => ({ price, rate });

/** Nobody's VAT: row and shipping at 0 %, from the price without Dutch VAT. */
const untaxed = (name: keyof typeof net, count = 1) => item(name, count, { price: net[name], rate: 0 });

/** The last morning: what crosses a border, with the VAT that a shop set up rightly charges, and what one set up wrongly does. */
export const ordersAbroad: Draft[] = [
  {
    label: "intra-community supply to Belgium at 0 %, paid",
    when: [0, "08:05"],
    payMethodId: ideal,
    intraCommunity: true,
    customer: buyers.belgian,
    rows: [untaxed("pan", 4), untaxed("oil", 12)],
    shipping: parcel(0),
  },
  {
    label: "intra-community supply to Germany at 0 %, paid",
    when: [0, "08:11"],
    payMethodId: ideal,
    intraCommunity: true,
    customer: buyers.german,
    rows: [untaxed("knife", 6), untaxed("coffee", 8)],
    shipping: parcel(0, 14.5),
  },
  {
    label: "intra-community supply at 0 % on a VAT number that is not valid",
    when: [0, "08:17"],
    payMethodId: ideal,
    intraCommunity: true,
    customer: buyers.invalid,
    rows: [untaxed("cups", 3)],
    shipping: parcel(0),
  },
  {
    label: "Dutch company with a VAT number, paid, at 21 %",
    when: [0, "08:23"],
    payMethodId: ideal,
    customer: buyers.dutch,
    rows: [item("mixer", 2), item("tin", 4)],
    shipping: parcel(21, 5.95),
  },
  {
    label: "export to Switzerland at 0 %",
    when: [0, "08:29"],
    payMethodId: ideal,
    customer: buyers.swiss,
    rows: [untaxed("pan")],
    shipping: parcel(0, 24.5),
  },
  {
    label: "export to the Canary Islands at 0 %",
    when: [0, "08:34"],
    payMethodId: ideal,
    customer: buyers.canarian,
    rows: [untaxed("knife"), untaxed("cups")],
    shipping: parcel(0, 29.95),
  },
  {
    label: "consumer in Northern Ireland at 20 %",
    when: [0, "08:38"],
    payMethodId: ideal,
    customer: buyers.northernIrish,
    rows: [item("apron", 1, { rate: 20 }), item("towels", 2, { rate: 20 })],
    shipping: parcel(20, 17.5),
  },
  {
    label: "consumer in Germany at 19 %",
    when: [0, "08:42"],
    payMethodId: ideal,
    customer: buyers.berliner,
    rows: [item("board", 1, { rate: 19 }), item("corkscrew", 2, { rate: 19 })],
    shipping: parcel(19),
  },
  {
    label: "book to a consumer in Germany at 7 %",
    when: [0, "08:46"],
    payMethodId: ideal,
    customer: buyers.hamburger,
    rows: [item("book", 1, { rate: 7 })],
    shipping: parcel(7, 6.95),
  },
  {
    label: "consumer in Belgium at 21 and 6 %",
    when: [0, "08:49"],
    payMethodId: 22,
    customer: people.lotte,
    rows: [item("scales"), item("bakingBook", 1, { rate: 6 })],
    shipping: parcel(21, 9.95),
  },
  {
    label: "consumer in France at 20 %",
    when: [0, "08:52"],
    payMethodId: ideal,
    customer: buyers.parisian,
    rows: [item("cups", 2, { rate: 20 })],
    shipping: parcel(20),
  },
  {
    label: "consumer in Germany charged Dutch VAT: 21 instead of 19 %",
    when: [0, "08:54"],
    payMethodId: ideal,
    customer: buyers.berliner,
    rows: [item("tin", 2)],
    shipping: parcel(21),
  },
  {
    label: "consumer in Switzerland charged Dutch VAT: 21 instead of 0 %",
    when: [0, "08:56"],
    payMethodId: ideal,
    customer: buyers.swiss,
    rows: [item("towels", 3)],
    shipping: parcel(21, 24.5),
  },
  {
    label: "picked up in the Netherlands by a Belgian, at Dutch VAT",
    when: [0, "08:58"],
    payMethodId: 7,
    deliverMethod: "pickup",
    customer: people.lotte,
    rows: [item("pan"), item("cheese", "0.6")],
  },
];
