/** The scope of an app registration that each resource needs, as the reference names it. */
export const scopes: Readonly<Record<string, string>> = {
  "system/Divisions": "Organization administration",
  "financial/GLAccounts": "Financial generalledgers",
  "financial/Journals": "Financial generalledgers",
  "vat/VATCodes": "Financial accounting",
  "vat/VatPercentages": "Financial accounting",
  "salesentry/SalesEntries": "Financial accounting",
  "salesinvoice/SalesInvoices": "Sales invoices",
  "salesinvoice/SalesInvoiceLines": "Sales invoices",
  "salesinvoice/PrintedSalesInvoices": "Sales invoices",
  "salesinvoice/InvoiceSalesOrders": "Sales orders",
  "salesorder/SalesOrders": "Sales orders",
  "crm/Accounts": "Crm accounts",
  "crm/Contacts": "Crm accounts",
  "crm/Addresses": "Crm accounts",
  "logistics/Items": "Logistics items",
  "logistics/ItemGroups": "Logistics items",
  "logistics/SalesItemPrices": "Sales prices",
  "cashflow/PaymentConditions": "Financial cashflow",
  "general/Currencies": "Financial currencies",
  "financial/ExchangeRates": "Financial currencies",
};

/** The resource of an address, with its scope; undefined where it is none of those that are used. */
export function scopeOf(path: string): { readonly resource: string; readonly scope: string } | undefined {
  const named = /^\/api\/v1\/\d+\/(?:(?:bulk|sync|read)\/)?(?<resource>\w+\/\w+)/.exec(path)?.groups?.resource ?? "";
  const resource = Object.keys(scopes).find((each) => each.toLowerCase() === named.toLowerCase());
  const scope = resource === undefined ? undefined : scopes[resource];
  return resource === undefined || scope === undefined ? undefined : { resource, scope };
}
