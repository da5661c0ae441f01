import type { OrderLine, Percent } from "../order/order.ts";
import type { VatDecision } from "../vat/vat-decision.ts";
import type { PlanLineSource } from "./invoice-plan.ts";

/** A document line before its VAT is decided and rounded. */
export interface Draft {
  readonly source: PlanLineSource;
  readonly text: string;
  readonly line: OrderLine | null;
  /** In the order's basis, in minor units, with the sign it has in the total. */
  readonly minor: number;
  /** The rate that the shop charged. */
  readonly percent: Percent;
  readonly field: string;
}

/** A draft with the VAT that it is booked with. */
export interface DecidedDraft extends Draft {
  readonly decision: VatDecision;
}
