import Big from "big.js";
import { type Money, money } from "./money.ts";

/** Decimal arithmetic for rates, quantities and shares: 20 decimals in a division, far beyond any cent. */
export const Decimal: Big.BigConstructor = Big();
Decimal.DP = 20;
Decimal.RM = Big.roundHalfUp;
export type Decimal = Big;

/**
 * How a fraction of a minor unit is rounded, by name. Dutch VAT law allows arithmetic rounding and rounding down; shops and
 * ledgers round half up (away from zero for negative amounts).
 */
export type Rounding = "half-up" | "half-even" | "down";

const modes: Record<Rounding, Big.RoundingMode> = {
  "half-up": Big.roundHalfUp,
  "half-even": Big.roundHalfEven,
  down: Big.roundDown,
};

/** Rounds a number of minor units (may be fractional) to an amount. */
export const roundMinor = (minor: Decimal, currency: string, rounding: Rounding = "half-up"): Money =>
  money(minor.round(0, modes[rounding]).toNumber(), currency);
