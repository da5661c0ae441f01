import { type Rules, rulesSchema } from "@boekbrug/core";
import { describe, expect, test } from "vitest";
import { snapshotWith, vatCodeWith } from "../../test/snapshot.ts";
import { rulesWith, settingsWith } from "../../test/support.ts";
import type { ExactOnlineVatCode } from "../index.ts";
import { checkMapping } from "./check-mapping.ts";

const found = (rules: Rules, snapshot = snapshotWith(), journal = "70") =>
  checkMapping(settingsWith({ journal }), rules, snapshot).map(({ code, field }) => `${code} ${field}`);

const says = (nl: string) => ({ detail: { nl: expect.stringContaining(nl) } });

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
    [{ transactionType: "P" }, "ledger.vat-code-unsuitable", says("inkoop (VATTransactionType P)")],
    [{ salesListing: "L" }, "ledger.vat-code-unsuitable", says("op de ICP-opgaaf, als goederen (EUSalesListing L)")],
    [{ ossCountry: "DE" }, "ledger.vat-code-unsuitable", says("éénloketsysteem: DE (OssCountry DE)")],
    [{ reverseCharge: true }, "ledger.vat-code-unsuitable", says("verlegd (Charged)")],
    [{ margin: true }, "ledger.vat-code-unsuitable", says("margeregeling (VatMargin)")],
    [{ type: "B" }, "ledger.vat-code-unsuitable", says("geen btw-bedrag (Type B)")],
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

  const nil: Partial<ExactOnlineVatCode> = { currentPercent: "0", type: "B" };

  test.each<[string, Partial<ExactOnlineVatCode>, string]>([
    ["icp", nil, "(EUSalesListing N)"],
    ["icp", { ...nil, salesListing: null }, "niet op de ICP-opgaaf"],
    ["icp", { ...nil, salesListing: "S" }, "diensten (EUSalesListing S)"],
    ["service-b2b-reverse-charge", { ...nil, salesListing: "L" }, "goederen (EUSalesListing L)"],
    ["export", { ...nil, salesListing: "L" }, "(EUSalesListing L)"],
    ["export", { ...nil, reverseCharge: true }, "(Charged)"],
    ["outside-eu-service", { ...nil, salesListing: "S" }, "(EUSalesListing S)"],
    ["domestic-reverse-charge", { ...nil, salesListing: "L" }, "(EUSalesListing L)"],
    ["oss:BE:21", { ossCountry: "NL" }, "(OssCountry NL)"],
    ["oss:BE:21", { ossCountry: "BE", salesListing: "L" }, "(EUSalesListing L)"],
    ["oss:BE:21", { margin: true }, "(VatMargin)"],
    ["foreign-domestic:BE:21", { ossCountry: "BE" }, "(OssCountry BE)"],
    ["destination-vat-without-oss:BE:21", { ossCountry: "BE" }, "(OssCountry BE)"],
    ["margin", { ...nil, margin: true, salesListing: "L" }, "(EUSalesListing L)"],
    ["no-supply", nil, "(Type B)"],
  ])("%s refuses %j", (role, changes, detail) => {
    expect(withCode(changes, role)).toMatchObject([{ code: "ledger.vat-code-unsuitable", parameters: says(detail) }]);
  });

  test("the VAT of another country never stands under a code for Dutch sales", () => {
    const mapping = { "domestic-standard": "2", "oss:BE:21": "2", "foreign-domestic:DE:21": "2" };
    const problems = checkMapping(settingsWith(), rulesWith({ vatCodes: mapping }), snapshotWith());
    expect(problems.map(({ code, field }) => `${code} ${field}`)).toEqual([
      "ledger.vat-code-shared rules.vatCodes.oss:BE:21",
      "ledger.vat-code-shared rules.vatCodes.foreign-domestic:DE:21",
    ]);
    expect(problems[0]?.parameters).toMatchObject({ code: "2", role: "oss:BE:21", other: "domestic-standard" });
    const several = { "domestic-standard": "4", "oss:BE:21": "2", "oss:ES:21": "2" };
    expect(found(rulesWith({ vatCodes: several }))).toEqual([]);
  });

  test("what is offered for a code that does not exist has the role's percentage, and belongs to no Dutch sale", () => {
    const offered = (role: string, vatCodes: Record<string, string> = {}) =>
      checkMapping(settingsWith(), rulesWith({ vatCodes: { ...vatCodes, [role]: "X" } }), snapshotWith())[0]?.parameters
        .available;
    expect(offered("domestic-reduced")).toBe("1 (Btw), 3 (Btw)");
    expect(offered("no-supply")).toBe("0 (Btw)");
    expect(offered("oss:DE:19")).toBe("-");
    expect(offered("oss:BE:21", { "domestic-standard": "4" })).toBe("2 (Btw)");
  });

  test("countries are written in more ways than one", () => {
    for (const ossCountry of ["EL", "gr"]) {
      expect(withCode({ ossCountry, currentPercent: "24" }, "oss:EL:24")).toEqual([]);
    }
    for (const ossCountry of ["XI", "GB", "UK"]) {
      expect(withCode({ ossCountry, currentPercent: "20" }, "oss:XI:20")).toEqual([]);
    }
    expect(withCode({ currentPercent: "24" }, "oss:EL:24")).toEqual([]);
  });

  test("a code for reverse charge, export or another country fits its own role", () => {
    expect(withCode({ reverseCharge: true, currentPercent: "0", type: "B" }, "domestic-reverse-charge")).toEqual([]);
    expect(withCode({ salesListing: "L", currentPercent: "0", type: "B" }, "icp")).toEqual([]);
    expect(withCode({ ossCountry: "DE", currentPercent: "19" }, "oss:DE:19")).toEqual([]);
    expect(withCode({ ossCountry: "DE", currentPercent: "19" }, "oss:DE:7")).toHaveLength(1);
    expect(withCode({ salesListing: "S", currentPercent: "0", type: "B" }, "service-b2b-reverse-charge")).toEqual([]);
  });
});
