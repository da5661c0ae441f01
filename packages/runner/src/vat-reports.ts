import {
  addDecimals,
  type BookedVat,
  type CalendarDate,
  calendarDateOf,
  type DutchReturn,
  decimalText,
  dutchReturn,
  type Failure,
  type IcpListing,
  icpListing,
  notDone,
  type OrderRecord,
  type OssReport,
  ossReport,
  type Period,
  type Problem,
  problem,
  type Rules,
  type Store,
  soldElsewhere,
  sum,
  type ThresholdReport,
  thresholdReport,
} from "@boekbrug/core";
import { errAsync, type ResultAsync } from "neverthrow";

/** What a merchant files over a period, from what was booked in it. */
export interface VatReports {
  readonly vat: DutchReturn;
  readonly icp: IcpListing;
  readonly oss: OssReport;
  /**
   * Bookings that the Dutch return lacks, or null when it lacks none. They are of a version that booked domestic sales only: the other reports
   * lack nothing.
   */
  readonly missing: Problem | null;
  /** Orders of the period that are due but not booked, or null when there are none. */
  readonly open: Problem | null;
}

/** Reads the store only. */
export const vatReports = (store: Store, connection: string, period: Period): ResultAsync<VatReports, Failure> =>
  store.booked(connection, period).andThen((records) =>
    openOrders(store, connection, period).map((open) => {
      const documents = records.flatMap(documentOf);
      return {
        vat: dutchReturn(documents, period),
        icp: icpListing(documents, period),
        oss: ossReport(documents, period),
        missing: missingIn(records),
        open,
      };
    }),
  );

/** Orders of the period that are due but not booked yet, for whatever reason: their turnover is in no report. */
const openOrders = (store: Store, connection: string, { from, to }: Period): ResultAsync<Problem | null, Failure> =>
  store
    .orders(connection, { fates: ["held", "in-doubt", "writing", "planned", "seen"], after: null, limit: 10_000 })
    .map((records) => {
      const open = records.filter(({ placedAt }) => from <= calendarDateOf(placedAt) && calendarDateOf(placedAt) <= to);
      return open.length === 0 ? null : problem("report.orders-open", "period", { count: open.length, from, to });
    });

/**
 * Where a calendar year stands against the EUR 10,000 threshold, up to and including a day. What was sold elsewhere comes from the
 * settings; `vat.input-missing` where they do not tell.
 */
export const thresholdStanding = (
  store: Store,
  { key, rules }: { readonly key: string; readonly rules: Rules },
  until: CalendarDate,
): ResultAsync<ThresholdReport, Failure> => {
  const year = Number(until.slice(0, 4));
  const { previousYear, thisYear } = soldElsewhere(rules.threshold, year);
  if (previousYear === undefined) {
    const what = "threshold.previousYearNetEur";
    return errAsync(notDone(problem("vat.input-missing", "rules.threshold.previousYearNetEur", { what })));
  }
  return store.booked(key, { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }).andThen((last) =>
    store.booked(key, { from: `${year}-01-01`, to: until }).andThen((records) =>
      thresholdReport(records.flatMap(documentOf), year, {
        previousYearNetEur: addDecimals(previousYear, countedNet(last)),
        alreadyThisYearNetEur: thisYear,
      }).mapErr((found) => notDone(found)),
    ),
  );
};

/** What of these bookings counts toward the threshold, net, as decimal text. */
function countedNet(records: readonly OrderRecord[]): string {
  const totals = records.flatMap(({ booking }) => booking?.vatTotals ?? []);
  const counted = totals.filter(({ countsTowardThreshold }) => countsTowardThreshold);
  return decimalText(
    sum(
      counted.map(({ net }) => net),
      "EUR",
    ),
  );
}

function documentOf({ orderId, orderNumber, booking }: OrderRecord): BookedVat[] {
  return booking === null ? [] : [{ orderId, orderNumber, date: booking.date, vatTotals: booking.vatTotals }];
}

/** Every plan has VAT totals, so a booking without them was kept by a version that did not store them. */
function missingIn(records: readonly OrderRecord[]): Problem | null {
  const without = records.filter(({ booking }) => booking?.vatTotals.length === 0);
  if (without.length === 0) return null;
  const orders = without.map(({ orderId, orderNumber }) => orderNumber ?? `#${orderId}`).join(", ");
  return problem("store.vat-totals-missing", "store", { count: without.length, orders });
}
