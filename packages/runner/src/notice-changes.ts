import {
  type Booking,
  bookedFates,
  changedParts,
  changeInWords,
  type Failure,
  type Fate,
  isUnreadable,
  type Order,
  type OrderHead,
  type OrderPart,
  type OrderPrints,
  type OrderRecord,
  printOfLines,
  printsOfHead,
  problem,
  type StepOutcome,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type Connection, type GiveWay, type Host, momentOf } from "./connection.ts";
import type { ReportBuilder } from "./report.ts";
import { standAgain } from "./stand-again.ts";

/** A booked order that a list showed again. */
export interface SeenAgain {
  readonly record: OrderRecord;
  readonly head: OrderHead;
}

/** An order with a document in the books. */
export type Booked = OrderRecord & { readonly booking: Booking & { readonly document: StepOutcome } };

/** Whether a document of the order stands in the books, by what the store says. */
export const isBooked = (record: OrderRecord): record is Booked =>
  record.booking?.document != null && bookedFates.includes(record.fate.kind);

/** What the prints of an order are made with. */
export type Printing = Pick<Host, "fingerprint"> & { readonly connection: Pick<Connection, "source"> };

/** The prints that a booking keeps of its order. */
export async function printsOf(
  { fingerprint, connection }: Printing,
  head: OrderHead,
  order: Order,
): Promise<OrderPrints> {
  const listed = await printsOfHead(fingerprint, head, connection.source.cancelledStatuses);
  return { ...listed, ...(await printOfLines(fingerprint, order)) };
}

/**
 * Compares booked orders that the shop's lists show again with what was booked. A list tells all but the rows, so this costs no call; only an order that did
 * change is read whole, once for each change, to say whether its rows are among it.
 */
export async function noticeChanges(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  { seenAgain, giveWay }: { readonly seenAgain: readonly SeenAgain[]; readonly giveWay: GiveWay },
): Promise<Result<void, Failure>> {
  for (const seen of seenAgain) {
    const way = await giveWay();
    if (way.isErr()) return way;
    const noticed = await noticeChange(host, connection, report, seen);
    if (noticed.isErr()) return noticed;
  }
  return ok(undefined);
}

async function noticeChange(
  host: Host,
  connection: Connection,
  report: ReportBuilder,
  { record, head }: SeenAgain,
): Promise<Result<void, Failure>> {
  const { fate } = record;
  const stands = fate.kind === "changed" ? fate : undefined;
  if (!isBooked(record) || record.booking.prints === null) return ok(undefined);
  // Something else about the order waits for a person; that comes first.
  if (stands !== undefined && stands.problem.code !== "order.changed-after-booking") return ok(undefined);
  const before = record.booking.prints;
  const now = await printsOfHead(host.fingerprint, head, connection.source.cancelledStatuses);
  const parts = changedParts(before, now).filter((part) => matters(part, head));
  if (parts.length === 0) return stands === undefined ? ok(undefined) : changedBack(host, connection, record, stands);
  const revision = (await host.fingerprint(JSON.stringify(parts.map((part) => now[part])))).slice(0, 16);
  const told = await wasTold(host, record, revision);
  if (told.isErr() || told.value) return told.map(() => undefined);
  const rows = await rowsChanged(host, connection, head, before);
  if (rows.isErr()) return err(rows.error);
  const found = problem("order.changed-after-booking", "order", {
    what: changeInWords([...parts, ...rows.value], record.booking.gross, head.total, isCancelled(connection, head)),
  });
  report.held.push({ orderId: record.orderId, orderNumber: record.orderNumber, problem: found });
  const changed = { kind: "changed", problem: found, revision } as const;
  return host.store.change(momentOf(host, connection, record.orderId), changed);
}

/** An order that was booked unpaid and is paid now went the way it should. */
const matters = (part: OrderPart, head: OrderHead): boolean => part !== "payment" || !head.paid;

const isCancelled = ({ source }: Connection, { status }: OrderHead): boolean =>
  source.cancelledStatuses.includes(status ?? "");

type Changed = Extract<Fate, { kind: "changed" }>;

/** Not what came to light otherwise, as about a VAT number. */
const isShopChange = (fate: Fate): fate is Changed =>
  fate.kind === "changed" && fate.problem.code === "order.changed-after-booking";

/** Whether this change is the last of which a person was told: it stands, or was accepted. */
async function wasTold(
  { store }: Host,
  { connection, orderId }: OrderRecord,
  revision: string,
): Promise<Result<boolean, Failure>> {
  const history = await store.history(connection, orderId);
  return history.map((entries) => {
    const last = entries.map(({ fate }) => fate).findLast(isShopChange);
    return last?.revision === revision;
  });
}

/** The order is again as it was booked. That the change went is noted, so that it is told again when it comes again. */
async function changedBack(
  host: Host,
  connection: Connection,
  { orderId, booking: { document, adopted } }: Booked,
  { problem: told }: Changed,
): Promise<Result<void, Failure>> {
  const moment = momentOf(host, connection, orderId);
  const gone = await host.store.change(moment, { kind: "changed", problem: told });
  return gone.isErr() ? gone : standAgain(host, connection, orderId, { document, adopted });
}

async function rowsChanged(
  { fingerprint }: Host,
  { source }: Connection,
  head: OrderHead,
  before: OrderPrints,
): Promise<Result<OrderPart[], Failure>> {
  const read = await source.order(head.id, head);
  if (read.isErr()) return err(read.error);
  if (read.value === null || isUnreadable(read.value)) return ok([]);
  return ok(changedParts(before, await printOfLines(fingerprint, read.value)));
}
