import type { OpenQuery } from "@boekbrug/core";

/** The shop's own list of statuses (fixed; only their names can be changed). */
export const shopStatuses: readonly string[] = Array.from({ length: 14 }, (_, index) => String(index + 1));

export const cancelledStatuses: readonly string[] = ["8"];

export type ListFilter = Readonly<Record<string, string>>;

/** The filters that together list every finished order that is not due: unpaid ones, then each status that is not booked. */
export function openFilters({ statuses, paidOnly }: OpenQuery): ListFilter[] {
  const unpaid = paidOnly ? [{ is_paid: "false" }] : [];
  const others = statuses === undefined ? [] : shopStatuses.filter((status) => isOpenStatus(status, statuses));
  return [...unpaid, ...others.map((status) => ({ status, ...(paidOnly ? { is_paid: "true" } : {}) }))];
}

const isOpenStatus = (status: string, statuses: readonly string[]): boolean =>
  !statuses.includes(status) && !cancelledStatuses.includes(status);

/** Whether an order of the list may still become due: a cancelled one does not, unless cancelled orders are booked. */
export const mayBecomeDue = (status: string | null, { statuses }: OpenQuery): boolean =>
  status === null || !cancelledStatuses.includes(status) || statuses?.includes(status) === true;
