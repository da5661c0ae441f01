import { createAccount, removeAccount, updateAccount } from "./account-write.ts";
import { createAddress, removeAddress, updateAddress } from "./address-write.ts";
import { createContact, removeContact, updateContact } from "./contact-write.ts";
import { Refusal, texts } from "./errors.ts";
import { fields, type Resource } from "./resource.ts";
import { addressRows, contactRows } from "./rows-crm.ts";
import * as master from "./rows-master.ts";
import { addressTable, contactTable } from "./tables-crm.ts";
import * as tables from "./tables-master.ts";

const all = ["GET", "POST", "PUT", "DELETE"];

const accountFilters = fields(`ID Accountant AccountManager AddressLine1 AddressLine2 AddressLine3 Blocked BRIN BSN
  ChamberOfCommerce City Classification Classification1 Classification2 Classification3 Classification4 Classification5
  Classification6 Classification7 Classification8 Code CodeAtSupplier Country Created Email EndDate EORINumber Fax
  InvoiceAccount IsAccountant IsReseller IsSales IsSupplier MainContact Modified Name Parent Phone Postcode PriceList
  Reseller RSIN SearchCode StartDate Status Type VATNumber`);

/** Relations, their contacts and their addresses. */
export const crmResources: readonly Resource[] = [
  {
    // Exact fact sheet §7.1, 2026-11-21
    path: "crm/Accounts",
    scope: "Crm accounts",
    table: tables.accountTable,
    methods: all,
    rows: ({ books }) => master.accountRows(books),
    create: createAccount,
    update: updateAccount,
    remove: removeAccount,
    mandatoryFilter: true,
    filterFields: accountFilters,
  },
  {
    // Exact fact sheet §7.2, 2026-11-21: which fields may be filtered is unknown 12.6
    path: "crm/Contacts",
    scope: "Crm accounts",
    table: contactTable,
    methods: all,
    rows: ({ books }) => contactRows(books),
    create: createContact,
    update: updateContact,
    remove: removeContact,
    mandatoryFilter: true,
    refuseQuery: ({ filter }, { contactFilters }) => {
      const others = [...(filter?.fields ?? [])].filter((name) => name !== "Account" && name !== "ID");
      if (contactFilters === "account-and-id" && others.length > 0) throw new Refusal(400, texts.filterFields);
    },
  },
  {
    // Exact fact sheet §7.3, 2026-11-21
    path: "crm/Addresses",
    scope: "Crm accounts",
    table: addressTable,
    methods: all,
    rows: ({ books }) => addressRows(books),
    create: createAddress,
    update: updateAddress,
    remove: removeAddress,
    mandatoryFilter: true,
  },
];
