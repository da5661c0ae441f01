import { described, documentSourceWords, isCalendarDate, lineSourceWords, type Text } from "@boekbrug/core";
import * as z from "zod";
import { formOf, type Target, targetWords } from "./extra-field-table.ts";

const namesOf = <Name extends string>(words: Readonly<Record<Name, unknown>>): [Name, ...Name[]] =>
  Object.keys(words) as [Name, ...Name[]];

/** A list of names with their words, for the explanation of a setting. */
const listed = (words: Readonly<Record<string, Text>>, language: keyof Text): string =>
  Object.entries(words)
    .map(([name, text]) => `${name} (${text[language]})`)
    .join(", ");

const sources = { ...documentSourceWords, ...lineSourceWords };

const extraField = z.strictObject({
  target: described(
    z.enum(namesOf(targetWords)),
    ["Veld in Exact Online", `Het veld dat gevuld wordt: ${listed(targetWords, "nl")}.`],
    ["Field in Exact Online", `The field that is filled: ${listed(targetWords, "en")}.`],
  ),
  source: described(
    z.enum(namesOf(sources)).optional(),
    ["Gegeven van de webshop", `Waaruit het veld gevuld wordt: ${listed(sources, "nl")}.`],
    ["Value of the shop", `What the field is filled from: ${listed(sources, "en")}.`],
  ),
  text: described(
    z.string().trim().min(1).max(255).optional(),
    ["Vaste tekst", "Een vaste tekst in plaats van een gegeven van de webshop."],
    ["Fixed text", "A fixed text instead of a value of the shop."],
  ),
  level: described(
    z.enum(["document", "line"]),
    ["Per boekstuk of per regel", "'document': een keer op het boekstuk. 'line': op elke regel met een artikel."],
    ["Per document or per line", "'document': once, on the document. 'line': on every line with a product."],
  ),
  otherwise: described(
    z.enum(["notes", "leave-out"]).default("notes"),
    [
      "Als het veld er niet is",
      "Als dit soort boekstuk het veld niet heeft, het niet beschreven kan worden of de waarde er niet in past: de waarde in de notities zetten, of weglaten.",
    ],
    [
      "Where there is no such field",
      "Where this kind of document lacks the field, it cannot be written or the value does not fit: put the value in the notes, or leave it out.",
    ],
  ),
});

export type ExtraField = z.infer<typeof extraField>;

const complaints = {
  oneValue: {
    nl: "noem precies een van beide: source of text",
    en: "name exactly one of both: source or text",
  },
  perLine: {
    nl: "dit gegeven is van een regel; kies level 'line'",
    en: "this value is of a line; choose level 'line'",
  },
  form: {
    nl: "deze tekst past niet in het veld: een datum als 2026-01-31, een getal als 1.5, of een land in twee letters",
    en: "this text does not fit the field: a date like 2026-01-31, a number like 1.5, or a country in two letters",
  },
  twice: { nl: "dit veld wordt op dit niveau al gevuld", en: "this field is filled on this level already" },
  both: {
    nl: "from en to horen bij elkaar: vul beide, op hetzelfde niveau",
    en: "from and to belong together: fill both, on the same level",
  },
  person: {
    nl: "gegevens waaraan een klant te herkennen is, staan nooit in een referentie",
    en: "what tells who a customer is never stands in a reference",
  },
} as const satisfies Record<string, Text>;

const shapes: Record<ReturnType<typeof formOf>, (text: string) => boolean> = {
  text: () => true,
  date: isCalendarDate,
  number: (text) => /^\d{1,9}(\.\d{1,6})?$/.test(text),
  country: (text) => /^[A-Z]{2}$/.test(text),
};

/** Whether a text is what a target takes. */
export const suits = (target: Target, text: string): boolean => shapes[formOf(target)](text);

const references: readonly Target[] = ["yourRef", "paymentReference"];
const identifying: readonly unknown[] = ["customer.company", "customer.vatNumber", "customer.chamberOfCommerce"];

function complaintAbout(field: ExtraField, index: number, all: readonly ExtraField[]): Text | undefined {
  const { target, source, text, level } = field;
  const onLevel = (other: Target, among = all) => among.some((each) => each.target === other && each.level === level);
  if ((source === undefined) === (text === undefined)) return complaints.oneValue;
  if (level === "document" && source !== undefined && source in lineSourceWords) return complaints.perLine;
  if (text !== undefined && !suits(target, text)) return complaints.form;
  if (target !== "notes" && onLevel(target, all.slice(0, index))) return complaints.twice;
  if (target === "from" && !onLevel("to")) return complaints.both;
  if (target === "to" && !onLevel("from")) return complaints.both;
  return references.includes(target) && identifying.includes(source) ? complaints.person : undefined;
}

/** The fields of a document that the merchant wants filled besides those that every booking has. */
export const extraFieldSettings = described(
  z
    .array(extraField)
    .check(({ value, issues }) => {
      value.forEach((field, index) => {
        const complaint = complaintAbout(field, index, value);
        if (complaint !== undefined)
          issues.push({ code: "custom", path: [index], input: field, params: { complaint } });
      });
    })
    .optional(),
  [
    "Extra velden",
    "Velden van het boekstuk die uit een gegeven van de webshop of met een vaste tekst gevuld worden. Wat een veld in een soort boekstuk kan, staat in docs/vendors/exactonline.md.",
  ],
  [
    "Extra fields",
    "Fields of the document that are filled from a value of the shop or with a fixed text. What a field can do in which kind of document is told in docs/vendors/exactonline.md.",
  ],
);
