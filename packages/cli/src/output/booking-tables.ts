import { add, type Locale, type Money, type VatScenario, zero } from "@boekbrug/core";
import type { BookedOrder } from "@boekbrug/runner";
import Table from "cli-table3";
import { showAmount } from "./amounts.ts";
import { scenarioWords, words } from "./words.ts";

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

/** The amounts per VAT treatment, with the box of the Dutch return. */
export function vatTable(booked: readonly BookedOrder[], language: Locale): string {
  const treatments = vatPerTreatment(booked);
  const total = treatments.reduce<Amounts>((sum, each) => addAmounts(sum, each), none);
  const rows = treatments.map((each) => [
    scenarioWords[each.scenario][language],
    each.country,
    `${each.percent} %`,
    each.box ?? "–",
    ...cells(each, language),
  ]);
  return table(
    [words.scenario, words.country, words.rate, words.box, words.net, words.vat, words.gross].map(
      (word) => word[language],
    ),
    [left, left, right, left, right, right, right],
    [...rows, [words.total[language], "", "", "", ...cells(total, language)]],
  );
}

type TreatmentAmounts = Amounts & {
  readonly scenario: VatScenario;
  readonly country: string;
  readonly percent: string;
  readonly box: string | null;
};

/** In the order of the return's boxes; what is in no box comes last. */
function vatPerTreatment(booked: readonly Pick<BookedOrder, "vatTotals">[]): TreatmentAmounts[] {
  const treatments = new Map<string, TreatmentAmounts>();
  for (const total of booked.flatMap(({ vatTotals }) => vatTotals)) {
    const { scenario, taxCountryVatCode: country, vatPercent: percent, nlReturnBox: box } = total;
    const key = [box ?? "zz", scenario, country, percent.padStart(6, "0")].join(" ");
    const before = treatments.get(key) ?? { ...none, scenario, country, percent, box };
    treatments.set(key, { ...before, ...addAmounts(before, total) });
  }
  return [...treatments].sort(([a], [b]) => a.localeCompare(b)).map(([, each]) => each);
}
