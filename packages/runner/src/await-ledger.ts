import {
  type AwaitedDocument,
  type Booking,
  type Failure,
  type FateKind,
  type Finishing,
  type OrderRecord,
  type ProblemCode,
  problem,
  type StepOutcome,
  subtract,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type Connection, type Host, momentOf } from "./connection.ts";
import type { ReportBuilder } from "./report.ts";
import { tellAfterwards } from "./tell-afterwards.ts";
import { verifyTotals } from "./verify-document.ts";

/** After so many hours a person is told that the ledger has not finished; it is looked at all the same. */
const overdueHours = 4;

/** Orders that are looked at together. */
const pageSize = 50;

const fates: readonly FateKind[] = ["waiting-on-ledger", "changed"];

/** What is told of documents that the ledger has still to finish; a person may have mended it there since. */
export const finishingProblems: readonly ProblemCode[] = [
  "ledger.invoicing-failed",
  "ledger.invoicing-overdue",
  "ledger.total-differs",
];

type Awaited = OrderRecord & { readonly booking: Booking & { readonly document: StepOutcome } };

const isAwaited = (record: OrderRecord): record is Awaited =>
  record.booking?.document != null &&
  (record.fate.kind !== "changed" ||
    finishingProblems.some((code) => record.fate.kind === "changed" && record.fate.problem.code === code));

/** Looks at the orders that wait for the ledger to finish their documents: booked once that is done, with totals that agree. */
export async function awaitLedger(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
): Promise<Result<void, Failure>> {
  if (connection.ledger.finishing === undefined) return ok(undefined);
  let after: string | null = null;
  for (;;) {
    const page: Result<readonly OrderRecord[], Failure> = await host.store.orders(connection.key, {
      fates,
      after,
      limit: pageSize,
    });
    if (page.isErr()) return err(page.error);
    const looked = await lookAt(host, connection, report, page.value.filter(isAwaited));
    if (looked.isErr()) return looked;
    after = page.value.at(-1)?.orderId ?? null;
    if (page.value.length < pageSize) return ok(undefined);
  }
}

async function lookAt(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  records: readonly Awaited[],
): Promise<Result<void, Failure>> {
  const asked: { record: Awaited; awaited: AwaitedDocument }[] = [];
  for (const record of records) {
    const awaited = await awaitedOf(host, connection, record);
    if (awaited.isErr()) return err(awaited.error);
    if (awaited.value !== null) asked.push({ record, awaited: awaited.value });
  }
  if (asked.length === 0) return ok(undefined);
  const found = await connection.ledger.finishing?.(asked.map(({ awaited }) => awaited));
  if (found === undefined) return ok(undefined);
  if (found.isErr()) return err(found.error);
  for (const { record } of asked) {
    const state = found.value.get(record.booking.reference) ?? { kind: "pending" };
    const judged = await judge(host, connection, report, record, state);
    if (judged.isErr()) return judged;
  }
  return ok(undefined);
}

/** Null for an order that nothing was asked for. */
async function awaitedOf(
  { store }: Host,
  { key }: Connection,
  { orderId, fate, booking }: Awaited,
): Promise<Result<AwaitedDocument | null, Failure>> {
  const steps = await store.steps(key, orderId);
  return steps.map((all) => {
    const written = all.find(({ step }) => step === "document")?.outcome ?? booking.document;
    const finish = all.find(({ step }) => step === "finish")?.outcome ?? null;
    return finish === null && fate.kind === "changed"
      ? null
      : { reference: booking.reference, document: written, finish };
  });
}

async function judge(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  record: Awaited,
  state: Finishing,
): Promise<Result<void, Failure>> {
  if (state.kind === "failed") return tellAfterwards(host, connection, report, record, state.problem);
  if (state.kind === "pending") return stillPending(host, connection, report, record);
  const { booking, orderId, orderNumber } = record;
  const { gross, vat, reference } = booking;
  const net = subtract(gross, vat);
  const totals = { net, vat, gross };
  const difference = state.document.totals === null ? undefined : verifyTotals({ totals }, state.document.totals);
  if (difference !== undefined) return tellAfterwards(host, connection, report, record, difference);
  const booked = await host.store.book(momentOf(host, connection, orderId), state.document, booking.adopted);
  if (booked.isErr()) return booked;
  report.booked.push({
    orderId,
    orderNumber: orderNumber ?? orderId,
    reference,
    documentNumber: state.document.number,
    documentId: state.document.id,
    date: state.document.date ?? booking.date,
    totals,
    vatTotals: booking.vatTotals,
    adopted: booking.adopted,
  });
  host.onProgress?.({ orderId, orderNumber, outcome: "booked" });
  return ok(undefined);
}

async function stillPending(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  record: Awaited,
): Promise<Result<void, Failure>> {
  const { fate, fateSince } = record;
  if (fate.kind === "changed") return tellAfterwards(host, connection, report, record, fate.problem);
  const waited = host.clock.now() - Date.parse(fateSince);
  if (waited >= overdueHours * 3_600_000) {
    const overdue = problem("ledger.invoicing-overdue", "document", { hours: overdueHours });
    return tellAfterwards(host, connection, report, record, overdue);
  }
  report.waitingOnLedger += 1;
  return ok(undefined);
}
