import { roundToTotal } from "../money/allocate.ts";
import { Decimal } from "../money/round.ts";
import type { Percent, PriceBasis } from "../order/order.ts";
import type { VatRoundingRule } from "./invoice-plan.ts";

/** An amount in minor units with the rate charged on it. */
export interface RatedAmount {
  readonly minor: number;
  readonly percent: Percent;
}

/** The VAT of an amount before rounding, in fractional minor units. */
export function exactVat({ minor, percent }: RatedAmount, basis: PriceBasis): Decimal {
  const rate = new Decimal(percent);
  return basis === "gross"
    ? new Decimal(minor).times(rate).div(rate.plus(100))
    : new Decimal(minor).times(rate).div(100);
}

/** The VAT of an amount, rounded, as ledgers reckon it that take amounts and rates alone. */
export const roundedVat = (amount: RatedAmount, basis: PriceBasis): number => whole(exactVat(amount, basis));

/** Whether the VAT of an amount is exactly half a cent more than a whole one, so that nobody knows which way it is rounded. */
export const isHalfCent = (amount: RatedAmount, basis: PriceBasis): boolean =>
  exactVat(amount, basis).abs().mod(1).eq("0.5");

const total = (parts: readonly Decimal[]): Decimal => parts.reduce((sum, part) => sum.plus(part), new Decimal(0));
const whole = (value: Decimal): number => value.round(0, 1).toNumber() + 0;
const add = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0);

type Rounder = (amounts: readonly RatedAmount[], exact: readonly Decimal[]) => number[] | undefined;

/** Rounds within each group of lines, so that the group's total is its exact VAT rounded once. */
function roundByGroup(keys: readonly string[], exact: readonly Decimal[]): number[] | undefined {
  const result = exact.map(() => 0);
  for (const key of new Set(keys)) {
    const members = keys.flatMap((each, index) => (each === key ? [index] : []));
    const shares = members.map((index) => exact[index] ?? new Decimal(0));
    const rounded = roundToTotal(shares, whole(total(shares)));
    if (rounded === undefined) return undefined;
    members.forEach((index, place) => {
      result[index] = rounded[place] ?? 0;
    });
  }
  return result;
}

const rounders: readonly { readonly rule: VatRoundingRule; readonly round: Rounder }[] = [
  {
    rule: "per-rate",
    round: (amounts, exact) =>
      roundByGroup(
        amounts.map(({ percent }) => percent),
        exact,
      ),
  },
  { rule: "per-line", round: (_, exact) => exact.map(whole) },
  {
    rule: "per-document",
    round: (_, exact) =>
      roundByGroup(
        exact.map(() => "all"),
        exact,
      ),
  },
];

export interface VatAmounts {
  readonly rule: VatRoundingRule;
  /** VAT in minor units, in the order of the amounts. */
  readonly vat: readonly number[];
}

/**
 * The VAT of each amount such that it adds up to what the shop charged. Undefined when no rounding explains the shop's total: every rule is out
 * by more than half a cent for each taxed line.
 */
export function vatAmounts(
  amounts: readonly RatedAmount[],
  basis: PriceBasis,
  charged: number,
): VatAmounts | undefined {
  const exact = amounts.map((amount) => exactVat(amount, basis));
  for (const { rule, round } of rounders) {
    const vat = round(amounts, exact);
    if (vat !== undefined && add(vat) === charged) return { rule, vat };
  }
  return spreadShopTotal(amounts, exact, charged);
}

function spreadShopTotal(
  amounts: readonly RatedAmount[],
  exact: readonly Decimal[],
  charged: number,
): VatAmounts | undefined {
  const taxed = amounts.flatMap(({ minor, percent }, index) => (minor === 0 || Number(percent) === 0 ? [] : [index]));
  const gap = total(exact).minus(charged).abs();
  if (gap.gt(new Decimal(taxed.length).div(2))) return undefined;
  const spread = roundToTotal(
    taxed.map((index) => exact[index] ?? new Decimal(0)),
    charged,
  );
  if (spread === undefined) return undefined;
  const vat = amounts.map(() => 0);
  taxed.forEach((index, place) => {
    vat[index] = spread[place] ?? 0;
  });
  return { rule: "shop-total", vat };
}

/** The VAT by the first rule, for telling a person how far the shop's own total is off. */
export function expectedVat(amounts: readonly RatedAmount[], basis: PriceBasis): number {
  const exact = amounts.map((amount) => exactVat(amount, basis));
  return add(
    roundByGroup(
      amounts.map(({ percent }) => percent),
      exact,
    ) ?? exact.map(whole),
  );
}
