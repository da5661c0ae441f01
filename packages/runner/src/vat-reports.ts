import {
  type BookedVat,
  type CalendarDate,
  type DutchReturn,
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
  type ThresholdReport,
  thresholdReport,
} from "@boekbrug/core";
import { err, ok, type Result, type ResultAsync } from "neverthrow";

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
}

/** Reads the store only. */
export const vatReports = (store: Store, connection: string, period: Period): ResultAsync<VatReports, Failure> =>
  store.booked(connection, period).map((records) => {
    const documents = records.flatMap(documentOf);
    return {
      vat: dutchReturn(documents, period),
      icp: icpListing(documents, period),
      oss: ossReport(documents, period),
      missing: missingIn(records),
    };
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
  const year = until.slice(0, 4);
  return store.booked(key, { from: `${year}-01-01`, to: until }).andThen((records) =>
    soldElsewhere(rules)
      .andThen((before) => thresholdReport(records.flatMap(documentOf), Number(year), before))
      .mapErr(notDone),
  );
};

function soldElsewhere({ threshold }: Rules) {
  return setting("previousYearNetEur", threshold?.previousYearNetEur).andThen((previousYearNetEur) =>
    setting("beforeConnectingNetEur", threshold?.beforeConnectingNetEur).map((alreadyThisYearNetEur) => ({
      previousYearNetEur,
      alreadyThisYearNetEur,
    })),
  );
}

const setting = (name: string, value: string | undefined): Result<string, Problem> =>
  value === undefined ? err(problem("vat.input-missing", `rules.threshold.${name}`, { what: name })) : ok(value);

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
