import { toCents } from "../shared/decimal.ts";
import { sumOf } from "./booking-rules.ts";
import { viewBooking } from "./booking-write.ts";
import type { Books } from "./books.ts";
import { byHand, found, type SnelStartByHand } from "./by-hand.ts";
import { countries } from "./countries.ts";
import { openOf, viewInvoice } from "./invoices.ts";
import type { LimitKeeper } from "./limits.ts";
import { mutationShape, mutationsOf } from "./mutations.ts";
import type { StrayProperty } from "./read-body.ts";
import { viewRelation } from "./relation-write.ts";
import { render } from "./render.ts";
import type { Json } from "./shape.ts";
import { bookingShape, invoiceShape, moneyShape } from "./shapes-booking.ts";
import { documentShape } from "./shapes-document.ts";
import { articleShape, orderShape } from "./shapes-order.ts";
import { relationShape } from "./shapes-relation.ts";
import { type Company, ledgerShape } from "./shapes-settings.ts";
import { type SnelStartVatReturn, vatReturn } from "./vat-return.ts";

export type SnelStartRelation = Json<typeof relationShape>;
export type SnelStartLedger = Json<typeof ledgerShape>;
export type SnelStartArticle = Json<typeof articleShape>;
export type SnelStartOrder = Json<typeof orderShape> & { netCents: number; grossCents: number };
export type SnelStartDocument = Json<typeof documentShape>;
export type SnelStartMutation = Json<typeof mutationShape>;
export type SnelStartMoneyEntry = Json<typeof moneyShape>;
export type SnelStartInvoice = Json<typeof invoiceShape> & { grossCents: number; openCents: number };
export type SnelStartBooking = Json<typeof bookingShape> & { grossCents: number; vatCents: number; openCents: number };

/** Records as the API would answer them, amounts in cents besides. */
export interface SnelStartAdministrationState {
  readonly administrationId: string;
  /** Names this administration and no other. */
  readonly couplingKey: string;
  /** Its settings, to change. */
  readonly company: Company;
  /** Without the rows of the administration itself, whose codes are negative. */
  relations(): SnelStartRelation[];
  ledgers(): SnelStartLedger[];
  bookings(): SnelStartBooking[];
  invoices(): SnelStartInvoice[];
  bankEntries(): SnelStartMoneyEntry[];
  cashEntries(): SnelStartMoneyEntry[];
  articles(): SnelStartArticle[];
  orders(): SnelStartOrder[];
  /** Attachments, with their content. */
  documents(): SnelStartDocument[];
  /** Postings of every booking and entry. */
  mutations(): SnelStartMutation[];
  /** What the sales of these days, both included, come to in the returns. */
  vatReturn(from: string, to: string): SnelStartVatReturn;
  /** Names in bodies that the API does not spell so; `lost` where it took no notice of them. */
  readonly strayProperties: readonly StrayProperty[];
  ledgerId(number: number): string;
  journalId(name: string): string;
  /** Of a revenue group by its number. */
  groupId(number: number): string;
  /** By its two letters. */
  countryId(landcode: string): string;
  /** Of the right form, with prefix, but nobody's. */
  readonly unregisteredVatNumbers: Set<string>;
  /** Calls of others for this administration, now. */
  otherCalls(count: number): void;
  /** Most calls that ran at once. */
  peakConcurrency(): number;
  readonly byHand: SnelStartByHand;
}

const cents = (amount: bigint | null): number => Number(toCents(amount ?? 0n));

export function administrationState(
  books: Books,
  limits: LimitKeeper,
  couplingKey: string,
): SnelStartAdministrationState {
  return {
    administrationId: books.id,
    couplingKey,
    company: books.company,
    relations: () => {
      const people = books.relations.all().filter(({ relatiecode }) => (relatiecode ?? 0) >= 0);
      return people.map((one) => render(relationShape, viewRelation(one, books)));
    },
    ledgers: () => books.ledgers.all().map((one) => render(ledgerShape, one)),
    bookings: () =>
      books.bookings.all().map((booking) => ({
        ...render(bookingShape, viewBooking(booking, books)),
        grossCents: cents(booking.factuurbedrag),
        vatCents: cents(sumOf(booking.btw.map(({ btwBedrag }) => btwBedrag))),
        openCents: cents((booking.factuurbedrag ?? 0n) - (books.received.get(booking.id) ?? 0n)),
      })),
    invoices: () =>
      books.invoices.all().map((invoice) => ({
        ...render(invoiceShape, viewInvoice(invoice, books)),
        grossCents: cents(invoice.factuurBedrag),
        openCents: cents(openOf(invoice, books)),
      })),
    bankEntries: () => books.bank.all().map((entry) => render(moneyShape, entry)),
    cashEntries: () => books.cash.all().map((entry) => render(moneyShape, entry)),
    articles: () => books.articles.all().map((article) => render(articleShape, article)),
    orders: () =>
      books.orders.all().map((order) => ({
        ...render(orderShape, order),
        netCents: cents(order.totaalExclusiefBtw),
        grossCents: cents(order.totaalInclusiefBtw),
      })),
    documents: () => books.documents.all().map((one) => render(documentShape, one)),
    mutations: () => mutationsOf(books).map((one) => render(mutationShape, one)),
    vatReturn: (from, to) => vatReturn(books, from, to),
    strayProperties: books.strays,
    ledgerId: (number) => books.ledgerNumbered(number).id,
    journalId: (name) =>
      found(
        books.journals.find(({ omschrijving }) => omschrijving === name),
        `journal ${name}`,
      ).id,
    groupId: (number) =>
      found(
        books.groups.find(({ nummer }) => nummer === number),
        `revenue group ${number}`,
      ).id,
    countryId: (landcode) =>
      found(
        countries.find((one) => one.landcode === landcode),
        `country ${landcode}`,
      ).id,
    unregisteredVatNumbers: books.unregistered,
    otherCalls: (count) => limits.useElsewhere(count),
    peakConcurrency: () => limits.peak,
    byHand: byHand(books),
  };
}
