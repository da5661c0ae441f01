import { type Failure, fillStep, type InvoicePlan, type Order, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { expect } from "vitest";
import { buildLine } from "../builders/build-order.ts";
import { buildPlan } from "../builders/build-plan.ts";
import { valueFrom } from "../contract/unwrap.ts";
import type { LedgerFault, OpenedLedger, ProbedDocument } from "./opened-ledger.ts";

export const planOf = ({ rules }: OpenedLedger, order: Partial<Order> = {}): InvoicePlan => buildPlan({ order, rules });

export async function stepsOf({ ledger, rules }: OpenedLedger, plan: InvoicePlan): Promise<readonly WriteStep[]> {
  const snapshot = await valueFrom(ledger.snapshot());
  return ledger.compose(plan, rules, snapshot).match(
    (steps) => steps,
    (problem) => expect.fail(`the plan cannot be composed: ${JSON.stringify(problem)}`),
  );
}

/** A step with the ids of earlier ones in its body. */
export function filled(step: WriteStep, ids: ReadonlyMap<string, string>): WriteStep {
  return fillStep(step, ids).match(
    (value) => value,
    (key) => expect.fail(`step ${step.key} needs ${key}, which is not an earlier step`),
  );
}

/** Everything up to the document is done; `document` is ready to be sent. */
export async function readyToSend(opened: OpenedLedger, plan: InvoicePlan): Promise<WriteStep> {
  const ids = new Map<string, string>();
  for (const step of await stepsOf(opened, plan)) {
    const ready = filled(step, ids);
    if (step.kind === "document") return ready;
    ids.set(step.key, (await findOrSend(opened, ready)).id);
  }
  return expect.fail("a booking has a document step");
}

async function findOrSend({ ledger }: OpenedLedger, step: WriteStep): Promise<StepOutcome> {
  const found = step.lookup === "before-sending" ? await valueFrom(ledger.lookup(step)) : null;
  return found ?? valueFrom(ledger.send(step));
}

/** Writes every step of a plan and gives what the document step yielded. */
export async function write(opened: OpenedLedger, plan: InvoicePlan): Promise<StepOutcome> {
  const ids = new Map<string, string>();
  let document: StepOutcome | undefined;
  for (const step of await stepsOf(opened, plan)) {
    const outcome = await findOrSend(opened, filled(step, ids));
    ids.set(step.key, outcome.id);
    if (step.kind === "document") document = outcome;
  }
  return document ?? expect.fail("a booking has a document step");
}

/** The one document with the plan's reference, seen by the probe. */
export async function probed({ probe }: OpenedLedger, { reference }: InvoicePlan): Promise<ProbedDocument> {
  const found = (await probe.documents()).filter((document) => document.reference === reference);
  expect(found).toHaveLength(1);
  return found[0] ?? expect.fail("no document");
}

/** A fault after which an adapter knows that nothing was done, and so may send again by itself. */
export const surelyNotDone: readonly LedgerFault[] = ["refused", "limited"];

/**
 * Sends a document into a fault, and lets the ledger finish. Null when the adapter got it through by itself, which it may do only where nothing
 * was done for sure.
 */
export async function sendInto(opened: OpenedLedger, kind: LedgerFault, step: WriteStep): Promise<Failure | null> {
  opened.faults.next(kind);
  const sent = await opened.ledger.send(step);
  await opened.settle?.();
  if (sent.isErr()) return sent.error;
  return surelyNotDone.includes(kind) ? null : expect.fail(`the fault ${kind} has not reached the caller`);
}

const euro = (minor: number) => ({ minor, currency: "EUR" });

/** Orders whose cents are easily lost, each with a name. */
export const awkwardOrders: Readonly<Record<string, Partial<Order>>> = {
  "two rates and shipping": { id: "101" },
  "lines whose VAT rounds by itself": {
    id: "102",
    lines: ["1", "2", "3"].map((id) => buildLine({ id, amount: euro(99) })),
    charges: [],
  },
  "a discount over two rates": {
    id: "103",
    discounts: [{ kind: "coupon", description: "LENTE", amount: euro(333) }],
  },
  "shipping that follows the goods": {
    id: "104",
    charges: [{ kind: "shipping", description: "", amount: euro(595), vatPercent: null }],
  },
  "prices without VAT": {
    id: "105",
    basis: "net",
    lines: [
      buildLine({ amount: euro(1003) }),
      buildLine({ id: "2", amount: euro(2477), vatPercent: "9", description: "Boek" }),
    ],
  },
  "lines with article numbers, one of them twice": {
    id: "107",
    lines: [
      buildLine({ sku: "MOK/1 é", quantity: "3", amount: euro(3630) }),
      buildLine({ id: "2", sku: "MOK/1 é" }),
      buildLine({ id: "3", sku: "BOEK", vatPercent: "9", description: "Boek" }),
    ],
  },
  "a line that is given back": {
    id: "106",
    lines: [buildLine({ amount: euro(5000) }), buildLine({ id: "2", quantity: "-1", amount: euro(-1210) })],
  },
};
