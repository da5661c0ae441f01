import * as z from "zod";
import { described } from "./setting-text.ts";

const account = (nl: readonly [string, string], en: readonly [string, string]) =>
  described(z.string().trim().min(1).optional(), nl, en);

/** Ledger accounts by what they are for. */
export const accountRules = z.strictObject({
  high: account(
    ["Omzet hoog tarief", "Grootboekrekening voor omzet tegen het hoge btw-tarief (21 %)."],
    ["Revenue, high rate", "Ledger account for revenue at the high VAT rate (21 %)."],
  ),
  low: account(
    ["Omzet laag tarief", "Grootboekrekening voor omzet tegen het lage btw-tarief (9 %)."],
    ["Revenue, low rate", "Ledger account for revenue at the low VAT rate (9 %)."],
  ),
  zero: account(
    ["Omzet 0 %", "Grootboekrekening voor omzet tegen 0 %."],
    ["Revenue, 0 %", "Ledger account for revenue at 0 %."],
  ),
  other: account(
    ["Overige omzet", "Grootboekrekening voor omzet die onder geen van de andere valt."],
    ["Other revenue", "Ledger account for revenue under none of the others."],
  ),
  shipping: account(
    ["Verzendkosten", "Grootboekrekening voor in rekening gebrachte verzendkosten."],
    ["Shipping", "Ledger account for shipping charged to customers."],
  ),
  deposits: account(
    ["Statiegeld en borg", "Balansrekening voor statiegeld en borg die nog terug te betalen zijn."],
    ["Deposits", "Balance sheet account for deposits that are to be paid back."],
  ),
  giftCards: account(
    ["Cadeaubonnen", "Balansrekening voor verkochte cadeaubonnen die nog niet zijn ingeleverd."],
    ["Gift cards", "Balance sheet account for gift cards that were sold and not redeemed yet."],
  ),
});

const vatCode = (nl: string, en: string) =>
  described(
    z.string().trim().min(1).optional(),
    [`Btw-code ${nl}`, `De btw-code in de boekhouding voor: ${nl}.`],
    [`VAT code ${en}`, `The bookkeeping's VAT code for: ${en}.`],
  );

/** Roles that differ by country and rate, and those of services. */
const otherRole =
  /^((oss|destination-vat-without-oss|foreign-domestic):[A-Z]{2}:\d+(\.\d+)?|outside-eu-service|service-b2b-reverse-charge)$/;

const vatCodeRoles = {
  "domestic-standard": vatCode("binnenland hoog", "domestic standard rate"),
  "domestic-reduced": vatCode("binnenland laag", "domestic reduced rate"),
  "domestic-zero": vatCode("binnenland 0 %", "domestic 0 %"),
  "domestic-exempt": vatCode("binnenland vrijgesteld", "domestic exempt"),
  "domestic-reverse-charge": vatCode("binnenland verlegd", "domestic reverse charge"),
  icp: vatCode("intracommunautaire levering", "intra-Community supply"),
  export: vatCode("uitvoer buiten de EU", "export outside the EU"),
  margin: vatCode("marge", "margin scheme"),
  "no-supply": vatCode("buiten de btw (statiegeld, cadeaubonnen)", "outside VAT (deposits, gift cards)"),
};

/** The ledger's VAT codes by VAT role. */
export const vatCodeRules = z
  .strictObject(vatCodeRoles)
  .catchall(z.string().trim().min(1))
  .check((context) => {
    for (const role of Object.keys(context.value)) {
      if (role in vatCodeRoles || otherRole.test(role)) continue;
      const message = `${Object.keys(vatCodeRoles).join(", ")}, oss:DE:19`;
      context.issues.push({ code: "custom", input: role, path: [role], message });
    }
  });
