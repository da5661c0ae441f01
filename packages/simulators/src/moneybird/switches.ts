import { apiSwitches } from "./switches-api.ts";
import { documentSwitches } from "./switches-documents.ts";
import { eventSwitches } from "./switches-events.ts";

/** One switch for each thing nobody could tell about the real Moneybird. Numbers are those of the fact sheet, 2026-11-21. */
export const moneybirdSwitches = [...documentSwitches, ...apiSwitches, ...eventSwitches] as const;

type Described = (typeof moneybirdSwitches)[number];

export type MoneybirdSwitches = { [S in Described as S["name"]]: S["settings"][number] };

/** Unknowns and disagreements that have no switch, and why. */
export const moneybirdWithoutSwitch: readonly { unknown: string; reason: string }[] = [
  { unknown: "13.6", reason: "Attachments are not simulated." },
  {
    unknown: "disagreement: 404 bodies (6)",
    reason: "Each route answers with the body its own example shows.",
  },
  {
    unknown: "disagreement: line totals (10)",
    reason: "Amount times price, rounded to cents, is documented for purchase lines only; no source has another rule.",
  },
  {
    unknown: "disagreement: default period of synchronization (4)",
    reason: "Stated for external sales invoices only; taken for both kinds. Send a filter.",
  },
];

export function moneybirdDefaults(): MoneybirdSwitches {
  return Object.fromEntries(moneybirdSwitches.map((entry) => [entry.name, entry.default])) as MoneybirdSwitches;
}
