import { exactVat, isHalfCent, type Percent, type PriceBasis, roundedVat } from "@boekbrug/core";

/** A line by what Moneybird reckons with: an amount with (`gross`) or without (`net`) VAT, and its rate. Amounts in cents. */
export interface RatedLine {
  readonly gross: number;
  readonly net: number;
  readonly vat: number;
  readonly percent: Percent;
  readonly rateId: string;
}

/** How the amount of a line is written: whole, or in a few parts; and the cent that is more or less without VAT on it, mostly none. */
export interface WrittenLine {
  readonly parts: readonly number[];
  readonly withoutVat: number;
}

export interface ExactLines {
  readonly basis: PriceBasis;
  readonly lines: readonly WrittenLine[];
}

/** The rate whose VAT cannot be had, and what Moneybird would make of it, or may make of it where that is exactly half a cent. */
export interface Inexact {
  readonly percent: Percent;
  readonly vat: number;
  readonly computed: number;
  readonly half: boolean;
}

interface Way {
  readonly basis: PriceBasis;
  /** Whether a cent may stand without VAT where a rate's VAT is exactly half a cent. */
  readonly cent: boolean;
}

/**
 * Moneybird reckons the VAT itself, and nobody knows whether it rounds on each line or once per rate, nor where half a cent goes. Amounts are written so that
 * every answer gives the VAT that was charged: the sum of each rate must give it when it is rounded once; lines whose own rounding adds up to another cent are
 * split in parts that round the other way. What an account and the whole add up to stays the same, and what a rate does but for one cent: where its VAT is exactly half a cent, no
 * split helps, and a cent stands without VAT.
 *
 * Prices with or without VAT: as the shop has them where that works, else the other way.
 */
export function exactLines(
  lines: readonly RatedLine[],
  preferred: PriceBasis,
  mayLeaveCent: boolean,
): ExactLines | Inexact {
  const bases: readonly PriceBasis[] = preferred === "gross" ? ["gross", "net"] : ["net", "gross"];
  const ways = (mayLeaveCent ? [false, true] : [false]).flatMap((cent) => bases.map((basis) => ({ basis, cent })));
  let first: Inexact | undefined;
  for (const way of ways) {
    const found = written(lines, way);
    if ("lines" in found) return found;
    first ??= found;
  }
  return first ?? { basis: preferred, lines: [] };
}

function written(lines: readonly RatedLine[], { basis, cent }: Way): ExactLines | Inexact {
  const found = new Map<RatedLine, WrittenLine>();
  for (const members of Map.groupBy(lines, ({ rateId }) => rateId).values()) {
    const percent = members[0]?.percent ?? "0";
    const vat = add(members.map((line) => line.vat));
    const amount = add(members.map((line) => line[basis]));
    const half = isHalfCent({ minor: amount, percent }, basis);
    const shift =
      half && cent ? ([1, -1].find((each) => roundedVat({ minor: amount + each, percent }, basis) === vat) ?? 0) : 0;
    const computed =
      half && shift === 0
        ? otherThan(vat, amount, percent, basis)
        : roundedVat({ minor: amount + shift, percent }, basis);
    const parts = computed === vat ? partsFor(members, shift, vat, basis) : undefined;
    if (parts === undefined) return { percent, vat, computed, half };
    for (const [line, each] of parts) found.set(line, each);
  }
  return { basis, lines: lines.map((line) => found.get(line) ?? { parts: [line[basis]], withoutVat: 0 }) };
}

const add = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0);

/** What half a cent may be rounded to besides what was charged. */
function otherThan(vat: number, minor: number, percent: Percent, basis: PriceBasis): number {
  const exact = exactVat({ minor, percent }, basis);
  const [down, up] = [exact.minus("0.5").toNumber(), exact.plus("0.5").toNumber()];
  return vat === up ? down : up;
}

/** One rate's lines, as few of them split as it takes, the largest first, until the VAT of all parts adds up to what it must be. */
function partsFor(
  lines: readonly RatedLine[],
  shift: number,
  vat: number,
  basis: PriceBasis,
): ReadonlyMap<RatedLine, WrittenLine> | undefined {
  const largestFirst = lines.toSorted((a, b) => Math.abs(b[basis]) - Math.abs(a[basis]));
  const amountOf = (line: RatedLine) => line[basis] + (line === largestFirst[0] ? shift : 0);
  const found = new Map<RatedLine, Split>();
  for (const line of lines) {
    const first = splitOf(line, amountOf(line), basis);
    if (first === undefined) return undefined;
    found.set(line, first);
  }
  let missing = vat - add([...found.values()].map((split) => split.vat));
  for (const line of largestFirst) {
    if (missing === 0) break;
    const other = splitOf(line, amountOf(line), basis, (found.get(line)?.vat ?? 0) + Math.sign(missing));
    if (other === undefined) continue;
    found.set(line, other);
    missing -= Math.sign(missing);
  }
  if (missing !== 0) return undefined;
  return new Map([...found].map(([line, { parts }]) => [line, { parts, withoutVat: line[basis] - add(parts) }]));
}

interface Split {
  readonly parts: readonly number[];
  readonly vat: number;
}

/** The first way of writing an amount whose VAT is certain, and is this where it is given: whole, else with a few cents apart, once or twice. */
function splitOf({ percent }: RatedLine, amount: number, basis: PriceBasis, wanted?: number): Split | undefined {
  for (const parts of waysToWrite(amount)) {
    if (parts.some((each) => isHalfCent({ minor: each, percent }, basis))) continue;
    const vat = add(parts.map((each) => roundedVat({ minor: each, percent }, basis)));
    if (wanted === undefined || vat === wanted) return { parts, vat };
  }
  return undefined;
}

const mostApart = 100;

function* waysToWrite(amount: number): Generator<readonly number[]> {
  yield [amount];
  for (const times of [1, 2]) {
    for (let cents = 1; cents <= mostApart && cents * times < Math.abs(amount); cents += 1) {
      const small = cents * Math.sign(amount);
      yield [amount - times * small, ...Array<number>(times).fill(small)];
    }
  }
}
