import type { CallBudget, Clock, Ledger, Problem } from "@boekbrug/core";
import { createCallBudget } from "@boekbrug/http";
import { checkMapping } from "./check-mapping.ts";
import { windows } from "./client/limit-headers.ts";
import { createMoneybirdClient, pageSize } from "./client/moneybird-client.ts";
import { composeSteps } from "./compose.ts";
import { createInvoiceFinder } from "./find-invoices.ts";
import { createKindsFinder } from "./find-kinds.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { baseUrlOf, type MoneybirdSettings } from "./settings.ts";
import type { MoneybirdSnapshot } from "./snapshot.ts";
import { createStepHandlers } from "./step-handlers.ts";
import { suggestMapping } from "./suggest-mapping.ts";
import { otherThan, resourceOf } from "./to-invoice.ts";

export interface MoneybirdOptions {
  readonly clock: Clock;
  /** The connection's key. */
  readonly connection: string;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Moneybird counts calls by IP address: every connection of a process must share one. Default: one of its own. */
  readonly budget?: CallBudget | undefined;
  /** Told what a person should know and what need not stop a booking. */
  readonly notice?: ((found: Problem) => void) | undefined;
}

/** The calls of every connection of this process, 30 a minute. */
export const createMoneybirdBudget = (clock: Clock): CallBudget => createCallBudget("ledger", clock, windows);

/** An administration in Moneybird, booked in by external sales invoices or by its own. */
export function createMoneybird(settings: MoneybirdSettings, options: MoneybirdOptions): Ledger<MoneybirdSnapshot> {
  const { clock, connection } = options;
  const { administration } = settings;
  const client = createMoneybirdClient({
    clock,
    fetch: options.fetch,
    budget: options.budget ?? createMoneybirdBudget(clock),
    baseUrl: baseUrlOf(settings),
    token: settings.token,
    administration,
  });
  const invoices = createInvoiceFinder(client, administration, resourceOf(settings));
  const otherKind = createInvoiceFinder(client, administration, otherThan(resourceOf(settings)));
  const documents = createKindsFinder(invoices, otherKind, clock);
  const notice = options.notice ?? (() => undefined);
  const handlers = createStepHandlers({ client, clock, administration, invoices, notice });
  return {
    kind: "moneybird",
    batch: pageSize,
    settlesWithinSeconds: 120,
    snapshot: () => readSnapshot(client, settings, clock),
    check: (rules, snapshot) => checkMapping(settings, rules, snapshot),
    compose: (plan, rules, snapshot) => composeSteps(plan, rules, snapshot, settings, connection),
    ready: () => client.ready(),
    send: (step, notAfter) => handlers.send(step, notAfter),
    lookup: (step) => handlers.lookup(step),
    readBack: (query) => documents.find(query),
    suggest: () => readSnapshot(client, settings, clock).map(suggestMapping),
    documents: ({ from, to }) => documents.within(from, to),
  };
}
