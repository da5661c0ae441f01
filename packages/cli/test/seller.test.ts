import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { boekbrug, createSite, type Site } from "./command.ts";

const created = new Date(Date.now() - 86_400_000).toISOString().replace(/\.\d+/, "");
const year = Number(created.slice(0, 4));

let site: Site;
beforeEach(async () => {
  site = await createSite();
  site.shop.state.addOrder({
    created,
    customer: {
      firstName: "Karl",
      lastName: "Kunde",
      email: "karl@shop.example",
      street: "Hauptstrasse",
      houseNumber: 1,
      zipCode: "10115",
      city: "Berlin",
      country: "DE",
    },
    rows: [{ name: "Oven", price: "6050.00", rate: 21 }],
  });
  site.configure({ "rules.threshold": { year, previousYearNetEur: "0" } });
});
afterEach(() => site.close());

const run = (...args: string[]) =>
  boekbrug([...args, "--config", site.configPath], { CCV_SECRET: site.shop.keys.secret });

interface Rules {
  threshold: { previousYearNetEur: string };
  seller?: { id: string };
  number?: { owner: string };
}

/** The same shop connected twice, so that each order is sold twice; the ledger numbers the second time, since a number serves once. */
function connectTwice(change: (rules: Rules) => void = () => {}): void {
  const { connections } = JSON.parse(readFileSync(site.configPath, "utf8")) as {
    connections: [{ key: string; rules: Rules }];
  };
  const second = { ...structuredClone(connections[0]), key: "shop2" };
  second.rules.number = { owner: "ledger" };
  change(second.rules);
  writeFileSync(site.configPath, JSON.stringify({ connections: [connections[0], second] }));
}

it("warns in words and in JSON when the connections of a seller together come near the threshold, and reports it once", async () => {
  connectTwice();
  const { out, exitCode } = await run("sync", "--json");
  expect(exitCode).toBe(0);
  const { connections } = JSON.parse(out) as { connections: { warnings: { code: string; parameters: unknown }[] }[] };
  const near = { code: "threshold.near", parameters: { total: "10000.00", left: "0.00" } };
  expect(connections.map(({ warnings }) => warnings)).toMatchObject([[], [near]]);
  expect((await run("sync", "--language", "nl")).error).toContain("tot de drempel van € 10.000 is er nog € 0,00");
  const report = JSON.parse((await run("report", "threshold", "--period", String(year), "--json")).out) as {
    connections: { connection: string; report: { total: { minor: number } } }[];
  };
  expect(report.connections).toMatchObject([{ connection: "shop, shop2", report: { total: { minor: 1_000_000 } } }]);
});

it("two sellers have a threshold each", async () => {
  connectTwice((rules) => {
    rules.seller = { id: "other" };
    rules.threshold = { ...rules.threshold, previousYearNetEur: "1" };
  });
  const { out, exitCode } = await run("sync", "--json");
  expect(exitCode).toBe(0);
  const { connections } = JSON.parse(out) as { connections: { warnings: unknown[] }[] };
  expect(connections.map(({ warnings }) => warnings)).toEqual([[], []]);
});

it("refuses connections of one seller that tell different figures, in the language asked for", async () => {
  connectTwice((rules) => {
    rules.threshold = { ...rules.threshold, previousYearNetEur: "1" };
  });
  const dutch = await run("sync", "--language", "nl");
  expect(dutch.exitCode).toBe(2);
  expect(dutch.error).toContain("connections.1.rules.threshold");
  expect(dutch.error).toContain("geef een andere verkoper een eigen woord");
  expect((await run("sync", "--language", "en")).error).toContain("give another seller a word of its own");
});

it("explains an order in Dutch with the figures of the threshold and without a code for kind, rounding or reading", async () => {
  expect((await run("sync")).exitCode).toBe(0);
  const [order] = site.shop.state.orders();
  const { out } = await run("explain", String(order?.id), "--language", "nl");
  expect(out).toContain("Dit jaar ervóór: € 0,00, erna: € 5000,00. Vorig jaar: € 0,00.");
  expect(out).toContain("regels incl. btw volgens");
  expect(out).toContain("Afronding van de btw: per tarief (prijzen incl. btw)");
  const json = JSON.parse((await run("explain", String(order?.id), "--json")).out) as {
    reading: string;
    plan: { rounding: { rule: string } };
  };
  expect(json).toMatchObject({ plan: { rounding: { rule: "per-rate" } } });
  expect(json.reading).toContain("rows gross by");
});
