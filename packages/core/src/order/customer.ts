import { wholeText } from "../text/fit-text.ts";

/** A postal address. Absent parts are null, never empty text. */
export interface Address {
  readonly name: string | null;
  readonly company: string | null;
  /** Street, house number and suffix on one line. */
  readonly street: string | null;
  readonly extra: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly region: string | null;
  /** ISO 3166-1 alpha-2 in capitals, or null when unknown. */
  readonly country: string | null;
}

/** The buyer, as filled in at the checkout. Personal data: lives in memory only. */
export interface Customer {
  /** The shop's key of the customer's account, or null for a guest. */
  readonly id: string | null;
  readonly type: "consumer" | "business";
  readonly company: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** As typed by the customer. */
  readonly vatNumber: string | null;
  readonly chamberOfCommerce: string | null;
  readonly billTo: Address;
  /** Where the goods go; null means to the billing address. */
  readonly shipTo: Address | null;
}

/** Where the goods go. */
export const deliveryAddress = (customer: Customer): Address => customer.shipTo ?? customer.billTo;

/** A VAT number without spaces, dots and dashes, in capitals: `nl 1234.56.789.B01` becomes `NL123456789B01`. Says nothing of validity. */
export const tidyVatNumber = (typed: string): string => typed.replace(/[\s.\-_/]/g, "").toUpperCase();

/** A VAT number with its country in front; null for what does not look like one: a bookkeeping would refuse it, or the whole customer. Says nothing of validity. */
export function likelyVatNumber(typed: string | null): string | null {
  const tidy = tidyVatNumber(typed ?? "");
  const looksRight = tidy.startsWith("NL") ? /^NL\d{9}B\d{2}$/ : /^[A-Z]{2}(?=.*\d)[0-9A-Z+*]{2,12}$/;
  return looksRight.test(tidy) ? tidy : null;
}

/** An e-mail address as typed, where it can be one, and only one: a list of them is separated by commas. */
export function likelyEmail(typed: string | null, longest: number): string | null {
  const whole = wholeText(typed, longest);
  return whole !== null && /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(whole) ? whole : null;
}
