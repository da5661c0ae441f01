import { type Case, complete } from "./check-case.ts";

export const scenarioCases: readonly Case[] = [
  {
    name: "reverse charge inside the EU has no VAT code",
    rules: { vatCodes: { ...complete.vatCodes, icp: undefined } },
    finding: "note mapping.vat-code-missing rules.vatCodes.icp",
    says: /business in another EU country, reverse charge.*VAT code is chosen for icp/,
  },
  {
    name: "the shop has tariffs for countries that have no VAT code",
    arrange: (world) => {
      world.shop.state.shop.tariffs.push(
        ...(["BE", "FR"] as const).map((code) => ({
          code,
          country: code,
          zone: { id: 1, name: "Europese Unie" },
          tariffs: [{ type: "normal" as const, percentage: code === "BE" ? 21 : 20 }],
        })),
      );
    },
    finding: "holds mapping.vat-code-missing rules.vatCodes",
    says: /consumer in BE; consumer in FR.*oss:BE:21, oss:FR:20/,
  },
  {
    name: "the low rate has no account",
    rules: { accounts: { ...complete.accounts, low: undefined } },
    finding: "holds mapping.account-missing rules.accounts.low",
    says: /domestic 9 %.*for low/,
  },
  {
    name: "shipping has no account",
    rules: { accounts: { ...complete.accounts, shipping: undefined } },
    finding: "holds mapping.account-missing rules.accounts.shipping",
    says: /for shipping/,
  },
  {
    name: "gift cards are sold and have no account",
    rules: { accounts: { ...complete.accounts, giftCards: undefined } },
    finding: "holds mapping.account-missing rules.accounts.giftCards",
    says: /gift card/,
  },
  {
    name: "goods under domestic reverse charge have no VAT code",
    rules: { vat: { categories: { Schroot: "scrap" } } },
    finding: "holds mapping.vat-code-missing rules.vatCodes.domestic-reverse-charge",
    says: /Dutch business, reverse charge/,
  },
  {
    name: "margin goods have no VAT code",
    rules: { vat: { marginScheme: { categories: ["Tweedehands"], method: "item-by-item" } } },
    finding: "holds mapping.vat-code-missing rules.vatCodes.margin",
    says: /margin goods/,
  },
];
