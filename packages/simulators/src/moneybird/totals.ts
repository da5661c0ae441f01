import { divide, ONE, timesInCents, toFixed } from "../shared/decimal.ts";
import type { Books } from "./books.ts";
import type { MoneybirdInvoice } from "./model.ts";

const HUNDRED = 100n * ONE;

export interface RateTotal {
  taxRateId: string;
  /** In millionths: 21 % is 21000000. */
  percentage: bigint;
  net: bigint;
  vat: bigint;
}

/** All in cents. */
export interface Totals {
  lineNets: bigint[];
  rates: RateTotal[];
  net: bigint;
  vat: bigint;
  gross: bigint;
  discount: bigint;
}

type HalfCent = Books["switches"]["halfCent"];

/** The part of a gross amount that is not VAT; switch halfCent says which of the two is rounded. */
const netOf = (gross: bigint, percentage: bigint, halfCent: HalfCent) =>
  halfCent === "to-net"
    ? divide(gross * HUNDRED, HUNDRED + percentage)
    : gross - divide(gross * percentage, HUNDRED + percentage);
const vatOn = (net: bigint, percentage: bigint) => divide(net * percentage, HUNDRED);

/** Moneybird fact sheet §10, 2026-11-21: amount times price in cents; VAT per rate or per line as switch vatRounding says. */
export function totalsOf(invoice: MoneybirdInvoice, books: Books): Totals {
  const { vatRounding, halfCent } = books.switches;
  const perLine = vatRounding === "per-line";
  const groups = new Map<string, { percentage: bigint; shown: bigint; net: bigint; vat: bigint }>();
  const discountRate = toFixed(invoice.discount);
  const lineNets: bigint[] = [];
  let discount = 0n;
  for (const line of invoice.lines) {
    const full = timesInCents(toFixed(line.amountDecimal), toFixed(line.price));
    const shown = divide(full * (HUNDRED - discountRate), HUNDRED);
    discount += full - shown;
    const percentage = toFixed(books.taxRate(line.taxRateId)?.percentage ?? "0");
    const net = invoice.pricesInclTax ? netOf(shown, percentage, halfCent) : shown;
    lineNets.push(net);
    const group = groups.get(line.taxRateId) ?? { percentage, shown: 0n, net: 0n, vat: 0n };
    group.shown += shown;
    group.net += net;
    group.vat += invoice.pricesInclTax ? shown - net : vatOn(net, percentage);
    groups.set(line.taxRateId, group);
  }
  const rates = [...groups].map(([taxRateId, { percentage, shown, ...summed }]): RateTotal => {
    if (perLine) return { taxRateId, percentage, ...summed };
    const net = invoice.pricesInclTax ? netOf(shown, percentage, halfCent) : shown;
    return { taxRateId, percentage, net, vat: invoice.pricesInclTax ? shown - net : vatOn(net, percentage) };
  });
  const net = rates.reduce((sum, one) => sum + one.net, 0n);
  const vat = rates.reduce((sum, one) => sum + one.vat, 0n);
  return { lineNets, rates, net, vat, gross: net + vat, discount };
}

export const paidOf = (invoice: MoneybirdInvoice): bigint =>
  invoice.payments.reduce((sum, { cents }) => sum + BigInt(cents), 0n);

export const openOf = (invoice: MoneybirdInvoice, books: Books): bigint =>
  totalsOf(invoice, books).gross - paidOf(invoice);

/** Moneybird fact sheet §8.3 and §8.4, 2026-11-21: late follows from the due date, paid from the payments. */
export function stateOf(invoice: MoneybirdInvoice, books: Books): string {
  if (invoice.stage !== "open") return invoice.stage;
  const unsettled = invoice.payments.length === 0 && books.switches.zeroTotal === "open";
  if (openOf(invoice, books) === 0n && !unsettled) return "paid";
  return invoice.dueDate !== null && invoice.dueDate < books.today ? "late" : "open";
}

export const paidAt = (invoice: MoneybirdInvoice, books: Books): string | null =>
  stateOf(invoice, books) === "paid"
    ? invoice.payments.map(({ date }) => date).reduce((a, b) => (a > b ? a : b), "") || invoice.date
    : null;
