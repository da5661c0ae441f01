import type {
  InvoicePlan,
  LedgerSettlements,
  PaidDocument,
  PaymentWay,
  Problem,
  SettlementWrite,
} from "@boekbrug/core";
import { ResultAsync } from "neverthrow";
import type { SnelStartClient } from "../client/snelstart-client.ts";
import type { SnelStartSettings } from "../settings.ts";
import type { SnelStartJournal, SnelStartSnapshot } from "../snapshot.ts";
import { partTotals } from "../vat/vat-treatment.ts";
import { journalOf } from "./journal-of.ts";
import { journalNumberOf, type PaymentSettings, registersPayments } from "./payment-settings.ts";
import { chunks, readOpen } from "./read-open.ts";
import { toBankBooking } from "./to-bank-booking.ts";

/** Documents with many lines were seen to time out; half of that is safe. */
const batchSize = 50;

/** Payments of sales bookings, up to fifty in one bank booking. Undefined where none is to be registered, or the document is an order that SnelStart's user invoices. */
export function createSettlements(
  client: SnelStartClient,
  { document, payments }: SnelStartSettings,
): LedgerSettlements<SnelStartSnapshot> | undefined {
  if (document !== "booking" || !registersPayments(payments)) return undefined;
  const takes = (methodId: string): boolean => journalNumberOf(payments, methodId) !== undefined;
  return {
    batchSize,
    collectHours: payments.collectHours,
    takes,
    way: (plan) => wayOf(plan, takes),
    open: (documents) => new ResultAsync(readOpen(client, documents)),
    compose: (documents, _rules, snapshot) => composeBankBookings(documents, payments, snapshot),
  };
}

/** By which method an unpaid order will be paid is not known yet. Of several bookings each is paid whole; where one of them is owed to the customer, a person decides. */
function wayOf(plan: InvoicePlan, takes: (methodId: string) => boolean): PaymentWay {
  const { paid, paymentMethodId, totals } = plan;
  if (totals.gross.minor <= 0 || partTotals(plan).some((cents) => cents <= 0)) return "none";
  return !paid || takes(paymentMethodId) ? "afterwards" : "none";
}

function composeBankBookings(
  documents: readonly PaidDocument[],
  settings: PaymentSettings,
  snapshot: SnelStartSnapshot,
): { writes: SettlementWrite[]; problems: Map<string, Problem> } {
  const problems = new Map<string, Problem>();
  const alike = new Map<string, { readonly journal: SnelStartJournal; readonly documents: PaidDocument[] }>();
  for (const document of documents) {
    const journal = journalOf(settings, document.methodId, snapshot);
    if (journal.isErr()) {
      problems.set(document.reference, journal.error);
      continue;
    }
    const key = `${journal.value.id} ${document.paidOn}`;
    const group = alike.get(key) ?? { journal: journal.value, documents: [] };
    group.documents.push(document);
    alike.set(key, group);
  }
  const writes = [...alike.values()].flatMap((group) =>
    chunks(group.documents, batchSize).flatMap(([first, ...others]) =>
      first === undefined ? [] : [toBankBooking([first, ...others], group.journal)],
    ),
  );
  return { writes, problems };
}
