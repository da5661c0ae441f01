import { describe, expect, test } from "vitest";
import type { MoneybirdSettings } from "../src/index.ts";
import { book, createSimulated, must, mustFail, planOf, rulesWith, type Simulated } from "./simulated.ts";

const codes = async (
  { open }: Simulated,
  rules = rulesWith(),
  settings: Partial<MoneybirdSettings> = {},
): Promise<string[]> => {
  const ledger = open(settings);
  return ledger.check(rules, must(await ledger.snapshot())).map(({ code, field }) => `${code} ${field}`);
};

describe("the check of the mapping", () => {
  test("finds nothing wrong with names, ids and own numbers that fit", async () => {
    const simulated = createSimulated();
    const { state } = simulated;
    const vatCodes = { "domestic-standard": state.taxRateId("21% btw") };
    expect(await codes(simulated, rulesWith({ vatCodes, accounts: { high: "81180.01" } }))).toEqual([]);
  });

  test("says of a missing rate which to make and where", async () => {
    const simulated = createSimulated();
    const ledger = simulated.open();
    const rules = rulesWith({ vatCodes: { icp: "Product binnen EU (btw verlegd)", "oss:BE:21": "21% btw België" } });
    const found = ledger.check(rules, must(await ledger.snapshot()));
    expect(found).toMatchObject([
      {
        code: "ledger.tax-rate-missing",
        field: "rules.vatCodes.icp",
        parameters: {
          standard: "Product binnen EU (btw verlegd)",
          address: `https://moneybird.com/${simulated.state.administrationId}/tax_rates/new`,
        },
      },
      { code: "ledger.tax-rate-missing", parameters: { standard: "21 % BE" } },
    ]);
    simulated.state.byHand.tickTaxRates();
    simulated.state.byHand.addForeignRate("BE", 21);
    expect(ledger.check(rules, must(await ledger.snapshot()))).toEqual([]);
  });

  test.each(["null", "zero"] as const)("takes rates without VAT as 0 %% (%s)", async (reversePercentage) => {
    const simulated = createSimulated({ switches: { reversePercentage } });
    simulated.state.byHand.tickTaxRates();
    const vatCodes = { export: "Product buiten EU (btw verlegd)", "domestic-exempt": "Btw vrijgesteld" };
    expect(await codes(simulated, rulesWith({ vatCodes }))).toEqual([]);
    expect(await codes(simulated, rulesWith({ vatCodes: { "domestic-standard": "Btw vrijgesteld" } }))).toEqual([
      "ledger.vat-code-percentage rules.vatCodes.domestic-standard",
    ]);
  });

  test("finds one rate for two boxes of the return, which Moneybird would never tell", async () => {
    const simulated = createSimulated();
    expect(await codes(simulated, rulesWith({ vatCodes: { export: "0% btw" } }))).toEqual([
      "ledger.tax-rate-shared rules.vatCodes.export",
    ]);
  });

  test("finds a rate of another country, one that was switched off and one for purchases", async () => {
    const simulated = createSimulated();
    const { byHand } = simulated.state;
    const belgian = byHand.addForeignRate("BE", 21);
    const vatCodes = { "domestic-standard": belgian, "oss:DE:21": belgian, "oss:BE:21": belgian };
    expect(await codes(simulated, rulesWith({ vatCodes }))).toEqual([
      "ledger.vat-code-unsuitable rules.vatCodes.domestic-standard",
      "ledger.vat-code-unsuitable rules.vatCodes.oss:DE:21",
    ]);
    byHand.editTaxRate(belgian, { active: false });
    expect(await codes(simulated, rulesWith({ vatCodes: { "oss:BE:21": belgian } }))).toEqual([
      "ledger.tax-rate-missing rules.vatCodes.oss:BE:21",
    ]);
    const purchase = simulated.state.taxRates().find(({ type }) => type === "purchase_invoice")?.id ?? "";
    expect(await codes(simulated, rulesWith({ vatCodes: { "domestic-standard": purchase } }))).toEqual([
      "ledger.tax-rate-missing rules.vatCodes.domestic-standard",
    ]);
  });

  test("finds accounts that take no sales, are no revenue or have a name that two bear", async () => {
    const simulated = createSimulated();
    const accounts = { high: "Kruisposten", low: "Algemene kosten", zero: "Nergens" };
    expect(await codes(simulated, rulesWith({ accounts }))).toEqual([
      "ledger.account-unsuitable rules.accounts.high",
      "ledger.account-unsuitable rules.accounts.low",
      "ledger.account-unknown rules.accounts.zero",
    ]);
    simulated.state.byHand.addLedgerAccount({ name: "Omzet", type: "revenue" });
    expect(await codes(simulated)).toContain("ledger.name-ambiguous rules.accounts.high");
  });

  test("finds workflows, styles and payment accounts that are not there, where they are used", async () => {
    const simulated = createSimulated();
    const settings: Partial<MoneybirdSettings> = {
      workflow: "Nergens",
      documentStyle: "Nergens",
      payments: {
        register: true,
        methods: { ideal: { ledgerAccount: "Mollie" } },
        others: { financialAccount: "Kas winkel" },
      },
    };
    const payments = [
      "ledger.choice-unknown ledger.payments.methods.ideal",
      "ledger.choice-unknown ledger.payments.others",
    ];
    expect(await codes(simulated, rulesWith(), settings)).toEqual(payments);
    expect(await codes(simulated, rulesWith(), { ...settings, document: "invoice-sent" })).toEqual([
      "ledger.choice-unknown ledger.workflow",
      "ledger.choice-unknown ledger.documentStyle",
      ...payments,
    ]);
  });

  test("finds a kind of document that is chosen where it has no meaning", async () => {
    const simulated = createSimulated();
    expect(await codes(simulated, rulesWith({ document: { kind: "invoice" } }))).toEqual([
      "ledger.kind-elsewhere rules.document.kind",
    ]);
  });

  test("names the administrations that there are", async () => {
    const simulated = createSimulated();
    const failure = mustFail(await simulated.open({ administration: "42" }).snapshot());
    expect(failure.problem).toMatchObject({ code: "ledger.administration-unknown", parameters: { division: "42" } });
    expect(String(failure.problem.parameters.available)).toContain(simulated.state.administrationId);
    expect(mustFail(await simulated.open({ token: "other" }).snapshot()).problem.code).toBe("ledger.token-refused");
  });
});

describe("composing", () => {
  test("refuses a locked day before a contact is made", async () => {
    const simulated = createSimulated();
    simulated.state.byHand.lockUntil("2026-03-31");
    const { ledger } = simulated;
    expect(mustFail(ledger.compose(planOf(), rulesWith(), must(await ledger.snapshot())))).toMatchObject({
      code: "ledger.period-closed",
      parameters: { date: "2026-03-16" },
    });
  });

  test.each(["422", "400"] as const)("a day that was locked since is told as such (%s)", async (lockedPeriodStatus) => {
    const simulated = createSimulated({ switches: { lockedPeriodStatus } });
    const { ledger } = simulated;
    const snapshot = must(await ledger.snapshot());
    simulated.state.byHand.lockUntil("2026-03-31");
    const late = { ...ledger, snapshot: () => simulated.ledger.snapshot().map(() => snapshot) };
    expect((await book({ ledger: late }, planOf())).refused).toMatchObject({
      outcome: "not-done",
      problem: { code: "ledger.period-closed", parameters: { date: "2026-03-16" } },
    });
  });
});
