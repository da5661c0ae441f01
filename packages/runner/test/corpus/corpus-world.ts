import type { Ledger, VatNumberRegistry } from "@boekbrug/core";
import { okAsync } from "neverthrow";
import { sync } from "../../src/index.ts";
import { createWorld, startEngine, type World, type WorldOptions } from "../world.ts";
import { invalidNumbers } from "./buyers.ts";
import { corpusProducts } from "./goods.ts";
import type { CorpusShop } from "./shops.ts";

const registry: VatNumberRegistry = {
  check: (vatNumber) =>
    okAsync({
      state: invalidNumbers.has(vatNumber) ? "invalid" : "valid",
      vatNumber,
      checkedAt: "2026-03-16T09:00:00Z",
      consultationNumber: null,
      detail: null,
    }),
};

/** A shop of the corpus with its orders. */
export function corpusWorld(shop: CorpusShop, options: WorldOptions): World {
  const world = createWorld({
    ...options,
    orders: shop.orders.map(({ order }) => order),
    rules: { ...shop.rules, vat: { unknownClass: "hold", ...(shop.rules.vat as object) }, ...options.rules },
    shopSettings: shop.settings ?? {},
  });
  Object.assign(world.shop.switches, shop.switches);
  for (const product of corpusProducts) world.shop.state.addProduct(product);
  return world;
}

/** One pass, with another ledger than the world's own where one is given. */
export async function runCorpus(world: World, ledger?: Ledger) {
  const { host, connection } = startEngine(world);
  const wired = { ...connection, registry, ...(ledger === undefined ? {} : { ledger }) };
  return (await sync(host, wired))._unsafeUnwrap();
}

/** Sums without those over nothing. */
export function summed<Line>(
  lines: readonly Line[],
  parts: (line: Line) => readonly [key: string, base: number, vat: number],
): Record<string, readonly [number, number]> {
  const sums = new Map<string, [number, number]>();
  for (const line of lines) {
    const [key, base, vat] = parts(line);
    const [oldBase, oldVat] = sums.get(key) ?? [0, 0];
    sums.set(key, [oldBase + base, oldVat + vat]);
  }
  return Object.fromEntries([...sums].filter(([, [base, vat]]) => base !== 0 || vat !== 0));
}

/** Sums of one amount, likewise; a line without a key is in none. */
export const basesOf = <Line>(
  lines: readonly Line[],
  parts: (line: Line) => readonly [key: string | null, base: number],
): Record<string, number> => {
  const keyed = lines.flatMap((line) => {
    const [key, base] = parts(line);
    return key === null ? [] : [{ key, base }];
  });
  return Object.fromEntries(
    Object.entries(summed(keyed, ({ key, base }) => [key, base, 0])).map(([key, [base]]) => [key, base]),
  );
};
