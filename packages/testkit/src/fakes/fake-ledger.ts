import {
  type Clock,
  type Failure,
  type Ledger,
  type Money,
  maybeDone,
  notDone,
  problem,
  type StepOutcome,
  type WriteStep,
} from "@boekbrug/core";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { LedgerFault, ProbedDocument, TellingProbe } from "../ledger/opened-ledger.ts";
import {
  emptyBooks,
  enter,
  type FakeBooks,
  type FakeCustomer,
  type FakeDocument,
  type FakePayment,
} from "./fake-ledger-books.ts";
import { checkMapping, composeSteps, type FakeSnapshot } from "./fake-ledger-compose.ts";
import { createCustomerFeed } from "./fake-ledger-feed.ts";
import { enterPayment, fakeSettlements } from "./fake-ledger-payments.ts";
import { fakeWebhooks } from "./fake-ledger-webhooks.ts";

export interface FakeLedger {
  readonly ledger: Ledger;
  readonly probe: { documents(): Promise<readonly ProbedDocument[]>; customers(): Promise<number> };
  /** What the administration holds, and a person may change. */
  readonly books: Pick<FakeBooks, "customers" | "documents" | "payments">;
  readonly faults: { next(kind: LedgerFault): void };
  readonly tells: TellingProbe;
  editByHand(reference: string, gross: Money): Promise<void>;
  payByHand(reference: string, amount: Money): Promise<void>;
  editCustomerByHand(id: string, changes: Partial<Pick<FakeCustomer, "email" | "blocked">>): Promise<void>;
  relabelByHand(reference: string, to: { readonly reference: string; readonly description: string }): Promise<void>;
}

/** Takes the fault that is due, so that it hits one call. */
type TakeFault = () => LedgerFault | null;

export interface FakeLedgerOptions {
  /** Tells when it is too late to send; without one it never is. */
  readonly clock?: Clock | undefined;
  /** True where the administration wants a document for each VAT code. */
  readonly apart?: boolean | undefined;
  /** How many documents one write pays at most; left out: payments are not registered at all. */
  readonly payBatch?: number | undefined;
  /** For so many hours payments are collected; default 0. */
  readonly collectHours?: number | undefined;
}

/** A bookkeeping in memory. The rules of `buildRules` fit it; `settlesWithinSeconds` is 60. */
export function createFakeLedger(options: FakeLedgerOptions = {}): FakeLedger {
  const books = emptyBooks();
  const { webhooks, tells } = fakeWebhooks(books);
  let fault: LedgerFault | null = null;
  const takeFault: TakeFault = () => {
    const due = fault;
    fault = null;
    return due;
  };
  return {
    ledger: { ...ledgerOn(books, takeFault, options), webhooks },
    tells,
    books,
    probe: {
      documents: async () => [...books.documents.values()],
      customers: async () => books.customers.size,
    },
    faults: {
      next: (kind) => {
        fault = kind;
      },
    },
    relabelByHand: async (reference, to) => {
      const document = [...books.documents.values()].find((each) => each.reference === reference);
      if (document === undefined) return;
      books.documents.set(document.id, { ...document, reference: to.reference, texts: [to.description] });
    },
    editCustomerByHand: async (id, changes) => {
      const customer = books.customers.get(id);
      if (customer !== undefined) books.customers.set(id, { ...customer, ...changes });
    },
    payByHand: async (reference, { minor }) => {
      const document = [...books.documents.values()].find((each) => each.reference === reference);
      if (document === undefined) return;
      books.made += 1;
      const id = `payment-${books.made}`;
      books.payments.push({ id, reference: null, date: document.date, cents: { [document.id]: minor } });
    },
    editByHand: async (reference, gross) => {
      const document = [...books.documents.values()].find((each) => each.reference === reference);
      if (document !== undefined) books.documents.set(document.id, { ...document, gross });
    },
  };
}

