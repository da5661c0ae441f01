import { decimalText, equal, type InvoicePlan, type Money, type Problem, problem } from "@boekbrug/core";

/** Compares the ledger's own totals of a document with the plan. A VAT total that the ledger does not tell is not compared. */
export function verifyTotals(
  plan: { readonly totals: Pick<InvoicePlan["totals"], "gross" | "vat"> },
  booked: { readonly gross: Money; readonly vat: Money | null },
): Problem | undefined {
  const { gross, vat } = plan.totals;
  if (equal(booked.gross, gross) && (booked.vat === null || equal(booked.vat, vat))) return undefined;
  return problem("ledger.total-differs", "document.totals", {
    booked: decimalText(booked.gross),
    bookedVat: booked.vat === null ? "-" : decimalText(booked.vat),
    planned: decimalText(gross),
    plannedVat: decimalText(vat),
  });
}
