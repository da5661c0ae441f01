import { parseDecimal } from "../money/parse-money.ts";
import { Decimal } from "../money/round.ts";
import type { DecimalInput } from "./vat-question.ts";

/** A decimal of a question that `parseVatQuestion` has let through. */
export const decimalOf = (value: DecimalInput): Decimal => parseDecimal(value, "").unwrapOr(new Decimal(0));
