/** Forms of VAT numbers by the two letters before them; Greece writes EL. */
const forms: Readonly<Record<string, RegExp>> = {
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
  FR: /^[A-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z0-9]\d{5}[A-Z]{1,2}$/,
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
};

const landOf = (prefix: string) => (prefix === "EL" ? "GR" : prefix);

/** Two letters of the countries in the VAT union. */
export const unionCountries: ReadonlySet<string> = new Set(Object.keys(forms).map(landOf));

/** Country and rest of a number; a Dutch one may come without its letters. */
function split(number: string): { prefix: string; rest: string } {
  const bare = /^\d{9}B\d{2}$/.test(number);
  return bare ? { prefix: "NL", rest: number } : { prefix: number.slice(0, 2), rest: number.slice(2) };
}

export const vatCountryOf = (number: string): string => landOf(split(number.toUpperCase()).prefix);

/** Whether a number looks like one; whether it is registered the vendor asks elsewhere. */
export function hasVatForm(number: string): boolean {
  const { prefix, rest } = split(number.toUpperCase());
  return forms[prefix]?.test(rest) ?? false;
}

export const withPrefix = (number: string): string => {
  const { prefix, rest } = split(number.toUpperCase());
  return `${prefix}${rest}`;
};
