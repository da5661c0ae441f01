import { afterEach, beforeEach, expect, it } from "vitest";
import { boekbrug, createSite, type Site } from "./command.ts";

let site: Site;

beforeEach(async () => {
  site = await createSite();
});

afterEach(() => site.close());

const run = (...args: string[]) =>
  boekbrug(["items", "sync", "--config", site.configPath, ...args], { CCV_SECRET: site.shop.keys.secret });

const items = () => site.exact.state.items().map(({ values }) => [values.Code, values.Description]);

it("makes the items of the shop's products once, and tells which", async () => {
  site.configure({ "ledger.items": { sync: true } });
  site.shop.state.addProduct({ name: "Koekenpan", productNumber: "PAN", price: "121.00" });
  site.shop.state.addProduct({ name: "Naamloos", price: "1.00" });
  const first = await run();
  expect(first.error).toBe("");
  expect(first.out).toContain("Products read: 2");
  expect(first.out).toContain("Items made: 1 (PAN)");
  expect(first.out).toContain("Naamloos");
  expect(first.exitCode).toBe(1);
  expect(items()).toEqual([["PAN", "Koekenpan"]]);
  site.advance(60_000);
  const again = await run("--json", "--all");
  const { connections } = JSON.parse(again.out);
  expect(connections).toMatchObject([
    { connection: "shop", state: "done", products: 2, made: [], changed: [], refused: [{ code: null }] },
  ]);
  expect(connections[0].refused[0].problem).toMatchObject({ code: "ledger.item-code-missing" });
  expect(items()).toHaveLength(1);
});

it("does nothing, and says so, while the setting is off", async () => {
  site.shop.state.addProduct({ name: "Koekenpan", productNumber: "PAN", price: "121.00" });
  const { out, exitCode } = await run();
  expect(out).toContain("ledger.items.sync");
  expect([exitCode, items()]).toEqual([0, []]);
});

it("stops before anything is made where the mapping is wrong", async () => {
  site.configure({ "ledger.items": { sync: true }, "rules.accounts.high": "9999" });
  site.shop.state.addProduct({ name: "Koekenpan", productNumber: "PAN", price: "121.00" });
  const { error, exitCode } = await run();
  expect(error).toContain("rules.accounts.high");
  expect([exitCode, items()]).toEqual([2, []]);
});
