import type { CalendarDate } from "@boekbrug/core";
import { dateOf } from "../client/odata.ts";
import type { CatalogueItemRow } from "../client/rows.ts";

export function isActive({ StartDate, EndDate }: CatalogueItemRow, today: CalendarDate): boolean {
  const from = dateOf(StartDate ?? "");
  const to = dateOf(EndDate ?? "");
  return (from === undefined || from <= today) && (to === undefined || today <= to);
}
