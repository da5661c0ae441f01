import { toFixed } from "../shared/decimal.ts";
import { ledgerRow } from "./administration.ts";
import { addArticle } from "./article-write.ts";
import { addBooking, removeBooking } from "./booking-write.ts";
import type { Books } from "./books.ts";
import type { ChartRow } from "./charts.ts";
import { switchForeignVat } from "./company-write.ts";
import { midnight } from "./moments.ts";
import { addMoney, bankKind, removeMoney } from "./money-write.ts";
import { invoiceOrder } from "./order-invoicing.ts";
import { addRelation } from "./relation-write.ts";
import { blank } from "./shape.ts";
import {
  type Booking,
  type BookingValues,
  bookingLineShape,
  bookingShape,
  type DocumentKind,
  moneyShape,
} from "./shapes-booking.ts";
import { type Article, articleShape, type Order, type RevenueGroup } from "./shapes-order.ts";
import { type Relation, type RelationValues, relationShape } from "./shapes-relation.ts";
import { type CostCentre, costCentreShape, type Journal, journalShape, type Ledger } from "./shapes-settings.ts";

interface HandBooking {
  number: string;
  customerId: string;
  cents: number;
  ledger: number;
  day?: string;
  vat?: { kind: DocumentKind; cents: number };
}

/** What a person does in the screens of SnelStart, outside the API. Every rule of the API is passed by. */
export interface SnelStartByHand {
  /** A customer unless told otherwise. Gives the id. */
  addRelation(values: Partial<RelationValues> & { naam: string }): string;
  editRelation(id: string, changes: Partial<Omit<RelationValues, "id">>): void;
  /** Inactive: what the screens call deleted. */
  setRelationInactive(id: string, inactive: boolean): void;
  /** Gone for good, with nothing left of it. */
  deleteRelation(id: string): void;
  /** Cents of one ledger, VAT of one kind in them when it is named. Gives the id of the booking. */
  addBooking(parts: HandBooking): string;
  editBooking(
    id: string,
    changes: Partial<Pick<BookingValues, "factuurnummer" | "factuurdatum" | "omschrijving">>,
  ): void;
  /** Adds cents to the first line and to the total, as if the books were changed behind the API. */
  tamper(bookingId: string, cents: number): void;
  deleteBooking(id: string): void;
  /** A booking on the bank journal. Gives its id. */
  pay(bookingId: string, cents: number): string;
  deleteBankEntry(id: string): void;
  /** The last closed day, or null to open again. */
  lockUntil(day: string | null): void;
  lockByAccountant(day: string | null): void;
  /** The VAT return over these days is sent. */
  fileReturn(from: string, to: string): void;
  addLedger(row: ChartRow): string;
  editLedger(number: number, changes: Partial<Omit<Ledger, "id" | "uri">>): void;
  deleteLedger(number: number): void;
  addJournal(parts: { nummer: number; omschrijving: string; soort: Journal["soort"] }): string;
  editJournal(id: string, changes: Partial<Omit<Journal, "id" | "uri">>): void;
  addCostCentre(number: number, name: string): string;
  editCostCentre(id: string, changes: Partial<Omit<CostCentre, "id" | "uri">>): void;
  /** In revenue group 1 to 8: high, low, none and exempt, of goods and of services. */
  addArticle(parts: { code: string; name: string; group: number; priceCents?: number }): string;
  editArticle(id: string, changes: Partial<Omit<Article, "id" | "uri">>): void;
  deleteArticle(id: string): void;
  editGroup(number: number, changes: Partial<Pick<RevenueGroup, "omschrijving" | "verkoopNederlandBtwSoort">>): void;
  deleteGroup(number: number): void;
  editOrder(
    id: string,
    changes: Partial<Pick<Order, "omschrijving" | "memo" | "orderreferentie" | "relatie" | "datum">>,
  ): void;
  deleteOrder(id: string): void;
  /** Adds cents to the totals, as if the lines were changed behind the API. */
  tamperOrder(id: string, cents: number): void;
  /** SnelStart makes the invoice, under its own next number, of today unless a day is named. Gives the booking's id. */
  invoiceOrder(orderId: string, day?: string): string;
  /** Ticks foreign VAT; on from a day when that is named. */
  switchForeignVat(on: boolean, from?: string): void;
}

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The simulated administration has no ${what}`);
  return value;
}

const centsOf = (cents: number): bigint => toFixed(cents) / 100n;

function handBooking({ number, customerId, cents, ledger, day, vat }: HandBooking, books: Books): BookingValues {
  const net = centsOf(cents) - centsOf(vat?.cents ?? 0);
  return {
    ...blank(bookingShape),
    factuurnummer: number,
    klant: customerId,
    factuurdatum: midnight(day ?? books.today),
    factuurbedrag: centsOf(cents),
    boekingsregels: [{ ...blank(bookingLineShape), grootboek: books.ledgerNumbered(ledger).id, bedrag: net }],
    btw: vat === undefined ? [] : [{ btwSoort: vat.kind, btwBedrag: centsOf(vat.cents) }],
  };
}

export function byHand(books: Books): SnelStartByHand {
  const relation = (id: string): Relation => found(books.relations.get(id), `relation ${id}`);
  const booking = (id: string): Booking => found(books.bookings.get(id), `booking ${id}`);
  const groupNumbered = (number: number): RevenueGroup =>
    found(
      books.groups.find(({ nummer }) => nummer === number),
      `revenue group ${number}`,
    );
  const order = (id: string): Order => found(books.orders.get(id), `order ${id}`);
  const named = <T extends object>(path: string, values: T) => {
    const { id, uri } = books.stamp(path);
    return { ...values, id, uri };
  };
  const change = <T extends { modifiedOn: string | null }>(record: T, changes: Partial<NoInfer<T>>) => {
    Object.assign(record, changes);
    books.touch(record);
  };
  return {
    addRelation: (values) =>
      addRelation({ ...blank(relationShape), relatiesoort: ["Klant"], nonactief: false, ...values }, books).id,
    editRelation: (id, changes) => change(relation(id), changes),
    setRelationInactive: (id, inactive) => change(relation(id), { nonactief: inactive }),
    deleteRelation: (id) => books.relations.remove(relation(id).id),
    addBooking: (parts) => addBooking(handBooking(parts, books), books).id,
    editBooking: (id, changes) => {
      change(booking(id), changes);
      const invoice = books.invoices.find(({ verkoopBoeking }) => verkoopBoeking === id);
      const { factuurnummer, factuurdatum } = booking(id);
      if (invoice !== undefined) change(invoice, { factuurnummer, factuurDatum: factuurdatum });
    },
    tamper: (id, cents) => {
      const record = booking(id);
      const line = found(record.boekingsregels[0], `line in booking ${id}`);
      line.bedrag = (line.bedrag ?? 0n) + centsOf(cents);
      change(record, { factuurbedrag: (record.factuurbedrag ?? 0n) + centsOf(cents) });
      const invoice = books.invoices.find(({ verkoopBoeking }) => verkoopBoeking === id);
      if (invoice !== undefined) change(invoice, { factuurBedrag: record.factuurbedrag });
    },
    deleteBooking: (id) => removeBooking(booking(id), books),
    pay: (bookingId, cents) => {
      const amount = centsOf(cents);
      const journal = found(
        books.journals.find(({ soort }) => soort === "Bank"),
        "bank journal",
      );
      const sides = amount < 0n ? { debet: -amount, credit: 0n } : { debet: 0n, credit: amount };
      const values = {
        ...blank(moneyShape),
        ...{
          datum: midnight(books.today),
          dagboek: journal.id,
          bedragOntvangen: sides.credit,
          bedragUitgegeven: sides.debet,
        },
        verkoopboekingBoekingsRegels: [{ boekingId: booking(bookingId).id, omschrijving: null, ...sides }],
      };
      return addMoney(bankKind, values, books).id;
    },
    deleteBankEntry: (id) => {
      const entry = found(books.bank.get(id), `bank entry ${id}`);
      removeMoney(bankKind, entry, books);
    },
    lockUntil: (day) => {
      books.locks.user = day;
    },
    lockByAccountant: (day) => {
      books.locks.accountant = day;
    },
    fileReturn: (from, to) => void books.filed.push({ from, to, external: false }),
    addLedger: (row) => books.addLedger(ledgerRow(row)).id,
    editLedger: (number, changes) => change(books.ledgerNumbered(number), changes),
    deleteLedger: (number) => books.ledgers.remove(books.ledgerNumbered(number).id),
    addJournal: (parts) =>
      books.journals.add(named("dagboeken", { ...blank(journalShape), ...parts, nonactief: false })).id,
    editJournal: (id, changes) => void Object.assign(found(books.journals.get(id), `journal ${id}`), changes),
    addCostCentre: (nummer, omschrijving) => {
      const values = { ...blank(costCentreShape), nummer, omschrijving, nonactief: false };
      return books.costCentres.add(named("kostenplaatsen", values)).id;
    },
    editCostCentre: (id, changes) => void Object.assign(found(books.costCentres.get(id), `cost centre ${id}`), changes),
    addArticle: ({ code, name, group, priceCents = 0 }) => {
      const values = { artikelcode: code, omschrijving: name, artikelOmzetgroep: groupNumbered(group).id };
      const fresh = { ...blank(articleShape), ...values, verkoopprijs: centsOf(priceCents), isNonActief: false };
      return addArticle(fresh, books).id;
    },
    editArticle: (id, changes) => change(found(books.articles.get(id), `article ${id}`), changes),
    deleteArticle: (id) => books.articles.remove(id),
    editGroup: (number, changes) => void Object.assign(groupNumbered(number), changes),
    deleteGroup: (number) => books.groups.remove(groupNumbered(number).id),
    editOrder: (id, changes) => change(order(id), changes),
    deleteOrder: (id) => books.orders.remove(order(id).id),
    tamperOrder: (id, cents) => {
      const record = order(id);
      const add = (amount: bigint | null) => (amount ?? 0n) + centsOf(cents);
      change(record, {
        totaalExclusiefBtw: add(record.totaalExclusiefBtw),
        totaalInclusiefBtw: add(record.totaalInclusiefBtw),
      });
    },
    invoiceOrder: (orderId, day = books.today) => invoiceOrder(order(orderId), books, day).id,
    switchForeignVat: (on, from) => switchForeignVat(on, books, from),
  };
}
