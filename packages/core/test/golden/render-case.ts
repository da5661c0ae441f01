import {
  type BookedVat,
  decimalText,
  deliveryAddress,
  describeProblem,
  dutchReturn,
  type InvoicePlan,
  icpListing,
  type Locale,
  lineText,
  type Money,
  type Order,
  ossReport,
  type Problem,
  parseMoney,
  parsePeriod,
  planInvoice,
  problemKind,
  rulesSchema,
  sum,
  thresholdReport,
} from "../../src/index.ts";
import type { GoldenCase } from "./golden-case.ts";
import { block, pairs, table } from "./text-table.ts";

const connection = "shop";

/** A case as a bookkeeper reads it: the order, the document that is booked and what the reports make of it; or why it is held. */
export function renderCase(golden: GoldenCase): string {
  const rules = rulesSchema.parse(nested(golden.settings ?? {}));
  const { order, registry, distanceSalesBefore } = golden;
  const result = planInvoice(order, { connection, rules, vatNumber: registry, distanceSalesBefore });
  const outcome = result.match(
    (plan) => [...documentBlocks(plan), ...reportBlocks(plan, golden)],
    (problem) => [heldBlock(problem)],
  );
  return [`${golden.title}\n`, ...orderBlocks(golden), ...outcome].join("\n");
}

/** `{ "a.b": 1 }` as `{ a: { b: 1 } }`: settings are two levels deep. */
function nested(settings: Readonly<Record<string, unknown>>): Record<string, Record<string, unknown>> {
  const result: Record<string, Record<string, unknown>> = {};
  for (const [path, value] of Object.entries(settings)) {
    const [group = "", name = ""] = path.split(".");
    result[group] = { ...result[group], [name]: value };
  }
  return result;
}

function orderBlocks({ order, settings = {}, registry, distanceSalesBefore }: GoldenCase): string[] {
  const { billTo, type, vatNumber } = order.customer;
  const place = ({ country, postcode }: typeof billTo) => `${country ?? "no country"} ${postcode ?? "no postcode"}`;
  const answer = registry === undefined ? "not asked" : `${registry.state} (${registry.vatNumber})`;
  const values = Object.entries(settings).map(([path, value]) => [path, plain(value)]);
  return [
    block(
      "ORDER",
      pairs([
        ["number", `${order.number} (id ${order.id})`],
        ["placed at", order.placedAt],
        ["prices", order.basis === "gross" ? "gross, VAT included" : "net, VAT on top"],
        ["read as", order.reading],
        ["customer", `${type}, ${place(billTo)}`],
        ["goods go to", order.delivery === "pickup" ? "picked up" : place(deliveryAddress(order.customer))],
        ["VAT number", vatNumber ?? "none"],
        ["registry", vatNumber === null ? "-" : answer],
        ["marks", marksOf(order)],
        ...(distanceSalesBefore === undefined ? [] : [["sales before", `${distanceSalesBefore} EUR this year`]]),
      ]),
      table(
        ["part", "quantity", ">amount", ">charged", "class", "categories"],
        [...partRows(order), totalRow("total", order.total), totalRow("of which VAT", order.totalVat)],
      ),
    ),
    block("SETTINGS OTHER THAN DEFAULT", values.length === 0 ? ["none"] : pairs(values)),
  ];
}

const plain = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

const marksOf = ({ marks }: Order): string =>
  Object.entries(marks)
    .flatMap(([name, isSet]) => (isSet ? [name] : []))
    .join(", ") || "none";

const amountOf = (amount: Money): string =>
  amount.currency === "EUR" ? decimalText(amount) : `${amount.currency} ${decimalText(amount)}`;

const totalRow = (name: string, amount: Money): string[] => [name, "", amountOf(amount), "", "", ""];

const partRows = ({ lines, charges, discounts }: Order): string[][] => [
  ...lines.map(({ kind, description, variant, quantity, amount, vatPercent, rateClass, shopCategories }) => [
    `${kind}: ${description}${variant === null ? "" : ` (${variant})`}`,
    quantity,
    amountOf(amount),
    `${vatPercent} %`,
    rateClass ?? "not told",
    (shopCategories ?? []).join(", "),
  ]),
  ...charges.map(({ kind, description, amount, vatPercent }) => [
    `charge: ${kind}${description === "" ? "" : `, ${description}`}`,
    "",
    amountOf(amount),
    vatPercent === null ? "follows goods" : `${vatPercent} %`,
    "",
    "",
  ]),
  ...discounts.map(({ kind, description, amount }) => [
    `discount: ${kind}${description === "" ? "" : `, ${description}`}`,
    "",
    amountOf({ ...amount, minor: -amount.minor }),
    "follows goods",
    "",
    "",
  ]),
];

