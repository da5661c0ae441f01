import { money } from "../../../src/index.ts";
import { order } from "../../orders.ts";
import { type GoldenCase, item, sold } from "../golden-case.ts";

/** Orders that wait for a person whatever the customer is. */
export const heldCases: readonly GoldenCase[] = [
  {
    name: "product-without-class",
    title: "A row of free text: the shop does not tell its VAT class",
    order: sold([item("Mok", "12.10", "21"), item("Graveren", "6.05", "21", { rateClass: null })], "18.15", "3.15"),
  },
  {
    name: "platform-sale",
    title: "A marketplace sold it in its own name",
    order: sold([item("Mok", "12.10", "21")], "12.10", "2.10", {
      marks: { ...order().marks, platformSale: true },
    }),
  },
  {
    name: "parts-do-not-add-up",
    title: "The rows are ten cents more than the total",
    order: sold([item("Mok", "12.10", "21"), item("Kookboek", "10.90", "9")], "22.90", "3.00"),
  },
  {
    name: "vat-does-not-add-up",
    title: "The VAT that the shop says is in the total is no rounding of the VAT on the rows",
    order: sold([item("Mok", "12.10", "21"), item("Kookboek", "10.90", "9")], "23.00", "4.00"),
  },
  {
    name: "order-in-dollars",
    title: "A ledger that books euros only",
    order: sold([item("Mok", "12.10", "21", { amount: money(1210, "USD") })], "12.10", "2.10", {
      total: money(1210, "USD"),
      totalVat: money(210, "USD"),
    }),
  },
];
