import { divide, ONE, toCents } from "../shared/decimal.ts";
import { isForeignBusiness } from "./booking-rules.ts";
import type { Books } from "./books.ts";
import { ratesIn } from "./foreign-rates.ts";
import { euFunctions, functionOf } from "./ledger-functions.ts";
import { dayOf } from "./moments.ts";
import { establishedIn, isSchemeBooking, schemeCountry, schemeLines } from "./one-stop-shop.ts";
import type { Booking, MoneyEntry } from "./shapes-booking.ts";
import { withPrefix } from "./vat-numbers.ts";

/** What the sales of a period come to in the Dutch return, the EU listing and the one-stop shop, in exact cents. */
export const vatBoxes = ["1a", "1b", "1c", "1e", "3a", "3b", "3c"] as const;
export type VatBox = (typeof vatBoxes)[number];

export interface SnelStartVatReturn {
  boxes: Record<VatBox, { baseCents: number; vatCents: number }>;
  /** The EU listing: per customer, goods and services apart. */
  icp: { vatNumber: string; goodsCents: number; servicesCents: number }[];
  /** Foreign VAT per country and rate. */
  oss: { country: string; rateCode: string; percentage: number; baseCents: number; vatCents: number }[];
}

/** Millionths while they are summed. */
interface Sums {
  boxes: Map<VatBox, { base: bigint; vat: bigint }>;
  icp: Map<string, { goods: bigint; services: bigint }>;
  oss: Map<string, { country: string; rateCode: string; percentage: bigint; base: bigint; vat: bigint }>;
}

/** Bookings dated in the period, both days included. SnelStart fact sheet §6 and §8, 2026-11-21. */
export function vatReturn(books: Books, from: string, to: string): SnelStartVatReturn {
  const sums: Sums = { boxes: new Map(), icp: new Map(), oss: new Map() };
  const within = (moment: string | null) => from <= dayOf(moment ?? "") && dayOf(moment ?? "") <= to;
  for (const booking of books.bookings.all()) if (within(booking.factuurdatum)) addBooking(booking, sums, books);
  for (const entry of [...books.bank.all(), ...books.cash.all()]) if (within(entry.datum)) addMoney(entry, sums, books);
  const cents = (amount: bigint | undefined) => Number(toCents(amount ?? 0n));
  const box = (name: VatBox) => {
    const { base, vat } = sums.boxes.get(name) ?? { base: 0n, vat: 0n };
    return { baseCents: cents(base), vatCents: cents(vat) };
  };
  return {
    boxes: Object.fromEntries(vatBoxes.map((name) => [name, box(name)])) as SnelStartVatReturn["boxes"],
    icp: [...sums.icp].map(([vatNumber, { goods, services }]) => ({
      ...{ vatNumber, goodsCents: cents(goods), servicesCents: cents(services) },
    })),
    oss: [...sums.oss.values()].map(({ country, rateCode, percentage, base, vat }) => ({
      ...{ country, rateCode, percentage: Number(percentage) / Number(ONE) },
      ...{ baseCents: cents(base), vatCents: cents(vat) },
    })),
  };
}

function add({ boxes }: Sums, name: VatBox, base: bigint, vat: bigint): void {
  const before = boxes.get(name) ?? { base: 0n, vat: 0n };
  boxes.set(name, { base: before.base + base, vat: before.vat + vat });
}

const boxOfKind: Readonly<Record<string, VatBox>> = {
  VerkopenHoog: "1a",
  VerkopenLaag: "1b",
  VerkopenOverig: "1c",
  VerkopenVerlegd: "1e",
};

function addBooking(booking: Booking, sums: Sums, books: Books): void {
  if (isSchemeBooking(booking, books)) {
    addScheme(booking, sums, books);
    return;
  }
  for (const { grootboek, bedrag } of booking.boekingsregels) {
    const fn = books.ledgers.get(grootboek)?.grootboekfunctie ?? null;
    const { box } = functionOf(fn);
    if (box !== undefined) add(sums, box, bedrag ?? 0n, 0n);
    if (euFunctions.has(fn)) addListing(booking, fn === "DienstverleningBinnenEU", bedrag ?? 0n, sums, books);
  }
  for (const { btwSoort, btwBedrag } of booking.btw) {
    const box = boxOfKind[btwSoort ?? ""];
    if (box !== undefined) add(sums, box, 0n, btwBedrag ?? 0n);
  }
}

function addListing({ klant }: Booking, isService: boolean, amount: bigint, { icp }: Sums, books: Books): void {
  const customer = books.relations.get(klant);
  const known = customer !== undefined && isForeignBusiness(customer, books);
  const number = known ? withPrefix(customer.btwNummer ?? "") : "";
  const before = icp.get(number) ?? { goods: 0n, services: 0n };
  if (isService) before.services += amount;
  else before.goods += amount;
  icp.set(number, before);
}

const HUNDRED = 100n * ONE;

/** VAT as booked: each rate gets what it should, the first one the cents that are left. */
function addScheme(booking: Booking, { oss }: Sums, books: Books): void {
  const customer = books.relations.get(booking.klant);
  if (customer === undefined) return;
  const country = books.switches.ossCountry === "unchecked" ? establishedIn(customer) : schemeCountry(customer, books);
  const rates = ratesIn(country, books.switches);
  const { revenue, vat } = schemeLines(booking.boekingsregels, books);
  let left = vat;
  for (const { rateCode, net } of [...revenue].reverse()) {
    const percentage = rates.get(rateCode) ?? 0n;
    const due = divide(net * percentage, HUNDRED * (ONE / 100n)) * (ONE / 100n);
    const key = `${country}/${rateCode}`;
    const line = oss.get(key) ?? { country, rateCode, percentage, base: 0n, vat: 0n };
    oss.set(key, { ...line, base: line.base + net, vat: line.vat + due });
    left -= due;
  }
  const first = oss.get(`${country}/${revenue[0]?.rateCode}`);
  if (first !== undefined) first.vat += left;
}

/** Revenue and VAT booked straight from the bank. */
function addMoney(entry: MoneyEntry, sums: Sums, books: Books): void {
  for (const { grootboek, credit, debet } of entry.grootboekBoekingsRegels) {
    const { box } = functionOf(books.ledgers.get(grootboek)?.grootboekfunctie ?? null);
    if (box !== undefined) add(sums, box, (credit ?? 0n) - (debet ?? 0n), 0n);
  }
  for (const { type, tarief, credit, debet } of entry.btwBoekingsregels) {
    const box = boxOfKind[`Verkopen${tarief}`];
    if (type === "AfTeDragenBtwType" && box !== undefined) add(sums, box, 0n, (credit ?? 0n) - (debet ?? 0n));
  }
}
