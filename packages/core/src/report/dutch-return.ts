import { type Money, subtract } from "../money/money.ts";
import type { VatTotal } from "../plan/invoice-plan.ts";
import { type BookedVat, groupsOf, sumOf, vatTotalsIn } from "./booked-vat.ts";
import type { Period } from "./period.ts";

export interface DutchReturnBox {
  /** `1a`, `1b`, `3b`… */
  readonly box: string;
  readonly net: Money;
  /** Null where the form asks for the base only. */
  readonly vat: Money | null;
}

export interface DutchReturn {
  readonly period: Period;
  /** In the order of the form; only boxes that occur. In cents: the form takes whole euros, rounded in the merchant's favour if he likes. */
  readonly boxes: readonly DutchReturnBox[];
  /** Box 5a. */
  readonly vatDue: Money;
  /** Net amounts in no box (OSS, exempt), and VAT that is not Dutch (OSS, and over the base in 3c). */
  readonly notInReturn: { readonly net: Money; readonly vat: Money };
}

/** Boxes with a column for VAT. 1e, 3a, 3b and 3c have a base only: the VAT over 3c is another state's. */
const boxesWithVat: readonly string[] = ["1a", "1b", "1c", "1d", "2a", "4a", "4b"];

/**
 * The sales side of the Dutch VAT return. Nothing is lost: the boxes and what is not in the return are together the sum of the documents.
 *
 * Source: Toelichting btw-aangifte 2026 (ob0731t62fd), rubrieken 1 to 5a.
 */
export function dutchReturn(documents: readonly BookedVat[], period: Period): DutchReturn {
  const totals = vatTotalsIn(documents, period);
  const inBox = ({ nlReturnBox }: VatTotal) => nlReturnBox !== null;
  const vatDue = sumOf(totals.filter(carriesDutchVat), "vat");
  return {
    period,
    boxes: groupsOf(totals.filter(inBox), ({ nlReturnBox }) => nlReturnBox ?? "").map(boxOf),
    vatDue,
    notInReturn: {
      net: subtract(sumOf(totals, "net"), sumOf(totals.filter(inBox), "net")),
      vat: subtract(sumOf(totals, "vat"), vatDue),
    },
  };
}

const carriesDutchVat = ({ nlReturnBox }: VatTotal): boolean =>
  nlReturnBox !== null && boxesWithVat.includes(nlReturnBox);

const boxOf = ([box, members]: readonly [string, readonly VatTotal[]]): DutchReturnBox => ({
  box,
  net: sumOf(members, "net"),
  vat: boxesWithVat.includes(box) ? sumOf(members, "vat") : null,
});
