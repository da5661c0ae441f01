import { capabilityCases } from "./cases.ts";
import type { Column } from "./column.ts";
import { columns } from "./columns.ts";
import { composeCase } from "./compose-case.ts";
import { limitCases } from "./limits.ts";

/** What a shop owner asks first, each answered by the cases of these names. */
const questions: readonly (readonly [question: string, cases: readonly string[]])[] = [
  [
    "Dutch VAT: 21, 9 and 0 %, exempt, small business scheme",
    ["domestic-three-rates", "exempt", "small-business-scheme"],
  ],
  ["VAT reversed within the Netherlands", ["domestic-reverse-charge", "mixed-reverse-charge"]],
  [
    "Businesses in other member states: goods, services, both",
    ["icp-valid-number", "download-for-a-belgian-firm", "goods-and-service-elsewhere"],
  ],
  ["Export, services outside the EU", ["export-switzerland", "export-canary-islands", "download-outside-the-eu"]],
  ["One-stop shop: goods and downloads", ["oss-germany-with-a-book", "oss-northern-ireland", "download-to-germany"]],
  [
    "VAT of a member state where the seller is registered",
    ["above-the-threshold-without-one-stop-shop", "stock-in-germany"],
  ],
  ["Second-hand goods under the margin scheme", ["margin-item-by-item", "margin-per-period"]],
  [
    "Gift cards sold and redeemed, deposits",
    ["gift-card-sold", "gift-card-alone", "gift-card-redeemed", "gift-card-pays-all", "deposit-on-bottles"],
  ],
  ["Prices with and without VAT", ["prices-with-vat", "prices-without-vat"]],
  ["VAT that the shop rounded on each line, to its cent", ["vat-rounded-on-each-line"]],
  ["The same rounded per rate, each cent told (`rules.vat.rounding`)", ["vat-rounded-anew"]],
  ["VAT of exactly half a cent (one amount in six at 20 %)", ["half-a-cent"]],
  ["Goods taken back, negative documents", ["negative-row", "negative-document"]],
  ["Other currencies than the euro", ["another-currency", "dollars-to-germany"]],
  ["Rows without an article number, and no item for them", ["no-article-number"]],
];

/** What a ledger can be asked for besides documents. */
const facets: readonly (readonly [question: string, has: (column: Column) => boolean])[] = [
  ["Proposes the settings (`boekbrug map --suggest`)", ({ ledger }) => ledger.suggest !== undefined],
  ["Items that follow the shop's catalogue", ({ ledger }) => ledger.items !== undefined],
];

export const summaryRows = (): string[][] => [
  ["Counts in the VAT return", ...columns.map(({ counts }) => counts)],
  ...questions.map(([question, names]) => [question, ...columns.map((column) => answerOf(names, column))]),
  ...facets.map(([question, has]) => [question, ...columns.map((column) => (has(column) ? "yes" : "no"))]),
];

/** `partly`: some of it is held, with the reason. */
function answerOf(names: readonly string[], column: Column): string {
  const booked = names.filter((name) => composeCase(caseOf(name), column).steps.isOk()).length;
  if (booked === names.length) return "yes";
  return booked === 0 ? "held" : "partly";
}

function caseOf(name: string) {
  const found = [...capabilityCases, ...limitCases].find((each) => each.name === name);
  if (found === undefined) throw new Error(`no case ${name}`);
  return found;
}
