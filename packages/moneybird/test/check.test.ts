import { describeProblem } from "@boekbrug/core";
import { buildLine } from "@boekbrug/testkit";
import { describe, expect, test } from "vitest";
import { expectNothingWritten, findingsOf, type Looking, shown } from "./findings.ts";
import { createSimulated, must, mustFail, planOf, rulesWith, type Simulated } from "./simulated.ts";

interface Case extends Looking {
  readonly name: string;
  readonly arrange?: (state: Simulated["state"]) => void;
  readonly finding: string;
  readonly says: RegExp;
}

const onAccount = (financialAccount: string): NonNullable<Looking["settings"]> => ({
  payments: { register: true, methods: { ideal: { financialAccount } } },
});
const ideal = { id: "ideal", name: "iDEAL" };

/** The token may do only this. */
const narrowed =
  (...scopes: ("sales_invoices" | "settings" | "time_entries")[]) =>
  (state: Simulated["state"]): void =>
    state.addToken("narrow", { scopes });

const access: readonly Case[] = [
  {
    name: "the token is not known",
    settings: { token: "nobody" },
    finding: "stops ledger.token-refused ledger.token",
    says: /does not know the token/,
  },
  {
    name: "the administration is not there",
    settings: { administration: "42" },
    finding: "stops ledger.administration-unknown ledger.administration",
    says: /42 does not exist.*\(Kookwinkel\), \d+ \(Tweede administratie\)/,
  },
  {
    name: "the token is for another administration",
    arrange: (state) => state.addToken("second", { administrationId: state.administrations[1] ?? "" }),
    settings: { token: "second" },
    finding: "stops ledger.administration-unknown ledger.administration",
    says: /Available: \d+ \(Tweede administratie\)\./,
  },
  {
    name: "the administration is suspended",
    arrange: ({ administration }) => void Object.assign(administration, { suspended: true }),
    finding: "stops ledger.administration-closed ledger.administration",
    says: /Moneybird has suspended it/,
  },
  {
    name: "the administration is kept in another currency",
    arrange: ({ administration }) => void Object.assign(administration, { currency: "USD" }),
    finding: "stops ledger.administration-currency ledger.administration",
    says: /kept in USD/,
  },
  ...(["external", "invoice-sent"] as const).map(
    (document): Case => ({
      name: `the token lacks the scope sales_invoices, for ${document}`,
      arrange: narrowed("settings"),
      settings: { token: "narrow", document },
      finding: "stops ledger.resource-forbidden ledger",
      says: new RegExp(`may not use ${document === "external" ? "external_" : ""}sales_invoices.*'sales_invoices'`),
    }),
  ),
  {
    name: "the token may not read contacts, rates and accounts",
    arrange: narrowed("time_entries"),
    settings: { token: "narrow" },
    finding: "stops ledger.resource-forbidden ledger",
    says: /contacts.*tax_rates.*ledger_accounts/s,
  },
  {
    name: "payments come on a bank account and the token lacks the scope settings",
    arrange: narrowed("sales_invoices"),
    settings: { ...onAccount("Bankrekening"), token: "narrow" },
    finding: "stops ledger.resource-forbidden ledger",
    says: /may not use financial_accounts.*'settings'/,
  },
];

const period: readonly Case[] = [
  {
    name: "today is locked",
    arrange: ({ byHand }) => byHand.lockUntil("2026-03-31"),
    finding: "stops ledger.locked-until ledger.administration",
    says: /locked up to 2026-03-31/,
  },
  {
    name: "some of the days that are to be booked are locked",
    arrange: ({ byHand }) => byHand.lockUntil("2026-01-31"),
    rules: rulesWith({ orders: { from: "2026-01-15" } }),
    finding: "holds ledger.locked-until ledger.administration",
    says: /locked up to 2026-01-31/,
  },
];

