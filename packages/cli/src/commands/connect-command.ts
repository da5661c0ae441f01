import { type Problem, problem } from "@boekbrug/core";
import type { OpenHost } from "../host/open-host.ts";
import { exitCodeOf, exitCodes } from "../output/exit-codes.ts";
import { type Output, problemJson } from "../output/output.ts";
import { words } from "../output/words.ts";

export interface ConnectOptions {
  /** The connection's key. */
  readonly connection: string;
  /** What the bookkeeping showed after access was given; left out: where to give it is told. */
  readonly code?: string | undefined;
}

/** Tells where a person gives access to the bookkeeping, and takes the code that he is shown there. */
export async function connectCommand(
  { connections }: OpenHost,
  output: Output,
  { connection: name, code }: ConnectOptions,
): Promise<number> {
  const connection = connections.find(({ key }) => key === name);
  if (connection === undefined) {
    const available = connections.map(({ key }) => key).join(", ");
    return refuse(output, problem("connection.unknown", "connection", { connection: name, available }));
  }
  const { authorization } = connection.ledger;
  if (authorization === undefined) {
    return refuse(output, problem("ledger.no-code-wanted", "ledger", { connection: name }));
  }
  if (code === undefined) {
    const address = await authorization.address();
    const { advice, codeLastsMinutes } = authorization;
    output.line(words.giveAccess[output.language]);
    output.line(`  ${address}`);
    if (advice !== undefined) output.line(advice[output.language]);
    output.line(words.thenGiveCode[output.language].replace("{minutes}", `${codeLastsMinutes}`));
    output.line(`  boekbrug connect ${name} --code "…"`);
    output.result({ connection: name, address });
    return exitCodes.done;
  }
  const accepted = await authorization.accept(code);
  if (accepted.isErr()) return refuse(output, accepted.error.problem);
  output.line(words.connected[output.language]);
  output.result({ connection: name, connected: true });
  return exitCodes.done;
}

function refuse(output: Output, found: Problem): number {
  output.problem(found);
  output.result({ problems: [problemJson(found)] });
  return exitCodeOf(found);
}
