import type { SuggestedSetting } from "@boekbrug/core";
import { ok } from "neverthrow";
import { describe, expect, test } from "vitest";
import { createSimulated, must, rulesWith, type Simulated } from "./simulated.ts";

async function suggested({ ledger }: Simulated): Promise<Map<string, SuggestedSetting>> {
  const settings = must((await ledger.suggest?.(rulesWith(), { statuses: [], paymentMethods: [] })) ?? ok([]));
  return new Map(settings.map((each) => [each.path.slice(1).join("."), each]));
}

describe("a suggested mapping", () => {
  test("of a fresh administration: its standard rates are sure, its one revenue account is for a person to agree to", async () => {
    const found = await suggested(createSimulated());
    expect(found.get("vatCodes.domestic-standard")).toMatchObject({ value: "21% btw", sure: true });
    expect(found.get("vatCodes.domestic-reduced")).toMatchObject({ value: "9% btw", sure: true });
    expect(found.get("vatCodes.domestic-zero")).toMatchObject({ value: "0% btw", sure: true });
    expect(found.get("vatCodes.icp")).toMatchObject({ value: null, sure: false });
    expect(found.get("accounts.high")).toMatchObject({ value: "Omzet", sure: false });
    expect(found.get("accounts.giftCards")).toMatchObject({ value: null, sure: false });
  });

  test("knows the rates that the owner has ticked, and those of other countries", async () => {
    const simulated = createSimulated();
    simulated.state.byHand.tickTaxRates();
    simulated.state.byHand.addForeignRate("BE", 21);
    const greek = simulated.state.byHand.addForeignRate("GR", 24);
    simulated.state.byHand.addForeignRate("GR", 24);
    const found = await suggested(simulated);
    expect(found.get("vatCodes.icp")).toMatchObject({ value: "Product binnen EU (btw verlegd)", sure: true });
    expect(found.get("vatCodes.export")).toMatchObject({ value: "Product buiten EU (btw verlegd)", sure: true });
    expect(found.get("vatCodes.oss:BE:21")).toMatchObject({ sure: true });
    expect(found.get("vatCodes.oss:EL:24")).toMatchObject({ value: greek, sure: false });
  });

  test("never takes a rate without VAT by its percentage, and one with VAT only to be looked at", async () => {
    const simulated = createSimulated();
    const renamed = { "21% btw": "Winkel", "0% btw": "Niets" };
    for (const [name, other] of Object.entries(renamed)) {
      simulated.state.byHand.editTaxRate(simulated.state.taxRateId(name), { name: other });
    }
    const found = await suggested(simulated);
    expect(found.get("vatCodes.domestic-standard")).toMatchObject({ value: "Winkel", sure: false });
    expect(found.get("vatCodes.domestic-zero")).toMatchObject({ value: null });
  });

  test("passes the check, as far as it is there", async () => {
    const simulated = createSimulated();
    simulated.state.byHand.tickTaxRates();
    simulated.state.byHand.addLedgerAccount({
      name: "Omzet verzendkosten",
      type: "revenue",
      documentTypes: ["sales_invoice"],
    });
    const found = await suggested(simulated);
    const part = (name: string) =>
      Object.fromEntries(
        [...found].flatMap(([path, { value }]) =>
          path.startsWith(`${name}.`) && value !== null ? [[path.slice(name.length + 1), value]] : [],
        ),
      );
    expect(found.get("accounts.shipping")).toMatchObject({ value: "Omzet verzendkosten", sure: true });
    const rules = rulesWith({ accounts: part("accounts"), vatCodes: part("vatCodes") });
    const { ledger } = simulated;
    expect(ledger.check(rules, must(await ledger.snapshot()))).toEqual([]);
  });
});
