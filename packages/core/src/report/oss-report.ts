import type { Money } from "../money/money.ts";
import type { Percent } from "../order/order.ts";
import type { VatTotal } from "../plan/invoice-plan.ts";
import { type BookedVat, groupsOf, sumOf, vatTotalsIn } from "./booked-vat.ts";
import type { Period } from "./period.ts";

export interface OssLine {
  /** As OSS writes it: EL, XI. */
  readonly memberStateOfConsumption: string;
  /** Null: the state where the seller is registered for the scheme. */
  readonly memberStateOfDispatch: string | null;
  readonly vatPercent: Percent;
  readonly net: Money;
  readonly vat: Money;
}

export interface OssReport {
  readonly quarter: Period;
  /** By member state of consumption, dispatch and rate, the highest rate first. In cents: the scheme knows no whole euros. */
  readonly lines: readonly OssLine[];
}

/**
 * The lines of the Union scheme's quarterly return. A credit note is counted in the quarter of its own date; where it corrects an earlier
 * quarter, the form wants it as a correction of that quarter.
 *
 * Source: Dir 2006/112/EC art. 369f-369h; Impl. Reg. 282/2011 art. 60 (no rounding), 61 (corrections).
 */
export function ossReport(documents: readonly BookedVat[], quarter: Period): OssReport {
  const totals = vatTotalsIn(documents, quarter).filter(({ ossReport: report }) => report !== false);
  return {
    quarter,
    lines: groupsOf(totals, keyOf)
      .flatMap(([, members]) => lineOf(members))
      .sort(byStateAndRate),
  };
}

const keyOf = ({ ossReport: report, vatPercent }: VatTotal): string =>
  report === false ? "" : [report.memberStateOfConsumption, report.memberStateOfDispatch ?? "", vatPercent].join(" ");

function lineOf(members: readonly VatTotal[]): OssLine[] {
  const [first] = members;
  if (first === undefined || first.ossReport === false) return [];
  const { memberStateOfConsumption, memberStateOfDispatch = null } = first.ossReport;
  const { vatPercent } = first;
  const amounts = { net: sumOf(members, "net"), vat: sumOf(members, "vat") };
  return [{ memberStateOfConsumption, memberStateOfDispatch, vatPercent, ...amounts }];
}

const byStateAndRate = (a: OssLine, b: OssLine): number =>
  a.memberStateOfConsumption.localeCompare(b.memberStateOfConsumption, "en") ||
  (a.memberStateOfDispatch ?? "").localeCompare(b.memberStateOfDispatch ?? "", "en") ||
  Number(b.vatPercent) - Number(a.vatPercent);
