import { addDays, calendarDateOf } from "@boekbrug/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { boekbrug, createSite, type Site } from "./command.ts";

const person = {
  firstName: "Test",
  lastName: "Koper",
  email: "koper@shop.example",
  street: "Voorbeeldstraat",
  houseNumber: 3,
  zipCode: "1000AA",
  city: "Voorbeeldstad",
  telephone: "0600000000",
};

const created = new Date(Date.now() - 86_400_000).toISOString().replace(/\.\d+/, "");
const day = calendarDateOf(created);

/** The quarter that the orders fall in: its name and its first and last day. */
const year = Number(day.slice(0, 4));
const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
const name = `${year}-Q${quarter}`;
const firstOf = (month: number) => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
const [from, to] = [firstOf(quarter * 3 - 3), addDays(firstOf(quarter * 3), -1)];

let site: Site;
beforeEach(async () => {
  site = await createSite();
  for (const [price, rate] of [
    ["49.95", 21],
    ["24.50", 9],
    ["3.33", 9],
    ["0.01", 21],
  ] as const) {
    site.shop.state.addOrder({
      created,
      customer: person,
      rows: [{ name: "Pan", price, rate }],
      shipping: { price: "5.95" },
    });
  }
});
afterEach(() => site.close());

const run = (...args: string[]) =>
  boekbrug([...args, "--config", site.configPath], { CCV_SECRET: site.shop.keys.secret });

const report = (kind: string, period: string, ...more: string[]) => run("report", kind, "--period", period, ...more);

interface Box {
  readonly box: string;
  readonly net: { readonly minor: number };
  readonly vat: { readonly minor: number };
}

describe("the VAT report", () => {
  it("equals the bookkeeping's own return over the quarter, to the cent", async () => {
    expect((await run("sync")).exitCode).toBe(0);
    const { exitCode, out } = await report("vat", name, "--json");
    expect(exitCode).toBe(0);
    const [{ report: made }] = JSON.parse(out).connections;
    const ours = made.boxes.map(({ box, net, vat }: Box) => ({ box, baseCents: net.minor, vatCents: vat.minor }));
    const boxOfCode = new Map([
      ["4", "1a"],
      ["3", "1b"],
    ]);
    const theirs = site.exact.state
      .vatReturn(from, to)
      .map(({ code, ...amounts }) => ({ box: boxOfCode.get(code.trim()), ...amounts }));
    expect(ours).toEqual(theirs.sort((a, b) => ((a.box ?? "") < (b.box ?? "") ? -1 : 1)));
    expect(ours).toHaveLength(2);
    expect(made.vatDue.minor).toBe(theirs.reduce((sum, { vatCents }) => sum + vatCents, 0));
  });

  it("says that documents count in the bookkeeping only once they are processed", async () => {
    expect((await report("vat", name)).out).not.toContain("once they are processed");
    site.configure({ "rules.document": { kind: "invoice" } });
    expect((await report("vat", name)).out).toContain("once they are processed");
    expect((await report("vat", name, "--format", "csv")).out).not.toContain("once they are processed");
    expect((await report("threshold", name)).out).not.toContain("once they are processed");
  });

  it("is a table that a bookkeeper knows, and CSV", async () => {
    await run("sync");
    const table = await report("vat", name, "--language", "nl");
    expect(table.out).toMatch(/1a .*hoog tarief/);
    expect(table.out).toMatch(/5a .*Verschuldigde omzetbelasting/);
    const { out } = await report("vat", name, "--language", "nl", "--format", "csv");
    const [head, first] = out.split("\r\n");
    expect(head).toBe("Koppeling,Rubriek,Omschrijving,Omzet,Btw");
    expect(first).toMatch(/^shop,1a,Leveringen\/diensten belast met hoog tarief,\d+\.\d\d,\d+\.\d\d$/);
  });

  it("says how many orders of the period are held, and exits 1", async () => {
    const [first] = site.shop.state.orders();
    site.shop.state.updateOrder(first?.id ?? 0, { platformSale: true });
    await run("sync");
    const { exitCode, error } = await report("vat", name);
    expect(exitCode).toBe(1);
    expect(error).toMatch(/1 orders from .* are held or not booked yet/);
  });

  it("is empty over a quarter in which nothing was booked", async () => {
    await run("sync");
    const { exitCode, out } = await report("vat", "2024-Q1", "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(out).connections[0].report).toMatchObject({ boxes: [], vatDue: { minor: 0 } });
  });
});

describe("the other reports", () => {
  it("have no lines when nothing was sold across the border", async () => {
    await run("sync");
    for (const kind of ["icp", "oss"]) {
      const { exitCode, out } = await report(kind, name, "--json");
      expect(exitCode).toBe(0);
      expect(JSON.parse(out).connections[0].report.lines).toEqual([]);
    }
  });

  it("tell where the year stands against the threshold", async () => {
    site.configure({
      "rules.threshold": { year: new Date().getFullYear(), previousYearNetEur: "0", beforeConnectingNetEur: "8000.00" },
    });
    const { exitCode, out } = await report("threshold", name);
    expect(exitCode).toBe(0);
    expect(out).toContain("8,000.00");
    expect(out).toContain("80 % or more of the threshold");
  });

  it("name the setting that is missing", async () => {
    const { exitCode, error } = await report("threshold", name);
    expect(exitCode).toBe(1);
    expect(error).toContain("rules.threshold.previousYearNetEur");
  });
});

describe("a mistake on the command line", () => {
  it.each([
    ["a period that is none", "vat", "2026-Q5"],
    ["a year for the one-stop shop, which is filed per quarter", "oss", "2026"],
  ])("%s: 2", async (_, kind, period) => {
    const { exitCode, error } = await report(kind, period);
    expect(exitCode).toBe(2);
    expect(error).toMatch(/--period: '.*' is not a period here\. Write it as .*2026-Q3/);
  });

  it("a report that is none, or no period: 2", async () => {
    expect((await report("everything", name)).exitCode).toBe(2);
    expect((await run("report", "vat")).exitCode).toBe(2);
  });
});
