import {
  type Failure,
  notDone,
  type Problem,
  problem,
  type WebhookSubject,
  type WebhookSubscription,
} from "@boekbrug/core";
import { type Connection, isCatalogueWanted, webhookAddress } from "@boekbrug/runner";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
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

/** Lists, registers or removes the webhooks of every connection, those of products where items follow the shop. May be repeated. */
export async function webhooksCommand(
  { connections }: OpenHost,
  output: Output,
  { action, url }: WebhooksOptions,
): Promise<number> {
  if (action !== "list" && !isPublicAddress(url)) return refuse(output, problem("webhook.address", "--url"));
  const problems: Problem[] = [];
  const results: object[] = [];
  for (const connection of connections) {
    const { key } = connection;
    const done = await act(connection, action, url ?? "");
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
  connection: Connection,
  action: WebhookAction,
  url: string,
): ResultAsync<readonly WebhookSubscription[], Failure> {
  const ofShop = actOnShop(connection, action, url);
  const { webhooks } = connection.ledger;
  if (webhooks === undefined) return ofShop;
  const address = webhookAddress(url, connection.key, "documents");
  const ofLedger = () => (action === "list" ? webhooks.list() : webhooks[action](address));
  return ofShop.andThen((shop) => ofLedger().map((ledger) => [...shop, ...ledger]));
}

function actOnShop(
  connection: Connection,
  action: WebhookAction,
  url: string,
): ResultAsync<readonly WebhookSubscription[], Failure> {
  const { webhooks } = connection.source;
  if (webhooks === undefined) {
    return connection.ledger.webhooks === undefined
      ? errAsync(notDone(problem("webhook.unsupported", "shop")))
      : okAsync([]);
  }
  if (action === "list") return webhooks.list();
  const work = (subject: WebhookSubject): ResultAsync<readonly WebhookSubscription[], Failure> => {
    const address = webhookAddress(url, connection.key, subject);
    if (action === "remove") return webhooks.remove(address);
    const isWanted = subject === "orders" || isCatalogueWanted(connection);
    return isWanted ? webhooks.register(address, subject) : webhooks.remove(address).map(() => []);
  };
  return work("orders").andThen((ofOrders) => work("products").map((ofProducts) => [...ofOrders, ...ofProducts]));
}

const isPublicAddress = (url: string | undefined): url is string =>
  url !== undefined && URL.canParse(url) && new URL(url).protocol === "https:";

function refuse(output: Output, found: Problem): number {
  output.problem(found);
  output.result({ problems: [problemJson(found)] });
  return exitCodeOf(found);
}
