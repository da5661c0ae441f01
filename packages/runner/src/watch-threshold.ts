import {
  calendarDateOf,
  decimalText,
  type Failure,
  type OrderRecord,
  overtakenSales,
  type Problem,
  problem,
  type Rules,
  soldElsewhere,
  subtract,
  type ThresholdReport,
  thresholdMatters,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type Connection, type Host, momentOf } from "./connection.ts";
import type { ReportBuilder } from "./report.ts";
import { bookedOf, saleOf } from "./seller-past.ts";
import { standingOf } from "./vat-reports.ts";

/**
 * Looks at the EUR 10,000 threshold after a run, where it decides anything for the seller: warns when it is near and when it is crossed, and brings to a
 * person what was booked as below it while a sale made earlier, and booked later, puts it above.
 */
export async function watchThreshold(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
): Promise<Result<void, Failure>> {
  const { rules } = connection;
  const today = calendarDateOf(host.clock.now());
  if (!thresholdMatters(rules, today)) return ok(undefined);
  const year = Number(today.slice(0, 4));
  const last = await bookedIn(host, connection, year - 1);
  if (last.isErr()) return err(last.error);
  const current = await bookedIn(host, connection, year);
  if (current.isErr()) return err(current.error);
  const { previousYear: elsewhere = "0" } = soldElsewhere(rules.threshold, year);
  const standing = standingOf({ rules, year, elsewhere, last: last.value, current: current.value });
  if (standing.isErr()) return err(standing.error);
  report.warnings = warningOf(standing.value, report, rules);
  const previousYear = decimalText(standing.value.previousYear);
  const ofLastYear = await tellOvertaken(host, connection, report, last.value, { year: year - 1, previousYear: "0" });
  return ofLastYear.isErr()
    ? ofLastYear
    : tellOvertaken(host, connection, report, current.value, { year, previousYear });
}

const bookedIn = ({ store }: Host, connection: Connection, year: number) =>
  bookedOf(store, connection, { from: `${year}-01-01`, to: `${year}-12-31` });

/** Near: as long as it is. Crossed: in the run that did it, and as long as there is no one-stop shop to report the sales in. */
function warningOf(
  { level, total, limit, exceededAt }: ThresholdReport,
  { booked }: ReportBuilder,
  { seller }: Rules,
): Problem[] {
  const field = "rules.threshold";
  if (level === "near") {
    const left = decimalText(subtract(limit, total));
    return [problem("threshold.near", field, { total: decimalText(total), left })];
  }
  const isNew = booked.some(({ orderId, orderNumber }) => {
    return orderId === exceededAt?.orderId && orderNumber === exceededAt.orderNumber;
  });
  if (level !== "exceeded" || (seller.oneStopShop && !isNew)) return [];
  const order = exceededAt === null ? "–" : (exceededAt.orderNumber ?? `#${exceededAt.orderId}`);
  return [problem("threshold.crossed", field, { total: decimalText(total), order, date: exceededAt?.date ?? "–" })];
}

/** Each connection's own bookings: those of the seller's other connections are told in their runs. */
async function tellOvertaken(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  records: readonly OrderRecord[],
  { year, previousYear }: { readonly year: number; readonly previousYear: string },
): Promise<Result<void, Failure>> {
  const elsewhere = soldElsewhere(connection.rules.threshold, year).thisYear;
  for (const { orderId, connection: key, total } of overtakenSales(records.map(saleOf), { previousYear, elsewhere })) {
    const record = records.find((each) => each.orderId === orderId && each.connection === connection.key);
    if (key !== connection.key || record === undefined) continue;
    const told = await tell(host, connection, report, record, total);
    if (told.isErr()) return told;
  }
  return ok(undefined);
}

/** Once: a person who has looked at it is not told again. */
async function tell(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  record: OrderRecord,
  total: string,
): Promise<Result<void, Failure>> {
  const { orderId } = record;
  const found = problem("threshold.overtaken", "order.placedAt", { total });
  const history = await host.store.history(connection.key, orderId);
  if (history.isErr()) return err(history.error);
  if (history.value.some(({ fate }) => fate.kind === "changed" && fate.problem.code === found.code))
    return ok(undefined);
  report.hold(record, found);
  return host.store.change(momentOf(host, connection, orderId), { kind: "changed", problem: found });
}
