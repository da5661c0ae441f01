import { describe, expect, it } from "vitest";
import { type SnelStartChart, snelStartCharts } from "../src/index.ts";
import { setUp } from "./snelstart-client.ts";

describe("SnelStart charts of accounts", () => {
  /** Numbers of the active revenue ledgers by function. */
  const shapeOf = async (chart: SnelStartChart) => {
    const { state } = await setUp({ administrations: [{ name: "Winkel", chart }] });
    const revenue = state.ledgers().filter(({ nummer, nonactief }) => (nummer ?? 0) >= 8000 && nonactief !== true);
    return revenue.map(({ nummer, grootboekfunctie }) => `${nummer} ${grootboekfunctie}`).join();
  };

  it("are seven and differ", async () => {
    const shapes = await Promise.all(snelStartCharts.map(shapeOf));
    expect(new Set(shapes).size).toBe(7);
  });

  it.each(snelStartCharts)("%s has a ledger a number, high and low revenue, and a place for debtors", async (chart) => {
    const { state } = await setUp({ administrations: [{ name: "Winkel", chart }] });
    const ledgers = state.ledgers();
    expect(new Set(ledgers.map(({ nummer }) => nummer)).size).toBe(ledgers.length);
    const functions = ledgers.map(({ grootboekfunctie }) => grootboekfunctie);
    for (const name of ["VerkopenOmzetHoog", "VerkopenOmzetLaag", "DagboekVerkoop", "BtwAfTeDragenHoog"]) {
      expect(functions).toContain(name);
    }
  });
});
