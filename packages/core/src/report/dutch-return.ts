import { add, type Money, subtract, sum } from "../money/money.ts";
import type { VatTotal } from "../plan/invoice-plan.ts";
import { type BookedVat, groupsOf, reportCurrency, sumOf, vatTotalsIn } from "./booked-vat.ts";
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
  /** Net amounts in no box (OSS, exempt, deposits, what margin goods had cost), and VAT that is not Dutch (OSS, and over the base in 3c). */
  readonly notInReturn: { readonly net: Money; readonly vat: Money };
  /** Sales of margin goods whose margin is taxed per period: a person adds the margin to 1a or 1b by his purchases. Null where there are none. */
  readonly marginPerPeriod: Money | null;
  /** VAT as booked less VAT as the shop charged it, of every rate and state, where the settings round it anew; null where no document differs. */
  readonly roundedAnew: Money | null;
}

/** Boxes with a column for VAT. 1e, 3a, 3b and 3c have a base only: the VAT over 3c is another state's. */
const boxesWithVat: readonly string[] = ["1a", "1b", "1c", "1d", "2a", "4a", "4b"];

/**
 * The sales side of the Dutch VAT return. Nothing is lost: the boxes and what is not in the return are together the sum of the documents.
 *
 * Source: Toelichting btw-aangifte 2026 (ob0731t62fd), rubrieken 1 to 5a.
 */
export function dutchReturn(documents: readonly BookedVat[], period: Period): DutchReturn {
  const all = vatTotalsIn(documents, period);
  const totals = all.filter(({ margin }) => margin !== null).map(taxedAmounts);
  const inBox = totals.filter(({ nlReturnBox }) => nlReturnBox !== null);
  const perPeriod = all.filter(({ margin }) => margin === null);
  const vatDue = sumOf(totals.filter(carriesDutchVat), "vat");
  const vatElsewhere = subtract(sumOf(totals, "vat"), vatDue);
  const marginPerPeriod = sumOf(perPeriod, "net");
  const told = [sumOf(inBox, "net"), vatDue, vatElsewhere, marginPerPeriod];
  return {
    period,
    boxes: groupsOf(inBox, ({ nlReturnBox }) => nlReturnBox ?? "").map(boxOf),
    vatDue,
    notInReturn: { net: told.reduce(subtract, add(sumOf(all, "net"), sumOf(all, "vat"))), vat: vatElsewhere },
    marginPerPeriod: perPeriod.length === 0 ? null : marginPerPeriod,
    roundedAnew: roundedAnew(all),
  };
}

function roundedAnew(totals: readonly VatTotal[]): Money | null {
  const differences = totals.flatMap(({ vat, chargedVat }) =>
    chargedVat === undefined ? [] : [subtract(vat, chargedVat)],
  );
  return differences.length === 0 ? null : sum(differences, reportCurrency);
}

type Taxed = Pick<VatTotal, "nlReturnBox" | "net" | "vat">;

/** Of margin goods the return takes the margins and the VAT in them; what the goods had cost is in no box. */
const taxedAmounts = (total: VatTotal): Taxed => ({ ...total, ...total.margin });

const carriesDutchVat = ({ nlReturnBox }: Taxed): boolean => nlReturnBox !== null && boxesWithVat.includes(nlReturnBox);

const boxOf = ([box, members]: readonly [string, readonly Taxed[]]): DutchReturnBox => ({
  box,
  net: sumOf(members, "net"),
  vat: boxesWithVat.includes(box) ? sumOf(members, "vat") : null,
});