function ledgerOn(
  books: FakeBooks,
  takeFault: TakeFault,
  { clock, apart = false, payBatch, collectHours = 0 }: FakeLedgerOptions,
): Ledger {
  const customerChanges = createCustomerFeed(books);
  const read = <T>(work: () => Result<T, Failure>): ResultAsync<T, Failure> => {
    const fault = takeFault();
    return settled(fault === null ? work() : err(notDone(lostBefore(fault))));
  };
  return {
    kind: "fake",
    settlesWithinSeconds: 60,
    snapshot: () => read(() => ok(books.snapshot)),
    check: (rules, snapshot) => checkMapping(rules, snapshot as FakeSnapshot),
    compose: (plan, rules) => composeSteps(plan, rules, apart),
    ready: () => settled(ok(undefined)),
    send: (step, notAfter) =>
      clock !== undefined && notAfter !== undefined && isLapsed(notAfter, clock.now())
        ? settled(err(notDone(problem("run.lapsed", "ledger"))))
        : settled(send(books, step, takeFault())),
    lookup: (step) => read(() => find(books, step)),
    settlements: payBatch === undefined ? undefined : fakeSettlements(books, read, payBatch, collectHours),
    feeds: { customer: { changes: (since) => read(() => ok(customerChanges(since))) } },
    documents: ({ from, to }) =>
      read(() => ok([...books.documents.values()].filter(({ date }) => from <= date && date <= to))),
    readBack: ({ references, from, to }) =>
      read(() =>
        ok(
          [...books.documents.values()].filter(
            ({ reference, date }) => references.includes(reference) && from <= date && date <= to,
          ),
        ),
      ),
  };
}

/** Too late, or the clock was set back in between. */
const isLapsed = (notAfter: number, now: number): boolean => now > notAfter || notAfter - now > 60_000;

const settled = <T>(result: Result<T, Failure>): ResultAsync<T, Failure> => new ResultAsync(Promise.resolve(result));

const lostBefore = (fault: LedgerFault) =>
  fault === "limited" ? problem("ledger.limit", "ledger") : problem("ledger.unreachable", "ledger", { detail: fault });

function send(books: FakeBooks, step: WriteStep, fault: LedgerFault | null): Result<StepOutcome, Failure> {
  const field = `step.${step.key}`;
  if (fault === "refused" || fault === "limited" || fault === "unavailable") return err(notDone(lostBefore(fault)));
  if (fault === "dropped-before") return err(maybeDone(problem("ledger.answer-lost", field, { detail: fault })));
  const entered = (step.kind === "settlement" ? pay(books, step) : enter(books, step)).mapErr((refusal) =>
    notDone(refusal),
  );
  if (fault !== null) return err(maybeDone(problem("ledger.answer-lost", field, { detail: fault })));
  return entered.map((id) => outcomeOf(id, books.documents.get(id)));
}

const pay = (books: FakeBooks, { request }: WriteStep) =>
  enterPayment(books, request.body as unknown as Omit<FakePayment, "id">);

const outcomeOf = (id: string, document: FakeDocument | undefined): StepOutcome =>
  document === undefined
    ? { id, number: null, totals: null }
    : { id, number: document.number, totals: { gross: document.gross, vat: document.vat } };

function find({ customers, documents, payments }: FakeBooks, step: WriteStep): Result<StepOutcome | null, Failure> {
  if (step.kind === "customer") {
    const customer = [...customers.values()].find(({ email, blocked }) => email === step.reference && !blocked);
    return ok(customer === undefined ? null : outcomeOf(customer.id, undefined));
  }
  if (step.kind === "settlement") {
    const payment = payments.find(({ reference }) => reference === step.reference);
    return ok(payment === undefined ? null : outcomeOf(payment.id, undefined));
  }
  const found = [...documents.values()].filter(({ reference }) => reference === step.reference);
  const [document] = found;
  if (found.length > 1) {
    const { reference } = step;
    return err(notDone(problem("ledger.reference-ambiguous", "document", { count: found.length, reference })));
  }
  return ok(document === undefined ? null : outcomeOf(document.id, document));
}
