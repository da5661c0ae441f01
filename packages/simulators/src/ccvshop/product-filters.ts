import { BadParameter } from "./order-filters.ts";
import type { StoredProduct } from "./product.ts";
import type { CcvShopSwitches } from "./switches.ts";

type Test = (product: StoredProduct, value: string) => boolean;

/** Of the documented filters those on text and activity. CCV fact sheet §7, 2026-11-21. */
const tests: Record<string, Test> = {
  productnumber: (product, value) => product.productNumber === value,
  productname: (product, value) => {
    if (value.length < 3) throw new BadParameter("productname has at least 3 characters");
    return product.name.toLowerCase().includes(value.toLowerCase());
  },
  active: (product, value) => {
    if (value !== "true" && value !== "false") throw new BadParameter("active is true or false");
    return product.active === (value === "true");
  },
};

const sortKeys: Record<string, (product: StoredProduct) => number | string> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  createdate: ({ created }) => created,
  modifydate: ({ modified }) => modified,
};

/** Parameters that are no filter. */
const others = ["start", "size", "orderby", "expand"];

export function filterProducts(
  all: readonly StoredProduct[],
  query: URLSearchParams,
  switches: CcvShopSwitches,
): StoredProduct[] {
  for (const name of query.keys()) {
    if (tests[name] !== undefined || others.includes(name)) continue;
    if (switches.superfluousParameters === "refused") throw new BadParameter(`unknown parameter ${name}`);
  }
  const shown = all.filter(({ active }) => active || query.has("active") || switches.inactiveProducts === "listed");
  const found = shown.filter((product) => [...query].every(([name, value]) => tests[name]?.(product, value) ?? true));
  return sort(found, query.get("orderby") ?? switches.defaultOrder);
}

function sort(products: StoredProduct[], orderBy: string): StoredProduct[] {
  const descending = orderBy.endsWith("_desc");
  const key = sortKeys[descending ? orderBy.slice(0, -"_desc".length) : orderBy];
  if (key === undefined) throw new BadParameter(`cannot sort by ${orderBy}`);
  const ascending = products.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id));
  return descending ? ascending.reverse() : ascending;
}
