import type { ShopProduct } from "./client/schemas.ts";

const capacity = 5_000;

/** Products that were read, by id; null for one that is not to be had. When full, the one that was used least recently makes room. */
export function createProductCache(limit = capacity) {
  const entries = new Map<string, ShopProduct | null>();
  const set = (id: string, product: ShopProduct | null): void => {
    entries.delete(id);
    entries.set(id, product);
    const [first] = entries.keys();
    if (entries.size > limit && first !== undefined) entries.delete(first);
  };
  return {
    set,
    get: (id: string): ShopProduct | null => entries.get(id) ?? null,
    /** Whether a product is known; if so it counts as used now. */
    use: (id: string): boolean => {
      const product = entries.get(id);
      if (product === undefined) return false;
      set(id, product);
      return true;
    },
  };
}
