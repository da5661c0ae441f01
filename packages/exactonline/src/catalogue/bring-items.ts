import {
  type BringItems,
  type BroughtItems,
  beginMissing,
  type Clock,
  calendarDateOf,
  type Failure,
  type Json,
  type Problem,
  present,
  problem,
  spareItem,
  type WantedItem,
} from "@boekbrug/core";
import { err, ok, type Result } from "neverthrow";
import * as z from "zod";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";
import { guidInPath } from "../client/odata.ts";
import { type CatalogueItemRow, itemGroupRow, writtenItem } from "../client/rows.ts";
import type { ItemSettings } from "../items/item-settings.ts";
import { itemsPath } from "../items/to-item.ts";
import { generalPrice, isPrice } from "./item-prices.ts";
import { createItemReader } from "./read-items.ts";

export interface BringPorts {
  readonly client: ExactOnlineClient;
  readonly division: number;
  readonly settings: ItemSettings;
  readonly clock: Clock;
}

type Bring = (items: readonly WantedItem[], work: BringItems) => Promise<Result<BroughtItems, Failure>>;

const wantedBody = z.object({
  Description: z.string(),
  IsFractionAllowedItem: z.boolean(),
  SalesVatCode: z.string().optional(),
  GLRevenue: z.string().optional(),
  group: z.string().optional(),
});

/** An item that stands in the ledger, and what is wanted of it. */
interface Standing {
  readonly item: WantedItem;
  readonly id: string;
  /** Just made, or made before without its price. */
  readonly unfinished: boolean;
}

interface Progress {
  readonly made: string[];
  readonly changed: Set<string>;
  readonly refused: { code: string; problem: Problem }[];
}

/** Makes the items that are missing and their prices, in three calls each at most, and changes of others what the settings name. */
export function createBringItems({ client, division, settings, clock }: BringPorts): Bring {
  const reader = createItemReader(client, () => clock.now());
  const path = itemsPath(division);
  const pricesPath = `/api/v1/${division}/logistics/SalesItemPrices`;
  let groups: ReadonlyMap<string, string> | undefined;

  const readGroups = async (items: readonly WantedItem[]): Promise<Result<ReadonlyMap<string, string>, Failure>> => {
    const named = items.flatMap(({ body }) => wanted(body).group ?? []);
    if (named.every((group) => groups?.has(group))) return ok(groups ?? new Map());
    const rows = await client.list("logistics/ItemGroups", itemGroupRow);
    return rows.map((found) => {
      groups = new Map(found.map(({ Code, ID }) => [Code, ID]));
      return groups;
    });
  };

  const bring: Bring = async (items, { unfinished, begin }) => {
    const known = await readGroups(items);
    if (known.isErr()) return err(known.error);
    const found = await reader.items(items.map(({ code }) => code));
    if (found.isErr()) return err(found.error);
    const progress: Progress = { made: [], changed: new Set(), refused: [] };
    const usable = items.filter((item) => !hasUnknownGroup(item, known.value, progress));
    const begun = await beginMissing(usable, found.value, begin);
    if (begun.isErr()) return err(begun.error);
    const standing: Standing[] = [];
    for (const item of usable) {
      const there = found.value.get(item.code);
      const id =
        there === undefined
          ? await make(item, known.value, progress)
          : await change(item, there, known.value, progress);
      if (id.isErr()) return err(id.error);
      if (id.value === null) continue;
      standing.push({ item, id: id.value, unfinished: there === undefined || unfinished.has(item.code) });
    }
    const priced = await setPrices(standing, progress);
    return priced.map(() => ({ ...progress, changed: [...progress.changed] }));
  };

  /** Null where the ledger refuses it. */
  const make = async (
    item: WantedItem,
    known: ReadonlyMap<string, string>,
    progress: Progress,
  ): Promise<Result<string | null, Failure>> => {
    const { Description, IsFractionAllowedItem, SalesVatCode = null, GLRevenue = null, group } = wanted(item.body);
    const ItemGroup = known.get(group ?? "") ?? null;
    const body = {
      Code: item.code,
      Description,
      IsSalesItem: true,
      IsFractionAllowedItem,
      ...present({ SalesVatCode, GLRevenue, ItemGroup }),
    };
    const made = await client.create(path, body, writtenItem, undefined);
    if (made.isErr()) return spareItem(item, made.error, progress.refused);
    progress.made.push(item.code);
    reader.made({ ID: made.value.ID, Code: item.code, IsSalesItem: true, Description, SalesVatCode, ItemGroup });
    return ok(made.value.ID);
  };

  const change = async (
    item: WantedItem,
    there: CatalogueItemRow,
    known: ReadonlyMap<string, string>,
    progress: Progress,
  ): Promise<Result<string | null, Failure>> => {
    const changes = changesOf(item, there, known, settings);
    if (Object.keys(changes).length === 0) return ok(there.ID);
    const changed = await client.update(path + guidInPath(there.ID), changes, undefined);
    if (changed.isErr()) return spareItem(item, changed.error, progress.refused);
    progress.changed.add(item.code);
    return ok(there.ID);
  };

  const setPrices = async (standing: readonly Standing[], progress: Progress): Promise<Result<void, Failure>> => {
    const follows = settings.update.includes("price");
    const due = standing.filter(({ item, unfinished }) => item.price !== null && (unfinished || follows));
    if (due.length === 0) return ok(undefined);
    const rows = await reader.prices(due.map(({ id }) => id));
    if (rows.isErr()) return err(rows.error);
    for (const { item, id, unfinished } of due) {
      const row = generalPrice(id, rows.value, calendarDateOf(clock.now()));
      if (row !== undefined && isPrice(row, item.price ?? "0")) continue;
      const price = Number(item.price);
      const written =
        row === undefined
          ? (await client.create(pricesPath, { Item: id, Price: price }, writtenItem, undefined)).map(() => undefined)
          : await client.update(pricesPath + guidInPath(row.ID), { Price: price }, undefined);
      const spared = written.isErr() ? spareItem(item, written.error, progress.refused) : ok(null);
      if (spared.isErr()) return err(spared.error);
      if (written.isOk() && !unfinished) progress.changed.add(item.code);
    }
    return ok(undefined);
  };
  return bring;
}

const wanted = (body: Json): z.infer<typeof wantedBody> => wantedBody.parse(body);

function hasUnknownGroup({ code, body }: WantedItem, known: ReadonlyMap<string, string>, progress: Progress): boolean {
  const { group } = wanted(body);
  if (group === undefined || known.has(group)) return false;
  const available = [...known.keys()].join(", ") || "-";
  const found = problem("ledger.item-group-unknown", "ledger.items.groups", { code: group, available });
  progress.refused.push({ code, problem: found });
  return true;
}

/** What of an existing item differs, as far as the settings let it follow the shop. */
function changesOf(
  { body }: WantedItem,
  there: CatalogueItemRow,
  known: ReadonlyMap<string, string>,
  { update }: ItemSettings,
): Record<string, string> {
  const { Description, SalesVatCode, group } = wanted(body);
  const differing: Record<string, string> = {};
  const compare = (field: ItemSettings["update"][number], name: keyof CatalogueItemRow, value: string | undefined) => {
    if (update.includes(field) && value !== undefined && value !== there[name]) differing[name] = value;
  };
  compare("description", "Description", Description);
  compare("vat-code", "SalesVatCode", SalesVatCode);
  compare("group", "ItemGroup", known.get(group ?? ""));
  return differing;
}
