import type { ProblemCode } from "@boekbrug/core";
import type { CcvShopSimulator, Charged } from "@boekbrug/simulators";
import type { SyncReport } from "../../src/index.ts";
import type { CorpusOrder } from "./corpus-order.ts";
import type { CorpusShop } from "./shops.ts";

/** In cents. */
export type BaseAndVat = readonly [base: number, vat: number];

/** What an administration would file over the year, from its own books. */
export interface Filed {
  /** By the ledger's VAT code; without those over nothing. */
  readonly codes: Readonly<Record<string, BaseAndVat>>;
  /** Supplies to businesses in other member states by their VAT number, and `goods` or `services` where the ledger tells them apart. */
  readonly listing: Readonly<Record<string, number>>;
  /** The one-stop shop by member state and rate: `DE 19`. */
  readonly oneStopShop: Readonly<Record<string, BaseAndVat>>;
  /** The base by box of the Dutch return, in cents, where the ledger knows of boxes. */
  readonly boxes?: Readonly<Record<string, number>>;
}

/** One shop of the corpus with an administration. */
export interface CorpusBooks {
  readonly shop: CcvShopSimulator;
  run(): Promise<SyncReport>;
  advance(milliseconds: number): void;
  filed(): Filed;
  /** A person makes everything count that does not count yet. */
  settle(): void;
  /** What else a person would find wrong. */
  amiss(): readonly string[];
}

/** A ledger with one kind of document, and what is to be expected of it. */
export interface CorpusLedger {
  readonly name: string;
  /** Whether what is booked is in the VAT return without anybody's doing. */
  readonly posts: boolean;
  /** The ledger's own code for each VAT role that it can express; null where it stands under none, but in the one-stop shop or nowhere. */
  readonly codes: Readonly<Record<string, string | null>>;
  /** Whether its listing of supplies to other member states tells goods from services. */
  readonly listsKinds: boolean;
  /** Whether a cent stands without VAT where the VAT of a rate is exactly half a cent. */
  readonly leavesCents?: boolean;
  /** Why it cannot book an order that can be planned; undefined where it can. */
  readonly cannot: (order: CorpusOrder, charged: Charged, shop: CorpusShop) => ProblemCode | undefined;
  open(shop: CorpusShop): CorpusBooks;
}
