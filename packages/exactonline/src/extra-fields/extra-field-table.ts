import type { DocumentKind, Text } from "@boekbrug/core";

export type FieldLevel = "document" | "line";

/** What the settings can fill, with the words for it in notes and findings. */
export const targetWords = {
  yourRef: { nl: "Uw referentie", en: "Your reference" },
  paymentReference: { nl: "Betalingskenmerk", en: "Payment reference" },
  from: { nl: "Van", en: "From" },
  to: { nl: "Tot en met", en: "To" },
  serialNumber: { nl: "Serienummer", en: "Serial number" },
  trackingNumber: { nl: "Volgnummer", en: "Tracking number" },
  externalLinkUrl: { nl: "Externe link", en: "External link" },
  externalLinkDescription: { nl: "Omschrijving externe link", en: "Description of the external link" },
  notes: { nl: "Notities", en: "Notes" },
  intrastatArea: { nl: "Intrastat: regio", en: "Intrastat: area" },
  intrastatCountry: { nl: "Intrastat: land", en: "Intrastat: country" },
  intrastatDeliveryTerm: { nl: "Intrastat: leveringsconditie", en: "Intrastat: delivery term" },
  intrastatTransactionA: { nl: "Intrastat: transactie A", en: "Intrastat: transaction A" },
  intrastatTransactionB: { nl: "Intrastat: transactie B", en: "Intrastat: transaction B" },
  intrastatTransportMethod: { nl: "Intrastat: vervoerswijze", en: "Intrastat: transport method" },
  statisticalNumber: { nl: "Intrastat: goederencode", en: "Intrastat: commodity code" },
  statisticalNetWeight: { nl: "Intrastat: nettogewicht", en: "Intrastat: net weight" },
  statisticalQuantity: { nl: "Intrastat: aanvullende eenheden", en: "Intrastat: supplementary units" },
  statisticalValue: { nl: "Intrastat: statistische waarde", en: "Intrastat: statistical value" },
} as const satisfies Record<string, Text>;

export type Target = keyof typeof targetWords;

export type FieldForm = "text" | "date" | "number" | "country";

const forms: Partial<Record<Target, FieldForm>> = {
  from: "date",
  to: "date",
  intrastatCountry: "country",
  statisticalNetWeight: "number",
  statisticalQuantity: "number",
  statisticalValue: "number",
};

/** What a target takes. */
export const formOf = (target: Target): FieldForm => forms[target] ?? "text";

/**
 * What can be done with a field: `writable`; `guid`: it takes the GUID of a record in Exact only; `read-only`; `elsewhere`: countries other than the
 * Netherlands have it.
 */
export type FieldAccess = "writable" | "guid" | "read-only" | "elsewhere";

export interface FieldPlace {
  /** The name of the property. */
  readonly name: string;
  readonly access: FieldAccess;
  /** No length is documented for certain: the shortest one that any source names, else a safe guess, in characters. */
  readonly length: number;
}

type Places = Readonly<Partial<Record<Target, FieldPlace>>>;

const place = (name: string, length: number, access: FieldAccess = "writable"): FieldPlace => ({
  name,
  access,
  length,
});

/** Dates and numbers are short. */
const short = 30;
/** Codes of Intrastat have at most ten characters. */
const code = 10;
const long = 255;

const tradeHeader: Places = {
  yourRef: place("YourRef", 30),
  paymentReference: place("PaymentReference", 25),
  notes: place("Remarks", long),
};

/** Which property of which resource a target is, by kind of document and level. What is not here has no field. */
export const fieldPlaces: Readonly<Record<DocumentKind, Readonly<Record<FieldLevel, Places>>>> = {
  entry: {
    document: {
      yourRef: place("YourRef", 30),
      paymentReference: place("PaymentReference", 30),
      externalLinkUrl: place("ExternalLinkReference", long),
      externalLinkDescription: place("ExternalLinkDescription", long, "read-only"),
    },
    line: {
      from: place("From", short),
      to: place("To", short),
      serialNumber: place("SerialNumber", 60),
      trackingNumber: place("TrackingNumber", 36, "guid"),
      notes: place("Notes", long),
      intrastatArea: place("IntraStatArea", code),
      intrastatCountry: place("IntraStatCountry", code),
      intrastatDeliveryTerm: place("IntraStatDeliveryTerm", code),
      intrastatTransactionA: place("IntraStatTransactionA", code),
      intrastatTransactionB: place("IntraStatTransactionB", code, "elsewhere"),
      intrastatTransportMethod: place("IntraStatTransportMethod", code),
      statisticalNumber: place("StatisticalNumber", code),
      statisticalNetWeight: place("StatisticalNetWeight", short),
      statisticalQuantity: place("StatisticalQuantity", short),
      statisticalValue: place("StatisticalValue", short),
    },
  },
  invoice: {
    document: tradeHeader,
    line: { from: place("StartTime", short), to: place("EndTime", short), notes: place("Notes", long) },
  },
  order: { document: tradeHeader, line: { notes: place("Notes", long) } },
};

/** Whether a target is of the Intrastat return, which is about goods that move between countries. */
export const isIntrastat = (target: Target): boolean => /^(intrastat|statistical)/.test(target);

/** Whether a text is the key of a record in Exact. */
export const isGuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
