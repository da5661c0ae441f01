import {
  type Failure,
  foreignReferences,
  type InvoicePlan,
  isUnreadable,
  type OrderHead,
  type OrderPrints,
  type OrderRecord,
  type PlanContext,
  type Problem,
  planInvoice,
  problem,
  type Rules,
  type WriteStep,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { Connection, Host } from "./connection.ts";
import { printsOf } from "./notice-changes.ts";
import { leavesHome, planContextOf } from "./plan-context.ts";
import type { SellerPast } from "./seller-past.ts";

/** An order that can be booked, and exactly how. */
export interface PreparedOrder {
  readonly plan: InvoicePlan;
  readonly steps: readonly WriteStep[];
  readonly planHash: string;
  /** The order part by part, to see later whether it changed; null where its head was not read. */
  readonly prints: OrderPrints | null;
  /** The texts by which somebody else may have booked the order. */
  readonly foreignReferences: readonly string[];
}

/** Either ready to book, or a problem that holds the order, or a failure of the shop that stops the run. */
export type Preparation =
  | { readonly kind: "ready"; readonly prepared: PreparedOrder }
  | { readonly kind: "problem"; readonly problem: Problem };

/** What preparing an order needs of its run. */
export interface PreparationContext {
  readonly fingerprint: Host["fingerprint"];
  readonly connection: Connection;
  readonly snapshot: unknown;
  readonly past: SellerPast;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Reads one order and turns it into the exact writes that book it. Writes nothing anywhere. */
export async function prepareOrder(
  { fingerprint, connection, snapshot, past, now }: PreparationContext,
  orderId: string,
  head: OrderHead | undefined,
  known: OrderRecord | null,
): Promise<Result<Preparation, Failure>> {
  const read = await connection.source.order(orderId, head);
  if (read.isErr()) return err(read.error);
  if (read.value === null) return ok({ kind: "problem", problem: problem("order.gone", "order.id") });
  if (isUnreadable(read.value)) return ok({ kind: "problem", problem: read.value.problem });
  const context = await planContextOf(read.value, connection, past);
  if (context.isErr()) return err(context.error);
  const silence = leavesHome(read.value, connection)
    ? registrySilence(context.value, connection.rules, known, now)
    : undefined;
  if (silence !== undefined) return ok({ kind: "problem", problem: silence });
  const composed = planInvoice(read.value, context.value).andThen((plan) =>
    connection.ledger.compose(plan, connection.rules, snapshot).map((steps) => ({ plan, steps })),
  );
  if (composed.isErr()) return ok({ kind: "problem", problem: composed.error });
  past.count(composed.value.plan, read.value);
  const planHash = await fingerprint(JSON.stringify(composed.value.steps));
  const { id, number, invoiceNumber } = read.value;
  const { references } = connection.rules.adoption;
  const foreign = foreignReferences(references, { orderNumber: number, invoiceNumber, orderId: id });
  const prints = head === undefined ? null : await printsOf({ fingerprint, connection }, head, read.value);
  return ok({ kind: "ready", prepared: { ...composed.value, planHash, prints, foreignReferences: foreign } });
}

/** While the registry does not answer, an order waits for a set time before the settings decide without it. */
function registrySilence(
  { vatNumber }: PlanContext,
  { vat }: Rules,
  known: OrderRecord | null,
  now: number,
): Problem | undefined {
  if (vatNumber?.state !== "unavailable") return undefined;
  const waits = known?.fate.kind === "held" && known.fate.problem.code === "vat.registry-silent";
  const since = waits ? Date.parse(known.fateSince) : now;
  if (now - since >= vat.registryWaitHours * 3_600_000) return undefined;
  // The same words each time, so that the order's fate, and with it the waiting, has one beginning.
  return problem("vat.registry-silent", "order.customer.vatNumber", { detail: "VIES" });
}

/** How often in a row the ledger has refused exactly this. */
export const refusalsOf = ({ fate, booking }: OrderRecord, { planHash }: PreparedOrder): number =>
  fate.kind === "held" && booking?.planHash === planHash ? (fate.attempts ?? 0) : 0;

/** An order whose last refusal is not to be repeated yet: nothing about it has changed since. */
export function restsAfterRefusal(record: OrderRecord, prepared: PreparedOrder, now: number): boolean {
  const { fate, booking } = record;
  return (
    fate.kind === "held" &&
    fate.notBefore !== undefined &&
    Date.parse(fate.notBefore) > now &&
    booking?.planHash === prepared.planHash
  );
}
