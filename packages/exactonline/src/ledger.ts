import {
  type CallBudget,
  type Clock,
  type Failure,
  fillPlaceholders,
  type Ledger,
  notDone,
  problem,
  type StepOutcome,
  type TokenStore,
  type WriteStep,
} from "@boekbrug/core";
import { createCallBudget } from "@boekbrug/http";
import { err, errAsync, ok, type ResultAsync } from "neverthrow";
import * as z from "zod";
import { checkMapping } from "./check-mapping.ts";
import { createExactOnlineClient, type ExactOnlineClient } from "./client/exactonline-client.ts";
import { writtenAccount, writtenEntry } from "./client/rows.ts";
import { createCurrencies } from "./currencies.ts";
import { findAccount } from "./find-account.ts";
import { around, createEntryFinder, type EntryFinder } from "./find-entries.ts";
import { outcomeOfDocument, outcomeOfWritten } from "./from-exactonline.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { baseUrlOf, type ExactOnlineSettings, tokenUrlOf } from "./settings.ts";
import type { ExactOnlineSnapshot } from "./snapshot.ts";
import { toAccountStep } from "./to-account.ts";
import { toSalesEntryStep } from "./to-sales-entry.ts";

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

/** An administration in Exact Online, booked in by sales entries (verkoopboekingen). */
export function createExactOnline(
  settings: ExactOnlineSettings,
  options: ExactOnlineOptions,
): Ledger<ExactOnlineSnapshot> {
  const { clock, connection } = options;
  const { division, journal } = settings;
  const accountCodes = new Map<string, string>();
  const client = createExactOnlineClient({
    ...options,
    budget: options.budget ?? defaultBudget(clock),
    baseUrl: baseUrlOf(settings),
    tokenUrl: tokenUrlOf(settings),
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    firstRefreshToken: settings.refreshToken,
    division,
    accountCode: (id) => accountCodes.get(id),
  });
  const entries = createEntryFinder(client);
  return {
    kind: "exactonline",
    settlesWithinSeconds: 120,
    snapshot: () =>
      readSnapshot(client, division, clock).map((snapshot) => {
        for (const { id, code } of snapshot.accounts) accountCodes.set(id, code);
        return snapshot;
      }),
    check: (rules, snapshot) => checkMapping(journal, rules, snapshot),
    compose: (plan, rules, snapshot) =>
      toSalesEntryStep(plan, rules, snapshot, settings).map((document) => [
        toAccountStep(plan, connection, division),
        document,
      ]),
    ready: () => client.ready(),
    send: (step, notAfter) => send(client, step, notAfter),
    lookup: (step) => (step.kind === "customer" ? findAccount(client, step.request.body) : findEntry(entries, step)),
    readBack: (query) => entries.find(query),
    currencies: createCurrencies(client, journal),
    documents: ({ from, to }) => entries.within(from, to),
  };
}

const defaultBudget = (clock: Clock): CallBudget =>
  createCallBudget("ledger", clock, [{ applies: () => true, calls: 60, seconds: 60, shared: true }]);

function send(
  client: ExactOnlineClient,
  { kind, request }: WriteStep,
  notAfter: number | undefined,
): ResultAsync<StepOutcome, Failure> {
  const body = fillPlaceholders(request.body, new Map());
  if (body.isErr()) return errAsync(notDone(problem("ledger.refused", "step", { detail: `$idOf ${body.error}` })));
  if (kind === "customer") {
    return client
      .create(request.path, body.value, writtenAccount, notAfter)
      .map(({ ID, Code }) => ({ id: ID, number: Code, totals: null }));
  }
  const currency = entryBody.safeParse(body.value).data?.Currency ?? "EUR";
  return client
    .create(request.path, body.value, writtenEntry, notAfter)
    .map((entry) => outcomeOfWritten(entry, currency));
}

const entryBody = z.object({ Currency: z.string().optional(), EntryDate: z.string() });

/** The one entry with the step's reference. The answer to a write may show the date a zone off, so a search by date looks around it. */
function findEntry(entries: EntryFinder, { reference, request }: WriteStep): ResultAsync<StepOutcome | null, Failure> {
  const body = entryBody.safeParse(request.body);
  if (!body.success) return errAsync(notDone(problem("ledger.refused", "step", { detail: "EntryDate" })));
  return entries.find({ references: [reference], ...around(body.data.EntryDate) }).andThen((found) => {
    if (found.length > 1) {
      return err(notDone(problem("ledger.reference-ambiguous", "order", { count: found.length, reference })));
    }
    const [only] = found;
    return ok(only === undefined ? null : outcomeOfDocument(only));
  });
}
