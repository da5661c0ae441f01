import type { StateCode } from "./member-states.ts";

/**
 * How the part of a VAT number after its state code looks, as the Commission's VIES page lists it. A hint against typing errors: it never
 * proves a number, and a number that VIES calls valid is valid whatever its shape.
 */
export const vatNumberShapes: Readonly<Record<StateCode, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
};

/** Beginnings that look like a VAT number of a member state and are none (VAT rules §5). */
export const foreignPrefixes: Readonly<Record<string, string>> = {
  EU: "non-Union one-stop shop",
  IM: "import one-stop shop",
  GB: "Great Britain",
  CHE: "Switzerland",
  NO: "Norway",
  SM: "San Marino",
};
