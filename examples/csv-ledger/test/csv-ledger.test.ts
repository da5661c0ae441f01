import { readFile, writeFile } from "node:fs/promises";
import type { Order } from "@boekbrug/core";
import { sync } from "@boekbrug/runner";
import { buildLine, buildOrder, createFakeShop, createMemoryStore } from "@boekbrug/testkit";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type OpenedCsv, openCsvLedger, rules } from "./open-csv.ts";

/** A shop with two paid orders, and a run of the engine. */
function createWorld({ ledger, clock }: OpenedCsv, more: Partial<Order> = {}) {
  const shop = createFakeShop();
  for (const id of ["1", "2"]) shop.put(buildOrder({ id, number: id, placedAt: "2026-03-10T10:00:00Z", ...more }));
  const store = createMemoryStore();
  const run = async () => {
    const host = {
      store,
      clock,
      fingerprint: async (text: string) => text,
      holder: "engine",
      run: crypto.randomUUID(),
    };
    const started = { ...rules, orders: { ...rules.orders, from: "2026-01-01" } };
    return (await sync(host, { key: "shop", rules: started, source: shop.source, ledger }))._unsafeUnwrap();
  };
  return run;
}

describe("the engine with a CSV file for a bookkeeping", () => {
  let opened: OpenedCsv;
  beforeEach(async () => {
    opened = await openCsvLedger();
  });
  afterEach(() => opened.close());

  it("books each order once, with a row for each line", async () => {
    const run = createWorld(opened);
    expect((await run()).booked).toHaveLength(2);
    const text = await readFile(opened.path, "utf8");
    expect(text.split("\n").slice(0, 2)).toEqual([
      "entry,reference,number,date,description,customer,vatNumber,account,vatCode,text,net,vat",
      expect.stringMatching(/^1,shop-1,/),
    ]);
    expect((await run()).booked).toEqual([]);
    expect(await readFile(opened.path, "utf8")).toBe(text);
  });

  it("looks after a lost answer instead of sending again", async () => {
    const run = createWorld(opened);
    opened.loseNextWrite();
    expect((await run()).booked).toHaveLength(2);
    expect((await opened.probe.documents()).map(({ reference }) => reference).sort()).toEqual(["shop-1", "shop-2"]);
  });

  it("writes nothing that a spreadsheet would take for a formula", async () => {
    const run = createWorld(opened, { lines: [buildLine({ description: '=HYPERLINK("https://evil.example")' })] });
    await run();
    expect(await readFile(opened.path, "utf8")).toContain(`"'=HYPERLINK(`);
  });

  it("books nothing while the file cannot be read whole", async () => {
    const run = createWorld(opened);
    const spoilt = 'entry,reference\n"1,shop-1';
    await writeFile(opened.path, spoilt);
    expect((await run()).stopped?.problem).toMatchObject({ code: "ledger.malformed" });
    expect(await readFile(opened.path, "utf8")).toBe(spoilt);
  });
});
