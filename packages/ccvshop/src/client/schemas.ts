import * as z from "zod";
import { decimal, flag, looseText, nullable, requiredText, text } from "./fields.ts";

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
  shipping_tax_percentage: decimal,
  is_intra_community_order: flag,
  total_shipping: decimal,
  total_discounts: decimal,
  total_price: decimal.refine((value) => value !== null, { error: "missing" }),
  total_tax: decimal,
  currency: requiredText.transform((code) => code.toUpperCase()).refine((code) => /^[A-Z]{3}$/.test(code)),
  extra_payment_option: looseText,
  extra_payment_option_price: decimal,
  extra_payment_option_no_sentprice: flag,
  paymethod_costs: decimal,
  credit_point_discount: decimal,
  extra_costs: decimal,
  extra_costs_description: looseText,
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
  product_id: looseText,
  count: decimal,
  unit: looseText,
  tax: decimal.refine((value) => value !== null, { error: "missing" }),
  discount: decimal,
  selling_price: decimal,
  total_price: decimal,
  total_extra_option_price: decimal,
  price_with_attributes: decimal,
  total_price_with_attributes: decimal,
  attributes: z
    .array(z.object({ option_name: looseText, value_name: looseText }))
    .nullish()
    .catch(null),
});

export type ShopRow = z.infer<typeof shopRow>;

/** The envelope of every list. `next` is an absolute address, null or absent. */
export const collection = z.object({
  size: z.number().int().positive().nullish().catch(null),
  next: text,
  items: z.array(z.unknown()).nullish(),
});

/** Enough of a list entry to name it. */
export const identity = z.object({ id: requiredText, ordernumber_full: looseText });

export const rootItem = z.object({ title: looseText, uri: looseText, href: looseText });
export const webshop = z.object({ id: requiredText });
export const settings = z.object({
  order_status: z.array(z.object({ id: requiredText, status: looseText, status_name: looseText })).nullish(),
});
export const payMethod = z.object({ id: requiredText, label: looseText, combined_name: looseText, method: looseText });
export const errorBody = z.object({ code: looseText, developermessage: looseText });
