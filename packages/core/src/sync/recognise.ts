import type { ListedDocument } from "../ports/booked-document.ts";

/** What a pattern may speak of. */
export interface KnownBy {
  readonly orderNumber: string;
  readonly invoiceNumber: string | null;
  readonly orderId: string;
}

/** The texts by which somebody else may have booked an order. A pattern that speaks of what the order does not have gives none. */
export function foreignReferences(patterns: readonly string[], known: KnownBy): string[] {
  const texts = patterns.map((pattern) => {
    const missing = pattern.includes("{invoiceNumber}") && known.invoiceNumber === null;
    if (missing) return "";
    return pattern
      .replaceAll("{orderNumber}", known.orderNumber)
      .replaceAll("{invoiceNumber}", known.invoiceNumber ?? "")
      .replaceAll("{orderId}", known.orderId);
  });
  return [...new Set(texts.map(plain))].filter((text) => text !== "");
}

/** As people compare: capitals and spaces do not count. */
const plain = (text: string): string => text.trim().replace(/\s+/g, " ").toLowerCase();

/** A booking of some connection of Boekbrug: found by its reference, which says what it is; its other texts say nothing. */
const ofBoekbrug = /^[a-z][a-z0-9]{0,11}-\d+(\/\d+)?$/;

/** The texts by which a document can be recognised, each as a whole. */
export function recognisableTexts({ reference, texts }: ListedDocument): string[] {
  const known = ofBoekbrug.test(reference) ? [reference] : [reference, ...texts];
  return [...new Set(known.map(plain))].filter((text) => text !== "");
}
