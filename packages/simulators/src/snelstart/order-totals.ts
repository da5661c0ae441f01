import { divide, fromCents, ONE } from "../shared/decimal.ts";
import type { Books } from "./books.ts";
import { type Treatment, treatmentOf } from "./order-vat.ts";
import type { OrderLine, OrderValues } from "./shapes-order.ts";
import type { Relation } from "./shapes-relation.ts";

/** Totals of an order from its articles' groups. SnelStart fact sheet §7.1 and §7.4, 2026-11-21. All in millionths. */
export interface TaxedPart {
  treatment: Treatment;
  net: bigint;
  vat: bigint;
}

export interface OrderTotals {
  parts: TaxedPart[];
  net: bigint;
  gross: bigint;
}

const HUNDRED = 100n * ONE;
const CENT = ONE / 100n;
/** A quotient in whole cents, rounded once. */
const centsOf = (numerator: bigint, denominator: bigint): bigint => fromCents(divide(numerator, denominator * CENT));

/** Rounded to so many decimals. */
export function roundTo(amount: bigint, decimals: number): bigint {
  const unit = ONE / 10n ** BigInt(Math.min(decimals, 6));
  return divide(amount, unit) * unit;
}

/** Price times count less discount, over the line's amount or over the price, as the administration has it. */
export function lineTotal(line: OrderLine, { company }: Books): bigint {
  const price = line.stuksprijs ?? 0n;
  const count = line.aantal ?? 0n;
  const left = HUNDRED - (line.kortingsPercentage ?? 0n);
  if (company.regelkortingVerkooporder === "BerekenenOverStukprijs") {
    const lowered = roundTo(divide(price * left, HUNDRED), company.aantalDecimalenArtikelprijzen ?? 2);
    return centsOf(lowered * count, ONE);
  }
  return centsOf(price * count * left, ONE * HUNDRED);
}

export function orderTotals(order: OrderValues, customer: Relation, books: Books): OrderTotals {
  const left = HUNDRED - (order.factuurkorting ?? 0n);
  const groups = new Map<string, { treatment: Treatment; amounts: bigint[] }>();
  for (const line of order.regels) {
    const group = books.groups.get(books.articles.get(line.artikel)?.artikelOmzetgroep);
    if (group === undefined) continue;
    const treatment = treatmentOf(group, order, customer, books);
    const key = JSON.stringify([treatment.kind, treatment.ledger, treatment.country]);
    const same = groups.get(key) ?? { treatment, amounts: [] };
    same.amounts.push(centsOf((line.totaal ?? 0n) * left, HUNDRED));
    groups.set(key, same);
  }
  const parts = [...groups.values()].map(({ treatment, amounts }) => taxed(treatment, amounts, order, books));
  const net = parts.reduce((sum, part) => sum + part.net, 0n);
  return { parts, net, gross: parts.reduce((sum, part) => sum + part.vat, net) };
}

/** VAT over the sum of the lines of one rate, or line by line: switch orderVatRounding. */
function taxed(treatment: Treatment, amounts: readonly bigint[], order: OrderValues, books: Books): TaxedPart {
  const inclusive = order.verkooporderBtwIngaveModel === "Inclusief";
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  const rounded = books.switches.orderVatRounding === "per-line" ? amounts : [total];
  const vat = rounded.reduce((sum, amount) => sum + vatIn(amount, treatment.percentage, inclusive), 0n);
  return { treatment, net: inclusive ? total - vat : total, vat };
}

const vatIn = (amount: bigint, percentage: bigint, inclusive: boolean): bigint =>
  centsOf(amount * percentage, inclusive ? HUNDRED + percentage : HUNDRED);
