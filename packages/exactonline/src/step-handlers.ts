import { type Failure, fillPlaceholders, notDone, problem, type StepOutcome, type WriteStep } from "@boekbrug/core";
import { err, errAsync, ok, type ResultAsync } from "neverthrow";
import * as z from "zod";
import type { ExactOnlineClient } from "./client/exactonline-client.ts";
import { writtenAccount, writtenEntry, writtenItem } from "./client/rows.ts";
import { customerDetailHandler } from "./customer-detail-handlers.ts";
import type { CustomerSettings } from "./customer-settings.ts";
import { findAccount } from "./find-account.ts";
import { around, type EntryFinder } from "./find-entries.ts";
import { findItem } from "./find-item.ts";
import { outcomeOfDocument, outcomeOfWritten } from "./from-exactonline.ts";
import type { ItemSettings } from "./item-settings.ts";

/** How one kind of record is written, and found again. */
export interface StepHandler {
  /** Makes the write, once; its body has no placeholders left. */
  send(step: WriteStep, notAfter: number | undefined): ResultAsync<StepOutcome, Failure>;
  /** What the step has made or would make. */
  lookup(step: WriteStep): ResultAsync<StepOutcome | null, Failure>;
}

/** The handler of every step that this adapter composes. */
export function createStepHandlers(
  client: ExactOnlineClient,
  entries: EntryFinder,
  settings: { readonly customers: CustomerSettings; readonly items: ItemSettings },
): StepHandler {
  const customer = accountHandler(client, settings.customers);
  const detail = customerDetailHandler(client);
  const item = itemHandler(client, settings.items);
  const document = entryHandler(client, entries);
  const handlerOf = ({ kind }: WriteStep): StepHandler => {
    if (kind === "customer") return customer;
    if (kind === "customer-detail") return detail;
    return kind === "item" ? item : document;
  };
  return {
    send: (step, notAfter) => {
      const body = fillPlaceholders(step.request.body, new Map());
      return body.isOk()
        ? handlerOf(step).send(step, notAfter)
        : errAsync(notDone(problem("ledger.refused", "step", { detail: `$idOf ${body.error}` })));
    },
    lookup: (step) => handlerOf(step).lookup(step),
  };
}

const accountHandler = (client: ExactOnlineClient, { match }: CustomerSettings): StepHandler => ({
  send: ({ request: { path, body } }, notAfter) =>
    client.create(path, body, writtenAccount, notAfter).map(({ ID, Code }) => ({ id: ID, number: Code, totals: null })),
  lookup: ({ request }) => findAccount(client, request.body, match),
});

const itemHandler = (client: ExactOnlineClient, settings: ItemSettings): StepHandler => ({
  send: ({ request: { path, body } }, notAfter) =>
    client.create(path, body, writtenItem, notAfter).map(({ ID }) => ({ id: ID, number: null, totals: null })),
  lookup: (step) => findItem(client, step, settings),
});

const entryHandler = (client: ExactOnlineClient, entries: EntryFinder): StepHandler => ({
  send: ({ request: { path, body } }, notAfter) => {
    const currency = entryBody.safeParse(body).data?.Currency ?? "EUR";
    return client.create(path, body, writtenEntry, notAfter).map((entry) => outcomeOfWritten(entry, currency));
  },
  lookup: (step) => findEntry(entries, step),
});

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
