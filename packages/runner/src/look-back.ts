import { addDays, calendarDateOf, type Failure, type OrderRecord, problem } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type Connection, type GiveWay, type Host, momentOf } from "./connection.ts";
import type { ReportBuilder } from "./report.ts";

/** How long after booking a silent registry is asked again, in days: until the return of that quarter is surely filed. */
const askAgainFor = 120;

/** How long VAT numbers and the registry's answers are kept, in years: records of the one-stop shop, ten years after the end of the year. */
const keepFor = 11;

const bookedInSilence = ({ booking, fate }: OrderRecord): boolean =>
  (fate.kind === "booked" || fate.kind === "settled") && booking?.vatNumberCheck?.state === "unavailable";

const onStoredCheck = (booking: OrderRecord["booking"]): boolean =>
  booking?.flags.includes("policy-vies-unavailable-stored-check") === true;

/**
 * Looks at what was booked before: an order that was booked while the registry was silent, with VAT although its number turns out to be valid or at 0 % although
 * it turns out to be invalid, is brought to a person with the correction that is due. And it forgets what the law no longer wants kept.
 */
export async function lookBack(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  giveWay: GiveWay,
): Promise<Result<void, Failure>> {
  const today = calendarDateOf(host.clock.now());
  const forgotten = await host.store.forget(connection.key, `${Number(today.slice(0, 4)) - keepFor}-01-01`);
  if (forgotten.isErr() || connection.registry === undefined) return forgotten;
  const period = { from: addDays(today, -askAgainFor), to: today };
  const booked = await host.store.booked(connection.key, period);
  if (booked.isErr()) return err(booked.error);
  for (const record of booked.value.filter(bookedInSilence)) {
    const way = await giveWay();
    if (way.isErr()) return way;
    const asked = await askAgain(host, connection, report, record);
    if (asked.isErr()) return asked;
  }
  return ok(undefined);
}

async function askAgain(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  { orderId, orderNumber, booking }: OrderRecord,
): Promise<Result<void, Failure>> {
  const history = await host.store.history(connection.key, orderId);
  if (history.isErr()) return err(history.error);
  const found = problem(
    onStoredCheck(booking) ? "vat.number-invalid-afterwards" : "vat.number-valid-afterwards",
    "order.customer.vatNumber",
  );
  const isTold = history.value.some(({ fate }) => fate.kind === "changed" && fate.problem.code === found.code);
  if (isTold) return ok(undefined);
  const answer = await connection.registry?.check(booking?.vatNumberCheck?.vatNumber ?? "", null);
  if (answer === undefined) return ok(undefined);
  if (answer.isErr()) return err(answer.error);
  if (answer.value.state !== (onStoredCheck(booking) ? "invalid" : "valid")) return ok(undefined);
  report.held.push({ orderId, orderNumber, problem: found });
  return host.store.change(momentOf(host, connection, orderId), { kind: "changed", problem: found });
}
