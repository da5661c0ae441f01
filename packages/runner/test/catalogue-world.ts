import { createExactOnline, exactOnlineSettings } from "@boekbrug/exactonline";
import {
  type CatalogueOptions,
  type CatalogueReport,
  type Connection,
  type Host,
  syncCatalogue,
} from "../src/index.ts";
import { createWorld, startEngine, type World, type WorldOptions } from "./world.ts";

type Items = Record<string, unknown>;

/** A new engine whose items follow the shop, with these settings. */
export function startCatalogue(
  world: World,
  items: Items = {},
): { readonly host: Host; readonly connection: Connection } {
  const { host, connection } = startEngine(world);
  const { exact, clock, store } = world;
  const settings = exactOnlineSettings.parse({
    kind: "exactonline",
    baseUrl: "https://exact.example",
    clientId: exact.app.clientId,
    clientSecret: exact.app.clientSecret,
    refreshToken: world.refreshToken,
    division: exact.state.division,
    journal: "70",
    items: { sync: true, ...items },
  });
  const ports = { clock, tokens: store, connection: "shop", holder: host.holder, fetch: exact.fetch };
  return { host, connection: { ...connection, ledger: createExactOnline(settings, ports) } };
}

/** One pass of a new engine. */
export async function pass(world: World, items: Items = {}, options: CatalogueOptions = {}): Promise<CatalogueReport> {
  const { host, connection } = startCatalogue(world, items);
  return (await syncCatalogue(host, connection, options))._unsafeUnwrap();
}

const products = [
  { name: "Koekenpan", productNumber: "PAN", price: "121.00", mainCategory: "Koken" },
  { name: "Kookboek", productNumber: "BOEK", price: "10.90", taxTariff: "low a" },
  { name: "Oud", productNumber: "OUD", price: "1.00", active: false },
] as const;

type Made = Parameters<World["shop"]["state"]["addProduct"]>[0];

export function worldOf(exact: WorldOptions["exact"] = {}, made: readonly Made[] = products) {
  const world = createWorld({ orders: [], exact });
  const ids = made.map((product) => world.shop.state.addProduct(product));
  return { world, ids };
}

/** Code, description and prices of every item. */
export const itemsOf = ({ exact: { state } }: World) =>
  state.items().map(({ id, values }) => {
    const prices = state.itemPrices().filter((price) => price.values.Item === id);
    return [values.Code, values.Description, prices.map((price) => price.values.Price)];
  });
