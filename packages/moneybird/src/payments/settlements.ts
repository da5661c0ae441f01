import type {
  Failure,
  InvoicePlan,
  LedgerSettlements,
  OpenPart,
  PaidDocument,
  PayableDocument,
  PaymentWay,
  Problem,
  SettlementWrite,
} from "@boekbrug/core";
import { Result, type ResultAsync } from "neverthrow";
import type { MoneybirdClient } from "../client/moneybird-client.ts";
import { unpaidInvoiceRow } from "../client/rows.ts";
import { openAmountOf } from "../from-moneybird.ts";
import { isPaidInLedger, takesPayments } from "../invoices/to-finish.ts";
import { resourceOf } from "../invoices/to-invoice.ts";
import { apiPath } from "../paths.ts";
import type { MoneybirdSettings } from "../settings.ts";
import type { MoneybirdSnapshot } from "../snapshot.ts";
import { toPayment } from "./to-payment.ts";

/** Payments of invoices that were booked before they were paid: one invoice a write, a hundred read at once. Undefined where none is to be registered. */
export function createSettlements(
  client: MoneybirdClient,
  settings: MoneybirdSettings,
): LedgerSettlements<MoneybirdSnapshot> | undefined {
  if (!takesPayments(settings)) return undefined;
  return {
    batchSize: 1,
    collectHours: 0,
    takes: () => true,
    way: (plan) => wayOf(plan, settings),
    open: (documents) => readOpen(client, settings, documents),
    compose: (documents, _rules, snapshot) => {
      const writes: SettlementWrite[] = [];
      const problems = new Map<string, Problem>();
      for (const document of documents) {
        toWrite(document, snapshot, settings).match(
          (write) => writes.push(write),
          (found) => problems.set(document.reference, found),
        );
      }
      return { writes, problems };
    },
  };
}

function wayOf(plan: InvoicePlan, settings: MoneybirdSettings): PaymentWay {
  if (plan.totals.gross.minor <= 0) return "none";
  return isPaidInLedger(plan, settings) ? "with-booking" : "afterwards";
}

function readOpen(
  client: MoneybirdClient,
  settings: MoneybirdSettings,
  documents: readonly PayableDocument[],
): ResultAsync<ReadonlyMap<string, readonly OpenPart[]>, Failure> {
  const path = apiPath(settings.administration, `${resourceOf(settings)}/synchronization`);
  const references = new Map(documents.map(({ reference, document }) => [document.id, reference]));
  const read = client.byIds(path, unpaidInvoiceRow, [...references.keys()]);
  return read.andThen((rows) =>
    Result.combine(
      rows.flatMap((row) => {
        const reference = references.get(row.id);
        return reference === undefined
          ? []
          : [openAmountOf(row).map((amount) => [reference, [{ id: row.id, amount }]] as const)];
      }),
    ).map((amounts) => new Map(amounts)),
  );
}

const toWrite = (
  { reference, document, gross, paidOn, methodId }: PaidDocument,
  snapshot: MoneybirdSnapshot,
  settings: MoneybirdSettings,
): Result<SettlementWrite, Problem> =>
  toPayment({ invoice: document.id, date: paidOn, amount: gross, methodId }, snapshot, settings).map((payment) => ({
    step: {
      ...payment,
      key: "settlement",
      kind: "settlement",
      dependsOn: [],
      lookup: "after-doubt",
      identity: null,
      reference,
      expected: null,
    },
    pays: [reference],
  }));
