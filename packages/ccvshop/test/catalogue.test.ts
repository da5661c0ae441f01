import type { Catalogue, CatalogueProduct } from "@boekbrug/core";
import { type CcvShopSwitches, ccvShopSwitches, createCcvShopSimulator } from "@boekbrug/simulators";
import { describe, expect, it } from "vitest";
import { createCcvShop } from "../src/index.ts";
import { fakeClock } from "./support.ts";

function opened(switches: Partial<CcvShopSwitches> = {}, catalogueLanguage?: string) {
  const clock = fakeClock();
  const shop = createCcvShopSimulator({ clock, switches });
  const { public: publicKey, secret } = shop.keys;
  const { catalogue } = createCcvShop(
    { kind: "ccvshop", baseUrl: "https://shop.test", publicKey, secret, catalogueLanguage },
    { clock, fetch: shop.fetch },
  );
  if (catalogue === undefined) throw new Error("no catalogue");
  const paths = () => shop.calls.map(({ path }) => path.replace("/api/rest/v1", ""));
  return { shop, clock, catalogue, paths };
}

async function readAll(catalogue: Catalogue): Promise<readonly CatalogueProduct[]> {
  const page = (await catalogue.changed(null))._unsafeUnwrap();
  expect(page.more).toBe(false);
  return page.products;
}

const shirt = {
  name: "Shirt",
  productNumber: "SHIRT",
  price: "24.20",
  discount: "2.20",
  mainCategory: "Kleding",
  subCategory: "Shirts",
  taxTariff: "low a",
  exceptions: [{ country: "NL", taxTariff: "normal" }],
  variants: [
    { id: 1, note: "Maat: L", productNumber: "SHIRT-L", sku: "S-L", extraPrice: "1.5" },
    { id: 2, note: "Maat: M", productNumber: "SHIRT-M", active: false },
  ],
} as const;

const relevant = [
  "expandedChildren",
  "timestampFormat",
  "absentText",
  "lastPageNext",
  "superfluousParameters",
  "tariffWords",
];
const settings = ccvShopSwitches
  .filter(({ name }) => relevant.includes(name))
  .flatMap(({ name, settings: all }) => all.map((setting) => [name, setting] as const));

describe("products of a shop", () => {
  it.each(settings)("are told with price, VAT class, categories and variants (%s %s)", async (name, setting) => {
    const { shop, catalogue } = opened({ [name]: setting });
    const id = shop.state.addProduct({ ...shirt, exceptions: [...shirt.exceptions], variants: [...shirt.variants] });
    // Without the product's exceptions the tariff that it has everywhere is all there is.
    const untold = name === "expandedChildren" && (setting === "left-out" || setting === "refused");
    expect(await readAll(catalogue)).toEqual([
      {
        id: String(id),
        sku: "SHIRT",
        name: "Shirt",
        price: "22",
        basis: "gross",
        rateClass: untold ? "reduced" : "standard",
        categories: ["Kleding", "Shirts"],
        fractional: false,
        active: true,
        variants: [
          { id: "1", sku: "S-L", text: "Maat: L", surcharge: "1.5", active: true },
          { id: "2", sku: "SHIRT-M", text: "Maat: M", surcharge: "0", active: false },
        ],
      },
    ]);
  });

  it.each(settings)("are the same read by their id (%s %s)", async (name, setting) => {
    const { shop, catalogue } = opened({ [name]: setting });
    const id = shop.state.addProduct({ ...shirt, exceptions: [...shirt.exceptions], variants: [...shirt.variants] });
    const [listed] = await readAll(catalogue);
    expect((await catalogue.product(String(id)))._unsafeUnwrap()).toEqual(listed);
  });

  it("are gone by their id when they were deleted", async () => {
    for (const deletedProducts of ["not-found", "gone"] as const) {
      const { shop, catalogue } = opened({ deletedProducts });
      const id = shop.state.addProduct({ name: "Pan" });
      shop.state.products.delete(id);
      expect((await catalogue.product(String(id)))._unsafeUnwrap()).toBeNull();
    }
  });

  it("have the shop's own settings read again after an hour", async () => {
    const { shop, catalogue, clock } = opened();
    shop.state.addProduct({ name: "Pan", price: "10" });
    expect(await readAll(catalogue)).toMatchObject([{ basis: "gross" }]);
    shop.state.shop.settings.pricesIncludeVat = false;
    await clock.sleep(3_600_000);
    expect(await readAll(catalogue)).toMatchObject([{ basis: "net" }]);
  });

  it.each(["main-language", "empty"] as const)(
    "have names in the language that is set, and those that were not translated in the shop's own (%s)",
    async (untranslatedNames) => {
      const { shop, catalogue } = opened({ untranslatedNames }, "en");
      const pan = shop.state.addProduct({ name: "Koekenpan", translations: { en: "Frying pan" } });
      const board = shop.state.addProduct({ name: "Snijplank" });
      const names = new Map((await readAll(catalogue)).map(({ id, name }) => [id, name]));
      expect([names.get(String(pan)), names.get(String(board))]).toEqual(["Frying pan", "Snijplank"]);
      expect((await catalogue.product(String(board)))._unsafeUnwrap()?.name).toBe("Snijplank");
    },
  );

  it("have the shop's own names without a setting", async () => {
    const { shop, catalogue } = opened();
    shop.state.addProduct({ name: "Koekenpan", translations: { en: "Frying pan" } });
    expect(await readAll(catalogue)).toMatchObject([{ name: "Koekenpan" }]);
  });

  it("are told in one call for each hundred, with three for the shop's own settings, once", async () => {
    const { shop, catalogue, paths } = opened();
    for (let made = 0; made < 120; made += 1) shop.state.addProduct({ name: `P${made}`, productNumber: `${made}` });
    const first = (await catalogue.changed(null))._unsafeUnwrap();
    const second = (await catalogue.changed(first.cursor))._unsafeUnwrap();
    expect([first.more, second.more]).toEqual([true, false]);
    expect(paths().filter((path) => path.startsWith("/products"))).toHaveLength(2);
    const before = paths().length;
    await catalogue.changed(second.cursor);
    expect(paths().length - before).toBe(1);
  });

  it("have a price without VAT where the shop's prices are", async () => {
    const { shop, catalogue } = opened();
    shop.state.shop.settings.pricesIncludeVat = false;
    shop.state.addProduct({ name: "Pan", price: "10" });
    expect(await readAll(catalogue)).toMatchObject([{ price: "10", basis: "net" }]);
  });

  it("have no variants where the key may not read them", async () => {
    const { shop, catalogue } = opened({ expandedChildren: "left-out", childPermission: "own" });
    shop.state.permissions.delete("attributecombinations");
    shop.state.addProduct({ ...shirt, exceptions: [], variants: [...shirt.variants] });
    expect(await readAll(catalogue)).toMatchObject([{ name: "Shirt", variants: [] }]);
  });

  it("are told by a failure where the key may not read them at all", async () => {
    const { shop, catalogue } = opened();
    shop.state.permissions.delete("products");
    shop.state.addProduct({ name: "Pan" });
    expect((await catalogue.changed(null))._unsafeUnwrapErr().problem.code).toBe("shop.permission-missing");
  });
});
