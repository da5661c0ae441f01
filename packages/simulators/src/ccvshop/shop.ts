import { type CountryTariffs, countryTariffs } from "./tariffs.ts";

/** The shop around the orders: owner, settings, payment methods and VAT tariffs. */
export interface PayMethod {
  id: number;
  psp: string;
  method: string;
  label: string;
  /** Only active ones are listed. Default true. */
  active?: boolean;
  costsFixed?: number;
  costsPercentage?: number;
}

export interface ShopSettings {
  currency: string;
  defaultVatRate: number;
  pricesIncludeVat: boolean;
  creditPointValue: number;
  languages: string[];
  /** Labels are the merchant's to change, ids are not. */
  orderStatus: { id: number; status: string; name: string }[];
}

export interface Merchant {
  firstName: string;
  lastName: string;
  company: string;
  email: string;
  street: string;
  houseNumber: string;
  zipCode: string;
  city: string;
  country: string;
  countryCode: string;
  telephone: string;
  vatNumber: string;
  cocNumber: string;
  iban: string;
}

export interface Shop {
  id: number;
  name: string;
  created: string;
  merchant: Merchant;
  settings: ShopSettings;
  payMethods: PayMethod[];
  tariffs: CountryTariffs[];
}

export interface ShopOptions {
  id?: number;
  name?: string;
  created?: string;
  merchant?: Partial<Merchant>;
  settings?: Partial<ShopSettings>;
  payMethods?: PayMethod[];
  tariffs?: CountryTariffs[];
  /** Ids and numbers count on from here. */
  firstOrderId?: number;
  firstOrderNumber?: number;
}

/** CCV fact sheet §4.2, 2026-11-21; the labels are ours. */
const statuses: [id: number, status: string, name: string][] = [
  [1, "new", "Nieuw"],
  [2, "in_process", "In behandeling"],
  [3, "wait_for_manufacturer", "Wacht op fabrikant"],
  [4, "wait_for_payment", "Wacht op betaling"],
  [5, "sent", "Verzonden"],
  [6, "delivered", "Afgeleverd"],
  [7, "completed", "Afgerond"],
  [8, "cancelled", "Geannuleerd"],
  [9, "wait_for_supplier", "Wacht op leverancier"],
  [10, "is_being_packaged", "Wordt ingepakt"],
  [11, "ready_to_be_collected", "Ligt klaar"],
  [12, "is_being_assembled", "Wordt samengesteld"],
  [13, "backorder", "Nalevering"],
  [14, "reserved", "Gereserveerd"],
];

const payMethods: PayMethod[] = [
  { id: 3, psp: "", method: "BankTransfer", label: "Vooraf overmaken" },
  { id: 7, psp: "", method: "PayOnPickup", label: "Betalen bij afhalen" },
  { id: 9, psp: "", method: "Invoice", label: "Op rekening" },
  { id: 21, psp: "Mollie", method: "Ideal", label: "iDEAL" },
  { id: 22, psp: "Mollie", method: "Bancontact", label: "Bancontact" },
  { id: 23, psp: "Mollie", method: "Klarna", label: "Achteraf betalen", costsFixed: 1.95 },
  { id: 24, psp: "", method: "OldCheque", label: "Cadeaukaart (oud)", active: false },
];

export const createShop = (options: ShopOptions = {}): Shop => ({
  id: options.id ?? 100001,
  name: options.name ?? "Voorbeeldwinkel",
  created: options.created ?? "2019-03-04T09:00:00Z",
  merchant: {
    firstName: "Sanne",
    lastName: "Winkelier",
    company: "Voorbeeldwinkel",
    email: "winkel@example.com",
    street: "Marktstraat",
    houseNumber: "12a",
    zipCode: "3811AB",
    city: "Amersfoort",
    country: "Nederland",
    countryCode: "NL",
    telephone: "0330000000",
    vatNumber: "NL000099998B57",
    cocNumber: "00000000",
    iban: "",
    ...options.merchant,
  },
  settings: {
    currency: "EUR",
    defaultVatRate: 21,
    pricesIncludeVat: true,
    creditPointValue: 0.05,
    languages: ["nl"],
    orderStatus: statuses.map(([id, status, name]) => ({ id, status, name })),
    ...options.settings,
  },
  payMethods: structuredClone(options.payMethods ?? payMethods),
  tariffs: structuredClone(options.tariffs ?? [...countryTariffs]),
});
