import { addDays, type CalendarDate, type OpenQuery } from "@boekbrug/core";
import { overlapDays } from "./cursor.ts";

/** The shop's own list of statuses (fixed; only their names can be changed). */
export const shopStatuses: readonly string[] = Array.from({ length: 14 }, (_, index) => String(index + 1));

const cancelled = "8";
export const cancelledStatuses: readonly string[] = [cancelled];

/** For so long after it was placed a cancelled order is looked after: it may be revived. */
export const revivalDays = 60;

export type ListFilter = Readonly<Record<string, string>>;

/**
 * The filters that together list every finished order that is not due: unpaid ones, then each status that is not booked, then the cancelled
 * ones that were placed lately.
 */
export function openFilters({ statuses, paidOnly }: OpenQuery, today: CalendarDate): ListFilter[] {
  const unpaid = paidOnly ? [{ is_paid: "false" }] : [];
  const others = statuses === undefined ? [] : shopStatuses.filter((status) => isOpenStatus(status, statuses));
  const since = addDays(today, -revivalDays - overlapDays);
  const revivable = statuses?.includes(cancelled) ? [] : [{ status: cancelled, min_create_date: since }];
  return [...unpaid, ...others.map((status) => ({ status, ...(paidOnly ? { is_paid: "true" } : {}) })), ...revivable];
}

const isOpenStatus = (status: string, statuses: readonly string[]): boolean =>
  !statuses.includes(status) && status !== cancelled;

/** Whether an order of a list is open: a cancelled one only in the list of those, unless cancelled orders are booked. */
export const isListed = (status: string | null, filter: ListFilter, { statuses }: OpenQuery): boolean =>
  status !== cancelled || filter.status === cancelled || statuses?.includes(cancelled) === true;
