import {
  addDays,
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
  money,
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
  type ThresholdReport,
  thresholdReport,
} from "@boekbrug/core";
import { errAsync, type Result, ResultAsync } from "neverthrow";
import type { Connection } from "./connection.ts";
import { bookedOf, saleOf } from "./seller-past.ts";

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

/** How many days later than asked for a ledger that dates its documents itself may have dated one. */
const datedLater = 400;

/** A booking under the day that decides about the period of its returns: the ledger's own where it has told one. */
const asFiled = (record: OrderRecord): OrderRecord => {
  const date = record.booking?.document?.date;
  return record.booking === null || date === undefined ? record : { ...record, booking: { ...record.booking, date } };
};

/** Reads the store only. */
export const vatReports = (store: Store, connection: string, period: Period): ResultAsync<VatReports, Failure> =>
  store.booked(connection, { from: addDays(period.from, -datedLater), to: period.to }).andThen((all) =>
    openOrders(store, connection, period).map((open) => {
      const records = all.map(asFiled).filter(({ booking }) => {
        const date = booking?.date ?? "";
        return period.from <= date && date <= period.to;
      });
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
 * Where a calendar year stands against the EUR 10,000 threshold, up to and including a day, over all connections of the seller. What was sold elsewhere
 * comes from the settings; `vat.input-missing` where they do not tell.
 */
export const thresholdStanding = (
  store: Store,
  connection: Pick<Connection, "key" | "rules" | "ofSeller">,
  until: CalendarDate,
): ResultAsync<ThresholdReport, Failure> => {
  const { rules } = connection;
  const year = Number(until.slice(0, 4));
  const { previousYear: elsewhere } = soldElsewhere(rules.threshold, year);
  if (elsewhere === undefined) {
    const what = "threshold.previousYearNetEur";
    return errAsync(notDone(problem("vat.input-missing", "rules.threshold.previousYearNetEur", { what })));
  }
  const read = (from: CalendarDate, to: CalendarDate) => new ResultAsync(bookedOf(store, connection, { from, to }));
  return read(`${year - 1}-01-01`, `${year - 1}-12-31`).andThen((last) =>
    read(`${year}-01-01`, until).andThen((current) => standingOf({ rules, year, elsewhere, last, current })),
  );
};

/** The standing from what was booked this year and last, and what was sold elsewhere last year. */
export const standingOf = ({
  rules,
  year,
  elsewhere,
  last,
  current,
}: {
  readonly rules: Rules;
  readonly year: number;
  readonly elsewhere: string;
  readonly last: readonly OrderRecord[];
  readonly current: readonly OrderRecord[];
}): Result<ThresholdReport, Failure> => {
  const booked = last.reduce((total, record) => total + saleOf(record).net, 0);
  return thresholdReport(current.flatMap(documentOf), year, {
    previousYearNetEur: addDecimals(elsewhere, decimalText(money(booked, "EUR"))),
    alreadyThisYearNetEur: soldElsewhere(rules.threshold, year).thisYear,
  }).mapErr((found) => notDone(found));
};

function documentOf({ orderId, orderNumber, placedAt, booking }: OrderRecord): BookedVat[] {
  if (booking === null) return [];
  return [{ orderId, orderNumber, date: booking.date, soldAt: placedAt, vatTotals: booking.vatTotals }];
}

/** Every plan has VAT totals, so a booking without them was kept by a version that did not store them. */
function missingIn(records: readonly OrderRecord[]): Problem | null {
  const without = records.filter(({ booking }) => booking?.vatTotals.length === 0);
  if (without.length === 0) return null;
  const orders = without.map(({ orderId, orderNumber }) => orderNumber ?? `#${orderId}`).join(", ");
  return problem("store.vat-totals-missing", "store", { count: without.length, orders });
}
