import { addDays, calendarDateOf, lineText, type Problem, startOfDay, type WriteStep } from "@boekbrug/core";
import { type Connection, type Preview, type PreviewedOrder, preview, startMoment } from "@boekbrug/runner";
import type { OpenHost } from "../host/open-host.ts";
import { showAmount } from "../output/amounts.ts";
import { table } from "../output/booking-tables.ts";
import { exitCodeOf, exitCodes } from "../output/exit-codes.ts";
import { type Output, problemJson } from "../output/output.ts";
import { heldLine } from "../output/report.ts";
import { stepJson, withoutPerson } from "../output/without-person.ts";
import { skipWords, waitWords, words } from "../output/words.ts";

export interface PreviewOptions {
  /** Look at orders from this day on; default the settings' start moment, or 30 days back where that is the moment of connecting. */
  readonly since?: string | undefined;
}

/** Shows the exact writes that `sync` would make. Sends nothing to the bookkeeping and stores nothing but the tokens that reading it yields. */
export async function previewCommand(
  { host, connections }: OpenHost,
  output: Output,
  { since }: PreviewOptions,
): Promise<number> {
  const previews: Preview[] = [];
  const problems: Problem[] = [];
  for (const connection of connections) {
    const start = startOf(connection, since, host.clock.now());
    const { store, fingerprint } = host;
    const read = await preview({ fingerprint, connection, start, store, now: host.clock.now() });
    if (read.isErr()) {
      problems.push(read.error.problem);
      output.problem(read.error.problem);
      continue;
    }
    previews.push(read.value);
    showPreview(output, read.value);
    if (since === undefined && connection.rules.orders.from === "connection")
      output.line(words.fromConnection[output.language]);
  }
  output.result({ connections: previews.map(previewJson), problems: problems.map(problemJson) });
  const [first] = [...problems, ...previews.flatMap(({ check }) => check)];
  if (first !== undefined) return exitCodeOf(first);
  const held = previews.some(({ orders }) => orders.some(({ kind }) => kind === "would-hold"));
  return held ? exitCodes.attention : exitCodes.done;
}

/** From the day asked for; else from the settings' start moment; a connection that starts when it is made looks 30 days back. */
function startOf({ rules }: Connection, since: string | undefined, now: number): string {
  if (since !== undefined) return startOfDay(since);
  return startMoment(rules, startOfDay(addDays(calendarDateOf(now), -30)));
}

/** Every order with its document lines and the steps that write it. */
export function showPreview(output: Output, { connection, check, orders, payments }: Preview): void {
  output.line(`— ${connection} —`);
  for (const found of check) output.problem(found);
  for (const order of orders) showPreviewedOrder(output, order);
  for (const [index, step] of payments.entries()) output.line(stepText(step, index, output));
}

export function showPreviewedOrder(output: Output, order: PreviewedOrder): void {
  const { language } = output;
  switch (order.kind) {
    case "not-due": {
      const reason = { ...waitWords, ...skipWords }[order.reason as keyof typeof waitWords];
      output.line(`${order.orderNumber ?? `#${order.orderId}`}  ${reason?.[language] ?? order.reason}`);
      return;
    }
    case "would-hold":
      output.line(`${words.held[language]}  ${heldLine(order, language)}`);
      return;
    case "would-book": {
      const { plan, steps } = order;
      output.line(`${words.order[language]} ${plan.orderNumber}  ${plan.date}  ${plan.reference}`);
      const rows = plan.lines.map((line) => [
        lineText(line, { withQuantity: true }),
        `${line.vatPercent} %`,
        line.decision.nlReturnBox ?? "–",
        ...[line.net, line.vat, line.gross].map((amount) => showAmount(amount, language)),
      ]);
      const total = [plan.totals.net, plan.totals.vat, plan.totals.gross].map((amount) => showAmount(amount, language));
      output.line(
        table(
          [
            "",
            words.rate[language],
            words.box[language],
            words.net[language],
            words.vat[language],
            words.gross[language],
          ],
          ["left", "right", "left", "right", "right", "right"],
          [...rows, [words.total[language], "", "", ...total]],
        ),
      );
      for (const [index, step] of steps.entries()) output.line(stepText(step, index, output));
    }
  }
}

function stepText({ title, request, lookup }: WriteStep, index: number, { language }: Output): string {
  const first =
    lookup === "before-sending"
      ? ` (${language === "nl" ? "alleen als die er nog niet is" : "only if it is not there yet"})`
      : "";
  return `${index + 1}. ${title[language]}${first}: ${request.method} ${request.path}\n${JSON.stringify(request.body, null, 2)}`;
}

/** For programs, and so for logs: without the customer, whom only the person at the terminal is shown. */
export const previewJson = ({ connection, check, orders, payments }: Preview) => ({
  connection,
  check: check.map(problemJson),
  orders: orders.map(orderJson),
  payments,
});

function orderJson(order: PreviewedOrder): unknown {
  switch (order.kind) {
    case "not-due":
      return order;
    case "would-hold":
      return { ...order, problem: problemJson(order.problem) };
    case "would-book": {
      const { customer, ...plan } = order.plan;
      const steps = order.steps.map((step) => stepJson(customer, step));
      return { kind: order.kind, plan: withoutPerson(customer, plan), steps };
    }
  }
}
