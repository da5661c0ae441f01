import {
  type CalendarDate,
  type Finding,
  findingOf,
  isHalfCent,
  mappedVatRoles,
  type Percent,
  percentOfRole,
  problem,
  type Rules,
  vatCodeField,
} from "@boekbrug/core";

/** Rates of which some amount has VAT of exactly half a cent, where no rate without VAT is chosen that could take the cent. */
export function inspectHalfCents(rules: Rules, today: CalendarDate): readonly Finding[] {
  if (rules.vatCodes["no-supply"] !== undefined) return [];
  const halving = mappedVatRoles(rules).filter((role) => canHalve(percentOfRole(role, today) ?? "0"));
  if (halving.length === 0) return [];
  const field = vatCodeField("no-supply");
  return [findingOf("holds", problem("ledger.half-cents-held", field, { roles: halving.join(", "), field }))];
}

/** No rate needs an amount of three euros for that: where none below does, none does. */
const enough = Array.from({ length: 300 }, (_, index) => index + 1);

const canHalve = (percent: Percent): boolean => enough.some((minor) => isHalfCent({ minor, percent }, "gross"));
