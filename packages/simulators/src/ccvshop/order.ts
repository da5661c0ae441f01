import type { Decimal } from "../shared/decimal.ts";

export interface SimulatedAttribute {
  option: string;
  value: string;
  /** Surcharge per unit. Default 0. */
  price?: Decimal;
}

export interface SimulatedRow {
  id?: number;
  kind?: "product" | "container-deposit" | "safety-deposit";
  name: string;
  /** List price per unit, gross or net like the order (`rowsIncludeVat`). */
  price: Decimal;
  /** VAT percentage. Deposit rows carry 0 whatever is said here. Default 21. */
  rate?: Decimal;
  /** Default 1; may be fractional. */
  count?: Decimal;
  /** Reduction per unit. */
  discount?: Decimal;
  attributes?: SimulatedAttribute[];
  /** null for a free-text row. */
  productId?: number | null;
  productNumber?: string;
  variant?: { number?: string; sku?: string; ean?: string };
  purchasePrice?: Decimal;
  unit?: string;
  weight?: Decimal;
  memo?: string;
}

export interface SimulatedAddress {
  company?: string;
  firstName?: string;
  lastName?: string;
  street?: string;
  houseNumber?: number;
  houseNumberSuffix?: string;
  zipCode?: string;
  city?: string;
  province?: string;
  /** Alpha-2. Default NL. */
  country?: string;
  telephone?: string;
  mobile?: string;
  comment?: string;
}

export interface SimulatedCustomer extends SimulatedAddress {
  email?: string;
  type?: "b2c" | "b2b";
  vatNumber?: string;
  cocNumber?: string;
  reference?: string;
  iban?: string;
  emailInvoice?: string;
  costCentre?: string;
  /** Only when it differs from the billing address. */
  delivery?: SimulatedAddress;
}

export interface SimulatedCoupon {
  code: string;
  type: "amount" | "percentage";
  discount: Decimal;
  givesFreeShipping?: boolean;
  oneTimeUse?: boolean;
  minimumPrice?: Decimal;
  endDate?: string;
}

/** An order as a person would describe it; the vendor's JSON and all totals follow from it. */
export interface SimulatedOrder {
  /** What this order shows; never sent. */
  label?: string;
  id?: number;
  /** UTC, `2026-11-21T10:00:00Z`. Default: now by the simulator's clock. */
  created?: string;
  /** False for an open basket, which has no status, and a number only where it is given one. Default true. */
  completed?: boolean;
  number?: number;
  numberPrefix?: string;
  invoiceNumber?: number;
  /** 1 to 14. Default 1. */
  status?: number;
  /** Default true, for a basket false. */
  paid?: boolean;
  /** Default 3, bank transfer. */
  payMethodId?: number;
  transactionId?: string;
  rows: SimulatedRow[];
  /** Row prices gross or net. Default: the shop's setting. */
  rowsIncludeVat?: boolean;
  /** False: no VAT is charged or shown at all. Default true. */
  taxesIncluded?: boolean;
  /** All rates 0. */
  intraCommunity?: boolean;
  /** All rates 0. */
  platformSale?: boolean;
  /** Rate 21 and taxed unless said otherwise. */
  shipping?: { price: Decimal; rate?: Decimal; taxed?: boolean };
  paymentFee?: Decimal;
  paymentOption?: { name: string; price?: Decimal; waivesShipping?: boolean; payOnPickup?: boolean };
  /** Negative for a reduction by hand. */
  extraCosts?: { amount: Decimal; description?: string };
  /** Money value of the loyalty points spent. */
  points?: Decimal;
  coupon?: SimulatedCoupon;
  /** Customer account; a guest when left out. The discount is worked into the row prices. */
  account?: { id: number; discountPercentage?: Decimal };
  /** null: the order carries no customer. Left out: a plain test customer. */
  customer?: SimulatedCustomer | null;
  currency?: string;
  language?: string;
  deliverMethod?: "shipping" | "delivery" | "pickup";
  deliverDate?: string;
  takeOut?: { start: string; end: string };
  deliveryOption?: string;
  pickupPoint?: { code: string; company: string; street: string; houseNumber: number; zipCode: string; city: string };
  safetyDepositReturned?: boolean;
  reservationNumber?: string;
  trackAndTrace?: { code: string; carrier?: string; link?: string };
  /** Laid over the rendered order as it is; `undefined` removes a field. */
  raw?: Record<string, unknown>;
  /** Laid over the rendered rows, by position. */
  rawRows?: Record<string, unknown>[];
}

/** An order in the shop: everything that has a default is filled in. */
export type StoredRow = SimulatedRow & { id: number };
export type StoredOrder = Omit<SimulatedOrder, "rows"> & {
  id: number;
  created: string;
  completed: boolean;
  paid: boolean;
  payMethodId: number;
  rowsIncludeVat: boolean;
  rows: StoredRow[];
};
