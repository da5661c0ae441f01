import { type DocumentKind, fillPlaceholders, notDone, problem, type WriteStep } from "@boekbrug/core";
import { err, errAsync, ok } from "neverthrow";
import * as z from "zod";
import type { ExactOnlineClient } from "./client/exactonline-client.ts";
import { writtenAccount, writtenEntry, writtenItem } from "./client/rows.ts";
import { writtenInvoice, writtenOrder } from "./client/trade-rows.ts";
import { customerDetailHandler } from "./customers/customer-detail-handlers.ts";
import { findAccount } from "./customers/find-account.ts";
import type { DocumentFinder } from "./documents/find-documents.ts";
import { finishHandler } from "./documents/finish-handlers.ts";
import { outcomeOfInvoice, outcomeOfOrder } from "./documents/found-document.ts";
import { outcomeOfDocument, outcomeOfWritten } from "./from-exactonline.ts";
import { findItem } from "./items/find-item.ts";
import { codeOfKey } from "./items/item-of-line.ts";
import type { ItemSettings } from "./items/item-settings.ts";
import type { StepHandler } from "./step-handler.ts";

/** The handler of every step that this adapter composes. */
export function createStepHandlers(
  client: ExactOnlineClient,
  documents: DocumentFinder,
  settings: { readonly items: ItemSettings },
  itemCodes: Map<string, string>,
): StepHandler {
  const customer = accountHandler(client);
  const detail = customerDetailHandler(client);
  const item = itemHandler(client, settings.items, itemCodes);
  const document = documentHandler(client, documents);
  const finish = finishHandler(client);
  const handlerOf = ({ kind }: WriteStep): StepHandler => {
    if (kind === "customer") return customer;
    if (kind === "customer-detail") return detail;
    if (kind === "item") return item;
    return kind === "finish" ? finish : document;
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

const accountHandler = (client: ExactOnlineClient): StepHandler => ({
  send: ({ request: { path, body } }, notAfter) =>
    client.create(path, body, writtenAccount, notAfter).map(({ ID, Code }) => ({ id: ID, number: Code, totals: null })),
  lookup: (step) => findAccount(client, step),
});

/**
 * Notes the code of every item that it meets: a refusal names items by their ids. One that is refused may be there already: added by hand since the items were read, or with other capitals.
 */
const itemHandler = (
  client: ExactOnlineClient,
  settings: ItemSettings,
  itemCodes: Map<string, string>,
): StepHandler => {
  const lookup: StepHandler["lookup"] = (step) =>
    findItem(client, step, settings).map((found) => {
      if (found !== null) itemCodes.set(found.id, codeOfKey(step.key));
      return found;
    });
  const send: StepHandler["send"] = (step, notAfter) =>
    client.create(step.request.path, step.request.body, writtenItem, notAfter).map(({ ID }) => {
      itemCodes.set(ID, codeOfKey(step.key));
      return { id: ID, number: null, totals: null };
    });
  return {
    lookup,
    send: (step, notAfter) =>
      send(step, notAfter).orElse((refusal) =>
        refusal.problem.code === "ledger.refused"
          ? lookup(step).andThen((found) => (found === null ? err(refusal) : ok(found)))
          : err(refusal),
      ),
  };
};

function documentHandler(client: ExactOnlineClient, documents: DocumentFinder): StepHandler {
  return {
    send: ({ request: { path, body } }, notAfter) => {
      const currency = documentBody.safeParse(body).data?.Currency ?? "EUR";
      const kind = kindOf(path);
      if (kind === "invoice") {
        return client.create(path, body, writtenInvoice, notAfter).map((made) => outcomeOfInvoice(made, currency));
      }
      if (kind === "order") {
        return client.create(path, body, writtenOrder, notAfter).map((made) => outcomeOfOrder(made, currency));
      }
      return client.create(path, body, writtenEntry, notAfter).map((made) => outcomeOfWritten(made, currency));
    },
    lookup: lookUp(documents),
  };
}

function kindOf(path: string): DocumentKind {
  if (path.endsWith("/SalesInvoices")) return "invoice";
  return path.endsWith("/SalesOrders") ? "order" : "entry";
}

/** Documents of every kind are looked up alike: the kind in use may have changed since the answer was lost. */
const lookUp =
  (documents: DocumentFinder): StepHandler["lookup"] =>
  ({ reference, request }) => {
    const body = documentBody.safeParse(request.body);
    const date = body.data?.EntryDate ?? body.data?.OrderDate;
    if (date === undefined) return errAsync(notDone(problem("ledger.refused", "step", { detail: "Date" })));
    return documents
      .findOne(reference, date, kindOf(request.path))
      .map((found) => (found === null ? null : outcomeOfDocument(found)));
  };

const documentBody = z.object({
  Currency: z.string().optional(),
  EntryDate: z.string().optional(),
  OrderDate: z.string().optional(),
});
