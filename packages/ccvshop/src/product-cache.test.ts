import { expect, it } from "vitest";
import { shopProduct } from "./client/schemas.ts";
import { createProductCache } from "./product-cache.ts";

const product = (id: string) => shopProduct.parse({ id });

it("a product cache keeps what was used last, and knows a product that is not to be had", () => {
  const cache = createProductCache(2);
  cache.set("1", product("1"));
  cache.set("2", null);
  expect([cache.use("1"), cache.use("2"), cache.use("3")]).toEqual([true, true, false]);
  expect(cache.use("1")).toBe(true);
  cache.set("3", product("3"));
  expect([cache.use("1"), cache.use("2"), cache.use("3")]).toEqual([true, false, true]);
  expect([cache.get("1")?.id, cache.get("2"), cache.get("3")?.id]).toEqual(["1", null, "3"]);
});
