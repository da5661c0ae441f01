/**
 * Country codes that may stand in an address: ISO 3166-1 alpha-2, plus codes that shops and customs use beside it (XI Northern Ireland,
 * XK Kosovo, IC Canary Islands, EA Ceuta and Melilla, CP Clipperton, AN the former Netherlands Antilles).
 */
const listed = `
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG
CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL
GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA
LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP
NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
XI XK IC EA CP AN`;

/** Every code of the list. */
export const countryCodes: readonly string[] = listed.trim().split(/\s+/);

const known = new Set(countryCodes);

/** Codes that people type for another one: the VAT code of Greece, the everyday code of the United Kingdom. */
const aliases: Readonly<Record<string, string>> = { EL: "GR", UK: "GB" };

/** A country code as typed (`nl`, ` EL `, `U.K.`) as it is stored, or undefined where there is no such country. */
export function readCountryCode(typed: string): string | undefined {
  const letters = typed.normalize("NFKC").toUpperCase().replace(/[\s.]/g, "");
  const code = aliases[letters] ?? letters;
  return known.has(code) ? code : undefined;
}
