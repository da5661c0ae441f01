import {
  decimalText,
  type InvoicePlan,
  lineText,
  type PlanLine,
  type Problem,
  type Rules,
  type WriteStep,
} from "@boekbrug/core";
import { Result } from "neverthrow";
import { accountFor, vatCodeFor } from "./mapping.ts";
import type { CsvSettings } from "./settings.ts";

/** The one write of a booking, as data: every step of it can be shown before it is made, and is made just like that. */
export function toDocument(plan: InvoicePlan, rules: Rules, settings: CsvSettings): Result<WriteStep, Problem> {
  const { reference, number, date, description, customer, totals } = plan;
  return Result.combine(plan.lines.map((line) => toLine(line, rules, settings))).map((lines) => ({
    key: "document",
    kind: "document",
    title: { nl: "Boeking", en: "Booking" },
    request: {
      method: "POST",
      path: "bookings.csv",
      body: {
        reference,
        number,
        date,
        description: harmless(description),
        customer: harmless(customer.company ?? customer.name ?? ""),
        vatNumber: customer.vatNumber ?? "",
        lines,
      },
    },
    dependsOn: [],
    lookup: "after-doubt",
    identity: null,
    reference,
    expected: { gross: totals.gross, vat: totals.vat },
  }));
}

const toLine = (line: PlanLine, rules: Rules, settings: CsvSettings) =>
  Result.combine([
    accountFor(line.accountRole, rules, settings),
    vatCodeFor(line.vatRole, line.vatPercent, rules, settings),
  ]).map(([account = "", vatCode = ""]) => ({
    account,
    vatCode,
    text: harmless(lineText(line, { withQuantity: true })),
    net: decimalText(line.net),
    vat: decimalText(line.vat),
  }));

/** A spreadsheet would take a text that begins like this for a formula, and reckon with what a customer typed. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
