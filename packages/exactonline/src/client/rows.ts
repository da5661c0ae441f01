import * as z from "zod";

/** Codes and names may be padded with spaces on either side. */
const text = z.string().transform((value) => value.trim());
const optionalText = z
  .string()
  .nullish()
  .transform((value) => {
    const trimmed = value?.trim() ?? "";
    return trimmed === "" ? null : trimmed;
  });
const flag = z
  .union([z.boolean(), z.number()])
  .nullish()
  .transform((value) => value === true || value === 1);
const number = z.number();
const amount = z.union([z.number(), z.string()]);

/** What is read of each resource; `select` is made from the keys, so that nothing else travels. */
export const divisionRow = z.object({
  Code: number,
  Description: optionalText,
  Status: number.nullish(),
  BlockingStatus: number.nullish(),
  Currency: optionalText,
  DivisionMoveDate: z.string().nullish(),
  /** The number that Exact shows to people. */
  Hid: z.union([z.number(), z.string()]).nullish(),
});

export const meRow = z.object({
  UserID: text,
  IsMyFirmPortalUser: flag,
  IsMyFirmLiteUser: flag,
  IsClientUser: flag,
});

/** Enough to see whether a resource may be read. */
export const keyRow = z.object({ ID: text });
export const codeRow = z.object({ Code: text });
export const entryKeyRow = z.object({ EntryID: text });
export const invoiceKeyRow = z.object({ InvoiceID: text });
export const orderKeyRow = z.object({ OrderID: text });

export const journalRow = z.object({ Code: text, Description: optionalText, Type: number, IsBlocked: flag });

export const journalCurrencyRow = z.object({ Code: text, Currency: optionalText, AllowVariableCurrency: flag });

export const currencyRow = z.object({ Code: text });

export const exchangeRateRow = z.object({ SourceCurrency: text, StartDate: z.string() });

export const glAccountRow = z.object({
  ID: text,
  Code: text,
  Description: optionalText,
  Type: number,
  IsBlocked: flag,
});

export const vatCodeRow = z.object({
  ID: text,
  Code: text,
  Description: optionalText,
  Type: text,
  Percentage: number.nullish(),
  IsBlocked: flag,
  VATTransactionType: optionalText,
  EUSalesListing: optionalText,
  OssCountry: optionalText,
  Charged: flag,
  VatMargin: flag,
});

export const vatPercentageRow = z.object({
  VATCodeID: text,
  Percentage: number,
  StartDate: z.string().nullish(),
  EndDate: z.string().nullish(),
  Type: number.nullish(),
});

export const accountRow = z.object({
  ID: text,
  Code: optionalText,
  Email: optionalText,
  SearchCode: optionalText,
  Status: optionalText,
  Blocked: flag,
  VATNumber: optionalText,
});

export const itemRow = z.object({ ID: text, Code: text, IsSalesItem: flag });

/** Everything that a customer's record is compared by. */
export const accountDetailRow = accountRow.extend({
  Name: optionalText,
  Phone: optionalText,
  AddressLine1: optionalText,
  Postcode: optionalText,
  City: optionalText,
  Country: optionalText,
  MainContact: optionalText,
});

/** A row version: a whole number of any size, as a number or a text. */
const version = z.union([z.int(), z.string().regex(/^\d+$/)]).transform((value) => BigInt(value));

export const fedAccountRow = accountRow.extend({ Timestamp: version });

export const fedItemRow = itemRow.extend({ Timestamp: version });

export const contactRow = z.object({
  ID: text,
  Email: optionalText,
  FirstName: optionalText,
  MiddleName: optionalText,
  LastName: optionalText,
});

export const addressRow = z.object({
  ID: text,
  Type: number.nullish(),
  AddressLine1: optionalText,
  AddressLine2: optionalText,
  Postcode: optionalText,
  City: optionalText,
  Country: optionalText,
});

export const writtenRecord = z.object({ ID: text.pipe(z.string().min(1)) });

/** An item as catalogue and check look at it. */
export const catalogueItemRow = itemRow.extend({
  Description: optionalText,
  ItemGroup: optionalText,
  SalesVatCode: optionalText,
  IsFractionAllowedItem: z.boolean().nullish(),
  IsSerialItem: z.boolean().nullish(),
  IsBatchItem: number.nullish(),
  StartDate: z.string().nullish(),
  EndDate: z.string().nullish(),
});

export const itemGroupRow = z.object({ ID: text, Code: text });

export const itemPriceRow = z.object({
  ID: text,
  Item: text,
  Account: optionalText,
  Employee: optionalText,
  Project: optionalText,
  Currency: optionalText,
  Quantity: number.nullish(),
  Price: number.nullish(),
  StartDate: z.string().nullish(),
  EndDate: z.string().nullish(),
});

export const salesEntryRow = z.object({
  EntryID: text,
  EntryNumber: number.nullish(),
  EntryDate: z.string(),
  YourRef: optionalText,
  Currency: optionalText,
  AmountFC: amount,
  VATAmountFC: amount.nullish(),
});

/** An entry with every text that a person may know it by. */
export const listedEntryRow = salesEntryRow.extend({ Description: optionalText, PaymentReference: optionalText });

/** What the answer to a new entry may carry; some answers hold nothing but the id. */
export const writtenEntry = z.object({
  EntryID: text.pipe(z.string().min(1)),
  EntryNumber: number.nullish(),
  Currency: optionalText,
  AmountFC: amount.nullish(),
  VATAmountFC: amount.nullish(),
});

export const writtenItem = z.object({ ID: text.pipe(z.string().min(1)) });

export const writtenAccount = z.object({ ID: text.pipe(z.string().min(1)), Code: optionalText });

export type DivisionRow = z.infer<typeof divisionRow>;
export type AccountRow = z.infer<typeof accountRow>;
export type ContactRow = z.infer<typeof contactRow>;
export type FedAccountRow = z.infer<typeof fedAccountRow>;
export type CatalogueItemRow = z.infer<typeof catalogueItemRow>;
export type ItemPriceRow = z.infer<typeof itemPriceRow>;
export type ItemRow = z.infer<typeof itemRow>;
export type ListedEntryRow = z.infer<typeof listedEntryRow>;
export type SalesEntryRow = z.infer<typeof salesEntryRow>;
export type VatCodeRow = z.infer<typeof vatCodeRow>;
export type VatPercentageRow = z.infer<typeof vatPercentageRow>;
