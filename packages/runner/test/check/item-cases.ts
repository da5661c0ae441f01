import type { World } from "../world.ts";
import type { Case } from "./check-case.ts";

export const items = { fallback: "DIVERSEN", missing: "hold" };

export const addItems = (
  { exact }: World,
  change: Record<string, string | number | boolean> = {},
  changed = "KORTING",
): void => {
  const codes = "DIVERSEN VERZENDKOSTEN BETAALKOSTEN KOSTEN KORTING AFRONDING STATIEGELD CADEAUBON".split(" ");
  for (const Code of codes) {
    const inParts = { IsFractionAllowedItem: Code === "DIVERSEN" };
    exact.state.byHand.addItem({ Code, Description: Code, ...inParts, ...(Code === changed ? change : {}) });
  }
};

export const itemCases: readonly Case[] = [
  ...Object.entries({
    fallback: "DIVERSEN",
    shipping: "VERZENDKOSTEN",
    paymentFee: "BETAALKOSTEN",
    extraCosts: "KOSTEN",
    discount: "KORTING",
    rounding: "AFRONDING",
    deposits: "STATIEGELD",
    giftCards: "CADEAUBON",
  }).map(
    ([name, code]): Case => ({
      name: `the item for ${name} does not exist, and may not be made`,
      rules: { document: { kind: "order" } },
      ledger: { items },
      finding: `holds ledger.item-unknown ledger.items.${name}`,
      says: new RegExp(`Item ${code} does not exist`),
    }),
  ),
  {
    name: "an item is not for sale",
    rules: { document: { kind: "invoice" } },
    ledger: { items },
    arrange: (world) => addItems(world, { IsSalesItem: false }),
    finding: "holds ledger.item-unusable ledger.items.discount",
    says: /KORTING/,
  },
  {
    name: "an item is not active any more, and missing ones would be made",
    rules: { document: { kind: "invoice" } },
    arrange: (world) => addItems(world, { EndDate: Date.UTC(2026, 0, 31) }),
    finding: "holds ledger.item-unusable ledger.items.discount",
    says: /KORTING.*active/,
  },
  {
    name: "an item is not active yet",
    rules: { document: { kind: "order" } },
    ledger: { items },
    arrange: (world) => addItems(world, { StartDate: Date.UTC(2027, 0, 1) }),
    finding: "holds ledger.item-unusable ledger.items.discount",
    says: /KORTING.*active/,
  },
  {
    name: "of the item for anything no part can be sold",
    rules: { document: { kind: "order" } },
    ledger: { items },
    arrange: (world) => addItems(world, { IsFractionAllowedItem: false }, "DIVERSEN"),
    finding: "holds ledger.item-not-in-parts ledger.items.fallback",
    says: /No part of item DIVERSEN/,
  },
  {
    name: "the item for shipping has serial numbers",
    rules: { document: { kind: "invoice" } },
    ledger: { items },
    arrange: (world) => addItems(world, { IsSerialItem: true }, "VERZENDKOSTEN"),
    finding: "holds ledger.item-numbered ledger.items.shipping",
    says: /VERZENDKOSTEN has serial/,
  },
  {
    name: "the item for discounts has batch numbers",
    rules: { document: { kind: "invoice" } },
    ledger: { items },
    arrange: (world) => addItems(world, { IsBatchItem: 1 }, "KORTING"),
    finding: "holds ledger.item-numbered ledger.items.discount",
    says: /KORTING has serial or batch/,
  },
  {
    name: "the app lacks the scope for items",
    rules: { document: { kind: "invoice" } },
    arrange: ({ exact }) => exact.state.setScope("Logistics items", false),
    finding: "stops ledger.resource-forbidden ledger",
    says: /logistics\/Items.*'Logistics items'/,
  },
  {
    name: "the app lacks the scope for prices, and items follow the shop",
    ledger: { items: { sync: true } },
    arrange: ({ exact }) => exact.state.setScope("Sales prices", false),
    finding: "note ledger.resource-forbidden ledger",
    says: /logistics\/SalesItemPrices.*'Sales prices'/,
  },
  {
    name: "the item group of a category does not exist",
    ledger: { items: { sync: true, groups: { Wijn: "DRANK" } } },
    finding: "note ledger.item-group-unknown ledger.items.groups.Wijn",
    says: /DRANK does not exist.*001, 002, 003/,
  },
  {
    name: "the item group for all does not exist",
    ledger: { items: { sync: true, group: "999" } },
    finding: "note ledger.item-group-unknown ledger.items.group",
    says: /999 does not exist/,
  },
];
