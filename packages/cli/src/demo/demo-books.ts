import { type Clock, type DocumentKind, type Money, parseMoney, zero } from "@boekbrug/core";

/** An amount with its VAT, as one side tells it over HTTP. */
export interface Told {
  readonly gross: Money;
  readonly vat: Money;
}

/** A document in the books. */
export interface LedgerEntry extends Told {
  readonly reference: string;
  /** VAT per VAT code, as the configuration names it. */
  readonly vatPerCode: ReadonlyMap<string, Money>;
  /** Whether it is paid; null where the books do not say. */
  readonly paid: boolean | null;
}

/** A sample administration that is listening on this machine. */
export interface DemoBooks {
  readonly name: string;
  /** Its settings in the configuration. */
  readonly ledger: Readonly<Record<string, unknown>>;
  /** The mapping that fits it. */
  readonly rules: { readonly accounts: Record<string, string>; readonly vatCodes: Record<string, string> };
  /** `rules.document.kind` for it. */
  readonly document: DocumentKind;
  /** Whether what is booked must be paid in the books. */
  readonly expectsPaid: boolean;
  /** How many documents one write pays, where payments are registered after the booking. */
  readonly paysAtOnce?: number;
  /** Writes that paid documents so far. */
  paymentWrites?(): Promise<number>;
  /** Every document in the books, read with plain HTTP, not with Boekbrug's adapter. */
  entries(): Promise<LedgerEntry[]>;
  /** Writes to the books so far. */
  writes(): number;
  /** Changes one cent. */
  flipCent(): void;
  close(): Promise<void>;
}

export type OpenBooks = (clock: Clock) => Promise<DemoBooks>;

export const euro = (value: number | string): Money =>
  parseMoney(value, "EUR", "amount", "half-up").unwrapOr(zero("EUR"));

/** The one-stop shop rates that the sample administration's bookkeeper has made, one per country and rate. */
export const ossRates = [
  { country: "BE", rate: "21" },
  { country: "BE", rate: "6" },
  { country: "DE", rate: "19" },
  { country: "DE", rate: "7" },
  { country: "FR", rate: "20" },
  { country: "XI", rate: "20" },
] as const;
