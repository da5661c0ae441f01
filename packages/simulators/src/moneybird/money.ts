import { divide, fixedText, fromCents, ONE, toFixed } from "../shared/decimal.ts";
import type { MoneybirdSwitches } from "./switches.ts";

const pattern = /^-?[0-9]+[,.]?[0-9]*$/;
const maximum = 1_000_000_000n * ONE;
const CENT = ONE / 100n;

/** Money as text with dot or comma, or as a number; undefined when it is neither. Moneybird fact sheet §3, 2026-11-21. */
export function readMoney(value: unknown): bigint | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value);
  if (!pattern.test(text)) return undefined;
  const [whole = "", fraction = ""] = text.split(/[,.]/);
  const fixed = toFixed(`${whole}.${fraction.slice(0, 6)}0`.replace(/(\.\d{6})\d*$/, "$1"));
  return fixed > maximum || fixed < -maximum ? undefined : fixed;
}

export const toCentsRounded = (fixed: bigint): bigint => divide(fixed, CENT);

/** As many decimals as needed, at least one: `129.95`, `363.0`. Moneybird fact sheet §3, 2026-11-21. */
export function decimalText(fixed: bigint): string {
  const text = fixedText(fixed);
  return text.includes(".") ? text : `${text}.0`;
}

export const moneyText = (cents: bigint): string => decimalText(fromCents(cents));

/** Fields the documentation calls a number and shows as text. */
export const numberOut = (cents: bigint, { numbersOut }: MoneybirdSwitches): string | number =>
  numbersOut === "number" ? Number(moneyText(cents)) : moneyText(cents);
