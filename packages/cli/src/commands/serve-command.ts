import { randomUUID } from "node:crypto";
import type { Problem, WebhookSubscription } from "@boekbrug/core";
import {
  createCatalogueWorker,
  createConnectionWorker,
  createDocumentWorker,
  createWebhookHandler,
  isCatalogueWanted,
  type ToldSubject,
  type Worker,
} from "@boekbrug/runner";
import type { OpenHost } from "../host/open-host.ts";
import { exitCodeOf, exitCodes } from "../output/exit-codes.ts";
import type { Output } from "../output/output.ts";
import { words } from "../output/words.ts";
import { listenOn } from "../serve/http-server.ts";
import { createServeLog, type ServeLog } from "../serve/serve-log.ts";

/** Keeps every connection booked, and its items as they should be, until it is asked to end: whole passes at set times, and at once what the shops tell of over HTTP. */
export async function serveCommand(opened: OpenHost, output: Output): Promise<number> {
  const { host, connections, configuration } = opened;
  const signal = host.signal ?? new AbortController().signal;
  const log = createServeLog(output, host.clock);
  const staff = connections.map((connection, index) => {
    const { everyMinutes = 15, itemsEveryMinutes = 60 } = configuration.connections[index] ?? {};
    const shared = { host: () => ({ ...host, run: randomUUID() }), connection };
    const orders = createConnectionWorker({ ...shared, everyMinutes, told: log.pass });
    const ofItems = { everyMinutes: itemsEveryMinutes, told: log.items };
    const watched = connection.ledger.webhooks !== undefined;
    return {
      connection,
      orders,
      products: isCatalogueWanted(connection) ? createCatalogueWorker({ ...shared, ...ofItems }) : undefined,
      documents: watched ? createDocumentWorker({ ...shared, told: log.documents }) : undefined,
    };
  });
  const workers = staff.flatMap(({ orders, products, documents }) =>
    [orders, products, documents].filter((worker) => worker !== undefined),
  );
  const receivers = staff.map(({ connection: { key, source, ledger }, ...working }) => ({
    connection: key,
    webhooks: source.webhooks,
    ledgerWebhooks: ledger.webhooks,
    alarm: (subject: ToldSubject, id: string) => working[subject]?.alarm(id),
  }));
  const webhooks = createWebhookHandler({ receivers, told: log.webhook });
  const server = await listenOn(configuration.serve, (request) =>
    new URL(request.url).pathname === "/health" ? health(workers) : webhooks(request),
  );
  if (server.isErr()) return refuse(output, server.error);
  log.say("serve", `http://${configuration.serve.address}:${server.value.port}`);
  await Promise.all([tellWebhooks(opened, log, output), ...workers.map((worker) => worker.run(signal))]);
  await server.value.close();
  log.say("serve", words.ended[output.language]);
  return exitCodes.done;
}

/** 503 when a connection has had no whole pass for much longer than it should. */
async function health(workers: readonly Worker[]): Promise<Response> {
  const unhealthy = [...new Set(workers.filter((worker) => !worker.isHealthy()).map(({ connection }) => connection))];
  const status = unhealthy.length === 0 ? "ok" : "late";
  return Response.json({ status, late: unhealthy }, { status: unhealthy.length === 0 ? 200 : 503 });
}

/** Which webhooks there are; also brings in the keys of their signatures, so that false deliveries cost nothing. */
async function tellWebhooks({ connections }: OpenHost, log: ServeLog, { language }: Output): Promise<void> {
  for (const { key, source, ledger } of connections) {
    const known: WebhookSubscription[][] = [];
    for (const teller of [source.webhooks, ledger.webhooks]) {
      if (teller === undefined) continue;
      const listed = await teller.list();
      if (listed.isErr()) log.problem(key, listed.error.problem);
      else known.push(listed.value.filter((one) => one.active));
    }
    if (known.length === 0) continue;
    const active = known.flat().length;
    log.say(key, active > 0 ? `${words.webhooks[language]}: ${active}` : words.noWebhooks[language]);
  }
}

function refuse(output: Output, found: Problem): number {
  output.problem(found);
  return exitCodeOf(found);
}
