import { roundToTotal } from "../money/allocate.ts";
import { Decimal } from "../money/round.ts";
import type { Percent } from "../order/order.ts";
import { exactVat } from "./vat-amounts.ts";

/** Amounts in minor units. */
export interface TaxedLine {
  readonly gross: number;
  readonly vat: number;
  readonly percent: Percent;
  readonly vatRole: string;
}

/**
 * The VAT of lines such that every VAT role's is its exact VAT rounded once, over amounts with VAT, which stay: so a ledger that reckons by itself comes to the same. Roles whose
 * VAT is that already keep it; half a cent may go either way. Undefined where all of them do.
 */
export function roundAnew(lines: readonly TaxedLine[]): readonly number[] | undefined {
  const anew = lines.map(({ vat }) => vat);
  let differs = false;
  for (const role of new Set(lines.map(({ vatRole }) => vatRole))) {
    const members = lines.flatMap((line, index) => (line.vatRole === role ? [{ line, index }] : []));
    const shares = members.map(({ line }) => exactVat({ minor: line.gross, percent: line.percent }, "gross"));
    const exact = shares.reduce((sum, each) => sum.plus(each), new Decimal(0));
    const vat = members.reduce((sum, { line }) => sum + line.vat, 0);
    if (exact.minus(vat).abs().lte("0.5")) continue;
    const rounded = roundToTotal(shares, exact.round(0, Decimal.roundHalfUp).toNumber() + 0);
    differs = true;
    for (const [place, { index }] of members.entries()) anew[index] = rounded?.[place] ?? 0;
  }
  return differs ? anew : undefined;
}
