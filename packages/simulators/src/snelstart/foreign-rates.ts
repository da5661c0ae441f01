import { toFixed } from "../shared/decimal.ts";
import { countries } from "./countries.ts";
import type { Values } from "./shape.ts";
import type { foreignRatesShape, rateDefinitionShape } from "./shapes-settings.ts";
import type { SnelStartSwitches } from "./switches.ts";

/** Rates of the union by code. SnelStart fact sheet §7.11 and §8.3, 2026-11-21; percentages of November 2026. */

type Rates = readonly [standard: number, reduced: readonly number[], more?: { PR?: number; SRR?: number }];

/** Two reduced rates are written high, then low. */
const rates: Readonly<Record<string, Rates>> = {
  AT: [20, [13, 10]],
  BE: [21, [12, 6]],
  BG: [20, [9]],
  CY: [19, [9, 5], { SRR: 3 }],
  CZ: [21, [12]],
  DE: [19, [7]],
  DK: [25, []],
  EE: [24, [13, 9]],
  ES: [21, [10], { SRR: 4 }],
  FI: [25.5, [13.5, 10]],
  FR: [20, [10, 5.5], { SRR: 2.1 }],
  GR: [24, [13, 6]],
  HR: [25, [13, 5]],
  HU: [27, [18, 5]],
  IE: [23, [13.5, 9], { SRR: 4.8 }],
  IT: [22, [10, 5], { SRR: 4 }],
  LT: [21, [12, 5]],
  LU: [17, [8], { PR: 14, SRR: 3 }],
  LV: [21, [12, 5]],
  MT: [18, [7, 5]],
  NL: [21, [9]],
  PL: [23, [8, 5]],
  PT: [23, [13, 6]],
  RO: [21, [11]],
  SE: [25, [12, 6]],
  SI: [22, [9.5, 5]],
  SK: [23, [19, 5]],
};

export const rateCodes = ["SR", "RRH", "RRL", "PR", "SRR"] as const;

export const rateDefinitions: readonly Values<typeof rateDefinitionShape>[] = [
  { rateCode: "SR", shortName: "Standaard", name: "Standaardtarief" },
  { rateCode: "RRH", shortName: "Verlaagd hoog", name: "Verlaagd tarief hoog" },
  { rateCode: "RRL", shortName: "Verlaagd laag", name: "Verlaagd tarief laag" },
  { rateCode: "PR", shortName: "Parkeer", name: "Parkeertarief" },
  { rateCode: "SRR", shortName: "Superverlaagd", name: "Superverlaagd tarief" },
];

/** Percentages of one country by code. Which code a single reduced rate has is a switch. */
export function ratesIn(landcode: string, { reducedRateCode }: SnelStartSwitches): Map<string, bigint> {
  const [standard, reduced, more = {}] = rates[landcode] ?? [undefined, []];
  const coded: [string, number | undefined][] = [["SR", standard], ...Object.entries(more)];
  if (reduced.length === 1) coded.push([reducedRateCode, reduced[0]]);
  else coded.push(["RRH", reduced[0]], ["RRL", reduced[1]]);
  return new Map(coded.flatMap(([code, rate]) => (rate === undefined ? [] : [[code, toFixed(rate)] as const])));
}

export function foreignRates(switches: SnelStartSwitches): Values<typeof foreignRatesShape>[] {
  return Object.keys(rates).map((landcode) => ({
    countryCode: countries.find((country) => country.landcode === landcode)?.landcodeISO ?? null,
    vatRates: [...ratesIn(landcode, switches)].map(([rateCode, rate]) => ({
      rateCode,
      rate,
      validFrom: "2021-07-01T00:00:00",
    })),
  }));
}
