import { add, type BookedDocument, togetherOf, type WriteStep } from "@boekbrug/core";

/** A document step with the document that it has made. */
export interface FoundPart {
  readonly step: WriteStep;
  readonly document: BookedDocument;
}

/**
 * What the ledger holds of an order, which may be on more documents than one:
 *
 * - `none`: nothing.
 * - `ambiguous`: more than one document with the same reference.
 * - `part`: some of its documents.
 * - `whole`: all of them, told as one.
 */
export type FoundDocuments =
  | { readonly kind: "none"; readonly missing: string }
  | { readonly kind: "ambiguous"; readonly reference: string; readonly count: number }
  | { readonly kind: "part"; readonly parts: readonly FoundPart[]; readonly missing: string }
  | { readonly kind: "whole"; readonly parts: readonly FoundPart[]; readonly document: BookedDocument };

export const documentStepsOf = (steps: readonly WriteStep[]): WriteStep[] =>
  steps.filter(({ kind }) => kind === "document");

export function foundDocuments(
  steps: readonly WriteStep[],
  found: ReadonlyMap<string, readonly BookedDocument[]>,
): FoundDocuments {
  const parts: FoundPart[] = [];
  const missing: string[] = [];
  for (const step of documentStepsOf(steps)) {
    const documents = found.get(step.reference) ?? [];
    const [document] = documents;
    if (documents.length > 1) return { kind: "ambiguous", reference: step.reference, count: documents.length };
    if (document === undefined) missing.push(step.reference);
    else parts.push({ step, document });
  }
  const [first] = missing;
  if (first !== undefined) {
    return parts.length === 0 ? { kind: "none", missing: first } : { kind: "part", parts, missing: first };
  }
  const [whole, ...others] = parts.map(({ document }) => document);
  if (whole === undefined) throw new RangeError("a booking has a document step");
  return { kind: "whole", parts, document: others.reduce(withOther, whole) };
}

/** Two documents of one order as one. */
function withOther(document: BookedDocument, other: BookedDocument): BookedDocument {
  const { id, number } = togetherOf([document, other].map((each) => ({ ...each, totals: null }))) ?? document;
  return {
    ...document,
    id,
    number,
    gross: add(document.gross, other.gross),
    vat: document.vat === null || other.vat === null ? null : add(document.vat, other.vat),
    unfinished: document.unfinished === true || other.unfinished === true,
  };
}
