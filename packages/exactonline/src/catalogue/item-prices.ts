import { type CalendarDate, Decimal } from "@boekbrug/core";
import { dateOf } from "../client/odata.ts";
import type { ItemPriceRow } from "../client/rows.ts";

/** Prices nearer to each other than this are the same: how many decimals Exact keeps is not documented. */
const half = new Decimal("0.005");

/** The general price of an item on a day: of no customer, employee or project, in euros, from the first one on. A new item owns one, of 0. */
export function generalPrice(
  item: string,
  rows: readonly ItemPriceRow[],
  today: CalendarDate,
): ItemPriceRow | undefined {
  const startOf = ({ StartDate }: ItemPriceRow) => dateOf(StartDate ?? "") ?? "";
  return rows
    .filter((row) => row.Item === item && isGeneral(row))
    .filter((row) => startOf(row) <= today && (dateOf(row.EndDate ?? "") ?? "9999-12-31") >= today)
    .sort((a, b) => (startOf(a) < startOf(b) ? 1 : -1))[0];
}

const isGeneral = ({ Account, Employee, Project, Currency, Quantity }: ItemPriceRow): boolean =>
  Account === null && Employee === null && Project === null && Currency === "EUR" && (Quantity ?? 1) <= 1;

export const isPrice = ({ Price }: ItemPriceRow, wanted: string): boolean =>
  new Decimal(Price ?? 0).minus(wanted).abs().lt(half);
