import { type Problem, problem, type Text } from "@boekbrug/core";
import type { AdministrationRow } from "./client/rows.ts";

const field = "ledger.administration";

/** The administration that is booked in, or why it cannot be. */
export function findAdministration(
  all: readonly AdministrationRow[],
  division: string,
):
  | { readonly kind: "found"; readonly administration: AdministrationRow }
  | { readonly kind: "unusable"; readonly problem: Problem } {
  const mine = all.find(({ id }) => id === division);
  if (mine === undefined) {
    const usable = all.filter(({ suspended }) => suspended !== true);
    const available = usable.map(({ id, name }) => `${id} (${name})`).join(", ") || "-";
    return { kind: "unusable", problem: problem("ledger.administration-unknown", field, { division, available }) };
  }
  if (mine.suspended === true) {
    return { kind: "unusable", problem: problem("ledger.administration-closed", field, { division, why: suspended }) };
  }
  const { currency } = mine;
  if (currency != null && currency !== "EUR") {
    return { kind: "unusable", problem: problem("ledger.administration-currency", field, { division, currency }) };
  }
  return { kind: "found", administration: mine };
}

const suspended: Text = { nl: "Moneybird heeft haar opgeschort", en: "Moneybird has suspended it" };
