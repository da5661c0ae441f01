import type { Rendering } from "./render-order.ts";
import { timestamp } from "./render-order.ts";
import type { PayMethod, Shop } from "./shop.ts";
import type { CcvShopSwitches } from "./switches.ts";
import { type CountryTariffs, tariffWord } from "./tariffs.ts";

/** CCV fact sheet §9, 2026-11-21. */
export const renderWebshop = (shop: Shop, { base, switches }: Rendering) => ({
  href: `${base}/webshops/${shop.id}/`,
  id: shop.id,
  create_date: timestamp(shop.created, switches),
  name: shop.name,
  is_multishop_system: false,
  is_salespos: false,
  product_limit: -1,
  product_limit_left: -1,
  api_root: new URL(base).origin,
  webshops: { href: `${base}/webshops/${shop.id}/webshops/` },
  parent: null,
});

/** CCV fact sheet §9, 2026-11-21. `default_vat_rat` is the vendor's spelling (§15). */
export const renderSettings = ({ id, settings }: Shop, { base }: Rendering) => ({
  href: `${base}/webshops/${id}/settings/`,
  webshop_enabled: true,
  webshop_disabled_title: "",
  webshop_disabled_text: "",
  currency: settings.currency,
  default_vat_rat: settings.defaultVatRate,
  prices_include_vat: settings.pricesIncludeVat,
  full_ssl_webshop: true,
  creditpoint_value: settings.creditPointValue,
  languages: settings.languages,
  backend_language: "nl",
  separate_domain_per_language: false,
  stock: false,
  ordering_without_stock: null,
  stock_level_warnings: { low_threshold: null, high_threshold: null },
  multishop_readonly_properties: [],
  checkout_type: [],
  takeoutsettings: null,
  quotation_status: [],
  order_status: settings.orderStatus.map(({ id: statusId, status, name }) => ({
    id: statusId,
    status,
    status_name: name,
    text_color: "#000000",
    background_color: "#ffffff",
  })),
  invoice_status: [],
  return_status: [],
  parent: { href: `${base}/webshops/${id}/` },
});

/** CCV fact sheet §9, 2026-11-21. House number is text here, an integer in customer addresses. */
export const renderMerchant = ({ id, merchant }: Shop, { base }: Rendering) => ({
  href: `${base}/webshops/${id}/merchant/`,
  id: id + 500000,
  uuid: `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`,
  gender: null,
  first_name: merchant.firstName,
  last_name: merchant.lastName,
  full_name: `${merchant.firstName} ${merchant.lastName}`,
  company: merchant.company,
  email: merchant.email,
  address_line: `${merchant.street} ${merchant.houseNumber}`,
  street: merchant.street,
  housenumber: merchant.houseNumber,
  zipcode: merchant.zipCode,
  city: merchant.city,
  country: merchant.country,
  country_code: merchant.countryCode,
  telephone: merchant.telephone,
  tax_number: merchant.vatNumber,
  coc_number: merchant.cocNumber,
  iban: merchant.iban,
  bank_account_holder_name: merchant.company,
  parent: { href: `${base}/webshops/${id}/` },
});

/** CCV fact sheet §9, 2026-11-21. */
export const renderTariffs = ({ code, country, zone, tariffs }: CountryTariffs, switches: CcvShopSwitches) => ({
  country,
  code,
  geozone_id: zone.id,
  geozone_name: zone.name,
  tariffs: tariffs.map(({ type, percentage }) => ({ type: tariffWord(type, switches), percentage })),
});

/** CCV fact sheet §9, 2026-11-21. */
export const renderPayMethod = (method: PayMethod) => ({
  id: method.id,
  psp: method.psp,
  method: method.method,
  combined_name: method.psp + method.method,
  label: method.label,
  extra_costs: method.costsFixed !== undefined || method.costsPercentage !== undefined,
  extra_costs_fixed: method.costsFixed ?? 0,
  extra_costs_percentage: method.costsPercentage ?? 0,
  apppsp: null,
  apppsppaymethod: null,
});
