import { apiSwitches } from "./switches-api.ts";
import { currencySwitches } from "./switches-currency.ts";
import { entrySwitches } from "./switches-entries.ts";
import { relationSwitches } from "./switches-relations.ts";
import { tradeSwitches } from "./switches-trade.ts";

/** One switch for each thing that the fact sheet leaves open. */
export const exactOnlineSwitches = [
  ...entrySwitches,
  ...apiSwitches,
  ...currencySwitches,
  ...relationSwitches,
  ...tradeSwitches,
] as const;

type Described = (typeof exactOnlineSwitches)[number];

export type ExactOnlineSwitches = { [S in Described as S["name"]]: S["settings"][number] };

/** Unknowns and disagreements about things this simulator does not have, so that nothing is left unsaid. */
export const exactOnlineWithoutSwitch: readonly { unknown: string; reason: string }[] = [
  { unknown: "12.3", reason: "General journal entries and matching are not simulated." },
  { unknown: "12.7", reason: "Webhooks are not simulated." },
  {
    unknown: "disagreement: PATCH (5)",
    reason: "One client against all others: PATCH and MERGE always answer 405.",
  },
  {
    unknown: "disagreement: numbering of VAT codes (7.7)",
    reason: "The table is editable per administration: use byHand.addVatCode and byHand.editVatCode.",
  },
  {
    unknown: "disagreement: BankEntryLines.ID equals TransactionLines.ID (8.4)",
    reason: "Bank entries are not simulated.",
  },
];

export function exactOnlineDefaults(): ExactOnlineSwitches {
  return Object.fromEntries(exactOnlineSwitches.map((entry) => [entry.name, entry.default])) as ExactOnlineSwitches;
}
