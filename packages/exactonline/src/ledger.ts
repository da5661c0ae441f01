import { type CallBudget, type Clock, calendarDateOf, type Ledger, type TokenStore } from "@boekbrug/core";
import { createCallBudget } from "@boekbrug/http";
import { accessOf, fieldOfAccess } from "./access-settings.ts";
import { createLedgerItems } from "./catalogue/ledger-items.ts";
import { checkMapping } from "./check/check-mapping.ts";
import { inspect } from "./check/inspect.ts";
import { createEntrance } from "./client/entrance.ts";
import { createExactOnlineClient } from "./client/exactonline-client.ts";
import { composeSteps } from "./compose.ts";
import { createCurrencies } from "./currencies.ts";
import { createKnownAccounts } from "./customers/known-accounts.ts";
import { createDocumentFinder } from "./documents/find-documents.ts";
import { createFinishing } from "./documents/finishing.ts";
import { createKnownItems } from "./items/known-items.ts";
import { readLogin } from "./login.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { baseUrlOf, type ExactOnlineSettings, tokenUrlOf } from "./settings.ts";
import type { ExactOnlineSnapshot } from "./snapshot.ts";
import { createStepHandlers } from "./step-handlers.ts";
import { readSuggestions } from "./suggest/read-suggestions.ts";

export interface ExactOnlineOptions {
  readonly clock: Clock;
  /** Where the connection's tokens live; shared by every process that works on it. */
  readonly tokens: TokenStore;
  /** The connection's key. */
  readonly connection: string;
  /** Names this process among those that may renew the tokens. */
  readonly holder: string;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Default: 60 calls a minute, in this process. */
  readonly budget?: CallBudget | undefined;
}

/** An administration in Exact Online, booked in by sales entries, sales invoices or sales orders. */
export function createExactOnline(
  settings: ExactOnlineSettings,
  options: ExactOnlineOptions,
): Ledger<ExactOnlineSnapshot> {
  const { clock, connection } = options;
  const { division, journal } = settings;
  const accountCodes = new Map<string, string>();
  const itemCodes = new Map<string, string>();
  let movedOn: string | null = null;
  // What a position in a feed is good for.
  const place = () => (movedOn === null ? `${division}` : `${division}@${movedOn}`);
  const access = accessOf(settings);
  const vendor = { ...options, budget: options.budget ?? defaultBudget(clock), baseUrl: baseUrlOf(settings) };
  const { clientId, clientSecret } = settings;
  const entrance = createEntrance(access, { ...vendor, tokenUrl: tokenUrlOf(settings), clientId, clientSecret });
  const client = createExactOnlineClient({
    ...vendor,
    entrance,
    division,
    accountCode: (id) => accountCodes.get(id),
    itemCode: (id) => itemCodes.get(id),
  });
  const documents = createDocumentFinder(client);
  const handlers = createStepHandlers(client, documents, settings, itemCodes);
  return {
    kind: "exactonline",
    settlesWithinSeconds: 120,
    snapshot: (rules) =>
      readSnapshot(client, settings, clock, rules).map((snapshot) => {
        documents.begin();
        movedOn = snapshot.movedOn;
        for (const { id, code } of snapshot.accounts) accountCodes.set(id, code);
        return snapshot;
      }),
    suggest: (rules, shop) => readSuggestions(client, settings, clock, rules, shop),
    ...(entrance.authorization === undefined ? {} : { authorization: entrance.authorization }),
    login: () =>
      readLogin(client, {
        chain: entrance.chain,
        app: `${tokenUrlOf(settings)} ${clientId}`,
        field: fieldOfAccess(access),
      }),
    inspect: (rules, shop) => inspect(client, settings, rules, shop, calendarDateOf(clock.now())),
    check: (rules, snapshot) => checkMapping(settings, rules, snapshot),
    compose: (plan, rules, snapshot) => composeSteps(plan, rules, snapshot, settings, connection),
    ready: () => client.ready(),
    send: (step, notAfter) => handlers.send(step, notAfter),
    lookup: (step) => handlers.lookup(step),
    readBack: (query) => documents.find(query),
    currencies: createCurrencies(client, journal),
    feeds: {
      customer: createKnownAccounts(client, settings.customers, connection, place),
      // Where a missing item holds the order, each is looked up before it is first used.
      ...(settings.items.missing === "create" ? { item: createKnownItems(client, place) } : {}),
    },
    items: createLedgerItems({ client, division, settings: settings.items, clock }),
    finishing: createFinishing(client),
    documents: ({ from, to }) => documents.within(from, to),
  };
}

const defaultBudget = (clock: Clock): CallBudget =>
  createCallBudget("ledger", clock, [{ applies: () => true, calls: 60, seconds: 60, shared: true }]);
