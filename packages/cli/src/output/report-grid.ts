import { decimalText, type Locale, type Money } from "@boekbrug/core";
import { showAmount } from "./amounts.ts";
import { table } from "./booking-tables.ts";
import { csv } from "./csv.ts";

export type GridCell = string | Money;

/** A report before it is a table or CSV: amounts are written as each of them wants. */
export interface ReportGrid {
  readonly head: readonly string[];
  /** How many columns at the end hold amounts. */
  readonly amounts: number;
  readonly rows: readonly (readonly GridCell[])[];
  /** Under the table only: a program sums by itself. */
  readonly total: readonly GridCell[] | null;
}

/** For people: amounts as in their language. */
export function gridTable({ head, amounts, rows, total }: ReportGrid, language: Locale): string {
  const show = (cell: GridCell) => (typeof cell === "string" ? cell : showAmount(cell, language));
  const aligned = head.map((_, index) => (index < head.length - amounts ? "left" : "right"));
  const all = total === null ? rows : [...rows, total];
  return table(
    head,
    aligned,
    all.map((row) => row.map(show)),
  );
}

/** For spreadsheets and programs: one head over the rows of every connection, amounts with a dot. */
export function gridCsv(first: string, grids: readonly (readonly [string, ReportGrid])[]): string {
  const write = (cell: GridCell) => (typeof cell === "string" ? cell : decimalText(cell));
  const head = [first, ...(grids[0]?.[1].head ?? [])];
  return csv([head, ...grids.flatMap(([name, { rows }]) => rows.map((row) => [name, ...row.map(write)]))]);
}
