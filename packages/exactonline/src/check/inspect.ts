import {
  type CalendarDate,
  type Failure,
  type Finding,
  type Found,
  findingOf,
  lookInTurn,
  problem,
  type Rules,
  rightsAsFinding,
  type ShopChoices,
} from "@boekbrug/core";
import { okAsync, type ResultAsync } from "neverthrow";
import type { ExactOnlineClient } from "../client/exactonline-client.ts";
import { dateOf, emptyKey } from "../client/odata.ts";
import {
  codeRow,
  entryKeyRow,
  glAccountRow,
  invoiceKeyRow,
  journalRow,
  keyRow,
  orderKeyRow,
  vatCodeRow,
} from "../client/rows.ts";
import { checkOssCountries } from "../code-suits-role.ts";
import type { CustomerSettings } from "../customers/customer-settings.ts";
import { readDivision } from "../division.ts";
import { namesConditions } from "../documents/payment-condition.ts";
import { checkExtraFields } from "../extra-fields/check-extra-fields.ts";
import { vatCodeOf } from "../from-exactonline.ts";
import type { ExactOnlineSettings } from "../settings.ts";
import { inspectItems } from "./inspect-items.ts";
import { mayRead } from "./may-read.ts";

/** Each right that bookings need, and what the settings name beyond the mapping. Reads only, a call for each resource. */
export const inspect = (
  client: ExactOnlineClient,
  settings: ExactOnlineSettings,
  rules: Rules,
  shop: ShopChoices,
  today: CalendarDate,
): ResultAsync<readonly Finding[], Failure> =>
  lookInTurn([
    () => lookAtDivision(client, settings),
    () => mayRead(client, "financial/Journals", journalRow, "Type eq 20"),
    () => mayRead(client, "financial/GLAccounts", glAccountRow, "IsBlocked eq false"),
    () => lookAtVatCodes(client, rules),
    ...customerResources(settings.customers).map((resource) => () => mayRead(client, resource, keyRow, emptyKey("ID"))),
    ...documentResources(settings, rules).map(
      ([resource, schema, key]) =>
        () =>
          mayRead(client, resource, schema, emptyKey(key)),
    ),
    () => inspectItems(client, settings.items, rules, today),
    () => lookAtPaymentConditions(client, settings, shop),
    () => okAsync(checkExtraFields(settings.extraFields, rules.document.kind).map((each) => findingOf("note", each))),
  ]);

/** What is kept of a customer, by the settings. */
const customerResources = ({ contact, deliveryAddress }: CustomerSettings): readonly string[] => [
  "crm/Accounts",
  ...(contact ? ["crm/Contacts"] : []),
  ...(deliveryAddress ? ["crm/Addresses"] : []),
];

const lookAtDivision = (client: ExactOnlineClient, { division }: ExactOnlineSettings): Found =>
  readDivision(client, division)
    .map(({ DivisionMoveDate }): readonly Finding[] => {
      const field = "ledger.division";
      const moved = dateOf(DivisionMoveDate ?? "");
      return [
        ...(moved === undefined
          ? []
          : [findingOf("note", problem("ledger.administration-moved", field, { division, date: moved }))]),
      ];
    })
    .orElse(rightsAsFinding("stops"));

const lookAtVatCodes = (client: ExactOnlineClient, rules: Rules): Found =>
  client
    .list("vat/VATCodes", vatCodeRow)
    .map((rows): readonly Finding[] => {
      const codes = rows.map((row) => vatCodeOf(row, []));
      return checkOssCountries(rules, codes).map((each) => findingOf("note", each));
    })
    .orElse(rightsAsFinding("stops"));

const documents = {
  entry: ["salesentry/SalesEntries", entryKeyRow, "EntryID"],
  invoice: ["salesinvoice/SalesInvoices", invoiceKeyRow, "InvoiceID"],
  order: ["salesorder/SalesOrders", orderKeyRow, "OrderID"],
} as const;

/** The kind of document that is booked, and the invoices that become of orders. */
const documentResources = ({ orders }: ExactOnlineSettings, { document: { kind } }: Rules) => [
  documents[kind],
  ...(kind === "order" && orders.invoice ? [documents.invoice] : []),
];

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