const listed = (words: readonly string[]): string => (words.length === 0 ? "-" : words.join(", "));

/** Rates: what was charged, and what the decision says where that is something else. */
const rateOf = (charged: string, decided: string | null): string => {
  if (decided === charged) return `${charged} %`;
  return decided === null ? `${charged} % (exempt)` : `${charged} % (decided ${decided} %)`;
};

function documentBlocks(plan: InvoicePlan): string[] {
  const { lines, vatTotals, totals, rounding, flags } = plan;
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
          ["document", "", ...amounts(totals), "", "", "", ""],
        ],
      ),
      pairs([
        ["VAT rounded", `${rounding.rule}, from ${rounding.basis} prices`],
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

function reportBlocks(plan: InvoicePlan, { settings = {}, distanceSalesBefore = "0" }: GoldenCase): string[] {
  const { orderId, orderNumber, date, vatTotals } = plan;
  const documents: BookedVat[] = [{ orderId, orderNumber, date, vatTotals }];
  const quarter = `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
  const period = parsePeriod(quarter)._unsafeUnwrap();
  return [
    block(
      `REPORTS OF ${quarter}, WITH THIS DOCUMENT ONLY`,
      returnRows(documents, period),
      icpRows(documents, period),
      ossRows(documents, period),
      thresholdRows(documents, {
        previousYearNetEur: String(settings["threshold.previousYearNetEur"] ?? "0"),
        alreadyThisYearNetEur: decimalText(
          sum(
            [distanceSalesBefore, String(settings["threshold.beforeConnectingNetEur"] ?? "0")].map((amount) =>
              parseMoney(amount, "EUR", "threshold")._unsafeUnwrap(),
            ),
            "EUR",
          ),
        ),
      }),
    ),
  ];
}

function returnRows(...[documents, period]: Parameters<typeof dutchReturn>): string[] {
  const { boxes, vatDue, notInReturn } = dutchReturn(documents, period);
  return table(
    ["Dutch return", ">net", ">VAT"],
    [
      ...boxes.map(({ box, net, vat }) => [`box ${box}`, amountOf(net), vat === null ? "-" : amountOf(vat)]),
      ["box 5a", "", amountOf(vatDue)],
      ["in no box", amountOf(notInReturn.net), amountOf(notInReturn.vat)],
    ],
  );
}

function icpRows(...[documents, period]: Parameters<typeof icpListing>): string[] {
  const { lines } = icpListing(documents, period);
  if (lines.length === 0) return ["ICP listing: nothing"];
  return table(
    ["ICP listing", "kind", ">net"],
    lines.map(({ vatNumber, kind, net }) => [vatNumber, kind, amountOf(net)]),
  );
}

function ossRows(...[documents, quarter]: Parameters<typeof ossReport>): string[] {
  const { lines } = ossReport(documents, quarter);
  if (lines.length === 0) return ["OSS: nothing"];
  return table(
    ["OSS", "dispatched from", "rate", ">net", ">VAT"],
    lines.map(({ memberStateOfConsumption, memberStateOfDispatch, vatPercent, net, vat }) => [
      memberStateOfConsumption,
      memberStateOfDispatch ?? "NL",
      `${vatPercent} %`,
      amountOf(net),
      amountOf(vat),
    ]),
  );
}

function thresholdRows(documents: readonly BookedVat[], before: Parameters<typeof thresholdReport>[2]): string[] {
  const year = Number(documents[0]?.date.slice(0, 4));
  const report = thresholdReport(documents, year, before)._unsafeUnwrap();
  if (report.total.minor === 0 && report.previousYear.minor === 0) return ["Threshold: nothing counts"];
  return table(
    [`Threshold ${year}`, ">EUR", ""],
    [
      ["last year", amountOf(report.previousYear), ""],
      ["before this document", amountOf(report.alreadyThisYear), ""],
      ["this document", amountOf(report.booked), ""],
      ["total", amountOf(report.total), `of ${amountOf(report.limit)}: ${report.level}`],
      ...(report.exceededAt === null ? [] : [["exceeded at", "", `order ${report.exceededAt.orderNumber}`]]),
    ],
  );
}

function heldBlock(problem: Problem): string {
  const words = (locale: Locale) => {
    const { reason, remedy } = describeProblem(problem, locale);
    return [
      [`${locale}: reason`, reason],
      [`${locale}: remedy`, remedy],
    ];
  };
  return block(
    "HELD, NOTHING IS BOOKED",
    pairs([
      ["problem", `${problem.code} (${problemKind(problem.code)})`],
      ["field", problem.field],
      ...words("nl"),
      ...words("en"),
    ]),
  );
}
