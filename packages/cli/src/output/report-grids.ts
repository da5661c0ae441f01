import {
  type DutchReturn,
  type IcpListing,
  type Locale,
  type Money,
  type OssReport,
  sum,
  type Text,
  type ThresholdReport,
} from "@boekbrug/core";
import type { ReportGrid } from "./report-grid.ts";
import { boxWords, kindWords, levelWords, reportWords } from "./report-words.ts";
import { words } from "./words.ts";

const inLanguage = (texts: readonly Text[], language: Locale): string[] => texts.map((text) => text[language]);

const total = (amounts: readonly Money[]): Money => sum(amounts, "EUR");

/** The boxes of the return and 5a below them, as on the form; what the return leaves out stands last. */
export function returnGrid(
  { boxes, vatDue, notInReturn, marginPerPeriod, roundedAnew }: DutchReturn,
  language: Locale,
): ReportGrid {
  const left = notInReturn.net.minor !== 0 || notInReturn.vat.minor !== 0;
  const leftOut = ["–", reportWords.notInReturn[language], notInReturn.net, notInReturn.vat];
  return {
    head: inLanguage([words.box, reportWords.description, reportWords.turnover, words.vat], language),
    amounts: 2,
    rows: [
      ...boxes.map(({ box, net, vat }) => [box, boxWords[box]?.[language] ?? "", net, vat ?? ""]),
      ["5a", reportWords.vatDue[language], "", vatDue],
      ...(left ? [leftOut] : []),
      ...(marginPerPeriod === null ? [] : [["–", reportWords.marginPerPeriod[language], marginPerPeriod, ""]]),
      ...(roundedAnew === null ? [] : [["–", reportWords.roundedAnew[language], "", roundedAnew]]),
    ],
    total: null,
  };
}

/** Country and number apart, as the form asks for them. */
export function icpGrid({ lines, total: sumOfLines }: IcpListing, language: Locale): ReportGrid {
  return {
    head: inLanguage([reportWords.country, reportWords.vatNumber, reportWords.kind, reportWords.amount], language),
    amounts: 1,
    rows: lines.map(({ vatNumber, kind, net }) => [
      vatNumber.slice(0, 2),
      vatNumber.slice(2),
      kindWords[kind][language],
      net,
    ]),
    total: [words.total[language], "", "", sumOfLines],
  };
}

export function ossGrid({ lines }: OssReport, home: string, language: Locale): ReportGrid {
  const { stateOfConsumption, stateOfDispatch, percent, turnover } = reportWords;
  return {
    head: inLanguage([stateOfConsumption, stateOfDispatch, percent, turnover, words.vat], language),
    amounts: 2,
    rows: lines.map((line) => [
      line.memberStateOfConsumption,
      line.memberStateOfDispatch ?? home,
      line.vatPercent,
      line.net,
      line.vat,
    ]),
    total: [words.total[language], "", "", total(lines.map(({ net }) => net)), total(lines.map(({ vat }) => vat))],
  };
}

export function thresholdGrid(report: ThresholdReport, language: Locale): ReportGrid {
  const { level, exceededAt } = report;
  const crossing: [Text, string][] =
    exceededAt === null
      ? []
      : [
          [reportWords.exceededAt, exceededAt.orderNumber ?? `#${exceededAt.orderId}`],
          [reportWords.exceededOn, exceededAt.date],
        ];
  const rows: [Text, string | Money][] = [
    [reportWords.year, String(report.year)],
    [reportWords.previousYear, report.previousYear],
    [reportWords.alreadyThisYear, report.alreadyThisYear],
    [reportWords.booked, report.booked],
    [reportWords.total, report.total],
    [reportWords.limit, report.limit],
    [reportWords.level, levelWords[level][language]],
    ...crossing,
  ];
  return {
    head: inLanguage([reportWords.description, reportWords.amount], language),
    amounts: 1,
    rows: rows.map(([text, value]) => [text[language], value]),
    total: null,
  };
}
