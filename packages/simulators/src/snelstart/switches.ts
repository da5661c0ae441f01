import { apiSwitches } from "./switches-api.ts";
import { recordSwitches } from "./switches-records.ts";

/** One switch for each thing nobody could tell about the real SnelStart. Sections are those of the fact sheet, 2026-11-21. */
export const snelStartSwitches = [...apiSwitches, ...recordSwitches] as const;

type Described = (typeof snelStartSwitches)[number];

export type SnelStartSwitches = { [S in Described as S["name"]]: S["settings"][number] };

/** Unknowns and disagreements that have no switch, and why. */
export const snelStartWithoutSwitch: readonly { unknown: string; reason: string }[] = [
  { unknown: "10: authenticity of the activation webhook", reason: "The one-click activation is not simulated." },
  { unknown: "10: case of the activation webhook", reason: "The one-click activation is not simulated." },
  {
    unknown: "inferred: changes of locked and filed bookings (7.3)",
    reason: "Change and deletion are refused alike (BOE-0042, 0046, 0047, 0051).",
  },
  {
    unknown: "inferred: VAT kind of EU, export and distance sales ledgers (6)",
    reason: "Geen, by the vendor's worked example and third parties; no source has another kind.",
  },
  {
    unknown: "not said: ledgers that take sales lines (6)",
    reason: "Revenue, cost, discount, payment and other ledgers; VAT balance and journal ledgers are refused.",
  },
  {
    unknown: "inferred: ledger of an order's revenue abroad (8.1)",
    reason: "The country of the delivery address and the customer's VAT number decide, as the vendor's help has it.",
  },
];

export function snelStartDefaults(): SnelStartSwitches {
  return Object.fromEntries(snelStartSwitches.map((entry) => [entry.name, entry.default])) as SnelStartSwitches;
}
