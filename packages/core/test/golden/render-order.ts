import { type Address, deliveryAddress, type Money, type Order } from "../../src/index.ts";
import type { GoldenCase } from "./golden-case.ts";
import { amountOf, block, pairs, table } from "./text-table.ts";

/** What the shop says, and the settings that it is booked under. */
export function orderBlocks({ order, settings = {}, registry, distanceSalesBefore }: GoldenCase): string[] {
  const { billTo, type, vatNumber } = order.customer;
  const answer = registry === undefined ? "not asked" : `${registry.state} (${registry.vatNumber})`;
  const values = Object.entries(settings).map(([path, value]) => [path, plain(value)]);
  return [
    block(
      "ORDER",
      pairs([
        ["number", `${order.number} (id ${order.id})`],
        ["placed at", order.placedAt],
        ["prices", order.basis === "gross" ? "gross, VAT included" : "net, VAT on top"],
        ["read as", order.reading.en],
        ["customer", `${type}, ${place(billTo)}`],
        ["goods go to", goodsGoTo(order)],
        ["VAT number", vatNumber ?? "none"],
        ["registry", vatNumber === null ? "-" : answer],
        ["marks", marksOf(order)],
        ...(distanceSalesBefore === undefined ? [] : [["sales before", `${distanceSalesBefore} EUR this year`]]),
      ]),
      table(
        ["part", "quantity", ">amount", ">charged", "class", "categories"],
        [...partRows(order), totalRow("total", order.total), totalRow("of which VAT", order.totalVat)],
      ),
    ),
    block("SETTINGS OTHER THAN DEFAULT", values.length === 0 ? ["none"] : pairs(values)),
  ];
}

const place = ({ country, postcode }: Address) => `${country ?? "no country"} ${postcode ?? "no postcode"}`;

const goodsGoTo = ({ delivery, customer }: Order): string => {
  if (delivery === "pickup") return "picked up";
  const there = place(deliveryAddress(customer));
  return delivery === "shipped" ? there : `${there}, by the customer's own carrier`;
};

const plain = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

const marksOf = ({ marks }: Order): string =>
  Object.entries(marks)
    .flatMap(([name, isSet]) => (isSet ? [name] : []))
    .join(", ") || "none";

const totalRow = (name: string, amount: Money): string[] => [name, "", amountOf(amount), "", "", ""];

const partRows = ({ lines, charges, discounts, giftCards = [] }: Order): string[][] => [
  ...lines.map(({ kind, description, variant, quantity, amount, vatPercent, rateClass, shopCategories }) => [
    `${kind}: ${description}${variant === null ? "" : ` (${variant})`}`,
    quantity,
    amountOf(amount),
    `${vatPercent} %`,
    rateClass ?? "not told",
    (shopCategories ?? []).join(", "),
  ]),
  ...charges.map(({ kind, description, amount, vatPercent }) => [
    `charge: ${kind}${description === "" ? "" : `, ${description}`}`,
    "",
    amountOf(amount),
    vatPercent === null ? "follows goods" : `${vatPercent} %`,
    "",
    "",
  ]),
  ...discounts.map(({ kind, description, amount }) => [
    `discount: ${kind}${description === "" ? "" : `, ${description}`}`,
    "",
    amountOf({ ...amount, minor: -amount.minor }),
    "follows goods",
    "",
    "",
  ]),
  ...giftCards.map(({ description, amount }) => [
    `gift card: ${description}`,
    "",
    amountOf({ ...amount, minor: -amount.minor }),
    "pays",
    "",
    "",
  ]),
];
