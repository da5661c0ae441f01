import { decimalText, type Money, type PlanLine, type Problem, problem, vatCodeField } from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import type { ExactOnlineVatCode } from "../snapshot.ts";

/** A line's amounts as its VAT code wants them. */
export interface LineAmounts {
  /** Without its VAT (E), with it (I), or all there is (B, N). */
  readonly amount: Money;
  /** The VAT that is forced; null where the code allows none. */
  readonly vat: Money | null;
}

export function lineAmountsOf(line: PlanLine, code: ExactOnlineVatCode): Result<LineAmounts, Problem> {
  if (code.type === "E") return ok({ amount: line.net, vat: line.vat });
  if (code.type === "I") return ok({ amount: line.gross, vat: line.vat });
  if (line.vat.minor === 0) return ok({ amount: line.net, vat: null });
  const { currency } = line.vat;
  return err(
    problem("ledger.vat-amount-not-bookable", vatCodeField(line.vatRole), {
      code: code.code,
      vat: decimalText(line.vat),
      currency,
    }),
  );
}

/** The JSON number that is written as the amount's decimal text. */
export const numberOf = (amount: Money): number => Number(decimalText(amount));
