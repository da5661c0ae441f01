import {
  decimalText,
  equal,
  executeSettlement,
  type Failure,
  type OpenPart,
  type Problem,
  problem,
  problemKind,
  type SettlementWrite,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { momentOf } from "../connection.ts";
import { tellAfterwards } from "../tell-afterwards.ts";
import { type DuePayment, openOf, stillDue, withParts } from "./due-payments.ts";
import { portsOf, reportDoubt, reportSettled, type SettleContext, settlingOf } from "./settle-context.ts";

/** After so many lost answers in a row the ledger is left alone until the next run. */
const doubtsThatStop = 3;

/** What the ledger holds open decides: all of it is paid, nothing of it is settled, part of it is told. */
export async function payBatch(
  context: SettleContext,
  snapshot: unknown,
  batch: readonly DuePayment[],
): Promise<Result<void, Failure>> {
  const open = await context.settlements.open(batch.map(({ document }) => document));
  if (open.isErr()) return err(open.error);
  const payable: DuePayment[] = [];
  for (const due of batch) {
    const parts = open.value.get(due.document.reference);
    const judged = await judge(context, due, parts);
    if (judged.isErr()) return err(judged.error);
    if (judged.value === "payable" && parts !== undefined) payable.push(withParts(due, parts));
  }
  const paid = await pay(context, snapshot, payable);
  return paid.map(() => undefined);
}

async function judge(
  context: SettleContext,
  due: DuePayment,
  parts: readonly OpenPart[] | undefined,
): Promise<Result<"payable" | "done", Failure>> {
  const { host, connection } = context;
  const { gross, number } = due.document;
  const done = (result: Result<void, Failure>) => result.map(() => "done" as const);
  if (parts === undefined)
    return done(await tell(context, due, problem("settlement.document-missing", "payment", { number })));
  const open = openOf(parts);
  if (equal(open, gross)) return ok("payable");
  if (parts.some(({ amount }) => amount.minor !== 0)) {
    const parameters = { number, open: decimalText(open), gross: decimalText(gross) };
    return done(await tell(context, due, problem("settlement.open-differs", "payment", parameters)));
  }
  const settled = await host.store.settle(momentOf(host, connection, due.record.orderId));
  if (settled.isOk()) reportSettled(context, due.record, true);
  return done(settled);
}

const tell = ({ host, connection, report }: SettleContext, { record }: DuePayment, found: Problem) =>
  tellAfterwards(host, connection, report, record, { ...found, field: "payment" });

async function tellAll(
  context: SettleContext,
  payments: readonly DuePayment[],
  found: Problem,
): Promise<Result<void, Failure>> {
  for (const due of payments) {
    const told = await tell(context, due, found);
    if (told.isErr()) return told;
  }
  return ok(undefined);
}

/** Makes the writes that pay these documents. Gives how many answers were lost in a row at the end. */
async function pay(
  context: SettleContext,
  snapshot: unknown,
  payable: readonly DuePayment[],
  doubts = 0,
): Promise<Result<number, Failure>> {
  if (payable.length === 0) return ok(doubts);
  const { settlements, connection } = context;
  const documents = payable.map(({ document }) => document);
  const { writes, problems } = settlements.compose(documents, connection.rules, snapshot);
  for (const due of payable) {
    const found = problems.get(due.document.reference);
    const told = found === undefined ? ok(undefined) : await tell(context, due, found);
    if (told.isErr()) return err(told.error);
  }
  let inARow = doubts;
  for (const write of writes) {
    const way = await context.giveWay();
    if (way.isErr()) return err(way.error);
    const paidBy = payable.filter(({ document }) => write.pays.includes(document.reference));
    const still = await stillDue(context, paidBy);
    if (still.isErr()) return err(still.error);
    const made =
      still.value.length < paidBy.length
        ? await pay(context, snapshot, still.value, inARow)
        : await make(context, snapshot, write, paidBy, inARow);
    if (made.isErr()) return made;
    inARow = made.value;
  }
  return ok(inARow);
}

/** Makes one write. Where one of several documents is at fault, halves are tried, until it stands alone. */
async function make(
  context: SettleContext,
  snapshot: unknown,
  { step }: SettlementWrite,
  payments: readonly DuePayment[],
  doubts: number,
): Promise<Result<number, Failure>> {
  const orders = payments.map(({ record }) => record.orderId);
  const intended = { reference: step.reference, orders, step };
  const end = await executeSettlement(portsOf(context), settlingOf(context), intended);
  if (end.isErr()) return err(end.error);
  switch (end.value.kind) {
    case "settled":
      for (const { record } of payments) reportSettled(context, record, false);
      return ok(0);
    case "absent":
      return ok(doubts);
    case "in-doubt": {
      const records = payments.map(({ record }) => record);
      reportDoubt(context, records, end.value.failure);
      return doubts + 1 >= doubtsThatStop ? err(end.value.failure) : ok(doubts + 1);
    }
    case "stopped":
      return err(end.value.failure);
    case "refused": {
      const { problem: found } = end.value.failure;
      if (payments.length < 2 || problemKind(found.code) === "configuration") {
        return (await tellAll(context, payments, found)).map(() => doubts);
      }
      const half = Math.ceil(payments.length / 2);
      const first = await pay(context, snapshot, payments.slice(0, half), doubts);
      return first.isErr() ? first : pay(context, snapshot, payments.slice(half), first.value);
    }
  }
}
