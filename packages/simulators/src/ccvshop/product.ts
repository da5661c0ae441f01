import type { Decimal } from "../shared/decimal.ts";
import type { TaxTariff } from "./tariffs.ts";

/** A form in which a product is sold ("attribute combination"). CCV fact sheet §7, 2026-11-21. */
export interface SimulatedVariant {
  id: number;
  /** What was chosen, in words. */
  note: string;
  productNumber?: string;
  sku?: string;
  /** Without VAT. Default 0. */
  extraPrice?: Decimal;
  /** Default true. */
  active?: boolean;
}

/** A product as a person would describe it; the vendor's JSON follows from it. */
export interface SimulatedProduct {
  id?: number;
  name: string;
  /** Names in other languages than the shop's own, by their two letters. */
  translations?: Readonly<Record<string, string>>;
  productNumber?: string;
  /** Default `normal`. */
  taxTariff?: TaxTariff;
  /** Names, not ids. CCV fact sheet §7, 2026-11-21. */
  mainCategory?: string;
  subCategory?: string;
  /** Countries in which the product is in another class of VAT. */
  exceptions?: { country: string; taxTariff: TaxTariff }[];
  /** Default true. */
  active?: boolean;
  /** Default 0. */
  price?: Decimal;
  /** Taken off the price. Default 0. */
  discount?: Decimal;
  /** Decimals that a quantity may have. Default 0. */
  decimalAmount?: number;
  variants?: SimulatedVariant[];
  unit?: string;
  weight?: Decimal;
  /** UTC. Default: now by the simulator's clock. */
  created?: string;
  modified?: string;
  /** Laid over the rendered product as it is; `undefined` removes a field. */
  raw?: Record<string, unknown>;
}

/** A product in the shop. */
export type StoredProduct = Omit<SimulatedProduct, "exceptions"> & {
  id: number;
  taxTariff: TaxTariff;
  active: boolean;
  created: string;
  modified: string;
  exceptions: { id: number; country: string; taxTariff: TaxTariff }[];
};
