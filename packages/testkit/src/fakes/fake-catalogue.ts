import type { Catalogue, CatalogueProduct } from "@boekbrug/core";
import { okAsync } from "neverthrow";
import type { ProductArrangement } from "../order-source/opened-source.ts";

/** Products of the fake shop, in the order of their last change: a cursor is the number of the last change that was read. */
export function createFakeCatalogue(pageSize: number): {
  readonly catalogue: Catalogue;
  readonly products: ProductArrangement;
} {
  const shelf = new Map<string, { readonly product: CatalogueProduct; readonly change: number }>();
  let changes = 0;
  const put = (id: string, name: string): void => {
    changes += 1;
    shelf.set(id, { product: productOf(id, name), change: changes });
  };
  const catalogue: Catalogue = {
    changed: (cursor) => {
      const after = /^\d+$/.test(cursor ?? "") ? Number(cursor) : 0;
      const rest = [...shelf.values()].filter(({ change }) => change > after).sort((a, b) => a.change - b.change);
      const page = rest.slice(0, pageSize);
      return okAsync({
        products: page.map(({ product }) => product),
        cursor: String(page.at(-1)?.change ?? after),
        more: rest.length > page.length,
      });
    },
    product: (id) => okAsync(shelf.get(id)?.product ?? null),
  };
  const products: ProductArrangement = {
    add: async (name) => {
      const id = String(changes + 1);
      put(id, name);
      return id;
    },
    rename: async (id, name) => put(id, name),
    remove: async (id) => {
      shelf.delete(id);
    },
  };
  return { catalogue, products };
}

const productOf = (id: string, name: string): CatalogueProduct => ({
  id,
  sku: `SKU-${id}`,
  name,
  price: "12.10",
  basis: "gross",
  rateClass: "standard",
  categories: [],
  fractional: false,
  active: true,
  variants: [],
});
