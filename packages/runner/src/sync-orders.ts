import type { Failure, FateKind, OrderRecord } from "@boekbrug/core";
import { instantOf } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { ForeignDocuments } from "./adopt-foreign.ts";
import { bookBatch } from "./book-batch.ts";
import type { Connection, Host } from "./connection.ts";
import { discoverOrders } from "./discover-orders.ts";
import { KnownRecords } from "./known-records.ts";
import type { ReportBuilder } from "./report.ts";
import { createSellerPast } from "./seller-past.ts";

/** Fates that a run works on. */
export const workable: readonly FateKind[] = ["seen", "held", "planned", "writing", "in-doubt"];

/**
 * Whether a few orders may be booked without a whole pass: the shop's lists were read once, so that what came before is known, and something was booked, so that
 * nothing about the start is in doubt.
 */
export async function isUnderWay({ store, clock }: Host, { key }: Connection): Promise<Result<boolean, Failure>> {
  const state = await store.connect(key, instantOf(clock.now()));
  if (state.isErr()) return err(state.error);
  const tally = await store.tally(key);
  return tally.map(({ booked }) => state.value.cursor !== null && booked !== undefined);
}

/** Books those of these orders that are due now. The ledger is not asked for anything while none is. */
export async function bookOrders(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  ids: readonly string[],
  renew: () => Promise<Result<void, Failure>>,
): Promise<Result<void, Failure>> {
  const heads = await discoverOrders(host, connection, report, ids);
  if (heads.isErr()) return err(heads.error);
  const records: OrderRecord[] = [];
  for (const id of ids) {
    const record = await host.store.order(connection.key, id);
    if (record.isErr()) return err(record.error);
    if (record.value !== null && workable.includes(record.value.fate.kind)) records.push(record.value);
  }
  if (records.length === 0) return ok(undefined);
  const snapshot = await connection.ledger.snapshot();
  if (snapshot.isErr()) return err(snapshot.error);
  report.check = connection.ledger.check(connection.rules, snapshot.value);
  if (report.check.length > 0) return ok(undefined);
  const known = await host.store.connect(connection.key, instantOf(host.clock.now()));
  if (known.isErr()) return err(known.error);
  const past = createSellerPast(host.store, connection);
  const foreign = new ForeignDocuments(connection, known.value.connectedAt);
  const doubtedCustomers = new Set<string>();
  return bookBatch(
    {
      host,
      connection,
      snapshot: snapshot.value,
      past,
      foreign,
      heads: heads.value,
      report,
      records: new KnownRecords(host, connection),
      doubtedCustomers,
      renew,
    },
    records,
  );
}