const mapping: readonly Case[] = [
  {
    name: "a rate for which Moneybird has a standard one is not made yet",
    rules: rulesWith({ vatCodes: { icp: "ICP" } }),
    finding: "stops ledger.tax-rate-missing rules.vatCodes.icp",
    says: /at https:\/\/moneybird\.com\/\d+\/tax_rates\/new: Product binnen EU \(btw verlegd\)/,
  },
  {
    name: "a rate of another country is not made yet",
    rules: rulesWith({ vatCodes: { "oss:BE:21": "21% btw België" } }),
    finding: "stops ledger.tax-rate-missing rules.vatCodes.oss:BE:21",
    says: /tax_rates\/new\?advanced=true: 21 % BE/,
  },
  {
    name: "a rate of which half a cent comes is mapped, and none without VAT",
    arrange: ({ byHand }) => byHand.editTaxRate(byHand.addForeignRate("FR", 20), { name: "Frankrijk" }),
    rules: rulesWith({ vatCodes: { "oss:FR:20": "Frankrijk" } }),
    finding: "holds ledger.half-cents-held rules.vatCodes.no-supply",
    says: /With oss:FR:20 the VAT of some amounts/,
  },
  {
    name: "a rate was switched off",
    arrange: ({ byHand, taxRateId }) => byHand.editTaxRate(taxRateId("9% btw"), { active: false }),
    finding: "stops ledger.tax-rate-missing rules.vatCodes.domestic-reduced",
    says: /9% btw .* does not exist or is not active/,
  },
  {
    name: "a rate has another percentage",
    rules: rulesWith({ vatCodes: { "domestic-standard": "9% btw" } }),
    finding: "stops ledger.vat-code-percentage rules.vatCodes.domestic-standard",
    says: /9/,
  },
  {
    name: "a ledger account was archived",
    arrange: ({ byHand, ledgerAccountId }) => byHand.editLedgerAccount(ledgerAccountId("Omzet"), { active: false }),
    finding: "stops ledger.account-unknown rules.accounts.high",
    says: /Omzet .* does not exist or is blocked/,
  },
  {
    name: "a ledger account takes no sales",
    rules: rulesWith({ accounts: { shipping: "Verkoopkosten" } }),
    finding: "stops ledger.account-unsuitable rules.accounts.shipping",
    says: /Verkoopkosten/,
  },
];

const choices: readonly Case[] = [
  {
    name: "the workflow is not there",
    settings: { document: "invoice-sent", workflow: "Nergens" },
    finding: "stops ledger.choice-unknown ledger.workflow",
    says: /Nergens does not exist.*Standaard/,
  },
  {
    name: "the workflow is not in use any more",
    arrange: ({ byHand }) => void byHand.addWorkflow({ name: "Oud", active: false }),
    settings: { document: "invoice-sent", workflow: "Oud" },
    finding: "stops ledger.choice-unknown ledger.workflow",
    says: /Oud does not exist or is not usable/,
  },
  {
    name: "the workflow is for estimates",
    arrange: ({ byHand }) => void byHand.addWorkflow({ name: "Offertes", type: "EstimateWorkflow" }),
    settings: { document: "invoice-draft", workflow: "Offertes" },
    finding: "stops ledger.choice-unknown ledger.workflow",
    says: /Offertes does not exist or is not usable/,
  },
  {
    name: "the workflow is for another currency",
    arrange: ({ byHand }) => void byHand.addWorkflow({ name: "Export", currency: "USD" }),
    settings: { document: "invoice-sent", workflow: "Export" },
    finding: "stops ledger.choice-unknown ledger.workflow",
    says: /Export does not exist or is not usable/,
  },
  {
    name: "the document style is not there",
    settings: { document: "invoice-sent", documentStyle: "Kerst" },
    finding: "stops ledger.choice-unknown ledger.documentStyle",
    says: /Kerst does not exist/,
  },
  {
    name: "the bank account of a payment method is not there",
    settings: onAccount("Kas winkel"),
    finding: "stops ledger.choice-unknown ledger.payments.methods.ideal",
    says: /Kas winkel does not exist.*Bankrekening/,
  },
  {
    name: "the bank account of a payment method is closed",
    arrange: ({ byHand }) => void byHand.addFinancialAccount({ name: "Oude bank", active: false }),
    settings: onAccount("Oude bank"),
    finding: "stops ledger.choice-unknown ledger.payments.methods.ideal",
    says: /Oude bank does not exist or is not usable/,
  },
  {
    name: "some payment methods of the shop have no account",
    settings: onAccount("Bankrekening"),
    shop: { paymentMethods: [ideal, { id: "paypal", name: "PayPal" }] },
    finding: "note check.payment-methods-unmapped ledger.payments.methods",
    says: /paypal \(PayPal\).*Moneybird's settlement account applies/,
  },
  {
    name: "a payment method is not in the shop",
    settings: onAccount("Bankrekening"),
    shop: { paymentMethods: [{ id: "paypal", name: "PayPal" }] },
    finding: "note check.payment-method-unknown ledger.payments.methods",
    says: /no payment method ideal.*paypal \(PayPal\)/,
  },
];

