import type { ShopChoices } from "../ports/order-source.ts";
import { problem } from "../problem/problem.ts";
import type { Rules } from "../settings/rules.ts";
import type { CalendarDate } from "../time/calendar-date.ts";
import { dutchRateClassOf } from "../vat/dutch-rates.ts";
import { type Finding, findingOf } from "./finding.ts";

/** Where the settings and what the shop offers do not fit together. */
export const findInShop = (
  rules: Rules,
  shop: ShopChoices,
  cancelled: readonly string[],
  today: CalendarDate,
): readonly Finding[] => [...statuses(rules, shop, cancelled), ...homeTariffs(shop, today)];

const field = "rules.orders.statuses";

/** Orders of a status that does not exist never come: of the only one, nothing is ever booked. */
function statuses({ orders }: Rules, shop: ShopChoices, cancelled: readonly string[]): Finding[] {
  const named = orders.statuses ?? [];
  if (shop.statuses.length === 0) return [];
  const available = shop.statuses.map(({ id, name }) => `${id} (${name})`).join(", ");
  const usable = named.filter((id) => shop.statuses.some((status) => status.id === id) && !cancelled.includes(id));
  const severity = usable.length === 0 ? "stops" : "holds";
  return named.flatMap((status) => {
    if (cancelled.includes(status)) return [findingOf(severity, problem("check.status-cancelled", field, { status }))];
    if (usable.includes(status)) return [];
    return [findingOf(severity, problem("check.status-unknown", field, { status, available }))];
  });
}

/** A product in a class that is no rate at home has no VAT class that could be decided on. */
const homeTariffs = ({ tariffs = [] }: ShopChoices, today: CalendarDate): Finding[] =>
  tariffs.flatMap(({ country, name, percent }) =>
    country !== "NL" || dutchRateClassOf(percent, today) !== undefined
      ? []
      : [findingOf("holds", problem("check.tariff-unknown", "shop", { tariff: name, percent }))],
  );
