import {
  type CalendarDate,
  type DocumentKind,
  type Failure,
  type Finding,
  type Found,
  findingOf,
  lookInTurn,
  type Problem,
  problem,
  type Rules,
  rightsAsFinding,
} from "@boekbrug/core";
import { okAsync, ResultAsync } from "neverthrow";
import { createItemReader } from "../catalogue/read-items.ts";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";
import { emptyKey } from "../client/odata.ts";
import { type CatalogueItemRow, itemGroupRow, keyRow } from "../client/rows.ts";
import { isActive } from "../items/active-item.ts";
import type { ItemSettings } from "../items/item-settings.ts";
import { mayRead } from "./may-read.ts";

type NamedItem = readonly [field: string, code: string];

const named = [
  "fallback",
  "shipping",
  "paymentFee",
  "extraCosts",
  "discount",
  "rounding",
  "deposits",
  "giftCards",
] as const satisfies readonly (keyof ItemSettings)[];

/** Invoices and orders are on items: those that the settings name must be there to be sold. Items that follow the catalogue need their groups, and prices. */
export const inspectItems = (
  client: ExactOnlineClient,
  items: ItemSettings,
  { document }: Rules,
  today: CalendarDate,
): Found =>
  lookInTurn([
    ...(document.kind === "entry" ? [] : [() => lookAtNamedItems(client, items, document.kind, today)]),
    ...(items.sync ? [() => lookAtCatalogue(client, items)] : []),
  ]);

function lookAtNamedItems(
  client: ExactOnlineClient,
  items: ItemSettings,
  kind: DocumentKind,
  today: CalendarDate,
): Found {
  const wanted = named.flatMap((name): NamedItem[] => {
    const code = items[name];
    return code === undefined ? [] : [[`ledger.items.${name}`, code]];
  });
  const codes = [...new Set(wanted.map(([, code]) => code))];
  return new ResultAsync<ReadonlyMap<string, CatalogueItemRow>, Failure>(createItemReader(client).items(codes))
    .map((rows): readonly Finding[] =>
      wanted
        .flatMap(([field, code]) => {
          const row = rows.get(code);
          return row === undefined ? missing(field, code, items) : obstacles(field, row, kind, today);
        })
        .map((found) => findingOf("holds", found)),
    )
    .orElse(rightsAsFinding("stops"));
}

/** One that is missing is made with the first order that needs it, unless the settings forbid that. */
const missing = (field: string, code: string, items: ItemSettings): Problem[] =>
  items.missing === "hold" ? [problem("ledger.item-unknown", field, { code })] : [];

/** What about an existing item makes a line fail. The fallback stands for any product, also one that is sold in parts. */
function obstacles(field: string, row: CatalogueItemRow, kind: DocumentKind, today: CalendarDate): Problem[] {
  const code = row.Code;
  const isNumbered = row.IsSerialItem === true || row.IsBatchItem === 1;
  if (!row.IsSalesItem || !isActive(row, today)) return [problem("ledger.item-unusable", field, { code })];
  return [
    ...(field === fallbackField && row.IsFractionAllowedItem === false
      ? [problem("ledger.item-not-in-parts", field, { code })]
      : []),
    ...(kind === "invoice" && isNumbered ? [problem("ledger.item-numbered", field, { code })] : []),
  ];
}

const fallbackField = "ledger.items.fallback";

/** None of it keeps an order from being booked. */
const lookAtCatalogue = (client: ExactOnlineClient, items: ItemSettings): Found =>
  lookInTurn([
    () => mayRead(client, "logistics/Items", keyRow, emptyKey("ID"), "note"),
    () => mayRead(client, "logistics/SalesItemPrices", keyRow, emptyKey("ID"), "note"),
    () => lookAtGroups(client, items),
  ]);

function lookAtGroups(client: ExactOnlineClient, { group, groups }: ItemSettings): Found {
  const wanted: NamedItem[] = Object.entries(groups).map(([category, code]) => [
    `ledger.items.groups.${category}`,
    code,
  ]);
  if (group !== undefined) wanted.push(["ledger.items.group", group]);
  if (wanted.length === 0) return okAsync([]);
  return client
    .list("logistics/ItemGroups", itemGroupRow)
    .map((rows): readonly Finding[] => {
      const available =
        rows
          .map(({ Code }) => Code)
          .sort()
          .join(", ") || "-";
      return wanted
        .filter(([, code]) => rows.every(({ Code }) => Code !== code))
        .map(([field, code]) => findingOf("note", problem("ledger.item-group-unknown", field, { code, available })));
    })
    .orElse(rightsAsFinding("note"));
}
