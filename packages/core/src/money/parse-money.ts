import { err, ok, type Result } from "neverthrow";
import { type Problem, problem } from "../problem/problem.ts";
import { currencyDigits, type Money } from "./money.ts";
import { Decimal, type Rounding, roundMinor } from "./round.ts";

/** Beyond it whole numbers are not exact any more. */
const largest = new Decimal(Number.MAX_SAFE_INTEGER);

const plain = /^[+-]?\d{1,15}(\.\d{1,15})?$/;

/** Reads a decimal from text or a JSON number. `1e21`, `1,50`, empty text and NaN are problems at `field`. */
export function parseDecimal(value: string | number, field: string): Result<Decimal, Problem> {
  const text = typeof value === "number" ? numberText(value) : value.trim();
  return plain.test(text) ? ok(new Decimal(text)) : err(problem("value.not-a-number", field, { found: text }));
}

/** A JSON number as written: 0.1 is `0.1`. Small exponents are spelled out so that 1e-7 is read as it was meant. */
function numberText(value: number): string {
  return Number.isFinite(value) ? new Decimal(value).toFixed() : String(value);
}

/**
 * Reads an amount of money. Decimals beyond the currency's own are a problem, unless a rounding is named: the caller then says
 * that the source is known to send fractions of a cent. So is an amount too large to be counted in minor units.
 */
export function parseMoney(
  value: string | number,
  currency: string,
  field: string,
  rounding?: Rounding,
): Result<Money, Problem> {
  return parseDecimal(value, field).andThen((decimal) => {
    const minor = decimal.times(new Decimal(10).pow(currencyDigits(currency)));
    if (rounding === undefined && !minor.round(0, 0).eq(minor)) {
      return err(problem("value.fraction-of-a-cent", field, { found: decimal.toFixed(), currency }));
    }
    if (minor.abs().gt(largest)) {
      return err(problem("value.amount-too-large", field, { found: decimal.toFixed(), currency }));
    }
    return ok(roundMinor(minor, currency, rounding));
  });
}
