import { type Failure, type OrderRecord, problem, type Store, type WatchedOrder } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { Connection, Host } from "../connection.ts";
import type { ReportBuilder } from "../report.ts";
import { tellAfterwards } from "../tell-afterwards.ts";

const pageSize = 500;
const day = 86_400_000;

/** Every booked order whose payment is still to be registered, oldest first. */
export async function allUnsettled(
  store: Pick<Store, "unsettled">,
  connection: string,
): Promise<Result<OrderRecord[], Failure>> {
  const all: OrderRecord[] = [];
  for (;;) {
    const after = all.at(-1)?.orderId ?? null;
    const page = await store.unsettled(connection, { after, limit: pageSize });
    if (page.isErr()) return err(page.error);
    all.push(...page.value);
    if (page.value.length < pageSize) return ok(all);
  }
}

/** Booked, and not paid by what the shop said last. */
export const awaitsPayment = ({ fate, booking }: OrderRecord): boolean =>
  fate.kind === "booked" && booking?.payment?.paid === null;

/**
 * Booked orders whose payment is watched for, as long as the settings say since they were booked: a list of the shop's unpaid orders tells of all of them, and one that has left it is
 * the one that was paid.
 */
export async function awaitedPayments(
  { store, clock }: Host,
  { key, ledger, rules }: Connection,
): Promise<Result<WatchedOrder[], Failure>> {
  if (ledger.settlements === undefined) return ok([]);
  const since = clock.now() - rules.orders.watchDays * day;
  const unsettled = await allUnsettled(store, key);
  return unsettled.map((records) =>
    records
      .filter((record) => awaitsPayment(record) && Date.parse(record.fateSince) > since)
      .map(({ orderId: id, placedAt }) => ({ id, placedAt, reason: "unpaid", status: null })),
  );
}

/** The order of an awaited payment is no longer in the shop. */
export const tellGone = (
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  record: OrderRecord,
): Promise<Result<void, Failure>> =>
  tellAfterwards(host, connection, report, record, problem("settlement.order-gone", "payment"));
