import type { Locale, NumberGap, Text } from "@boekbrug/core";
import { add, describeProblem, subtract } from "@boekbrug/core";
import type { HeldOrder, SyncReport } from "@boekbrug/runner";
import { showAmount } from "./amounts.ts";
import { bookedTable, vatTable } from "./booking-tables.ts";
import { exitCodeOf, exitCodes } from "./exit-codes.ts";
import { type Output, problemJson } from "./output.ts";
import { gapWords, skipWords, waitWords, words } from "./words.ts";

/** Shows what a run did, as a bookkeeper would read it. */
export function showReport(output: Output, report: SyncReport): void {
  const { language } = output;
  if (report.booked.length === 0) output.line(words.nothing[language]);
  else {
    output.line(`${words.booked[language]}: ${report.booked.length}`);
    output.line(bookedTable(report.booked, language));
    output.line(vatTable(report.booked, language));
  }
  showRoundedAnew(output, report.booked);
  showHeld(output, words.held, report.held);
  if (report.held.length > 0) output.line(`  ${words.bookedByHand[language]}`);
  if (report.stillHeld > 0) output.line(`${words.stillHeld[language]}: ${report.stillHeld}`);
  if (report.waitingOnLedger > 0) output.line(`${words.waitingOnLedger[language]}: ${report.waitingOnLedger}`);
  showSettled(output, report.settled);
  if (report.collecting > 0) output.line(`${words.collecting[language]}: ${report.collecting}`);
  if (report.unpaid > 0) output.line(`${words.unpaid[language]}: ${report.unpaid}`);
  showHeld(output, words.inDoubt, report.inDoubt);
  showHeld(output, words.incomplete, report.incomplete);
  showHeld(output, words.shortened, report.shortened);
  showCounts(output, words.waiting, report.waiting, waitWords);
  showCounts(output, words.skipped, report.skipped, skipWords);
  showGaps(output, report.gaps);
  if (report.silence !== null) output.problem(report.silence);
  for (const found of [...report.check, ...report.warnings]) output.problem(found);
  if (report.stopped !== null) output.problem(report.stopped.problem);
}

/** Orders whose VAT is a few cents other than the shop's, since the settings round it per rate. */
function showRoundedAnew({ language, line }: Output, booked: SyncReport["booked"]): void {
  const told = booked.flatMap(({ orderNumber, vatTotals }) => {
    const [first, ...others] = vatTotals.flatMap(({ vat, chargedVat }) =>
      chargedVat === undefined ? [] : [subtract(vat, chargedVat)],
    );
    if (first === undefined) return [];
    const difference = others.reduce(add, first);
    return [`${orderNumber} ${difference.minor > 0 ? "+" : ""}${showAmount(difference, language)}`];
  });
  if (told.length > 0) line(`${words.roundedAnew[language]}: ${told.join(", ")}`);
}

function showSettled({ language, line }: Output, settled: SyncReport["settled"]): void {
  if (settled.length === 0) return;
  line(`${words.settled[language]}: ${settled.length}`);
  for (const { orderNumber, documentNumber, amount, paidOn, found } of settled) {
    const there = found ? `  (${words.paymentFound[language]})` : "";
    line(`  ${orderNumber}  ${documentNumber ?? ""}  ${showAmount(amount, language)}  ${paidOn ?? ""}${there}`);
  }
}

/** Missing numbers by reason, those side by side from the first to the last. */
export function showGaps(output: Output, gaps: readonly NumberGap[]): void {
  if (gaps.length === 0) return;
  const { language } = output;
  output.line(`${words.gaps[language]}:`);
  for (const [reason, text] of Object.entries(gapWords)) {
    const alike = gaps.filter((gap) => gap.reason === reason);
    const numbers = alike.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
    if (numbers.length > 0) output.line(`  ${text[language]}: ${numbers.join(", ")}`);
  }
}

export function showHeld(output: Output, title: Text, held: readonly HeldOrder[]): void {
  if (held.length === 0) return;
  output.line(`${title[output.language]}: ${held.length}`);
  for (const order of held) output.line(`  ${heldLine(order, output.language)}`);
}

export function heldLine({ orderId, orderNumber, problem }: HeldOrder, language: Locale): string {
  const { reason, remedy } = describeProblem(problem, language);
  return `${orderNumber ?? `#${orderId}`}  ${reason} ${remedy}`;
}

function showCounts(
  output: Output,
  title: Text,
  counts: Readonly<Record<string, number>>,
  reasons: Readonly<Record<string, Text>>,
): void {
  const parts = Object.entries(counts).map(
    ([reason, count]) => `${count} ${reasons[reason]?.[output.language] ?? reason}`,
  );
  if (parts.length > 0) output.line(`${title[output.language]}: ${parts.join(", ")}`);
}

/** The report for programs. */
export const reportJson = (report: SyncReport) => ({
  ...report,
  held: report.held.map((order) => ({ ...order, problem: problemJson(order.problem) })),
  inDoubt: report.inDoubt.map((order) => ({ ...order, problem: problemJson(order.problem) })),
  incomplete: report.incomplete.map((order) => ({ ...order, problem: problemJson(order.problem) })),
  shortened: report.shortened.map((order) => ({ ...order, problem: problemJson(order.problem) })),
  silence: report.silence === null ? null : problemJson(report.silence),
  check: report.check.map(problemJson),
  warnings: report.warnings.map(problemJson),
  stopped: report.stopped === null ? null : problemJson(report.stopped.problem),
});

/** The worst that a run met decides the exit code. */
export function reportExitCode({ check, stopped, held, stillHeld, inDoubt }: SyncReport): number {
  const [first] = check;
  if (first !== undefined) return exitCodeOf(first);
  if (stopped !== null) return Math.max(exitCodeOf(stopped.problem), exitCodes.attention);
  return held.length + stillHeld + inDoubt.length > 0 ? exitCodes.attention : exitCodes.done;
}
