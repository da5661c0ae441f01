import { texts } from "./errors.ts";
import type { Cell } from "./properties.ts";
import type { ExactOnlineSwitches } from "./switches.ts";

/** Guessed maximum lengths, narrow and wide. Exact fact sheet §7, §8.1 and §10, 2026-11-21: unknown 12.4. */
const lengths: Record<string, readonly [narrow: number, wide: number]> = {
  Name: [50, 50],
  AddressLine1: [60, 80],
  AddressLine2: [60, 80],
  AddressLine3: [60, 80],
  City: [30, 40],
  Postcode: [20, 20],
  Phone: [17, 50],
  Email: [100, 100],
  Website: [200, 200],
  SearchCode: [30, 30],
  VATNumber: [20, 35],
  ChamberOfCommerce: [40, 60],
  YourRef: [30, 40],
  Description: [60, 100],
  PaymentReference: [30, 40],
  FirstName: [40, 50],
  MiddleName: [20, 30],
  LastName: [40, 50],
  Initials: [10, 20],
  JobTitleDescription: [60, 60],
  Mobile: [17, 50],
  SerialNumber: [60, 60],
  Code: [30, 30],
  Barcode: [64, 64],
  ExtraDescription: [255, 255],
};

/** Cuts a text, or adds a complaint: what a text that is too long does is unknown. */
export function fitted(name: string, value: Cell, complaints: string[], switches: ExactOnlineSwitches): Cell {
  const limits = lengths[name];
  if (typeof value !== "string" || limits === undefined || switches.textLengths === "none") return value;
  const limit = switches.textLengths === "narrow" ? limits[0] : limits[1];
  if (value.length <= limit) return value;
  if (switches.textOverflow === "cut") return value.slice(0, limit);
  complaints.push(texts.invalid(name));
  return value;
}
