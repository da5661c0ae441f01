import type { Fate, FateKind, OrderRecord, Problem } from "@boekbrug/core";
import { restingProblem, type Status, status } from "@boekbrug/runner";
import type { OpenHost } from "../host/open-host.ts";
import { table } from "../output/booking-tables.ts";
import { exitCodeOf, exitCodes } from "../output/exit-codes.ts";
import { type Output, problemJson } from "../output/output.ts";
import { heldLine, showGaps, showHeld } from "../output/report.ts";
import { fateWords, words } from "../output/words.ts";
import { warnOfPlainSecrets } from "./plain-secrets.ts";

interface ShownStatus extends Status {
  readonly resting: Problem | null;
}

/** How many orders stand where, and which need a look. Calls no vendor. */
export async function statusCommand(opened: OpenHost, output: Output): Promise<number> {
  const { host, connections } = opened;
  const all: ShownStatus[] = [];
  for (const { key } of connections) {
    const read = await status(host.store, key);
    if (read.isErr()) {
      output.problem(read.error.problem);
      output.result({ connections: all.map(statusJson), problems: [problemJson(read.error.problem)] });
      return exitCodeOf(read.error.problem);
    }
    const resting = restingProblem(read.value.rest, host.clock.now());
    all.push({ ...read.value, resting });
    show(output, read.value);
    if (read.value.silence !== null) output.problem(read.value.silence);
    if (resting !== null) output.problem(resting);
  }
  warnOfPlainSecrets(opened, output);
  output.result({ connections: all.map(statusJson) });
  return all.some(({ attention }) => attention.length > 0) ? exitCodes.attention : exitCodes.done;
}

function show(output: Output, { connection, fates, attention, incomplete, payments, watchEnded, gaps }: Status): void {
  const { language } = output;
  output.line(`— ${connection} —`);
  const rows = (Object.entries(fates) as [FateKind, number][]).map(([kind, count]) => [
    fateWords[kind][language],
    String(count),
  ]);
  output.line(table([words.fate[language], words.number[language]], ["left", "right"], rows));
  for (const record of attention) output.line(`  ${attentionLine(record, output)}`);
  if (attention.some(({ fate }) => fate.kind === "held")) output.line(`  ${words.bookedByHand[language]}`);
  showPayments(output, payments);
  showHeld(output, words.incomplete, incomplete);
  showGaps(output, gaps);
  if (watchEnded.length > 0) {
    output.line(`${words.watchEnded[language]}: ${watchEnded.length}`);
    const named = watchEnded.map(({ orderId, orderNumber }) => orderNumber ?? `#${orderId}`);
    output.line(`  ${named.join(", ")}`);
    output.line(`  ${words.bringBack[language]}`);
  }
}

function showPayments({ language, line }: Output, { unpaid, due, inDoubt }: Status["payments"]): void {
  if (unpaid > 0) line(`${words.unpaid[language]}: ${unpaid}`);
  if (due > 0) line(`${words.paymentsDue[language]}: ${due}`);
  if (inDoubt > 0) line(`${words.paymentsInDoubt[language]}: ${inDoubt}`);
}

function attentionLine({ orderId, orderNumber, fate, fateSince }: OrderRecord, { language }: Output): string {
  const problem = problemOf(fate);
  const line =
    problem === undefined
      ? `${orderNumber ?? `#${orderId}`}  ${fateWords[fate.kind][language]}`
      : heldLine({ orderId, orderNumber, problem }, language);
  return `${fateSince}  ${line}`;
}

const problemOf = (fate: Fate) => ("problem" in fate ? fate.problem : undefined);

const statusJson = ({
  connection,
  fates,
  attention,
  incomplete,
  payments,
  resting,
  silence,
  watchEnded,
  gaps,
}: ShownStatus) => ({
  connection,
  fates,
  resting: resting === null ? null : problemJson(resting),
  silence: silence === null ? null : problemJson(silence),
  watchEnded: watchEnded.map(({ orderId, orderNumber, fateSince }) => ({ orderId, orderNumber, since: fateSince })),
  gaps,
  payments,
  incomplete: incomplete.map((order) => ({ ...order, problem: problemJson(order.problem) })),
  attention: attention.map(({ orderId, orderNumber, fate, fateSince }) => {
    const problem = problemOf(fate);
    return {
      orderId,
      orderNumber,
      fate: fate.kind,
      since: fateSince,
      problem: problem === undefined ? null : problemJson(problem),
    };
  }),
});
