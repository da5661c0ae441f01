import { customerCode, propertyTable } from "./properties.ts";

/** Exact fact sheet §7.2, 2026-11-21. */
export const contactTable = propertyTable({
  key: "ID",
  type: "CRM.Contact",
  padded: { Code: customerCode },
  read: {
    boolean: "AccountIsCustomer AccountIsSupplier IsMainContact",
    guid: "AccountMainContact",
    int: "AllowMailing Division IsAnonymised",
    string: `AccountName AddressLine2 AddressStreet AddressStreetNumber AddressStreetNumberSuffix City Code Country
      CustomField FullName PartnerName PartnerNamePrefix PhoneExtension PictureThumbnailUrl PictureUrl Postcode State
      TitleAbbreviation TitleDescription`,
  },
  write: {
    guid: "ID Account IdentificationDocument IdentificationUser LeadPurpose LeadSource Person",
    date: "BirthDate EndDate IdentificationDate StartDate",
    int: "HID",
    boolean: "IsMailingExcluded",
    string: `BirthName BirthNamePrefix BirthPlace BusinessEmail BusinessFax BusinessMobile BusinessPhone
      BusinessPhoneExtension Email FirstName Gender Initials JobTitleDescription Language LastName MarketingNotes
      MiddleName Mobile Nationality Notes Phone Picture PictureName SocialSecurityNumber Title`,
  },
});

const numbered = (name: string) => [1, 2, 3, 4, 5].map((number) => `${name}_0${number}`).join(" ");

/** Exact fact sheet §7.3, 2026-11-21. */
export const addressTable = propertyTable({
  key: "ID",
  type: "CRM.Address",
  padded: { Country: { side: "right", width: 3, unpaddedFilter: true } },
  read: {
    boolean: "AccountIsSupplier",
    int: "Division Source",
    string: "AccountName ContactName CountryName CustomField StateDescription WarehouseCode WarehouseDescription",
  },
  write: {
    guid: "ID Account Contact Warehouse",
    boolean: `Main ${numbered("FreeBoolField")}`,
    date: numbered("FreeDateField"),
    double: numbered("FreeNumberField"),
    int: "Type",
    string: `AddressLine1 AddressLine2 AddressLine3 City Country Fax Mailbox NicNumber Notes Phone PhoneExtension Postcode
      State ${numbered("FreeTextField")}`,
  },
});
