import type { Text } from "@boekbrug/core";

const words = {
  sales_invoices: { nl: "sales_invoices (verkoopfacturen)", en: "sales_invoices" },
  settings: { nl: "settings (instellingen)", en: "settings" },
  either: { nl: "sales_invoices (verkoopfacturen) of settings (instellingen)", en: "sales_invoices or settings" },
} as const satisfies Record<string, Text>;

/** The scope that each resource needs, of those that Boekbrug asks for. */
const scopes: Readonly<Record<string, Text>> = {
  contacts: words.either,
  external_sales_invoices: words.sales_invoices,
  sales_invoices: words.sales_invoices,
  tax_rates: words.either,
  ledger_accounts: words.either,
  workflows: words.either,
  document_styles: words.either,
  financial_accounts: words.settings,
  products: words.settings,
  webhooks: words.settings,
};

/** The resource of an address, with its scope; undefined where it is none of those that are used. A token may have a scope for reading only. */
export function scopeOf(
  path: string,
  writes: boolean,
): { readonly resource: string; readonly scope: Text } | undefined {
  const resource = /^\/api\/v2\/\d+\/(\w+)/.exec(path)?.[1] ?? "";
  const scope = scopes[resource];
  if (scope === undefined) return undefined;
  return {
    resource,
    scope: writes ? { nl: `${scope.nl}, ook om te schrijven`, en: `${scope.en}, for writing too` } : scope,
  };
}
