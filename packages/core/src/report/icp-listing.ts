import { type Money, sum } from "../money/money.ts";
import { type BookedVat, groupsOf, reportCurrency, sumOf, vatTotalsIn } from "./booked-vat.ts";
import type { Period } from "./period.ts";

export interface IcpLine {
  /** As it was given, with its country code in front. */
  readonly vatNumber: string;
  readonly kind: "goods" | "services";
  /** Negative where credit notes outweigh the supplies. */
  readonly net: Money;
}

export interface IcpListing {
  readonly period: Period;
  /** By VAT number, goods before services. */
  readonly lines: readonly IcpLine[];
  /** Equals box 3b of the return over the same period. */
  readonly total: Money;
}

/**
 * The recapitulative statement (opgaaf ICP): what was supplied to each business in another member state. Credit notes are in the period of
 * their own date; a mistake in an older listing belongs in that listing's correction instead.
 *
 * Source: Dir 2006/112/EC art. 262-264; Toelichting digitale opgaaf intracommunautaire prestaties (ob1291t62fd).
 */
export function icpListing(documents: readonly BookedVat[], period: Period): IcpListing {
  const totals = vatTotalsIn(documents, period).filter(({ icpListing: listing }) => listing !== false);
  const groups = groupsOf(totals, ({ icpListing: listing }) =>
    listing === false ? "" : `${listing.vatNumber} ${listing.kind}`,
  );
  const lines = groups.flatMap(([, members]) => {
    const listing = members[0]?.icpListing;
    return listing ? [{ vatNumber: listing.vatNumber, kind: listing.kind, net: sumOf(members, "net") }] : [];
  });
  return {
    period,
    lines,
    total: sum(
      lines.map(({ net }) => net),
      reportCurrency,
    ),
  };
}
