import { type Problem, problem } from "@boekbrug/core";
import { type Instruction, instruct } from "@boekbrug/runner";
import type { OpenHost } from "../host/open-host.ts";
import { exitCodeOf, exitCodes } from "../output/exit-codes.ts";
import { type Output, problemJson } from "../output/output.ts";
import { fateWords, words } from "../output/words.ts";

/** Lets a person say that an order was dealt with by hand, or that it is to be tried again without waiting. */
export async function instructCommand(
  { host, connections }: OpenHost,
  output: Output,
  wanted: string,
  instruction: Instruction,
): Promise<number> {
  let refusal: Problem = problem("order.unknown", "order", { order: wanted });
  for (const connection of connections) {
    const done = await instruct(host, connection, wanted, instruction);
    if (done.isErr()) refusal = done.error.problem;
    else if (done.value !== null) {
      const { orderId, orderNumber, fate } = done.value;
      output.line(
        `${words.order[output.language]} ${orderNumber ?? orderId}: ${fateWords[fate.kind][output.language]}`,
      );
      output.result({ connection: connection.key, orderId, orderNumber, fate: fate.kind });
      return exitCodes.done;
    }
  }
  output.problem(refusal);
  output.result({ problems: [problemJson(refusal)] });
  return exitCodeOf(refusal);
}
