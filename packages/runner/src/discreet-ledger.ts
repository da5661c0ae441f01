import { type ExecutionPorts, type Failure, isPersonal, type Json, type WriteStep } from "@boekbrug/core";

type Calls = ExecutionPorts["ledger"];

/** Shorter words say little of a person, and much of what a message means. */
const shortestWord = 3;

/**
 * A ledger whose refusals do not name the customer: a refused document may speak of the record that an earlier step made. Words of that record are taken out
 * of the ledger's own text before it is kept or shown.
 */
export function discreetLedger(ledger: Calls, steps: readonly WriteStep[]): Calls {
  const records = steps.filter(isPersonal).map(({ request }) => request.body);
  const words = new Set(records.flatMap(textsIn).flatMap((text) => text.toLowerCase().match(word) ?? []));
  const discreet = (failure: Failure): Failure => withoutWords(failure, words);
  return {
    settlesWithinSeconds: ledger.settlesWithinSeconds,
    ready: () => ledger.ready(),
    send: (step, notAfter) => ledger.send(step, notAfter).mapErr(discreet),
    lookup: (step) => ledger.lookup(step).mapErr(discreet),
  };
}

const word = /[\p{L}\p{N}]+/gu;

function textsIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function withoutWords(failure: Failure, words: ReadonlySet<string>): Failure {
  const { detail } = failure.problem.parameters;
  if (typeof detail !== "string") return failure;
  const clean = detail.replace(word, (each) =>
    each.length >= shortestWord && words.has(each.toLowerCase()) ? "***" : each,
  );
  return { ...failure, problem: { ...failure.problem, parameters: { ...failure.problem.parameters, detail: clean } } };
}
