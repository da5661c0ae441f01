import { type InvoicePlan, lineText, type Money } from "../../src/index.ts";
import { amountOf, block, pairs, table } from "./text-table.ts";

const listed = (words: readonly string[]): string => (words.length === 0 ? "-" : words.join(", "));

/** Rates: what was charged, and what the decision says where that is something else. */
const rateOf = (charged: string, decided: string | null): string => {
  if (decided === charged) return `${charged} %`;
  return decided === null ? `${charged} % (no VAT)` : `${charged} % (decided ${decided} %)`;
};

/** What is booked. */
export function documentBlocks(plan: InvoicePlan): string[] {
  const { lines, vatTotals, totals, rounding, flags, exchangeRate } = plan;
  const amounts = ({ net, vat, gross }: Record<"net" | "vat" | "gross", Money>) => [net, vat, gross].map(amountOf);
  return [
    block(
      "DOCUMENT",
      pairs([
        ["number", `${plan.number} (given by the ${plan.numberOwner})`],
        ["date", plan.date],
        ["kind", plan.documentKind],
        ["description", plan.description],
        ["reference", plan.reference],
      ]),
      table(
        [
          ">line",
          "text",
          ">net",
          ">VAT",
          ">gross",
          "rate",
          "scenario",
          "country",
          "box",
          "VAT role",
          "account",
          "flags",
        ],
        lines.map((line) => [
          line.id,
          lineText(line, { withQuantity: true }),
          ...amounts(line),
          rateOf(line.vatPercent, line.decision.ratePercent),
          line.decision.scenario,
          line.decision.taxCountryVatCode,
          line.decision.nlReturnBox ?? "-",
          line.vatRole,
          line.accountRole,
          listed(line.decision.flags),
        ]),
      ),
      table(["invoice text", "because of", "lines"], groundRows(plan)),
    ),
    block(
      "TOTALS",
      table(
        ["VAT role", "rate", ">net", ">VAT", ">gross", "box", "ICP", "OSS", "threshold"],
        [
          ...vatTotals.map((total) => [
            total.vatRole,
            `${total.vatPercent} %`,
            ...amounts(total),
            total.nlReturnBox ?? "-",
            total.icpListing === false ? "-" : `${total.icpListing.vatNumber} ${total.icpListing.kind}`,
            total.ossReport === false ? "-" : total.ossReport.memberStateOfConsumption,
            total.countsTowardThreshold ? "counts" : "-",
          ]),
          [
            exchangeRate === null ? "document" : `document, ${totals.gross.currency}`,
            "",
            ...amounts(totals),
            "",
            "",
            "",
            "",
          ],
        ],
      ),
      pairs([
        ["VAT rounded", `${rounding.rule}, from ${rounding.basis} prices`],
        ...(exchangeRate === null
          ? []
          : [
              [
                "exchange rate",
                `1 EUR = ${exchangeRate.unitsPerEuro} ${exchangeRate.currency} from ${exchangeRate.from}`,
              ],
            ]),
        ["flags", listed(flags)],
      ]),
    ),
  ];
}

/** The rules that each decision rests on, by id, once for all lines that share them. */
const groundRows = ({ lines }: InvoicePlan): string[][] =>
  [
    ...Map.groupBy(lines, ({ decision: { legalTextKey, why } }) =>
      [legalTextKey, why.map(({ rule }) => rule).join(" > ")].join("\t"),
    ),
  ].map(([ground, members]) => [...ground.split("\t"), members.map(({ id }) => id).join(", ")]);
