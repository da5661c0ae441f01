import { type DocumentKind, type Problem, problem, type Text } from "@boekbrug/core";
import type { ExtraField } from "./extra-field-settings.ts";
import { type FieldPlace, fieldPlaces, isGuid, isIntrastat, targetWords } from "./extra-field-table.ts";

const levelWords = {
  document: { nl: "per boekstuk", en: "per document" },
  line: { nl: "per regel", en: "per line" },
} as const satisfies Record<ExtraField["level"], Text>;

const reasons = {
  absent: { nl: "het heeft op dit niveau geen veld daarvoor", en: "it has no field for it on this level" },
  "read-only": { nl: "Exact vult het zelf", en: "Exact fills it itself" },
  guid: {
    nl: "het neemt alleen de sleutel (GUID) van een gegeven in Exact",
    en: "it takes only the key (GUID) of a record in Exact",
  },
  long: { nl: "de vaste tekst is er te lang voor", en: "the fixed text is too long for it" },
  elsewhere: {
    nl: "een Nederlandse administratie gebruikt het niet",
    en: "a Dutch administration does not use it",
  },
} as const satisfies Record<string, Text>;

/** What a merchant must know of the fields that the settings fill, by the kind of document. None of it stops a booking. */
export function checkExtraFields(fields: readonly ExtraField[] | undefined, kind: DocumentKind): readonly Problem[] {
  const all = fields ?? [];
  return [
    ...all.flatMap((field, index) => findings(field, `ledger.extraFields.${index}`, kind)),
    ...(["document", "line"] as const).flatMap((level) => overfullNotes(all, level, kind)),
  ];
}

/** Notes whose fixed texts alone are more than fits. */
function overfullNotes(all: readonly ExtraField[], level: ExtraField["level"], kind: DocumentKind): Problem[] {
  const length = (fieldPlaces[kind][level].notes ?? fieldPlaces[kind].line.notes)?.length ?? 0;
  const fixed = all.flatMap(({ target, text, level: own }) =>
    target === "notes" && own === level && text !== undefined ? [text] : [],
  );
  if (fixed.join("; ").length <= length) return [];
  const target = targetWords.notes;
  return [problem("ledger.extra-field-too-long", "ledger.extraFields", { target, level: levelWords[level], length })];
}

function findings(field: ExtraField, path: string, kind: DocumentKind): Problem[] {
  const { target, level, otherwise } = field;
  const place = fieldPlaces[kind][level][target];
  const why = obstacle(field, place);
  if (why !== undefined) {
    const code = otherwise === "notes" ? "ledger.extra-field-in-notes" : "ledger.extra-field-left-out";
    return [problem(code, path, { target: targetWords[target], level: levelWords[level], why })];
  }
  if (target === "yourRef") {
    return [problem("ledger.extra-field-shared", path, { target: targetWords[target], length: place?.length ?? 0 })];
  }
  return isIntrastat(target) ? [problem("ledger.extra-field-conditional", path, { target: targetWords[target] })] : [];
}

/** Why a field cannot hold the value; undefined where it can. Notes of the document stand on the first line where the document has none. */
function obstacle({ target, text }: ExtraField, place: FieldPlace | undefined): Text | undefined {
  if (place === undefined) return target === "notes" ? undefined : reasons.absent;
  if (place.access === "guid") return isGuid(text ?? "") ? undefined : reasons.guid;
  if (place.access !== "writable") return reasons[place.access];
  const isShared = target === "notes" || target === "yourRef";
  return !isShared && (text ?? "").length > place.length ? reasons.long : undefined;
}
