import { textStartsWith } from "../client/odata.ts";

/*
 * YourRef begins with our own reference, by which a document is found again. Where the settings map a value to it, the value stands behind the reference
 * and a space. Both forms are looked up in the same way, so that changing the setting never books an order again.
 */

/** Reference and value; null where they do not fit together. */
export function sharedYourRef(reference: string, value: string, length: number): string | null {
  const shared = `${reference} ${value}`;
  return shared.length <= length ? shared : null;
}

const ofBoekbrug = /^(?<reference>[a-z][a-z0-9]{0,11}-\d+) /;

/** The reference in a YourRef: our own without what stands behind it, any other as it is. */
export const referenceIn = (yourRef: string): string => ofBoekbrug.exec(yourRef)?.groups?.reference ?? yourRef;

/** A filter that finds every form; others with the same beginning are sorted out by comparing `referenceIn`. */
export const yourRefFilter = (reference: string): string => textStartsWith("YourRef", reference);
