import type { CallBudget, Clock, Ledger } from "@boekbrug/core";
import { createCallBudget } from "@boekbrug/http";
import { createAdministration } from "./administration.ts";
import { createArticleCatalogue } from "./articles/catalogue.ts";
import { createKnownArticles } from "./articles/known-articles.ts";
import { createBookingFinder } from "./bookings/find-bookings.ts";
import { checkMapping } from "./check/check-mapping.ts";
import { inspect } from "./check/inspect.ts";
import { suggestMapping } from "./check/suggest-mapping.ts";
import { type Allowance, windowsOf } from "./client/limits.ts";
import { createSnelStartClient } from "./client/snelstart-client.ts";
import { composeSteps } from "./compose.ts";
import { createDocumentFinder } from "./find-documents.ts";
import { createOrderFinder } from "./orders/find-orders.ts";
import { createSettlements } from "./payments/settlements.ts";
import { readBankJournals } from "./read-snapshot.ts";
import { createKnownRelations } from "./relations/known-relations.ts";
import { baseUrlOf, type SnelStartSettings } from "./settings.ts";
import type { SnelStartSnapshot } from "./snapshot.ts";
import { createStepHandlers } from "./step-handlers.ts";

export interface SnelStartOptions {
  readonly clock: Clock;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** SnelStart counts calls by administration: connections of one client key must share one. Default: one of its own. */
  readonly budget?: CallBudget | undefined;
}

/** The calls of every connection to one administration. */
export const createSnelStartBudget = (clock: Clock, allowance: Allowance): CallBudget =>
  createCallBudget("ledger", clock, windowsOf(allowance));

/** An administration in SnelStart, booked in by sales bookings or by sales orders. */
export function createSnelStart(settings: SnelStartSettings, options: SnelStartOptions): Ledger<SnelStartSnapshot> {
  const { clock } = options;
  const { tokenUrl, clientKey, subscriptionKey, grant } = settings;
  const client = createSnelStartClient({
    clock,
    fetch: options.fetch,
    budget: options.budget ?? createSnelStartBudget(clock, settings.allowance),
    baseUrl: baseUrlOf(settings),
    tokenUrl,
    clientKey,
    subscriptionKey,
    grant,
  });
  const administration = createAdministration(client, settings, clock);
  const bookings = createBookingFinder(client, administration);
  const orders = createOrderFinder(client);
  const documents = createDocumentFinder(settings.document, bookings, orders, clock);
  const handlers = createStepHandlers({
    client,
    administration,
    bookings,
    orders,
    items: settings.items,
  });
  return {
    kind: "snelstart",
    batch: 200,
    settlesWithinSeconds: 120,
    snapshot: (rules) => administration.snapshot(rules),
    check: (rules, snapshot) => checkMapping(settings, rules, snapshot),
    compose: (plan, rules, snapshot) => composeSteps(plan, rules, snapshot, settings),
    ready: () => client.ready(),
    send: (step, notAfter) => handlers.send(step, notAfter),
    lookup: (step) => handlers.lookup(step),
    login: () => administration.login(),
    inspect: (rules, shop) => inspect(client, settings, rules, shop),
    suggest: (rules) =>
      administration
        .snapshot(rules)
        .andThen((found) =>
          readBankJournals(client).map((journals) => suggestMapping(settings, { ...found, journals })),
        ),
    items: createArticleCatalogue(client, settings.items),
    feeds: {
      customer: createKnownRelations(client, administration, settings.customers),
      ...(settings.document === "order" ? { item: createKnownArticles(client, administration, clock) } : {}),
    },
    readBack: (query) => documents.find(query),
    settlements: createSettlements(client, settings),
    documents: ({ from, to }) => documents.within(from, to),
  };
}
