export const schemeStart = "2021-07-01";

/** Days on which foreign VAT is switched on, both included. */
export interface SchemeRange {
  from: string;
  to: string;
}
