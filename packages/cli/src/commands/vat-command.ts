import { describeProblem, explainVatQuestion, type Locale, problem } from "@boekbrug/core";
import { exitCodes } from "../output/exit-codes.ts";
import type { Streams } from "../output/output.ts";

/** Answers VAT questions without a shop: one JSON object a line in, one decision or problem a line out, in the same order. */
export async function vatCommand(input: AsyncIterable<string>, streams: Streams, language: Locale): Promise<number> {
  for await (const line of input) {
    if (line.trim() === "") continue;
    streams.out(`${JSON.stringify(answer(line, language))}\n`);
  }
  return exitCodes.done;
}

function answer(line: string, language: Locale): unknown {
  try {
    return explainVatQuestion(JSON.parse(line), undefined, language);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {
      problem: describeProblem(problem("vat.input-invalid", "question", { found: "–", what: "JSON" }), language),
    };
  }
}
