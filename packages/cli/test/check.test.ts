import { afterEach, beforeEach, expect, it } from "vitest";
import { boekbrug, createSite, type Site } from "./command.ts";

let site: Site;

beforeEach(async () => {
  site = await createSite();
});

afterEach(() => site.close());

const run = (...args: string[]) =>
  boekbrug([...args, "--config", site.configPath, "--json"], { CCV_SECRET: site.shop.keys.secret });

function expectNothingWritten(): void {
  const calls = [...site.shop.calls, ...site.exact.calls];
  expect(calls.length).toBeGreaterThan(5);
  expect(calls.filter(({ method, path }) => method !== "GET" && !path.includes("oauth2/token"))).toEqual([]);
}

it("check tells what is in the way, and writes nothing", async () => {
  site.configure({
    "rules.document": { kind: "order" },
    "ledger.items": { missing: "hold" },
    "ledger.extraFields": [{ target: "serialNumber", text: "1", level: "document" }],
  });
  const { out, exitCode } = await run("check");
  expect(out).toContain('"ledger.item-unknown"');
  expect(out).toContain('"ledger.items.shipping"');
  expect(out).toContain('"ledger.extra-field-in-notes"');
  expect(exitCode).toBe(1);
  expectNothingWritten();
});

it("map --suggest gives what is sure to be merged, and writes nothing", async () => {
  site.configure({ "rules.document": { kind: "invoice" } });
  site.exact.state.byHand.addPaymentCondition({ code: "ID", description: "iDEAL", method: "Q" });
  site.exact.state.byHand.addItem({ Code: "VERZ", Description: "Verzendkosten" });
  const { out } = await run("map", "--suggest");
  const { merge, settings } = JSON.parse(out).connections[0];
  expect(merge).toMatchObject({
    ledger: { paymentConditions: { 21: "ID" }, items: { shipping: "VERZ" } },
    rules: { accounts: { high: "8000" } },
  });
  expect(settings).toContainEqual(expect.objectContaining({ field: "ledger.paymentConditions.9", sure: false }));
  expectNothingWritten();
});
