import { err, ok, type Result } from "neverthrow";
import { add, type Money } from "../money/money.ts";
import type { Text } from "../text/text.ts";
import type { CalendarDate } from "../time/calendar-date.ts";

/** JSON as data. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Stands in a request body for the id that an earlier step of the same booking yields. */
export interface StepPlaceholder {
  readonly $idOf: string;
}

export const idOf = (step: string): { readonly $idOf: string } => ({ $idOf: step });

/**
 * What a step writes:
 *
 * - `customer`: the customer's record.
 * - `customer-detail`: what hangs on that record and is the person's too: a contact person, an address.
 * - `item`: an article.
 * - `document`: the document itself; every booking has one. Where the ledger cannot hold an order on one document there are more, one after the other: together they are the order, each
 *   with its own reference and its own part of the totals.
 * - `finish`: what the vendor is asked to do with the document: process it, invoice it.
 * - `settlement`: a payment that is registered after the booking, of one document or of many; never a step of a booking.
 */
export type StepKind = "customer" | "customer-detail" | "item" | "document" | "finish" | "settlement";

/** Whether a step's body is made of the customer's own data. */
export const isPersonal = ({ kind }: Pick<WriteStep, "kind">): boolean =>
  kind === "customer" || kind === "customer-detail";

/** `look-up`: by its identity or in the ledger, and sent when there is none. */
export type StepCourse = "send" | "look-up" | "skip";

/** One write to the vendor, as data. What is shown in a preview is what is sent, once the placeholders are filled. */
export interface WriteStep {
  /** Unique within a booking: `customer`, `contact`, `address`, `item:<code>`, `document`, `document-2`, `finish`. Of a settlement: `settlement`. */
  readonly key: string;
  readonly kind: StepKind;
  readonly title: Text;
  readonly request: { readonly method: "POST" | "PUT" | "PATCH"; readonly path: string; readonly body: Json };
  /** Keys of earlier steps whose ids stand in the body. */
  readonly dependsOn: readonly string[];
  /**
   * `before-sending`: what the step would make may exist already and is then used (a customer).
   * `after-doubt`: it is looked up only when an answer was lost; whether it exists at all is found in bulk beforehand (a document).
   */
  readonly lookup: "before-sending" | "after-doubt";
  /**
   * What identifies the record across bookings (a customer's e-mail address), within the records that it depends on, so that a later booking finds it without a
   * call, whatever `lookup` says. Personal data: kept as a keyed fingerprint only.
   */
  readonly identity: string | null;
  /**
   * What becomes of the step by what an earlier one came to: whether that one made its record in this booking or found it there. Left out: the step is taken
   * whatever happened. No later step may need the id of one that can be skipped.
   */
  readonly upon?: { readonly step: string; readonly made: StepCourse; readonly found: StepCourse } | undefined;
  /** How the ledger knows the result: a document's reference. */
  readonly reference: string;
  /** How many seconds after a lost answer the ledger may still be at work on this step, where that is longer than on others. */
  readonly settlesWithinSeconds?: number | undefined;
  /** True where the vendor does it in its own time, after the answer: the order waits on the ledger. */
  readonly later?: boolean | undefined;
  /**
   * Names of fields that could not take a text of the order whole, so that it was cut or left out; the ledger's own names, nothing of a person. Left out: all of it is there.
   */
  readonly shortened?: readonly string[] | undefined;
  /** What the vendor's own totals must be, for a document: of this one alone. */
  readonly expected: { readonly gross: Money; readonly vat: Money } | null;
}

/** What a write step has yielded. */
export interface StepOutcome {
  /** The vendor's id of the record. */
  readonly id: string;
  /** The vendor's number, where it has one. */
  readonly number: string | null;
  /** The vendor's own totals where the answer carries them; null means: read back. */
  readonly totals: { readonly gross: Money; readonly vat: Money | null } | null;
  /** The day under which the ledger has the document in its books, where it dates it itself: the returns follow it. Left out: the day that was asked for. */
  readonly date?: CalendarDate | undefined;
  /**
   * Names of the fields that the ledger refused and that the record was made without, so that the revenue is not kept waiting; the ledger's own names, nothing of a person. Kept in the
   * journal until a person has dealt with it. Such a record is not remembered by the step's identity: it may lack just that.
   */
  readonly leftOut?: readonly string[] | undefined;
  /** What the step says of texts that are not there whole, where the booking made the record; kept by the executor. */
  readonly shortened?: readonly string[] | undefined;
  /** True where the booking made the record, as far as later steps hang on that; kept by the executor. */
  readonly made?: boolean | undefined;
}

const isPlaceholder = (value: Json): value is { readonly $idOf: string } =>
  typeof value === "object" && value !== null && "$idOf" in value;

/** Puts the ids of earlier steps in a body. The error is the key of the step whose id is not there yet. */
export function fillPlaceholders(body: Json, ids: ReadonlyMap<string, string>): Result<Json, string> {
  const missing: string[] = [];
  const fill = (value: Json): Json => {
    if (isPlaceholder(value)) {
      const id = ids.get(value.$idOf);
      if (id === undefined) missing.push(value.$idOf);
      return id ?? null;
    }
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each)]));
    }
    return value;
  };
  const filled = fill(body);
  const first = missing[0];
  return first === undefined ? ok(filled) : err(first);
}

/** Stands in a request's path for the id that an earlier step of the same booking yields. */
export const idInPath = (step: string): string => `{${step}}`;

/** A step with the ids of earlier ones in its path and body. The error is the key of the step whose id is not there yet. */
export function fillStep(step: WriteStep, ids: ReadonlyMap<string, string>): Result<WriteStep, string> {
  const { request } = step;
  const missing = request.path.match(pathPlaceholder)?.find((each) => !ids.has(each.slice(1, -1)));
  if (missing !== undefined) return err(missing.slice(1, -1));
  const path = request.path.replace(pathPlaceholder, (each) => ids.get(each.slice(1, -1)) ?? each);
  return fillPlaceholders(request.body, ids).map((body) => ({ ...step, request: { ...request, path, body } }));
}

const pathPlaceholder = /\{[^{}]+\}/g;

/** Whether a step of this key makes a document of the order: the first one, or one of several. */
export const isDocumentKey = (key: string): boolean => /^document(-\d+)?$/.test(key);

/** What document steps have yielded, as one: the booking's ids and numbers one after the other, and the sum of its totals where all are told. */
export function togetherOf(outcomes: readonly StepOutcome[]): StepOutcome | null {
  const [first, ...others] = outcomes;
  if (first === undefined || others.length === 0) return first ?? null;
  const numbers = outcomes.flatMap(({ number }) => number ?? []);
  return {
    id: outcomes.map(({ id }) => id).join("+"),
    number: numbers.length === 0 ? null : numbers.join(" + "),
    totals: others.reduce<StepOutcome["totals"]>((total, { totals }) => sumOf(total, totals), first.totals),
  };
}

/** The ledger's ids of all documents of an order. */
export const documentIdsOf = ({ id }: Pick<StepOutcome, "id">): string[] => id.split("+");

function sumOf(a: StepOutcome["totals"], b: StepOutcome["totals"]): StepOutcome["totals"] {
  if (a === null || b === null) return null;
  return { gross: add(a.gross, b.gross), vat: a.vat === null || b.vat === null ? null : add(a.vat, b.vat) };
}
