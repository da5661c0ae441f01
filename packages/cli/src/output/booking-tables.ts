import { add, type Locale, type Money, zero } from "@boekbrug/core";
import type { BookedOrder } from "@boekbrug/runner";
import Table from "cli-table3";
import { showAmount } from "./amounts.ts";
import { words } from "./words.ts";

const right = "right" as const;
const left = "left" as const;

/** A plain table: lines between head, body and totals only. */
export function table(
  head: readonly string[],
  aligned: readonly ("left" | "right")[],
  rows: readonly (readonly string[])[],
): string {
  const made = new Table({
    head: [...head],
    colAligns: [...aligned],
    style: { head: [], border: [], compact: true },
  });
  made.push(...rows.map((row) => [...row]));
  return made.toString();
}

interface Amounts {
  readonly net: Money;
  readonly vat: Money;
  readonly gross: Money;
}

const addAmounts = (a: Amounts, b: Amounts): Amounts => ({
  net: add(a.net, b.net),
  vat: add(a.vat, b.vat),
  gross: add(a.gross, b.gross),
});

const none: Amounts = { net: zero("EUR"), vat: zero("EUR"), gross: zero("EUR") };

const cells = ({ net, vat, gross }: Amounts, language: Locale) =>
  [net, vat, gross].map((amount) => showAmount(amount, language));

/** The booked orders, one line each, with their total. */
export function bookedTable(booked: readonly BookedOrder[], language: Locale): string {
  const rows = booked.map((order) => [
    order.orderNumber,
    order.date,
    order.adopted ? `${order.documentNumber ?? ""} (${words.adopted[language]})` : (order.documentNumber ?? ""),
    order.reference,
    ...cells(order.totals, language),
  ]);
  const total = booked.reduce((sum, { totals }) => addAmounts(sum, totals), none);
  return table(
    [words.order, words.date, words.document, words.reference, words.net, words.vat, words.gross].map(
      (word) => word[language],
    ),
    [left, left, left, left, right, right, right],
    [...rows, [words.total[language], "", "", "", ...cells(total, language)]],
  );
}

/** The amounts per VAT rate, with the box of the Dutch return. */
export function vatTable(booked: readonly BookedOrder[], language: Locale): string {
  const rates = vatPerRate(booked);
  const total = [...rates.values()].reduce((sum, each) => addAmounts(sum, each), none);
  const rows = [...rates.values()].map((each) => [`${each.percent} %`, each.box ?? "–", ...cells(each, language)]);
  return table(
    [words.rate, words.box, words.net, words.vat, words.gross].map((word) => word[language]),
    [left, left, right, right, right],
    [...rows, [words.total[language], "", ...cells(total, language)]],
  );
}

export type RateAmounts = Amounts & { readonly percent: string; readonly box: string | null };

/** Amounts per VAT rate over orders, highest rate first. */
export function vatPerRate(booked: readonly Pick<BookedOrder, "vatTotals">[]): Map<string, RateAmounts> {
  const rates = new Map<string, RateAmounts>();
  for (const { vatTotals } of booked) {
    for (const total of vatTotals) {
      const before = rates.get(total.vatPercent) ?? { ...none, percent: total.vatPercent, box: total.nlReturnBox };
      rates.set(total.vatPercent, { ...before, ...addAmounts(before, total) });
    }
  }
  return new Map([...rates].sort(([a], [b]) => Number(b) - Number(a)));
}
