import { Decimal, isHalfCent, type Percent, type PriceBasis, roundedVat } from "@boekbrug/core";

/** A line by what SnelStart reckons with. Amounts in cents. */
export interface ReckonedLine {
  readonly gross: number;
  readonly net: number;
  readonly vat: number;
  readonly percent: Percent;
  /** Plain decimal text; its sign is not looked at. */
  readonly quantity: string;
}

/** A line as it is written: a quantity at a price in whole cents, and the cents that are left for a rounding line. */
export interface WrittenLine {
  /** Bears the sign of the amount. */
  readonly quantity: number;
  readonly price: number;
  readonly left: number;
}

export interface ExactOrderLines {
  readonly basis: PriceBasis;
  readonly lines: readonly WrittenLine[];
}

/** The rate whose VAT cannot be had, and what SnelStart would make of it. */
export interface Inexact {
  readonly percent: Percent;
  readonly vat: number;
  readonly computed: number;
}

/** Cents that a rounding line may bear: so far prices are looked for. */
const mostLeft = 50;

/**
 * SnelStart reckons the VAT of an order itself, and nobody knows whether it rounds on each line or once per rate. Prices are chosen so that both give the VAT that was
 * charged: each rate's lines add up to an amount whose VAT, rounded once, it is; and where their own VAT adds up to another cent, a line's price is a little other, with
 * the cents that are left on a rounding line. Quantities stay, since stock hangs on them.
 */
export function exactOrderLines(lines: readonly ReckonedLine[], preferred: PriceBasis): ExactOrderLines | Inexact {
  const first = onBasis(lines, preferred);
  if ("lines" in first) return first;
  const second = onBasis(lines, preferred === "gross" ? "net" : "gross");
  return "lines" in second ? second : first;
}

function onBasis(lines: readonly ReckonedLine[], basis: PriceBasis): ExactOrderLines | Inexact {
  const written = new Map<ReckonedLine, WrittenLine>();
  for (const [percent, members] of Map.groupBy(lines, (line) => line.percent)) {
    const vat = add(members.map((line) => line.vat));
    const amount = add(members.map((line) => line[basis]));
    const computed = isHalfCent({ minor: amount, percent }, basis)
      ? vat - 1
      : roundedVat({ minor: amount, percent }, basis);
    const found = computed === vat ? pricesFor(members, vat, basis) : undefined;
    if (found === undefined) return { percent, vat, computed };
    for (const [line, each] of found) written.set(line, each);
  }
  return { basis, lines: lines.map((line) => written.get(line) ?? { quantity: 0, price: 0, left: 0 }) };
}

const add = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0);

/** Prices of one rate's lines whose VAT, rounded on each, adds up to what it must be: the largest lines give way first. */
function pricesFor(
  lines: readonly ReckonedLine[],
  vat: number,
  basis: PriceBasis,
): ReadonlyMap<ReckonedLine, WrittenLine> | undefined {
  const found = new Map<ReckonedLine, WrittenLine>();
  for (const line of lines) {
    const best = waysToWrite(line, basis).find((way) => ownVat(line, way, basis) !== undefined);
    if (best === undefined) return undefined;
    found.set(line, best);
  }
  let missing = vat - add([...found].map(([line, way]) => ownVat(line, way, basis) ?? 0));
  for (const line of lines.toSorted((a, b) => Math.abs(b[basis]) - Math.abs(a[basis]))) {
    if (missing === 0) break;
    const best = found.get(line);
    const wanted = best === undefined ? 0 : (ownVat(line, best, basis) ?? 0) + Math.sign(missing);
    const other = waysToWrite(line, basis).find((way) => ownVat(line, way, basis) === wanted);
    if (other === undefined) continue;
    found.set(line, other);
    missing -= Math.sign(missing);
  }
  return missing === 0 ? found : undefined;
}

/** The VAT of a line and of its rounding line, each rounded; undefined where one comes to exactly half a cent. */
function ownVat({ percent }: ReckonedLine, way: WrittenLine, basis: PriceBasis): number | undefined {
  const amounts = [new Decimal(way.quantity).times(way.price).toNumber(), way.left];
  if (amounts.some((amount) => isHalfCent({ minor: amount, percent }, basis))) return undefined;
  return add(amounts.map((amount) => roundedVat({ minor: amount, percent }, basis)));
}

/** With the quantity where a price in cents comes near the amount, else as one of the whole amount. */
function waysToWrite(line: ReckonedLine, basis: PriceBasis): WrittenLine[] {
  const ways = waysOf(line[basis], new Decimal(line.quantity).abs());
  return ways.length > 0 ? ways : waysOf(line[basis], new Decimal(1));
}

/** Those that leave the fewest cents first. Prices are never negative, and a quantity at a price is always whole cents. */
function waysOf(amount: number, given: Decimal): WrittenLine[] {
  const units = (given.eq(0) ? new Decimal(1) : given).times(amount < 0 ? -1 : 1);
  const even = new Decimal(amount).div(units).round(0, 0).toNumber();
  const reach = Math.ceil(mostLeft / Math.min(1, given.eq(0) ? 1 : given.toNumber()));
  const prices = Array.from({ length: 2 * reach + 1 }, (_, index) => even - reach + index);
  const ways = prices.flatMap((price): WrittenLine[] => {
    const exact = units.times(price);
    const left = amount - exact.toNumber() + 0;
    const isWhole = exact.round(0, 0).eq(exact);
    return price < 0 || !isWhole || Math.abs(left) > mostLeft ? [] : [{ quantity: units.toNumber(), price, left }];
  });
  return ways.sort((a, b) => Math.abs(a.left) - Math.abs(b.left));
}
