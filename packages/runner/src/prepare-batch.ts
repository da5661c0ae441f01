import {
  byMoment,
  type Failure,
  isDocumentKey,
  isUnreadable,
  type OrderHead,
  type OrderRecord,
  type Problem,
  problem,
  selectOrder,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type BatchContext, hasBegun, hold, letGo, type NotDue, type Work } from "./batch.ts";
import { prepareOrder } from "./prepare-order.ts";
import { isParked, sparingOthers } from "./unexpected.ts";

/**
 * Prepares orders for writing. Each is looked at as it stands in the shop now: an order that was found due in an earlier run may have been cancelled, or lost its
 * payment, since.
 */
export async function prepareBatch(
  context: BatchContext,
  records: readonly OrderRecord[],
): Promise<Result<Work[], Failure>> {
  const work: Work[] = [];
  for (const record of records.toSorted(bySale)) {
    const way = await context.giveWay();
    if (way.isErr()) return err(way.error);
    if (context.handled.has(record.orderId)) continue;
    const renewed = await context.renew();
    if (renewed.isErr()) return err(renewed.error);
    if (isParked(record, context.host.clock.now())) {
      context.report.stillHeld += 1;
      context.handled.add(record.orderId);
      continue;
    }
    const prepared = await sparingOthers(context, record, () => prepareOne(context, record));
    if (prepared.isErr()) return err(prepared.error);
    if (prepared.value) work.push(prepared.value);
    else context.handled.add(record.orderId);
  }
  return ok(work.filter((each) => !context.handled.has(each.record.orderId)));
}

/** Earlier sales first: the threshold counts by the moment of sale. */
const bySale = (a: OrderRecord, b: OrderRecord): number => byMoment(momentOfSale(a), momentOfSale(b));

const momentOfSale = ({ connection, orderId, placedAt }: OrderRecord) => ({ connection, orderId, soldAt: placedAt });

/** Null where nothing is to be written: the order is held or let go. */
async function prepareOne(context: BatchContext, record: OrderRecord): Promise<Result<Work | null, Failure>> {
  const head = await headNow(context, record);
  if (head.isErr()) return err(head.error);
  if (head.value === null) {
    return (await mayHaveWritten(context, record))
      ? held(context, record, problem("order.gone", "order.id"))
      : leave(context, record, { kind: "skipped", reason: "gone" });
  }
  if (isUnreadable(head.value)) return held(context, record, head.value.problem);
  const notDue = notDueNow(context, head.value);
  if (notDue !== null && !(await mayHaveWritten(context, record))) return leave(context, record, notDue);
  const { host, connection, snapshot, past } = context;
  const preparing = { fingerprint: host.fingerprint, connection, snapshot, past, now: host.clock.now() };
  const preparation = await prepareOrder(preparing, record.orderId, head.value, record);
  if (preparation.isErr()) return err(preparation.error);
  if (preparation.value.kind === "problem") return held(context, record, preparation.value.problem);
  return ok({ record, prepared: preparation.value.prepared, notDue });
}

const held = async (context: BatchContext, record: OrderRecord, found: Problem): Promise<Result<null, Failure>> =>
  (await hold(context, record, found)).map(() => null);

const leave = async (context: BatchContext, record: OrderRecord, fate: NotDue): Promise<Result<null, Failure>> =>
  (await letGo(context, record, fate)).map(() => null);

/** From this run's lists, else read again. */
async function headNow({ heads, connection }: BatchContext, { orderId }: OrderRecord) {
  const listed: OrderHead | undefined = heads.get(orderId);
  heads.delete(orderId);
  return listed === undefined ? connection.source.head(orderId) : ok(listed);
}

/** The order became due before, so the start moment has no say any more. */
function notDueNow({ connection, host }: BatchContext, head: OrderHead): NotDue | null {
  const selection = selectOrder(head, {
    rules: connection.rules.orders,
    cancelledStatuses: connection.source.cancelledStatuses,
    start: new Date(host.clock.now()).toISOString(),
    wasWaiting: true,
  });
  return selection.kind === "due" ? null : selection;
}

/** Whether any step of the order may have been done at the vendor. */
async function mayHaveWritten({ host, connection }: BatchContext, record: OrderRecord): Promise<boolean> {
  if (hasBegun(record)) return true;
  const steps = await host.store.steps(connection.key, record.orderId);
  return steps.isErr() || steps.value.some(({ step, state }) => isDocumentKey(step) && state !== "refused");
}
