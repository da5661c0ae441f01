import { type Failure, type OrderRecord, resolveSettlement } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { portsOf, reportDoubt, reportSettled, type SettleContext, settlingOf } from "./settle-context.ts";

/** Looks up every settlement that was left open. Gives the ids of the orders of which the doubt stays: nobody pays them meanwhile. */
export async function resolveOpen(context: SettleContext): Promise<Result<ReadonlySet<string>, Failure>> {
  const { host, connection } = context;
  const open = await host.store.openSettlements(connection.key);
  if (open.isErr()) return err(open.error);
  const doubted = new Set<string>();
  for (const each of open.value) {
    const records = await recordsOf(context, each.orders);
    if (records.isErr()) return err(records.error);
    const end = await resolveSettlement(portsOf(context), settlingOf(context), each);
    if (end.isErr()) return err(end.error);
    switch (end.value.kind) {
      case "settled":
        for (const record of records.value) reportSettled(context, record, true);
        break;
      case "in-doubt":
        for (const id of each.orders) doubted.add(id);
        reportDoubt(context, records.value, end.value.failure);
        break;
      case "stopped":
      case "refused":
        return err(end.value.failure);
      case "absent":
        break;
    }
  }
  return ok(doubted);
}

async function recordsOf(
  { host, connection }: SettleContext,
  ids: readonly string[],
): Promise<Result<OrderRecord[], Failure>> {
  const records: OrderRecord[] = [];
  for (const id of ids) {
    const record = await host.store.order(connection.key, id);
    if (record.isErr()) return err(record.error);
    if (record.value !== null) records.push(record.value);
  }
  return ok(records);
}
