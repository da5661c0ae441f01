import { tidyVatNumber } from "../order/customer.ts";
import { readCountryCode } from "./data/country-codes.ts";
import { memberStateByCode, memberStateByCountry, type StateCode } from "./data/member-states.ts";
import { foreignPrefixes, vatNumberShapes } from "./data/vat-number-shapes.ts";

/** A VAT number as typed, understood. */
export type VatNumberReading =
  | { readonly kind: "none" }
  /** `number` is written as VIES writes it, state code included; `likely` says whether it has the state's shape. */
  | { readonly kind: "member-state"; readonly state: StateCode; readonly number: string; readonly likely: boolean }
  /** Issued elsewhere or under a scheme: `GB…`, `CHE…`, `EU…`, `IM…`, a number ending in EX. Never a ground for 0 %. */
  | { readonly kind: "no-member-state"; readonly issuer: string }
  /** Digits without a state in front, and no country given that could say which. */
  | { readonly kind: "no-prefix" };

/**
 * Reads a VAT number as people type it: spaces, dots, dashes and case do not matter, `GR` is EL, a Belgian number may lack its leading 0.
 * `country` (ISO or VAT code) is used only where the number has no state code of its own.
 */
export function readVatNumber(typed: string | null, country?: string): VatNumberReading {
  const tidy = tidyVatNumber((typed ?? "").normalize("NFKC")).replace(/[^A-Z0-9+*]/g, "");
  if (tidy === "") return { kind: "none" };
  if (/\dEX$/.test(tidy)) return { kind: "no-member-state", issuer: "small enterprise scheme of the Union (EX)" };
  const own = stateInFront(tidy);
  if (own !== undefined) return reading(own, tidy.slice(2));
  const foreign = Object.entries(foreignPrefixes).find(([prefix]) => tidy.startsWith(prefix) && /\d/.test(tidy));
  if (foreign !== undefined) return { kind: "no-member-state", issuer: foreign[1] };
  const assumed = country === undefined ? undefined : stateOf(country);
  if (assumed !== undefined) return reading(assumed, tidy);
  const letters = tidy.slice(0, 2);
  return /^[A-Z]{2}$/.test(letters) && readCountryCode(letters) !== undefined
    ? { kind: "no-member-state", issuer: letters }
    : { kind: "no-prefix" };
}

/** Whether a text, read as people type it, has the shape of a VAT number of some member state. Says nothing of its validity. */
export function isVatNumberShape(text: string): boolean {
  const read = readVatNumber(text);
  return read.kind === "member-state" && read.likely;
}

function stateInFront(tidy: string): StateCode | undefined {
  const letters = tidy.slice(0, 2);
  return memberStateByCode(letters === "GR" ? "EL" : letters)?.code;
}

function stateOf(country: string): StateCode | undefined {
  const code = country.trim().toUpperCase();
  return memberStateByCode(code)?.code ?? memberStateByCountry(readCountryCode(code) ?? "")?.code;
}

function reading(state: StateCode, typed: string): VatNumberReading {
  const rest = state === "BE" && /^\d{9}$/.test(typed) ? `0${typed}` : typed;
  const likely = vatNumberShapes[state].test(rest) && (state !== "NL" || dutchCheckHolds(rest));
  return { kind: "member-state", state, number: `${state}${rest}`, likely };
}

/** The Dutch check digits: modulo 11 on the nine digits (companies) or modulo 97 on the whole number (sole traders since 2020). */
function dutchCheckHolds(rest: string): boolean {
  return elevenTest(rest.slice(0, 9)) || ninetySevenTest(`NL${rest}`);
}

function elevenTest(digits: string): boolean {
  const weighted = [...digits.slice(0, 8)].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0);
  return weighted % 11 === Number(digits[8]);
}

function ninetySevenTest(number: string): boolean {
  const remainder = [...number]
    .map((sign) => (/\d/.test(sign) ? sign : String(sign.charCodeAt(0) - 55)))
    .join("")
    .split("")
    .reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
  return remainder === 1;
}
