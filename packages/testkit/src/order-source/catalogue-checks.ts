import type { Catalogue, CatalogueProduct, Cursor } from "@boekbrug/core";
import { expect } from "vitest";
import { valueFrom } from "../contract/unwrap.ts";
import type { OpenedSource, ProductArrangement, SourceCheck } from "./opened-source.ts";

const withoutCatalogue: SourceCheck["without"] = ({ source, products }) =>
  source.catalogue === undefined || products === undefined ? "this shop tells no products" : undefined;

interface Stocked {
  readonly catalogue: Catalogue;
  readonly products: ProductArrangement;
  readonly ids: readonly string[];
}

/** A shop with products over several pages. */
async function stocked({ source, products, pageSize }: OpenedSource): Promise<Stocked> {
  if (source.catalogue === undefined || products === undefined) return expect.fail("this shop tells no products");
  const ids: string[] = [];
  for (let made = 0; made < 2 * pageSize + 1; made += 1) ids.push(await products.add(`Product ${made}`));
  return { catalogue: source.catalogue, products, ids };
}

const most = 100;

/** Every product that a pass tells, as last told. */
async function read(
  catalogue: Catalogue,
  start: Cursor | null,
  between: (page: number) => Promise<void> = async () => {},
): Promise<{ readonly told: ReadonlyMap<string, CatalogueProduct>; readonly cursor: Cursor }> {
  const told = new Map<string, CatalogueProduct>();
  let cursor = start;
  for (let pages = 1; pages <= most; pages += 1) {
    const page = await valueFrom(catalogue.changed(cursor));
    for (const product of page.products) told.set(product.id, product);
    cursor = page.cursor;
    if (!page.more) return { told, cursor };
    await between(pages);
  }
  return expect.fail(`there is more after ${most} pages`);
}

export const catalogueChecks: readonly SourceCheck[] = [
  {
    name: "tells every product without a cursor",
    without: withoutCatalogue,
    run: async (opened) => {
      const { catalogue, ids } = await stocked(opened);
      const { told } = await read(catalogue, null);
      expect([...told.keys()].sort()).toEqual([...ids].sort());
      expect(told.get(ids[0] ?? "")?.name).toBe("Product 0");
    },
  },
  {
    name: "tells after a pass what was added and what was changed since",
    without: withoutCatalogue,
    run: async (opened) => {
      const { catalogue, products, ids } = await stocked(opened);
      const { cursor } = await read(catalogue, null);
      const added = await products.add("Nieuw");
      await products.rename(ids[0] ?? "", "Anders");
      const { told } = await read(catalogue, cursor);
      expect([told.get(added)?.name, told.get(ids[0] ?? "")?.name]).toEqual(["Nieuw", "Anders"]);
    },
  },
  {
    name: "does not tell every product again after a pass",
    without: withoutCatalogue,
    run: async (opened) => {
      const { catalogue, products, ids } = await stocked(opened);
      await products.rename(ids[0] ?? "", "Anders");
      const { cursor } = await read(catalogue, null);
      const { told } = await read(catalogue, cursor);
      expect(told.size).toBeLessThan(ids.length);
    },
  },
  {
    name: "leaves no product out when others are removed or changed during the pass",
    without: withoutCatalogue,
    run: async (opened) => {
      const { catalogue, products, ids } = await stocked(opened);
      const last = ids.at(-1) ?? "";
      const { told, cursor } = await read(catalogue, null, async (page) => {
        if (page !== 1) return;
        await products.remove(last);
        await products.rename(ids[0] ?? "", "Anders");
      });
      const later = await read(catalogue, cursor);
      const names = new Map([...told, ...later.told].map(([id, { name }]) => [id, name]));
      for (const id of ids.filter((one) => one !== last)) expect(names.get(id)).toBeDefined();
      expect(names.get(ids[0] ?? "")).toBe("Anders");
    },
  },
  {
    name: "gives one product by its id as it stands now, and none that is not there",
    without: withoutCatalogue,
    run: async (opened) => {
      const { catalogue, products, ids } = await stocked(opened);
      const [first = "", second = ""] = ids;
      await products.rename(first, "Anders");
      await products.remove(second);
      const { told } = await read(catalogue, null);
      expect(await valueFrom(catalogue.product(first))).toEqual(told.get(first));
      expect((await valueFrom(catalogue.product(first)))?.name).toBe("Anders");
      for (const id of [second, "99999999", "../orders"]) expect(await valueFrom(catalogue.product(id))).toBeNull();
    },
  },
  {
    name: "reads a cursor that is none as no cursor",
    without: withoutCatalogue,
    run: async (opened) => {
      const { catalogue, ids } = await stocked(opened);
      const { told } = await read(catalogue, "no cursor");
      expect(told.size).toBe(ids.length);
    },
  },
];
