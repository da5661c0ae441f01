import { flagText, type InvoicePlan, lineText, type PlanLine, type Problem, problem } from "@boekbrug/core";
import { type Explanation, explain } from "@boekbrug/runner";
import type { OpenHost } from "../host/open-host.ts";
import { showAmount } from "../output/amounts.ts";
import { exitCodeOf, exitCodes } from "../output/exit-codes.ts";
import { type Output, problemJson, problemLine } from "../output/output.ts";
import { withoutPerson } from "../output/without-person.ts";
import { basisWords, fateWords, kindWords, roundingWords, scenarioWords, words } from "../output/words.ts";

/** Shows one order from document line back to rule and source. Every connection is asked until one knows it. Reads only. */
export async function explainCommand({ host, connections }: OpenHost, output: Output, wanted: string): Promise<number> {
  let refusal: Problem = problem("order.unknown", "order", { order: wanted });
  for (const connection of connections) {
    const found = await explain(host, connection, wanted);
    if (found.isErr()) refusal = found.error.problem;
    else if (found.value !== null) {
      show(output, found.value);
      output.result(explanationJson(found.value));
      return found.value.problem === null ? exitCodes.done : exitCodes.attention;
    }
  }
  output.problem(refusal);
  output.result({ problems: [problemJson(refusal)] });
  return exitCodeOf(refusal);
}

/** In the order in which an accountant asks: what, how much, on what ground. */
export function show(output: Output, explanation: Explanation): void {
  const { order, record, history, plan, problem: found } = explanation;
  const { language } = output;
  const fate = record === null ? "" : `  (${fateWords[record.fate.kind][language]})`;
  output.line(`${words.order[language]} ${order.number}${fate}`);
  output.line(`${words.reading[language]}: ${order.reading[language]}`);
  for (const { at, fate: then } of history) output.line(`  ${at}  ${fateWords[then.kind][language]}`);
  showPayment(output, record);
  if (found !== null) output.line(`${words.held[language]}: ${problemLine(found, language)}`);
  for (const note of [explanation.incomplete, explanation.shortened]) {
    if (note !== null) output.line(`${words.flags[language]}: ${problemLine(note, language)}`);
  }
  if (plan === null) return;
  const dated = record?.booking?.document?.date ?? plan.date;
  const inBooks = dated === plan.date ? "" : ` (${words.datedInBooks[language]} ${dated})`;
  output.line(`${words.date[language]}: ${plan.date}${inBooks}   ${words.reference[language]}: ${plan.reference}`);
  output.line(
    `${words.rounding[language]}: ${roundingWords[plan.rounding.rule][language]} (${basisWords[plan.rounding.basis][language]})`,
  );
  if (differsFromBooking(record, plan)) output.line(words.bookedOtherwise[language]);
  for (const line of plan.lines) showLine(output, line);
  const [net, vat, gross] = [plan.totals.net, plan.totals.vat, plan.totals.gross].map((each) =>
    showAmount(each, language),
  );
  output.line(`\n${words.total[language]}: ${net} + ${vat} = ${gross}`);
  for (const flag of plan.flags) output.line(`${words.flags[language]}: ${flagText(flag, language)}`);
}

/** What is left to do about the payment of a booked order. */
function showPayment({ language, line }: Output, record: Explanation["record"]): void {
  const payment = record?.booking?.document == null ? null : record.booking.payment;
  if (payment === null) return;
  const state = payment.paid === null ? words.unpaid : words.paymentsDue;
  line(`${state[language]}${payment.paid === null ? "" : `: ${payment.paid.on}`}`);
}

/** Settings, the threshold or an answer of VIES may have changed since: then today's ground is not that of the booking. */
const differsFromBooking = (record: Explanation["record"], plan: InvoicePlan): boolean =>
  record !== null &&
  record.booking !== null &&
  record.booking.document !== null &&
  JSON.stringify(record.booking.vatTotals) !== JSON.stringify(plan.vatTotals);

function showLine(output: Output, line: PlanLine): void {
  const { language } = output;
  const { decision, net, vat, gross } = line;
  const amounts = [net, vat, gross].map((each) => showAmount(each, language));
  output.line(`\n${line.id}. ${lineText(line, { withQuantity: true })}`);
  output.line(`   ${amounts[0]} + ${amounts[1]} (${line.vatPercent} %) = ${amounts[2]}`);
  const box = decision.nlReturnBox === null ? "–" : decision.nlReturnBox;
  const kind = decision.domesticKind === null ? "" : `, ${kindWords[decision.domesticKind][language]}`;
  output.line(
    `   ${words.scenario[language]}: ${scenarioWords[decision.scenario][language]}${kind} (${decision.taxCountry})   ${words.box[language]}: ${box}`,
  );
  for (const { rule, text, textNl, source } of decision.why) {
    output.line(`   – ${language === "nl" ? textNl : text} [${rule}; ${source}]`);
  }
}

/** Without the customer: an explanation is about amounts and rules. */
const explanationJson = ({ order, record, history, plan, problem: found, incomplete, shortened }: Explanation) => ({
  orderId: order.id,
  orderNumber: order.number,
  reading: order.reading.en,
  fate: record?.fate.kind ?? null,
  payment: record?.booking?.payment ?? null,
  history: history.map(({ at, run, fate }) => ({ at, run, fate: fate.kind })),
  problem: found === null ? null : problemJson(found),
  incomplete: incomplete === null ? null : problemJson(incomplete),
  shortened: shortened === null ? null : problemJson(shortened),
  plan: plan === null ? null : withoutPerson(plan.customer, { ...plan, customer: undefined }),
});
