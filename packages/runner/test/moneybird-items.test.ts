import { createMoneybird, type MoneybirdSettings, moneybirdSettings } from "@boekbrug/moneybird";
import { createMoneybirdSimulator, type MoneybirdSimulator } from "@boekbrug/simulators";
import { expect, it } from "vitest";
import { sync, syncCatalogue } from "../src/index.ts";
import { createWorld, startEngine, type World } from "./world.ts";

const rules = {
  accounts: { high: "Omzet", low: "Omzet", zero: "Omzet", other: "Omzet", shipping: "Omzet" },
  vatCodes: { "domestic-standard": "21% btw", "domestic-reduced": "9% btw", "domestic-zero": "0% btw" },
};

interface Shop {
  readonly world: World;
  readonly moneybird: MoneybirdSimulator;
  readonly product: number;
}

function createShop(): Shop {
  const world = createWorld({ orders: [], rules });
  const moneybird = createMoneybirdSimulator({ clock: world.clock });
  const product = world.shop.state.addProduct({ name: "Koekenpan", productNumber: "PAN", price: "121.00" });
  return { world, moneybird, product };
}

const place = ({ world, product }: Shop, customer: string) =>
  world.shop.state.addOrder({
    created: "2026-03-16T08:00:00Z",
    customer: {
      ...{ firstName: "Koper", lastName: customer, email: `${customer}@shop.example` },
      ...{ street: "Straat", houseNumber: 1, zipCode: "1000AA", city: "Stad" },
    },
    rows: [{ name: "Koekenpan", productId: product, productNumber: "PAN", price: "121.00", rate: 21, count: 2 }],
  });

/** A new engine, in this Moneybird. */
function start({ world, moneybird }: Shop, items: Partial<MoneybirdSettings["items"]>) {
  const { host, connection } = startEngine(world);
  const settings = moneybirdSettings.parse({
    kind: "moneybird",
    baseUrl: "https://moneybird.example",
    token: moneybird.state.token,
    administration: moneybird.state.administrationId,
    items,
  });
  const { clock, store } = world;
  const ports = { clock, tokens: store, connection: "shop", holder: host.holder, fetch: moneybird.fetch };
  return { host, connection: { ...connection, ledger: createMoneybird(settings, ports) } };
}

const calls = ({ moneybird }: Shop, part: RegExp) => moneybird.calls.filter(({ path }) => part.test(path)).length;

it("orders are on the product of their article number, which is known without a call from the second on", async () => {
  const shop = createShop();
  for (const customer of ["een", "twee", "drie"]) {
    place(shop, customer);
    const { host, connection } = start(shop, { use: true });
    expect((await sync(host, connection))._unsafeUnwrap().booked).toHaveLength(1);
  }
  const [product, ...others] = shop.moneybird.state.products();
  expect(others).toEqual([]);
  expect(product).toMatchObject({ identifier: "PAN", title: "Koekenpan", price: "121" });
  const invoices = shop.moneybird.state.externalInvoices();
  expect(invoices.map(({ lines, state }) => [lines[0]?.productId, state])).toEqual(
    ["een", "twee", "drie"].map(() => [product?.id, "paid"]),
  );
  expect(calls(shop, /products/)).toBe(2);
});

it("a product that somebody took away is made again, and the order is booked", async () => {
  const shop = createShop();
  const run = async () => {
    const { host, connection } = start(shop, { use: true });
    return (await sync(host, connection))._unsafeUnwrap();
  };
  place(shop, "een");
  await run();
  const [first] = shop.moneybird.state.products();
  shop.moneybird.state.byHand.deleteProduct(first?.id ?? "");
  place(shop, "twee");
  expect((await run()).booked).toHaveLength(1);
  const [made, ...others] = shop.moneybird.state.products();
  expect(others).toEqual([]);
  expect(made?.id).not.toBe(first?.id);
  expect(shop.moneybird.state.externalInvoices().at(-1)?.lines[0]?.productId).toBe(made?.id);
});

it("products follow the shop where that is asked for, once", async () => {
  const shop = createShop();
  shop.world.shop.state.addProduct({ name: "Kookboek", productNumber: "BOEK", price: "10.90", taxTariff: "low a" });
  const pass = async () => {
    const { host, connection } = start(shop, { sync: true });
    return (await syncCatalogue(host, connection))._unsafeUnwrap();
  };
  expect((await pass()).made).toHaveLength(2);
  const brought = shop.moneybird.state.products().map(({ identifier, price }) => `${identifier} ${price}`);
  expect(brought.sort()).toEqual(["BOEK 10.9", "PAN 121"]);
  shop.world.clock.advance(3_600_000);
  expect((await pass()).made).toEqual([]);
  expect(shop.moneybird.state.products()).toHaveLength(2);
});
