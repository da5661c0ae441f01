import { decimalText, type Money } from "../money/money.ts";
import { Decimal } from "../money/round.ts";
import { deliveryAddress } from "../order/customer.ts";
import type { Order, OrderLine } from "../order/order.ts";
import type { Text } from "../text/text.ts";
import { calendarDateOf } from "../time/calendar-date.ts";

/** What a field of a document can be filled from, with the words for it. Of the customer only what identifies a business or says nothing of a person. */
export const documentSourceWords = {
  "order.id": { nl: "sleutel van de bestelling", en: "key of the order" },
  "order.number": { nl: "bestelnummer", en: "order number" },
  "order.invoiceNumber": { nl: "factuurnummer van de webshop", en: "the shop's invoice number" },
  "order.placedAt": { nl: "besteldatum", en: "order date" },
  "order.paymentMethod": { nl: "betaalwijze", en: "payment method" },
  "order.language": { nl: "taal van de koper", en: "buyer's language" },
  "order.trackingCode": { nl: "track-en-tracecode", en: "track and trace code" },
  "order.trackingCarrier": { nl: "vervoerder", en: "carrier" },
  "order.trackingUrl": { nl: "track-en-tracelink", en: "track and trace link" },
  "order.reservationNumber": { nl: "reserveringsnummer", en: "reservation number" },
  "order.weight": { nl: "gewicht van de bestelling (kg)", en: "weight of the order (kg)" },
  "document.number": { nl: "nummer van het boekstuk", en: "number of the document" },
  "customer.id": { nl: "klantnummer", en: "customer number" },
  "customer.company": { nl: "bedrijfsnaam van de klant", en: "customer's company name" },
  "customer.chamberOfCommerce": { nl: "KvK-nummer van de klant", en: "customer's chamber of commerce number" },
  "customer.vatNumber": { nl: "btw-nummer van de klant", en: "customer's VAT number" },
  "customer.country": { nl: "land van aflevering", en: "country of delivery" },
} as const satisfies Record<string, Text>;

/** What a field of a document's line can be filled from, besides what the whole document can. */
export const lineSourceWords = {
  "line.description": { nl: "omschrijving van de regel", en: "description of the row" },
  "line.variant": { nl: "variant", en: "variant" },
  "line.quantity": { nl: "aantal", en: "quantity" },
  "line.unit": { nl: "eenheid", en: "unit" },
  "line.sku": { nl: "SKU", en: "SKU" },
  "line.net": { nl: "bedrag zonder btw", en: "amount without VAT" },
  "line.weight": { nl: "gewicht van de regel (kg)", en: "weight of the row (kg)" },
  "product.id": { nl: "sleutel van het product", en: "key of the product" },
  "product.number": { nl: "productnummer", en: "product number" },
  "product.ean": { nl: "EAN", en: "EAN" },
  "product.mpn": { nl: "nummer van de fabrikant", en: "manufacturer's number" },
  "product.brand": { nl: "merk", en: "brand" },
  "product.category": { nl: "categorie", en: "category" },
  "product.weight": { nl: "gewicht van een stuk (kg)", en: "weight of one piece (kg)" },
  "product.commodityCode": { nl: "goederencode", en: "commodity code" },
  "product.originCountry": { nl: "land van oorsprong", en: "country of origin" },
} as const satisfies Record<string, Text>;

export type DocumentSource = keyof typeof documentSourceWords;
export type LineSource = keyof typeof lineSourceWords;

/** The sources that have a value. */
export type Sources<Name extends string> = Readonly<Partial<Record<Name, string>>>;

type Values<Name extends string> = Readonly<Record<Name, string | null | undefined>>;

export function documentSources(order: Order, number: string): Sources<DocumentSource> {
  const { customer, facts } = order;
  return known<DocumentSource>({
    "order.id": order.id,
    "order.number": order.number,
    "order.invoiceNumber": order.invoiceNumber,
    "order.placedAt": calendarDateOf(order.placedAt),
    "order.paymentMethod": order.payment.method,
    "order.language": order.language,
    "order.trackingCode": facts?.trackingCode,
    "order.trackingCarrier": facts?.trackingCarrier,
    "order.trackingUrl": facts?.trackingUrl,
    "order.reservationNumber": facts?.reservationNumber,
    "order.weight": facts?.weight,
    "document.number": number,
    "customer.id": customer.id,
    "customer.company": customer.company,
    "customer.chamberOfCommerce": customer.chamberOfCommerce,
    "customer.vatNumber": customer.vatNumber,
    "customer.country": deliveryAddress(customer).country ?? customer.billTo.country,
  });
}

/** What a line tells; a charge or a discount tells nothing. */
export function lineSources(line: OrderLine | null, net: Money): Sources<LineSource> {
  if (line === null) return {};
  const { facts } = line;
  return known<LineSource>({
    "line.description": line.description,
    "line.variant": line.variant,
    "line.quantity": line.quantity,
    "line.unit": line.unit,
    "line.sku": line.sku,
    "line.net": decimalText(net),
    "line.weight": weightOf(line),
    "product.id": line.productId,
    "product.number": facts?.number,
    "product.ean": facts?.ean,
    "product.mpn": facts?.mpn,
    "product.brand": facts?.brand,
    "product.category": line.shopCategories?.[0],
    "product.weight": facts?.weight,
    "product.commodityCode": facts?.commodityCode,
    "product.originCountry": facts?.originCountry,
  });
}

const weightOf = ({ facts, quantity }: OrderLine): string | null =>
  facts?.weight === undefined ? null : new Decimal(facts.weight).times(quantity).toFixed();

const known = <Name extends string>(values: Values<Name>): Sources<Name> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value != null && value !== "")) as Sources<Name>;
