import type { Rules } from "../settings/rules.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { ossCountsAsOptionFrom } from "../vat/threshold.ts";

/**
 * Whether the EUR 10,000 threshold decides anything for a seller on a day: he is established in one member state, sends from there, has not opted for
 * the destination, and is not taxed there anyway because he is in the one-stop shop.
 */
export function thresholdMatters({ seller, vat }: Pick<Rules, "seller" | "vat">, on: CalendarDate): boolean {
  const { country, stockCountry, establishedInOtherMemberStates, optedForDestination, oneStopShop } = seller;
  if (establishedInOtherMemberStates || optedForDestination || stockCountry !== country) return false;
  const byPolicy = vat.ossRegisteredBelowThreshold === "destination" && vat.euConsumers === "by-law";
  return !(oneStopShop && (byPolicy || on >= ossCountsAsOptionFrom));
}
