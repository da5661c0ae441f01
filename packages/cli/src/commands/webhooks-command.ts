import { type Failure, notDone, type Problem, problem, type WebhookSubscription, type Webhooks } from "@boekbrug/core";
import { webhookAddress } from "@boekbrug/runner";
import { errAsync, type ResultAsync } from "neverthrow";
import type { OpenHost } from "../host/open-host.ts";
import { exitCodeOf, exitCodes } from "../output/exit-codes.ts";
import { type Output, problemJson } from "../output/output.ts";
import { words } from "../output/words.ts";

export const webhookActions = ["list", "register", "remove"] as const;
export type WebhookAction = (typeof webhookActions)[number];

export interface WebhooksOptions {
  readonly action: WebhookAction;
  /** Where `boekbrug serve` is reached from outside; `list` does without. */
  readonly url?: string | undefined;
}

/** Lists, registers or removes the webhooks of every connection. May be repeated. */
export async function webhooksCommand(
  { connections }: OpenHost,
  output: Output,
  { action, url }: WebhooksOptions,
): Promise<number> {
  if (action !== "list" && !isPublicAddress(url)) return refuse(output, problem("webhook.address", "--url"));
  const problems: Problem[] = [];
  const results: object[] = [];
  for (const { key, source } of connections) {
    const done = await act(source.webhooks, action, webhookAddress(url ?? "", key));
    if (done.isErr()) {
      problems.push(done.error.problem);
      output.problem(done.error.problem);
      continue;
    }
    output.line(`— ${key} —`);
    if (done.value.length === 0) output.line(words.noWebhooks[output.language]);
    for (const { event, address, active } of done.value)
      output.line(`${event}  ${address}${active ? "" : `  (${words.switchedOff[output.language]})`}`);
    results.push({ connection: key, webhooks: done.value });
  }
  output.result({ connections: results, problems: problems.map(problemJson) });
  return Math.max(exitCodes.done, ...problems.map(exitCodeOf));
}

function act(
  webhooks: Webhooks | undefined,
  action: WebhookAction,
  address: string,
): ResultAsync<readonly WebhookSubscription[], Failure> {
  if (webhooks === undefined) return errAsync(notDone(problem("webhook.unsupported", "shop")));
  return action === "list" ? webhooks.list() : webhooks[action](address);
}

const isPublicAddress = (url: string | undefined): url is string =>
  url !== undefined && URL.canParse(url) && new URL(url).protocol === "https:";

function refuse(output: Output, found: Problem): number {
  output.problem(found);
  output.result({ problems: [problemJson(found)] });
  return exitCodeOf(found);
}
