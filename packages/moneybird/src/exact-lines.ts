import { Decimal, type Percent, type PriceBasis } from "@boekbrug/core";

/** A line by what Moneybird reckons with: an amount with (`gross`) or without (`net`) VAT, and its rate. Amounts in cents. */
export interface RatedLine {
  readonly gross: number;
  readonly net: number;
  readonly vat: number;
  readonly percent: Percent;
  readonly rateId: string;
}

/** How the amount of each line is written: whole, or in two parts. */
export interface ExactLines {
  readonly basis: PriceBasis;
  readonly parts: readonly (readonly number[])[];
}

/** The rate whose VAT cannot be had, and what Moneybird would make of it. */
export interface Inexact {
  readonly percent: Percent;
  readonly vat: number;
  readonly computed: number;
}

/**
 * Moneybird reckons the VAT itself, and nobody knows whether it rounds on each line or once per rate. Amounts are written so that both give the VAT that
 * was charged: the sum of each rate must give it when it is rounded once; lines whose own rounding adds up to another cent are split in two parts that
 * round the other way. What a rate, an account and the whole add up to stays the same.
 *
 * Prices with or without VAT: as the shop has them where that works, else the other way.
 */
export function exactLines(lines: readonly RatedLine[], preferred: PriceBasis): ExactLines | Inexact {
  const first = onBasis(lines, preferred);
  if ("parts" in first) return first;
  const second = onBasis(lines, preferred === "gross" ? "net" : "gross");
  return "parts" in second ? second : first;
}

function onBasis(lines: readonly RatedLine[], basis: PriceBasis): ExactLines | Inexact {
  const parts: number[][] = lines.map((line) => [line[basis]]);
  for (const rateId of new Set(lines.map((line) => line.rateId))) {
    const members = lines.flatMap((line, index) => (line.rateId === rateId ? [index] : []));
    const percent = lines[members[0] ?? 0]?.percent ?? "0";
    const amounts = members.map((index) => lines[index]?.[basis] ?? 0);
    const vat = add(members.map((index) => lines[index]?.vat ?? 0));
    const computed = vatOf(add(amounts), percent, basis);
    const split = computed === vat ? splitUntil(amounts, vat, percent, basis) : undefined;
    if (split === undefined) return { percent, vat, computed };
    for (const [place, index] of members.entries()) parts[index] = split[place] ?? [];
  }
  return { basis, parts };
}

const add = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0);

/** The VAT in or on an amount, as Moneybird reckons: the net amount is rounded, and what is left is VAT. */
export function vatOf(amount: number, percent: Percent, basis: PriceBasis): number {
  const rate = new Decimal(percent);
  const rounded = (exact: Decimal): number => exact.round(0, 1).toNumber() + 0;
  return basis === "gross"
    ? amount - rounded(new Decimal(amount).times(100).div(rate.plus(100)))
    : rounded(new Decimal(amount).times(rate).div(100));
}

/** Splits as few lines as it takes, the largest first, until the VAT of all parts adds up to what it must be. */
function splitUntil(
  amounts: readonly number[],
  vat: number,
  percent: Percent,
  basis: PriceBasis,
): number[][] | undefined {
  const parts = amounts.map((amount) => [amount]);
  let missing = vat - add(amounts.map((amount) => vatOf(amount, percent, basis)));
  const largestFirst = [...amounts.keys()].sort((a, b) => Math.abs(amounts[b] ?? 0) - Math.abs(amounts[a] ?? 0));
  for (const index of largestFirst) {
    if (missing === 0) break;
    const amount = amounts[index] ?? 0;
    const small = smallPart(amount, Math.sign(missing), percent, basis);
    if (small === undefined) continue;
    parts[index] = [amount - small, small];
    missing -= Math.sign(missing);
  }
  return missing === 0 ? parts : undefined;
}

/** A few cents that can be taken apart from an amount, so that the VAT of both parts together is `change` more than that of the whole. */
function smallPart(amount: number, change: number, percent: Percent, basis: PriceBasis): number | undefined {
  const sign = Math.sign(amount);
  const whole = vatOf(amount, percent, basis);
  for (let cents = 1; cents <= 100 && cents < Math.abs(amount); cents += 1) {
    const small = cents * sign;
    const together = vatOf(small, percent, basis) + vatOf(amount - small, percent, basis);
    if (together === whole + change) return small;
  }
  return undefined;
}
