import {
  type BookedVat,
  decimalText,
  dutchReturn,
  type InvoicePlan,
  icpListing,
  ossReport,
  parseMoney,
  parsePeriod,
  sum,
  thresholdReport,
} from "../../src/index.ts";
import type { GoldenCase } from "./golden-case.ts";
import { amountOf, block, table } from "./text-table.ts";

/** What the reports of its quarter would say of the document if it were the only one. */
export function reportBlocks(plan: InvoicePlan, { settings = {}, distanceSalesBefore = "0" }: GoldenCase): string[] {
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
  const { boxes, vatDue, notInReturn, marginPerPeriod } = dutchReturn(documents, period);
  return table(
    ["Dutch return", ">net", ">VAT"],
    [
      ...boxes.map(({ box, net, vat }) => [`box ${box}`, amountOf(net), vat === null ? "-" : amountOf(vat)]),
      ["box 5a", "", amountOf(vatDue)],
      ["in no box", amountOf(notInReturn.net), amountOf(notInReturn.vat)],
      ...(marginPerPeriod === null ? [] : [["margin sales taxed per period", amountOf(marginPerPeriod), ""]]),
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
