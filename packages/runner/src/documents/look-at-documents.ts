import {
  type BookedDocument,
  type Booking,
  decimalText,
  equal,
  type Failure,
  type Fate,
  type Problem,
  problem,
} from "@boekbrug/core";
import { err, ok, okAsync, type Result, ResultAsync } from "neverthrow";
import { underClaim } from "../claim.ts";
import { type Connection, type Host, momentOf } from "../connection.ts";
import { type Booked, isBooked } from "../notice-changes.ts";
import type { HeldOrder } from "../report.ts";
import { standAgain } from "../stand-again.ts";
import { caught } from "../unexpected.ts";

/** What a look at documents of which the ledger told has brought to light. */
export interface DocumentsReport {
  readonly told: readonly HeldOrder[];
  readonly stopped: Failure | null;
}

/**
 * Compares documents, by the ledger's ids, with what was booked: a person is told once of each that was deleted or changed. Documents of which this store knows nothing are passed over, at no call.
 * `connection.busy` while orders are being booked.
 */
export function lookAtDocuments(
  host: Host,
  connection: Connection,
  ids: readonly string[],
): ResultAsync<DocumentsReport, Failure> {
  return new ResultAsync(caught(() => look(host, connection, ids)));
}

async function look(
  host: Host,
  connection: Connection,
  ids: readonly string[],
): Promise<Result<DocumentsReport, Failure>> {
  const known = await bookedOf(host, connection, ids);
  if (known.isErr()) return err(known.error);
  if (known.value.length === 0) return ok({ told: [], stopped: null });
  return underClaim(host, connection, (pass) => compareAll(pass, connection, ids));
}

async function compareAll(
  host: Host,
  connection: Connection,
  ids: readonly string[],
): Promise<Result<DocumentsReport, Failure>> {
  const orders = await bookedOf(host, connection, ids);
  if (orders.isErr()) return err(orders.error);
  const documents = orders.value.map(({ booking }) => booking.document.id);
  const read = await (connection.ledger.webhooks?.documents(documents) ?? okAsync([]));
  if (read.isErr()) return ok({ told: [], stopped: read.error });
  const found = new Map(read.value.map((document) => [document.id, document]));
  const told: HeldOrder[] = [];
  for (const order of orders.value) {
    const one = await compare(host, connection, order, found.get(order.booking.document.id));
    if (one.isErr()) return err(one.error);
    if (one.value !== null) told.push(one.value);
  }
  return ok({ told, stopped: null });
}

/** Orders whose booking is done; of the others the engine itself still works on the document. */
async function bookedOf(
  { store }: Host,
  { key }: Connection,
  ids: readonly string[],
): Promise<Result<Booked[], Failure>> {
  const found: Booked[] = [];
  for (const id of ids) {
    const order = await store.orderOfDocument(key, id);
    if (order.isErr()) return err(order.error);
    if (order.value !== null && isBooked(order.value)) found.push(order.value);
  }
  return ok(found);
}

type Changed = Extract<Fate, { kind: "changed" }>;

const isAboutDocument = (fate: Fate): fate is Changed =>
  fate.kind === "changed" &&
  (fate.problem.code === "ledger.document-deleted" || fate.problem.code === "ledger.document-changed");

/** Tells a person of a difference that he was not told of yet; one that went away is taken back. */
async function compare(
  host: Host,
  connection: Connection,
  { orderId, orderNumber, fate, booking }: Booked,
  document: BookedDocument | undefined,
): Promise<Result<HeldOrder | null, Failure>> {
  const moment = momentOf(host, connection, orderId);
  const difference = differenceOf(booking, document);
  if (difference === null) {
    if (!isAboutDocument(fate)) return ok(null);
    // That the difference went is noted, so that it is told again when it comes again.
    const gone = await host.store.change(moment, { kind: "changed", problem: fate.problem });
    if (gone.isErr()) return err(gone.error);
    const { document: written, adopted } = booking;
    return (await standAgain(host, connection, orderId, { document: written, adopted })).map(() => null);
  }
  const { found, revision } = difference;
  const history = await host.store.history(connection.key, orderId);
  if (history.isErr()) return err(history.error);
  const last = history.value.map((entry) => entry.fate).findLast(isAboutDocument);
  if (last?.revision === revision) return ok(null);
  const changed = await host.store.change(moment, { kind: "changed", problem: found, revision });
  return changed.map(() => ({ orderId, orderNumber, problem: found }));
}

function differenceOf(
  { reference, gross, vat, date }: Booking,
  document: BookedDocument | undefined,
): { readonly found: Problem; readonly revision: string } | null {
  const booked = inFigures({ gross, vat, date });
  if (document === undefined) {
    return { found: problem("ledger.document-deleted", "document", { reference, booked }), revision: "deleted" };
  }
  const isSame =
    equal(document.gross, gross) && (document.vat === null || equal(document.vat, vat)) && document.date === date;
  if (isSame) return null;
  const found = inFigures(document);
  return { found: problem("ledger.document-changed", "document", { reference, booked, found }), revision: found };
}

const inFigures = ({ gross, vat, date }: Pick<BookedDocument, "gross" | "vat" | "date">): string =>
  `${date}, ${gross.currency} ${decimalText(gross)} (${vat === null ? "-" : decimalText(vat)})`;
