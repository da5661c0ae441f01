import { type Rules, rulesSchema } from "@boekbrug/core";
import { describe, expect, test } from "vitest";
import { snapshotWith, vatCodeWith } from "../test/snapshot.ts";
import { rulesWith, settingsWith } from "../test/support.ts";
import { checkMapping } from "./check-mapping.ts";
import type { ExactOnlineVatCode } from "./index.ts";

const found = (rules: Rules, snapshot = snapshotWith(), journal = "70") =>
  checkMapping(settingsWith({ journal }), rules, snapshot).map(({ code, field }) => `${code} ${field}`);

test("a good mapping has no problems, and what is not mapped is none", () => {
  expect(found(rulesWith())).toEqual([]);
  expect(found(rulesWith({ accounts: { high: "8000" }, vatCodes: { "domestic-standard": "2" } }))).toEqual([]);
});

test("no mapping at all is a problem", () => {
  expect(found(rulesSchema.parse({}))).toEqual([
    "mapping.account-missing rules.accounts.high",
    "mapping.vat-code-missing rules.vatCodes.domestic-standard",
  ]);
});

test("journal and accounts", () => {
  expect(found(rulesWith(), snapshotWith(), "71")).toEqual(["ledger.journal-unknown ledger.journal"]);
  expect(found(rulesWith({ accounts: { high: "9999", low: "1300", shipping: "4000" } }))).toEqual([
    "ledger.account-unknown rules.accounts.high",
    "ledger.account-unsuitable rules.accounts.low",
    "ledger.account-unsuitable rules.accounts.shipping",
  ]);
});

describe("VAT codes", () => {
  const withCode = (changes: Partial<ExactOnlineVatCode>, role = "domestic-standard") =>
    checkMapping(
      settingsWith(),
      rulesWith({ vatCodes: { [role]: "2" } }),
      snapshotWith({ vatCodes: [vatCodeWith(changes), vatCodeWith({ code: "8", description: "Ander" })] }),
    );

  test.each<[Partial<ExactOnlineVatCode>, string, object]>([
    [{ blocked: true }, "ledger.vat-code-unknown", { available: "8 (Ander)" }],
    [{ code: "5" }, "ledger.vat-code-unknown", { code: "2" }],
    [{ transactionType: "P" }, "ledger.vat-code-unsuitable", { detail: "VATTransactionType P" }],
    [{ salesListing: "L" }, "ledger.vat-code-unsuitable", { detail: "EUSalesListing L" }],
    [{ ossCountry: "DE" }, "ledger.vat-code-unsuitable", { detail: "OssCountry DE" }],
    [{ reverseCharge: true }, "ledger.vat-code-unsuitable", { detail: "Charged" }],
    [{ margin: true }, "ledger.vat-code-unsuitable", { detail: "VatMargin" }],
    [{ type: "B" }, "ledger.vat-code-unsuitable", { detail: "Type B" }],
    [{ currentPercent: "9" }, "ledger.vat-code-percentage", { found: "9", expected: "21" }],
    [{ currentPercent: null }, "ledger.vat-code-percentage", { found: "?" }],
  ])("%j for the standard rate: %s", (changes, code, parameters) => {
    expect(withCode(changes)).toMatchObject([{ code, field: "rules.vatCodes.domestic-standard", parameters }]);
  });

  test("the percentage of the day of reading counts", () => {
    const percentages = [
      { percent: "21", from: "2012-10-01", to: "2026-12-31" },
      { percent: "22", from: "2027-01-01", to: null },
    ];
    expect(withCode({ currentPercent: "22", percentages })).toEqual([]);
  });

  test("a code for reverse charge, export or another country fits its own role", () => {
    expect(withCode({ reverseCharge: true, currentPercent: "0", type: "B" }, "domestic-reverse-charge")).toEqual([]);
    expect(withCode({ salesListing: "L", currentPercent: "0", type: "B" }, "icp")).toEqual([]);
    expect(withCode({ ossCountry: "DE", currentPercent: "19" }, "oss:DE:19")).toEqual([]);
    expect(withCode({ ossCountry: "DE", currentPercent: "19" }, "oss:DE:7")).toHaveLength(1);
    expect(withCode({ ossCountry: "GR", currentPercent: "24" }, "oss:EL:24")).toEqual([]);
    expect(withCode({ currentPercent: "24" }, "oss:EL:24")).toEqual([]);
    expect(withCode({ salesListing: "S", currentPercent: "0", type: "B" }, "service-b2b-reverse-charge")).toEqual([]);
  });

  test.each<[string, Partial<ExactOnlineVatCode>, string]>([
    ["icp", { salesListing: "S", currentPercent: "0", type: "B" }, "EUSalesListing S"],
    ["icp", { salesListing: "N", currentPercent: "0", type: "B" }, "EUSalesListing N"],
    ["service-b2b-reverse-charge", { salesListing: "L", currentPercent: "0", type: "B" }, "EUSalesListing L"],
    ["export", { salesListing: "L", currentPercent: "0", type: "B" }, "EUSalesListing L"],
    ["oss:ES:21", { ossCountry: "BE" }, "OssCountry BE"],
    ["foreign-domestic:DE:19", { ossCountry: "DE", currentPercent: "19" }, "OssCountry DE"],
    ["oss:DE:19", { margin: true, currentPercent: "19" }, "VatMargin"],
  ])("for %s a code with %j does not fit: it would be filed elsewhere", (role, changes, detail) => {
    expect(withCode(changes, role)).toMatchObject([{ code: "ledger.vat-code-unsuitable", parameters: { detail } }]);
  });
});
