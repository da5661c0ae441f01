import { type CallBudget, type Clock, calendarDateOf, type Ledger, type TokenStore } from "@boekbrug/core";
import { createCallBudget } from "@boekbrug/http";
import { accessOf } from "./access-settings.ts";
import { checkMapping } from "./check/check-mapping.ts";
import { inspect } from "./check/inspect.ts";
import { createEntrance } from "./client/entrance.ts";
import { windows } from "./client/limit-headers.ts";
import { createMoneybirdClient, pageSize } from "./client/moneybird-client.ts";
import { composeSteps } from "./compose.ts";
import { createKnownContacts } from "./contacts/known-contacts.ts";
import { createInvoiceFinder } from "./invoices/find-invoices.ts";
import { createKindsFinder } from "./invoices/find-kinds.ts";
import { otherThan, resourceOf } from "./invoices/to-invoice.ts";
import { createLedgerItems } from "./items/ledger-items.ts";
import { readLogin } from "./login.ts";
import { createSettlements } from "./payments/settlements.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { scopesFor } from "./scopes.ts";
import { baseUrlOf, type MoneybirdSettings } from "./settings.ts";
import type { MoneybirdSnapshot } from "./snapshot.ts";
import { createStepHandlers } from "./step-handlers.ts";
import { suggestMapping } from "./suggest/suggest-mapping.ts";
import { createWebhooks } from "./webhooks/webhooks.ts";

export interface MoneybirdOptions {
  readonly clock: Clock;
  /** Where the tokens of an app live; shared by every process that works on the connection. */
  readonly tokens: TokenStore;
  /** Names this process among those that may renew the tokens. */
  readonly holder: string;
  /** The connection's key. */
  readonly connection: string;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Moneybird counts calls by IP address: every connection of a process must share one. Default: one of its own. */
  readonly budget?: CallBudget | undefined;
}

/** The calls of every connection of this process, 30 a minute. */
export const createMoneybirdBudget = (clock: Clock): CallBudget => createCallBudget("ledger", clock, windows);

/** An administration in Moneybird, booked in by external sales invoices or by its own. */
export function createMoneybird(settings: MoneybirdSettings, options: MoneybirdOptions): Ledger<MoneybirdSnapshot> {
  const { clock, connection } = options;
  const { administration } = settings;
  const budget = options.budget ?? createMoneybirdBudget(clock);
  const vendor = { clock, budget, fetch: options.fetch, baseUrl: baseUrlOf(settings), administration };
  const { tokens, holder } = options;
  const { match } = settings.customers;
  const scopes = scopesFor(settings);
  const entrance = createEntrance(accessOf(settings), { ...vendor, tokens, holder, connection, scopes });
  const client = createMoneybirdClient({ ...vendor, entrance });
  const invoices = createInvoiceFinder(client, administration, resourceOf(settings));
  const otherKind = createInvoiceFinder(client, administration, otherThan(resourceOf(settings)));
  const documents = createKindsFinder(invoices, otherKind, clock);
  const handlers = createStepHandlers({ client, clock, administration, invoices, match, items: settings.items });
  return {
    kind: "moneybird",
    batch: pageSize,
    settlesWithinSeconds: 120,
    snapshot: () => readSnapshot(client, settings, clock),
    authorization: entrance.authorization,
    login: () => readLogin(client, { chain: entrance.chain, administration }),
    inspect: (rules, shop) => inspect({ client, settings, rules, shop, today: calendarDateOf(clock.now()) }),
    check: (rules, snapshot) => checkMapping(settings, rules, snapshot),
    compose: (plan, rules, snapshot) => composeSteps(plan, rules, snapshot, settings, connection),
    ready: () => client.ready(),
    send: (step, notAfter) => handlers.send(step, notAfter),
    lookup: (step) => handlers.lookup(step),
    readBack: (query) => documents.find(query),
    settlements: createSettlements(client, settings),
    // By customer id alone none is needed: Moneybird refuses a second one by itself.
    ...(match === "shop-customer-id"
      ? {}
      : { feeds: { customer: createKnownContacts({ client, clock, administration, match }) } }),
    ...(settings.watchDocuments
      ? { webhooks: createWebhooks({ client, clock, administration, connection, holder, tokens }) }
      : {}),
    suggest: (_, shop) =>
      readSnapshot(client, settings, clock).map((snapshot) => suggestMapping(snapshot, settings, shop)),
    items: createLedgerItems({ client, administration, settings: settings.items, clock }),
    documents: ({ from, to }) => documents.within(from, to),
  };
}
