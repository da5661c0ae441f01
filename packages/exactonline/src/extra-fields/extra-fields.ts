import {
  type DocumentKind,
  fitText,
  type InvoicePlan,
  type Json,
  type Locale,
  lostFrom,
  type PlanLine,
  type Rules,
  wholeText,
} from "@boekbrug/core";
import { sharedYourRef } from "../documents/your-ref.ts";
import { type ExtraField, suits } from "./extra-field-settings.ts";
import {
  type FieldLevel,
  type FieldPlace,
  fieldPlaces,
  formOf,
  isGuid,
  isIntrastat,
  type Target,
  targetWords,
} from "./extra-field-table.ts";

type Properties = Readonly<Record<string, Json>>;

/** Properties that the settings add to a document, or put in the place of its own. */
export interface ExtraProperties {
  readonly document: Properties;
  /** Of the document's line for a line of the plan. */
  readonly line: (line: PlanLine) => Properties;
  /** The properties whose values are not there whole. */
  readonly shortened: readonly string[];
}

interface Value {
  readonly field: ExtraField;
  readonly text: string;
}

/** What the settings want in a document of a kind, by what the order has. A value without a place goes to the notes, or nowhere, as the settings say. */
export function extraFields(
  plan: InvoicePlan,
  kind: DocumentKind,
  fields: readonly ExtraField[] | undefined,
  { document: { language }, seller }: Rules,
): ExtraProperties {
  const crossesBorder = plan.sources["customer.country"] !== seller.stockCountry;
  const wanted = (fields ?? []).filter(({ target }) => crossesBorder || !isIntrastat(target));
  const document = placed(valuesOf(wanted, "document", plan.sources), "document", kind, plan.reference);
  const hasRemarks = fieldPlaces[kind].document.notes !== undefined;

  const header = withNotes(document, fieldPlaces[kind].document.notes, language);
  const lines = new Map(
    plan.lines.map((planLine, index) => {
      const own = isProduct(planLine)
        ? placed(valuesOf(wanted, "line", { ...plan.sources, ...planLine.sources }), "line", kind, "")
        : nothing;
      const notes = [...own.notes, ...(index === 0 && !hasRemarks ? document.notes : [])];
      return [planLine, withNotes({ ...own, notes }, fieldPlaces[kind].line.notes, language)];
    }),
  );
  return {
    document: header.properties,
    line: (planLine) => lines.get(planLine)?.properties ?? {},
    shortened: [header, ...lines.values()].flatMap(({ lost }) => lost),
  };
}

/** Lines of products: shipping, costs and discounts have no serial number and no weight. */
const isProduct = ({ source, decision }: PlanLine): boolean =>
  source.kind === "line" && decision.scenario !== "no-supply";

function valuesOf(
  fields: readonly ExtraField[],
  level: FieldLevel,
  sources: Readonly<Partial<Record<string, string>>>,
): Value[] {
  return fields
    .filter((field) => field.level === level)
    .flatMap((field) => {
      const text = fitText(field.text ?? sources[field.source ?? ""] ?? "", Number.POSITIVE_INFINITY);
      return text === "" ? [] : [{ field, text }];
    });
}

interface Placed {
  readonly properties: Properties;
  readonly notes: readonly Value[];
  /** The properties that cannot have their values, which go nowhere else. */
  readonly lost: readonly string[];
}

const nothing: Placed = { properties: {}, notes: [], lost: [] };

function placed(values: readonly Value[], level: FieldLevel, kind: DocumentKind, reference: string): Placed {
  const properties: Record<string, Json> = {};
  const notes: Value[] = [];
  const lost: string[] = [];
  const complete = hasWholePeriod(values);
  for (const value of values) {
    const { target, otherwise } = value.field;
    const place = fieldPlaces[kind][level][target];
    const isHalf = !complete && (target === "from" || target === "to");
    const property = place === undefined || isHalf ? null : propertyFor(target, value.text, place, reference);
    if (place !== undefined && property !== null) properties[place.name] = property;
    else if (target === "notes" || otherwise === "notes") notes.push(value);
    else if (place?.access === "writable") lost.push(place.name);
  }
  return { properties, notes, lost };
}

/** From and to count together only: two days in their order. */
function hasWholePeriod(values: readonly Value[]): boolean {
  const day = (wanted: Target) =>
    values.find(({ field: { target }, text }) => target === wanted && suits(wanted, text))?.text;
  const [from, to] = [day("from"), day("to")];
  return from !== undefined && to !== undefined && from <= to;
}

/** The value as the property takes it; null where it does not. */
function propertyFor(target: Target, text: string, { access, length }: FieldPlace, reference: string): Json {
  if (target === "notes" || access === "read-only" || access === "elsewhere") return null;
  if (access === "guid" && !isGuid(text)) return null;
  if (!suits(target, text)) return null;
  if (target === "yourRef") return sharedYourRef(reference, text, length);
  return formOf(target) === "number" ? Number(text) : wholeText(text, length);
}

/** Notes have what was mapped to them as it is, and what has no other place with its name in front. */
function withNotes({ properties, notes, lost }: Placed, place: FieldPlace | undefined, language: Locale): Placed {
  if (place === undefined || notes.length === 0) return { properties, notes, lost };
  const parts = notes.map(({ field: { target }, text }) =>
    target === "notes" ? text : `${targetWords[target][language]}: ${text}`,
  );
  const whole = parts.join("; ");
  const kept = { [place.name]: fitText(whole, place.length) };
  return { properties: { ...properties, ...kept }, notes, lost: [...lost, ...lostFrom(kept, { [place.name]: whole })] };
}
