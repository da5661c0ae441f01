import {
  type BookedDocument,
  type Money,
  money,
  type Percent,
  type Problem,
  problem,
  type WriteStep,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import { type FakeSnapshot, fakeSnapshot } from "./fake-ledger-compose.ts";

export interface FakeDocument extends BookedDocument {
  readonly vat: Money;
  readonly texts: readonly string[];
  readonly vatByPercent: Readonly<Record<Percent, Money>>;
}

export interface FakeCustomer {
  readonly id: string;
  readonly email: string;
  /** Nothing can be booked on him. */
  readonly blocked: boolean;
}

/** A payment in the fake administration: of one document or of many, in cents by the document's id. */
export interface FakePayment {
  readonly id: string;
  /** Null where a person entered it. */
  readonly reference: string | null;
  readonly date: string;
  readonly cents: Readonly<Record<string, number>>;
}

/** What the fake administration holds. */
export interface FakeBooks {
  readonly snapshot: FakeSnapshot;
  readonly customers: Map<string, FakeCustomer>;
  readonly documents: Map<string, FakeDocument>;
  readonly payments: FakePayment[];
  /** How many records were ever made: ids are never given out again. */
  made: number;
}

export const emptyBooks = (): FakeBooks => ({
  snapshot: fakeSnapshot,
  customers: new Map(),
  documents: new Map(),
  payments: [],
  made: 0,
});

interface DocumentBody {
  readonly reference: string;
  readonly number: string;
  readonly date: string;
  readonly customer: string;
  readonly lines: readonly { readonly vatCode: string; readonly net: number; readonly vat: number }[];
}

/** Does a write, or refuses it. Gives the new record's id. */
export function enter(books: FakeBooks, step: WriteStep): Result<string, Problem> {
  const body: unknown = step.request.body;
  return step.request.path === "/customers"
    ? ok(enterCustomer(books, body as { readonly email: string }))
    : enterDocument(books, body as DocumentBody);
}

function enterCustomer(books: FakeBooks, { email }: { readonly email: string }): string {
  books.made += 1;
  const id = `customer-${books.made}`;
  books.customers.set(id, { id, email, blocked: false });
  return id;
}

function enterDocument(
  books: FakeBooks,
  { reference, number, date, customer, lines }: DocumentBody,
): Result<string, Problem> {
  const { customers, documents, snapshot } = books;
  if (customers.get(customer)?.blocked !== false) return err(problem("ledger.customer-unusable", "customer"));
  const vatByPercent: Record<Percent, Money> = {};
  let gross = 0;
  let vat = 0;
  for (const line of lines) {
    const percent = snapshot.vatCodes[line.vatCode];
    if (percent === undefined) return err(problem("ledger.refused", "lines", { detail: `no code ${line.vatCode}` }));
    vatByPercent[percent] = money((vatByPercent[percent]?.minor ?? 0) + line.vat, "EUR");
    gross += line.net + line.vat;
    vat += line.vat;
  }
  books.made += 1;
  const id = `document-${books.made}`;
  documents.set(id, {
    id,
    reference,
    number,
    texts: [number],
    date,
    gross: money(gross, "EUR"),
    vat: money(vat, "EUR"),
    vatByPercent,
  });
  return ok(id);
}
