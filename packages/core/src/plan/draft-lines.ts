import { err, ok, Result } from "neverthrow";
import type { Order, OrderLine, Percent } from "../order/order.ts";
import { type Problem, problem } from "../problem/problem.ts";
import type { Locale } from "../text/text.ts";
import { documentWords, type PlanLineSource } from "./invoice-plan.ts";
import { spreadOverRates } from "./spread-over-rates.ts";

/** A document line before VAT is decided and rounded. */
export interface Draft {
  readonly source: PlanLineSource;
  readonly text: string;
  readonly line: OrderLine | null;
  /** In the order's basis, in minor units, with the sign it has in the total. */
  readonly minor: number;
  readonly percent: Percent;
  /** The shop named the rate itself; false where the part follows the goods. */
  readonly rateNamed: boolean;
  readonly field: string;
}

/** One draft per order line, then charges, then discounts; what follows the goods gets a draft per rate. */
export function draftLines(order: Order, language: Locale): Result<Draft[], Problem> {
  const words = (kind: keyof typeof documentWords, own: string) => {
    const word = documentWords[kind][language];
    return own === "" ? word : `${word}: ${own}`;
  };
  const goods = order.lines.map(
    (line, index): Draft => ({
      source: { kind: "line", id: line.id },
      text: line.description,
      line,
      minor: line.amount.minor,
      percent: line.vatPercent,
      rateNamed: true,
      field: `order.lines.${index}`,
    }),
  );
  const charges = order.charges.map((charge, index) =>
    follow(order, charge.amount.minor, charge.vatPercent, {
      source: { kind: "charge", charge: charge.kind },
      text: words(charge.kind, charge.description),
      line: null,
      field: `order.charges.${index}`,
    }),
  );
  const discounts = order.discounts.map((discount, index) =>
    follow(order, -discount.amount.minor, null, {
      source: { kind: "discount", discount: discount.kind },
      text: words(discount.kind, discount.description),
      line: null,
      field: `order.discounts.${index}`,
    }),
  );
  return Result.combine([...charges, ...discounts]).map((followers) => [...goods, ...followers.flat()]);
}

function follow(
  order: Order,
  minor: number,
  percent: Percent | null,
  draft: Omit<Draft, "minor" | "percent" | "rateNamed">,
): Result<Draft[], Problem> {
  if (minor === 0) return ok([]);
  if (percent !== null) return ok([{ ...draft, minor, percent, rateNamed: true }]);
  const shares = spreadOverRates(minor, order.lines);
  if (shares === undefined) return err(problem("plan.no-rate-to-follow", draft.field, { what: draft.text }));
  return ok(shares.map((share) => ({ ...draft, minor: share.minor, percent: share.percent, rateNamed: false })));
}
