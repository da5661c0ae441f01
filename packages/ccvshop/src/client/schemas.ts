import * as z from "zod";
import { amount, decimal, flag, looseText, nullable, percentage, requiredText, text } from "./fields.ts";

/* What we read of the shop's answers; everything else is ignored. Names are the shop's. */

const address = z.object({
  first_name: looseText,
  last_name: looseText,
  full_name: looseText,
  company: looseText,
  address_line_1: looseText,
  address_line_2: looseText,
  street: looseText,
  housenumber: looseText,
  housenumber_suffix: looseText,
  zipcode: looseText,
  city: looseText,
  province: looseText,
  country_code: looseText,
  telephone: looseText,
  mobile: looseText,
});

export type ShopAddress = z.infer<typeof address>;

const customer = z.object({
  billingaddress: nullable(address).catch(null),
  deliveryaddress: nullable(address).catch(null),
  email: looseText,
  customertype: looseText,
  btw: looseText,
  kvk: looseText,
});

export type ShopCustomer = z.infer<typeof customer>;

/** An order as it stands in the list and by its id; its rows are read apart. */
export const shopOrder = z.object({
  id: requiredText,
  ordernumber: text,
  ordernumber_full: text,
  invoicenumber: text,
  create_date: requiredText,
  deliver_method: looseText,
  is_platform_sale: flag,
  orderedinlng: looseText,
  status: text,
  paid: flag,
  paymethod_id: text,
  paymethod: looseText,
  paymethod_label: looseText,
  taxes_included: flag,
  order_row_taxes_included: flag,
  shipping_taxes_included: flag,
  shipping_tax_percentage: percentage,
  is_intra_community_order: flag,
  total_shipping: amount,
  total_discounts: amount,
  total_price: amount.refine((value) => value !== null, { error: "missing" }),
  total_tax: amount,
  currency: requiredText.transform((code) => code.toUpperCase()).refine((code) => /^[A-Z]{3}$/.test(code)),
  extra_payment_option: looseText,
  extra_payment_option_price: amount,
  extra_payment_option_no_sentprice: flag,
  paymethod_costs: amount,
  credit_point_discount: amount,
  extra_costs: amount,
  extra_costs_description: looseText,
  total_weight: decimal.catch(null),
  track_and_trace_code: looseText,
  track_and_trace_carrier: looseText,
  track_and_trace_deeplink: looseText,
  reservationnumber: looseText,
  user: nullable(z.object({ id: looseText })).catch(null),
  discountcoupon: nullable(z.object({ code: looseText, givesfreeshipping: flag.catch(null) })).catch(null),
  customer: nullable(customer).catch(null),
});

export type ShopOrder = z.infer<typeof shopOrder>;

export const shopRow = z.object({
  id: requiredText,
  order_id: text,
  product_type: looseText,
  product_name: looseText,
  product_number: looseText,
  sub_product_number: looseText,
  sub_sku_number: looseText,
  sub_ean_number: looseText,
  product_id: looseText,
  count: decimal,
  unit: looseText,
  tax: percentage.refine((value) => value !== null, { error: "missing" }),
  discount: amount,
  product_purchase_price: amount.catch(null),
  selling_price: amount,
  total_price: amount,
  total_extra_option_price: amount,
  price_with_attributes: amount,
  total_price_with_attributes: amount,
  attributes: z
    .array(z.object({ option_name: looseText, value_name: looseText }))
    .nullish()
    .catch(null),
});

export type ShopRow = z.infer<typeof shopRow>;

const exception = z.object({ country: looseText, taxtariff: looseText });

/** Children that `expand` brought along: the bare items or a page of them. None where they did not come. */
const exceptions = z
  .object({
    collection: z.union([z.array(exception), z.object({ items: z.array(exception) }).transform(({ items }) => items)]),
  })
  .transform(({ collection }) => collection)
  .catch([]);

export const shopProduct = z
  .object({
    id: requiredText,
    taxtariff: looseText,
    maincategory: looseText,
    subcategory: looseText,
    productnumber: looseText,
    eannumber: looseText,
    mpnnumber: looseText,
    weight: decimal.catch(null),
    brand: nullable(z.object({ name: looseText })).catch(null),
    tradecodesystem: nullable(z.object({ codesystem: looseText, code: looseText, coo: looseText })).catch(null),
    producttaxtariffexceptions: exceptions,
  })
  .transform(({ producttaxtariffexceptions, ...product }) => ({ ...product, exceptions: producttaxtariffexceptions }));

export type ShopProduct = z.infer<typeof shopProduct>;

/** The VAT percentages of a country, one for each tariff. */
export const countryTariffs = z.object({
  code: looseText,
  tariffs: z.array(z.object({ type: looseText, percentage: decimal.catch(null) })).catch([]),
});

/** The envelope of every list. `next` is an absolute address, null or absent. */
export const collection = z.object({
  size: z.number().int().positive().nullish().catch(null),
  next: text,
  items: z.array(z.unknown()).nullish(),
});

/** Enough of a list entry to name it. */
export const identity = z.object({ id: requiredText, ordernumber: looseText, ordernumber_full: looseText });

export const rootItem = z.object({ title: looseText, uri: looseText, href: looseText });
export const webshop = z.object({ id: requiredText });
export const settings = z.object({
  currency: looseText,
  order_status: z.array(z.object({ id: requiredText, status: looseText, status_name: looseText })).nullish(),
});
export const payMethod = z.object({ id: requiredText, label: looseText, combined_name: looseText, method: looseText });

export const shopWebhook = z.object({
  id: requiredText,
  event: requiredText,
  address: requiredText,
  /** The secret of its signatures. */
  key: looseText,
  is_active: flag.transform((active) => active ?? true),
});

export type ShopWebhook = z.infer<typeof shopWebhook>;

/** All that is read of a webhook's body. */
export const webhookPayload = z.object({
  id: requiredText.refine((id) => /^\d{1,15}$/.test(id)),
  triggered_at: looseText,
});

export const errorBody = z.object({ code: looseText, developermessage: looseText });
