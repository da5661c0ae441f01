import { type Problem, problem } from "@boekbrug/core";
import type { SnelStartSettings } from "../settings.ts";
import type { SnelStartSnapshot } from "../snapshot.ts";
import type { ArticleRole } from "./article-settings.ts";
import { articleKinds as kinds } from "./line-kind.ts";
import { refuseUnfitCode, revenueGroupFor } from "./to-article.ts";

const roles: readonly ArticleRole[] = ["shipping", "paymentFee", "extraCosts", "discount", "rounding"];

type Settings = Pick<SnelStartSettings, "items" | "orders">;

/** What in the settings of articles and orders would hold orders. */
export const checkArticles = (settings: Settings, snapshot: SnelStartSnapshot): Problem[] => [
  ...checkCodes(settings, snapshot),
  ...checkGroups(settings, snapshot),
  ...checkCategories(settings, snapshot),
  ...checkLayout(settings, snapshot),
];

/** Codes of articles that stand for no product are named once, at the setting that must change. */
function checkCodes({ items }: Settings, snapshot: SnelStartSnapshot): Problem[] {
  const named = [
    ...roles.flatMap((role) => kinds.map((kind) => ({ field: `${role}.${kind}`, code: items[role][kind] }))),
    ...kinds.map((kind) => ({ field: `fallback.${kind}`, code: items.fallback[kind] })),
    { field: "deposits", code: items.deposits },
    { field: "giftCards", code: items.giftCards },
  ];
  return named.flatMap(({ field, code }) => {
    const fits = code === undefined ? undefined : refuseUnfitCode(code, snapshot);
    return fits?.isErr() === true ? [{ ...fits.error, field: `ledger.items.${field}` }] : [];
  });
}

/** A group that is not named and not clear is a problem only once an article must be made; the usual ones always are. */
function checkGroups({ items }: Settings, snapshot: SnelStartSnapshot): Problem[] {
  if (items.missing === "hold" && !items.sync) return [];
  const needed = kinds.filter((kind) => kind !== "none" || items.revenueGroups.none !== undefined);
  return needed.flatMap((kind) => {
    const group = revenueGroupFor(kind, snapshot, items);
    return group.isErr() ? [group.error] : [];
  });
}

function checkCategories({ items }: Settings, { revenueGroups }: SnelStartSnapshot): Problem[] {
  const available = revenueGroups.map(({ number, name }) => `${number} (${name})`).join(", ") || "-";
  return Object.entries(items.groups).flatMap(([category, number]) =>
    revenueGroups.some((group) => group.number === number)
      ? []
      : [problem("ledger.item-group-unknown", `ledger.items.groups.${category}`, { code: number, available })],
  );
}

const checkLayout = ({ orders: { layout } }: Settings, snapshot: SnelStartSnapshot): Problem[] =>
  layout === undefined || snapshot.layout !== null
    ? []
    : [problem("ledger.layout-unknown", "ledger.orders.layout", { name: layout })];
