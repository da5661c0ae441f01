import { divide, ONE } from "../shared/decimal.ts";
import type { Books } from "./books.ts";
import { guidFor } from "./guids.ts";
import { addDays, midnight } from "./moments.ts";
import {
  blank,
  choice,
  decimal,
  flag,
  identity,
  integer,
  moment,
  part,
  type Stored,
  text,
  type Values,
} from "./shape.ts";
import { type VatBox, vatReturn } from "./vat-return.ts";

/** VAT returns as the API shows them: whole euros. SnelStart fact sheet §7.15, 2026-11-21. */
const box = part({ btw: integer(), omzet: integer(), btwSchatting: integer(), omzetSchatting: integer() });

export const returnShape = {
  boekjaar: part({ startDate: moment, endDate: moment }),
  aangiftePeriodeBeginDatum: moment,
  btwAangiftePeriode: choice("Onbekend", "Maand", "Kwartaal", "Jaar"),
  isSuppletie: flag,
  isAangifteGeschat: flag,
  btwPercentageHoog: decimal,
  btwPercentageLaag: decimal,
  btwAangifteStatus: choice(
    "NietVerzonden",
    "Verzonden",
    "Geaccepteerd",
    "Fout",
    "GeaccepteerdEnHerberekend",
    "GeaccepteerdExtern",
  ),
  btwNummer: text(),
  rubriek1A: box,
  rubriek1B: box,
  rubriek1C: box,
  rubriek1E: box,
  rubriek3A: box,
  rubriek3B: box,
  rubriek3C: box,
  rubriek5A: box,
  ...identity,
} as const;

export type FiledReturn = Stored<typeof returnShape>;

export const externShape = { isExternAangegeven: flag } as const;

const monthsIn = { Maand: 1, Kwartaal: 3, Jaar: 12 } as const;

export interface ReturnPeriod {
  id: string;
  from: string;
  to: string;
}

/** The periods of the current fiscal year. */
export function returnPeriods({ company, id }: Books): ReturnPeriod[] {
  const months = monthsIn[company.btwAangiftePeriodeSoort ?? "Kwartaal"];
  const year = company.huidigBoekjaar ?? 0;
  return Array.from({ length: 12 / months }, (_, index) => {
    const first = index * months + 1;
    const from = `${year}-${String(first).padStart(2, "0")}-01`;
    const next = first + months > 12 ? `${year + 1}-01-01` : `${year}-${String(first + months).padStart(2, "0")}-01`;
    return { id: guidFor(`btwaangifte/${id}/${from}`), from, to: addDays(next, -1) };
  });
}

export function shownReturn({ id, from, to }: ReturnPeriod, books: Books): FiledReturn {
  const { boxes } = vatReturn(books, from, to);
  const year = from.slice(0, 4);
  const shown = (name: VatBox) => inEuros(boxes[name].baseCents, boxes[name].vatCents);
  const vat = Object.values(boxes).reduce((sum, { vatCents }) => sum + vatCents, 0);
  return {
    ...blank(returnShape),
    ...{ id, uri: `/btwaangiftes/${id}`, aangiftePeriodeBeginDatum: midnight(from) },
    boekjaar: { startDate: midnight(`${year}-01-01`), endDate: midnight(`${year}-12-31`) },
    btwAangiftePeriode: books.company.btwAangiftePeriodeSoort ?? "Kwartaal",
    ...{ isSuppletie: false, isAangifteGeschat: false, btwNummer: books.company.btwNummer },
    ...{ btwPercentageHoog: 21n * ONE, btwPercentageLaag: 9n * ONE },
    btwAangifteStatus: statusOf(from, to, books),
    ...{ rubriek1A: shown("1a"), rubriek1B: shown("1b"), rubriek1C: shown("1c"), rubriek1E: shown("1e") },
    ...{ rubriek3A: shown("3a"), rubriek3B: shown("3b"), rubriek3C: shown("3c"), rubriek5A: inEuros(0, vat) },
  };
}

function statusOf(from: string, to: string, { filed }: Books): FiledReturn["btwAangifteStatus"] {
  const found = filed.find((one) => one.from <= from && to <= one.to);
  if (found === undefined) return "NietVerzonden";
  return found.external ? "GeaccepteerdExtern" : "Geaccepteerd";
}

const euros = (cents: number): number => Number(divide(BigInt(cents), 100n));

function inEuros(base: number, vat: number): NonNullable<Values<typeof returnShape>["rubriek1A"]> {
  return { omzet: euros(base), btw: euros(vat), btwSchatting: 0, omzetSchatting: 0 };
}
