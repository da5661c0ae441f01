import { type Failure, type Finding, findingOf, problem, type Rules, type ShopChoices } from "@boekbrug/core";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import type * as z from "zod";
import type { ExactOnlineClient } from "./client/exactonline-client.ts";
import { dateOf, emptyKey } from "./client/odata.ts";
import {
  codeRow,
  entryKeyRow,
  glAccountRow,
  invoiceKeyRow,
  journalRow,
  keyRow,
  orderKeyRow,
  vatCodeRow,
} from "./client/rows.ts";
import { readDivision } from "./division.ts";
import { namesConditions } from "./payment-condition.ts";
import type { ExactOnlineSettings } from "./settings.ts";

/** Each right that bookings need, and what the settings name beyond the mapping. Reads only, a call for each resource. */
export function inspect(
  client: ExactOnlineClient,
  settings: ExactOnlineSettings,
  rules: Rules,
  shop: ShopChoices,
): ResultAsync<readonly Finding[], Failure> {
  const looks = [
    () => lookAtDivision(client, settings),
    () => mayRead(client, "financial/Journals", journalRow, "Type eq 20"),
    () => mayRead(client, "financial/GLAccounts", glAccountRow, "IsBlocked eq false"),
    () => mayRead(client, "vat/VATCodes", vatCodeRow),
    () => mayRead(client, "crm/Accounts", keyRow, emptyKey("ID")),
    () => lookAtDocuments(client, rules),
    () => lookAtPaymentConditions(client, settings, shop),
  ];
  return looks.reduce<ResultAsync<readonly Finding[], Failure>>(
    (before, next) => before.andThen((findings) => next().map((more) => [...findings, ...more])),
    okAsync([]),
  );
}

type Found = ResultAsync<Finding[], Failure>;

const mayRead = (client: ExactOnlineClient, resource: string, schema: z.ZodObject, filter?: string): Found =>
  client
    .list(resource, schema, { filter })
    .map(() => [])
    .orElse(rightsAsFinding);

/** One missing right does not keep the others from being looked at; anything else does. */
const rightsAsFinding = (failure: Failure): Found =>
  failure.problem.code === "ledger.resource-forbidden"
    ? okAsync([findingOf("stops", failure.problem)])
    : errAsync(failure);

const lookAtDivision = (client: ExactOnlineClient, { division }: ExactOnlineSettings): Found =>
  readDivision(client, division)
    .map(({ Currency, DivisionMoveDate }) => {
      const field = "ledger.division";
      const moved = dateOf(DivisionMoveDate ?? "");
      return [
        ...(moved === undefined
          ? []
          : [findingOf("note", problem("ledger.administration-moved", field, { division, date: moved }))]),
        ...(Currency === null || Currency === "EUR"
          ? []
          : [findingOf("stops", problem("ledger.administration-currency", field, { division, currency: Currency }))]),
      ];
    })
    .orElse(rightsAsFinding);

const documents = {
  entry: ["salesentry/SalesEntries", entryKeyRow, "EntryID"],
  invoice: ["salesinvoice/SalesInvoices", invoiceKeyRow, "InvoiceID"],
  order: ["salesorder/SalesOrders", orderKeyRow, "OrderID"],
} as const;

/** The kind of document that is booked; invoices and orders are booked with items. */
function lookAtDocuments(client: ExactOnlineClient, { document }: Rules): Found {
  const [resource, schema, key] = documents[document.kind];
  const ofDocument = mayRead(client, resource, schema, emptyKey(key));
  if (document.kind === "entry") return ofDocument;
  return ofDocument.andThen((found) =>
    mayRead(client, "logistics/Items", keyRow, emptyKey("ID")).map((more) => [...found, ...more]),
  );
}

const field = "ledger.paymentConditions";

/** Conditions that are named must be readable; a mapping by payment method is laid beside the methods of the shop. */
function lookAtPaymentConditions(
  client: ExactOnlineClient,
  settings: ExactOnlineSettings,
  { paymentMethods }: ShopChoices,
): Found {
  if (!namesConditions(settings)) return okAsync([]);
  const mapped = Object.keys(settings.paymentConditions ?? {});
  const methods = paymentMethods.filter(({ id }) => mapped.length > 0 && !mapped.includes(id)).map(named);
  const unmapped = methods.length === 0 ? [] : [unmappedMethods(methods.join(", "), settings.paymentCondition)];
  const available = paymentMethods.map(named).join(", ") || "-";
  const unknown = mapped
    .filter((method) => paymentMethods.length > 0 && paymentMethods.every(({ id }) => id !== method))
    .map((method) => findingOf("note", problem("check.payment-method-unknown", field, { method, field, available })));
  return mayRead(client, "cashflow/PaymentConditions", codeRow).map((found) => [...found, ...unmapped, ...unknown]);
}

const named = ({ id, name }: ShopChoices["paymentMethods"][number]): string => `${id} (${name})`;

function unmappedMethods(methods: string, usual: string | undefined): Finding {
  const fallback = usual ?? { nl: "die van de relatie of van Exact", en: "the customer's or Exact's own" };
  return findingOf("note", problem("check.payment-methods-unmapped", field, { methods, field, fallback }));
}
