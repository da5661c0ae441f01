import {
  type BookedDocument,
  type Clock,
  type Failure,
  type LedgerWebhooks,
  notDone,
  problem,
  type TokenStore,
  type WebhookSubscription,
} from "@boekbrug/core";
import { inTurn } from "@boekbrug/http";
import { err, errAsync, ok, okAsync, Result, ResultAsync } from "neverthrow";
import type { MoneybirdClient } from "../client/moneybird-client.ts";
import {
  externalInvoiceRow,
  type InvoiceRow,
  madeWebhookRow,
  salesInvoiceRow,
  type WebhookRow,
  webhookRow,
} from "../client/rows.ts";
import { documentOf } from "../from-moneybird.ts";
import type { InvoiceResource } from "../invoices/to-invoice.ts";
import { apiPath } from "../paths.ts";
import { documentIdIn, verifyDelivery } from "./read-delivery.ts";
import { createWebhookSecretKeeper, type WebhookSecretKeeper } from "./webhook-secret.ts";

/** What a person does to invoices; what we do ourselves is not among it. */
const wantedEvents: readonly string[] = [
  "external_sales_invoice_destroyed",
  "external_sales_invoice_updated",
  "sales_invoice_destroyed",
  "sales_invoice_updated",
];

export interface WebhookParts {
  readonly client: MoneybirdClient;
  readonly clock: Clock;
  readonly administration: string;
  readonly connection: string;
  readonly holder: string;
  readonly tokens: TokenStore;
}

/** Webhooks of one administration: one for each address, for all events. */
export function createWebhooks(parts: WebhookParts): LedgerWebhooks {
  const { client, clock, administration, connection, holder, tokens } = parts;
  const keeper = createWebhookSecretKeeper(tokens, { connection, holder, now: () => clock.now() });
  const path = (resource: string) => apiPath(administration, resource);
  const list = () => client.all(path("webhooks"), webhookRow);
  const at = (address: string) => list().map((rows) => rows.filter(({ url }) => url === address));
  const end = (rows: readonly WebhookRow[]) =>
    inTurn(rows, ({ id }) => client.end(path(`webhooks/${id}`))).map(() => rows.flatMap(subscriptionsOf));
  return {
    read: (delivery) =>
      keeper.read().andThen((kept) => {
        if (kept === null) return errAsync(notDone(problem("webhook.ledger-signature", "webhook")));
        return verifyDelivery(delivery, kept.secret, clock).andThen(() => documentIdIn(delivery.body));
      }),
    documents: (ids) => new ResultAsync(readDocuments(client, administration, ids)),
    list: () => list().map((rows) => rows.flatMap(subscriptionsOf)),
    register: (address) =>
      at(address)
        .andThen((there) => register(parts, keeper, address, there))
        .andThen(() => at(address))
        .map((rows) => rows.flatMap(subscriptionsOf)),
    remove: (address) => at(address).andThen(end),
  };
}

/** A webhook whose secret is known stays; one that nobody can check any more is made anew, and then ended. */
function register(
  { client, administration }: WebhookParts,
  keeper: WebhookSecretKeeper,
  address: string,
  there: readonly WebhookRow[],
): ResultAsync<void, Failure> {
  const path = (resource: string) => apiPath(administration, resource);
  const end = (rows: readonly WebhookRow[]) => inTurn(rows, ({ id }) => client.end(path(`webhooks/${id}`)));
  return keeper.read().andThen((kept) => {
    const known = there.find((row) => row.id === kept?.webhookId && tellsAll(row));
    const others = there.filter((row) => row !== known);
    if (known !== undefined) {
      const active = known.deactivated_at === null ? okAsync(undefined) : activate(client, path, known);
      return active.andThen(() => end(others));
    }
    const body = { url: address, enabled_events: wantedEvents };
    return client
      .write({ method: "POST", path: path("webhooks"), body }, madeWebhookRow, undefined)
      .mapErr(addressRefused)
      .andThen((made) => (made.kind === "done" ? ok(made.row) : err(addressRefused(made.failure))))
      .andThen(({ id, secret }) => keeper.save({ webhookId: id, secret }))
      .andThen(() => end(others));
  });
}

const activate = (
  client: MoneybirdClient,
  path: (resource: string) => string,
  { id }: WebhookRow,
): ResultAsync<void, Failure> =>
  client
    .write({ method: "PATCH", path: path(`webhooks/${id}/activate`), body: {} }, webhookRow, undefined)
    .andThen((written) => (written.kind === "done" ? ok(undefined) : err(written.failure)));

/** Moneybird tries the address before it takes it. */
function addressRefused(failure: Failure): Failure {
  const { code, parameters } = failure.problem;
  if (code !== "ledger.refused") return failure;
  return notDone(problem("webhook.ledger-refused", "--url", { detail: parameters.detail ?? "-" }));
}

const tellsAll = ({ enabled_events }: WebhookRow): boolean =>
  wantedEvents.every((event) => enabled_events.includes(event));

const resources: readonly (readonly [InvoiceResource, typeof externalInvoiceRow | typeof salesInvoiceRow])[] = [
  ["external_sales_invoices", externalInvoiceRow],
  ["sales_invoices", salesInvoiceRow],
];

/** Of either kind: the kind in use may have changed since they were booked. */
async function readDocuments(
  client: MoneybirdClient,
  administration: string,
  ids: readonly string[],
): Promise<Result<BookedDocument[], Failure>> {
  const rows = new Map<string, InvoiceRow>();
  for (const [resource, schema] of resources) {
    const missing = ids.filter((id) => !rows.has(id));
    const read = await client.byIds(apiPath(administration, `${resource}/synchronization`), schema, missing);
    if (read.isErr()) return err(read.error);
    for (const row of read.value) rows.set(row.id, row);
  }
  return Result.combine([...rows.values()].map(documentOf));
}

/** One webhook tells of several events; none named means all. */
const subscriptionsOf = ({ id, url, enabled_events, deactivated_at }: WebhookRow): WebhookSubscription[] =>
  (enabled_events.length === 0 ? ["*"] : enabled_events).map((event) => ({
    id,
    event,
    address: url,
    active: deactivated_at === null,
  }));
