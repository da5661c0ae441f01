import type { Failure, LedgerSettlements, OrderRecord, SettlementPorts } from "@boekbrug/core";
import type { Result } from "neverthrow";
import { renew } from "../claim.ts";
import type { Connection, GiveWay, Host } from "../connection.ts";
import type { ReportBuilder } from "../report.ts";

/** What the steps of the pass share. */
export interface SettleContext {
  readonly host: Host;
  readonly connection: Connection;
  readonly report: ReportBuilder;
  readonly settlements: LedgerSettlements;
  /** The administration's reference data, read where they were not yet; null where the settings do not fit them. */
  readonly snapshot: () => Promise<Result<{ readonly data: unknown } | null, Failure>>;
  /** To be called between two writes. */
  readonly giveWay: GiveWay;
}

export const portsOf = ({ host, connection }: SettleContext): SettlementPorts => ({
  ledger: connection.ledger,
  store: host.store,
  clock: host.clock,
  random: host.random,
  renew: () => renew(host, connection),
});

/** Which connection, in which run, by whom. */
export const settlingOf = ({ host, connection }: SettleContext) => ({
  connection: connection.key,
  run: host.run,
  holder: host.holder,
});

/** A payment of which nobody knows yet whether it was registered. */
export function reportDoubt({ report }: SettleContext, records: readonly OrderRecord[], { problem }: Failure): void {
  report.inDoubt.push(...records.map(({ orderId, orderNumber }) => ({ orderId, orderNumber, problem })));
}

/** `found`: somebody else registered it, or an engine whose answer was lost. */
export function reportSettled({ report, host }: SettleContext, record: OrderRecord, found: boolean): void {
  const { orderId, orderNumber, booking } = record;
  if (booking === null) return;
  const { reference, document, gross, payment } = booking;
  report.settled.push({
    orderId,
    orderNumber: orderNumber ?? orderId,
    reference,
    documentNumber: document?.number ?? null,
    amount: gross,
    paidOn: payment?.paid?.on ?? null,
    found,
  });
  host.onProgress?.({ orderId, orderNumber, outcome: "settled" });
}
