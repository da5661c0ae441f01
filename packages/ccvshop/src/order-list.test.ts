import { okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import type { CcvShopClient, Page } from "./client/ccvshop-client.ts";
import { startOf } from "./client/paths.ts";
import { readListPage } from "./order-list.ts";

const first = "/api/rest/v1/orders?start=0";

/** A list of ids in pages of `size`, which a test may change between two pages. */
function listOf(ids: number[], size: number): CcvShopClient {
  const page = (path: string): Page => {
    const start = startOf(path) ?? 0;
    const next = start + size < ids.length ? `/api/rest/v1/orders?start=${start + size}` : null;
    return { items: ids.slice(start, start + size).map((id) => ({ id })), next, size };
  };
  return {
    page: (path) => okAsync(page(path)),
    all: () => okAsync([]),
    write: () => okAsync(undefined),
    record: () => okAsync(null),
  };
}

async function walk(ids: number[], size: number, between: (page: number) => void): Promise<number[]> {
  const client = listOf(ids, size);
  const seen: number[] = [];
  let at: { next: string; last: number | null } = { next: first, last: null };
  for (let page = 1; page < 100; page += 1) {
    const read = (await readListPage(client, at.next, at.last))._unsafeUnwrap();
    seen.push(...read.items.map((item) => (item as { id: number }).id));
    if (read.at === null) return seen;
    at = read.at;
    between(page);
  }
  throw new Error("the walk does not end");
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe("walking a list", () => {
  it("gives every order once when nothing moves", async () => {
    expect(await walk(upTo(23), 5, () => undefined)).toEqual(upTo(23));
  });

  it.each([1, 2, 3, 10])("skips none when %d orders vanish behind it", async (vanish) => {
    const ids = upTo(40);
    const seen = await walk(ids, 5, (page) => {
      if (page === 3) ids.splice(0, vanish);
    });
    expect(upTo(40).filter((id) => !seen.includes(id))).toEqual([]);
  });

  it.each([
    ["the last order it gave", (id: number) => id === 9],
    ["everything it gave", (id: number) => id <= 9],
  ])("skips none when %s vanishes", async (_, gone) => {
    const ids = upTo(20);
    const seen = await walk(ids, 5, (page) => {
      if (page === 2) ids.splice(0, ids.length, ...ids.filter((id) => !gone(id)));
    });
    expect(ids.filter((id) => !seen.includes(id))).toEqual([]);
  });

  it("ends with pages of one order", async () => {
    expect(await walk(upTo(4), 1, () => undefined)).toEqual(upTo(4));
  });

  it("refuses a list that turns in circles", async () => {
    const client = listOf([], 5);
    const circle = { ...client, page: () => okAsync({ items: [{ id: 1 }], next: first, size: 5 }) };
    expect((await readListPage(circle, first, null))._unsafeUnwrapErr().problem.code).toBe("shop.malformed");
  });
});