const unused: readonly Case[] = [
  {
    name: "a workflow is chosen for external invoices",
    settings: { workflow: "Standaard" },
    finding: "note ledger.setting-unused ledger.workflow",
    says: /it is for sales invoices/,
  },
  {
    name: "a document style is chosen for external invoices",
    settings: { documentStyle: "Standaard" },
    finding: "note ledger.setting-unused ledger.documentStyle",
    says: /it is for sales invoices/,
  },
  {
    name: "drafts are to be mailed",
    settings: { document: "invoice-draft", mailCustomer: true },
    finding: "note ledger.setting-unused ledger.mailCustomer",
    says: /it is for invoice-sent/,
  },
  {
    name: "sales invoices are to bear the order's address",
    settings: { document: "invoice-sent", orderUrl: "https://shop.example/{orderId}" },
    finding: "note ledger.setting-unused ledger.orderUrl",
    says: /external sales invoices/,
  },
  {
    name: "drafts are to be paid",
    settings: { document: "invoice-draft", ...onAccount("Bankrekening") },
    finding: "note ledger.setting-unused ledger.payments",
    says: /a draft takes no payment/,
  },
  {
    name: "payments have accounts and are not registered",
    settings: { payments: { register: false, methods: { ideal: { ledgerAccount: "Kruisposten" } } } },
    finding: "note ledger.setting-unused ledger.payments",
    says: /register is off/,
  },
];

describe("a check, before anything is written", () => {
  test.each([
    {},
    { document: "invoice-draft" as const },
    { document: "invoice-sent" as const, workflow: "Standaard", documentStyle: "Standaard", mailCustomer: true },
    onAccount("Bankrekening"),
  ])("finds nothing where all is well (%o)", async (settings) => {
    const simulated = createSimulated();
    expect(shown(await findingsOf(simulated, { settings, shop: { paymentMethods: [ideal] } }))).toEqual([]);
    expectNothingWritten(simulated);
  });

  test.each([...access, ...period, ...mapping, ...choices, ...unused])("$name", async (broken) => {
    const simulated = createSimulated();
    broken.arrange?.(simulated.state);
    const findings = await findingsOf(simulated, broken);
    expect(shown(findings)).toContain(broken.finding);
    const words = findings.map(({ problem }) => Object.values(describeProblem(problem, "en")).join(" ")).join("\n");
    expect(words).toMatch(broken.says);
    for (const { problem } of findings) {
      const { reason, remedy } = describeProblem(problem, "nl");
      expect(words + reason + remedy).not.toMatch(/undefined|\[object|\{\w+\}/);
    }
    expectNothingWritten(simulated);
  });

  test("tells of an order whose rate is not chosen whether there is one to choose", async () => {
    const { ledger, state } = createSimulated();
    const rules = { ...rulesWith(), vatCodes: { "domestic-standard": "21% btw" } };
    const order = planOf({ lines: [buildLine({ vatPercent: "9" })] });
    const tell = async () => mustFail(ledger.compose(order, rules, must(await ledger.snapshot())));
    expect(await tell()).toMatchObject({ code: "mapping.vat-code-missing" });
    state.byHand.editTaxRate(state.taxRateId("9% btw"), { active: false });
    expect(await tell()).toMatchObject({
      code: "ledger.tax-rate-absent",
      field: "rules.vatCodes.domestic-reduced",
      parameters: { standard: "9% btw", address: `https://moneybird.com/${state.administrationId}/tax_rates/new` },
    });
  });
});
