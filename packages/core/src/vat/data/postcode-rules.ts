/** How postcodes are written in the countries where they decide about territory. */
export interface PostcodeRule {
  /** Country letters that people put before the digits. */
  readonly prefixes: readonly string[];
  /** The whole code without prefix, spaces and hyphens. */
  readonly form: RegExp;
}

/**
 * The countries with places outside the VAT area, with own rates, or with postcodes of a neighbour: here an address without a readable
 * postcode is not decided. Source: postal services' own formats; Universal Postal Union addressing pages.
 */
export const postcodeRules: Readonly<Record<string, PostcodeRule>> = {
  AT: { prefixes: ["A", "AT", "AUT"], form: /^\d{4}$/ },
  DE: { prefixes: ["D", "DE", "DEU"], form: /^\d{5}$/ },
  DK: { prefixes: ["DK", "GL", "FO"], form: /^\d{4}$/ },
  ES: { prefixes: ["E", "ES", "IC", "EA"], form: /^\d{5}$/ },
  FI: { prefixes: ["FI", "FIN", "SF", "AX"], form: /^\d{5}$/ },
  FR: { prefixes: ["F", "FR", "FRA", "MC"], form: /^\d{5}$/ },
  GB: { prefixes: [], form: /^([A-Z]{1,2}\d[A-Z\d]?(\d[A-Z]{2})?|GIR0AA)$/ },
  GR: { prefixes: ["G", "GR", "EL", "TK"], form: /^\d{5}$/ },
  IT: { prefixes: ["I", "IT", "SM", "V", "VA"], form: /^\d{5}$/ },
  PT: { prefixes: ["P", "PT"], form: /^\d{4}(\d{3})?$/ },
};
