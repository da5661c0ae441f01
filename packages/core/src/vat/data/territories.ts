import type { StateCode } from "./member-states.ts";

/**
 * What a place is for VAT:
 *
 * - `outside`: outside the VAT area; goods sent there are exported, whatever the country field of the address says.
 * - `counts-as`: treated as part of another state in every respect.
 * - `own-rates`: part of a state, with regional rates (regional-rates.ts).
 * - `goods-only`: a member state for goods, a third country for services.
 * - `ask-for-business`: part of a state; another rate is possible where seller or business customer is established there.
 */
export type TerritoryStatus = "outside" | "counts-as" | "own-rates" | "goods-only" | "ask-for-business";

export interface Territory {
  readonly id: string;
  readonly name: string;
  readonly status: TerritoryStatus;
  /** ISO country of the place. */
  readonly country: string;
  /** The state it is part of or counts as, unless outside. */
  readonly state?: StateCode;
  /** Country codes that mean this place by themselves. */
  readonly codes?: readonly string[];
  /** Postcodes without spaces and prefixes that mean this place, per country under which they are written. */
  readonly postcodes?: Readonly<Record<string, RegExp>>;
  /** Postcodes that the place shares with a taxed neighbour: there the town decides. */
  readonly shared?: { readonly country: string; readonly postcode: string; readonly towns: readonly string[] };
  /** Outside the VAT area but inside the customs union: a status document (T2L, T2LF) in place of an import. */
  readonly customsUnion?: true;
  /** The postcode is known from one source only: decided, with a flag. */
  readonly toConfirm?: true;
  readonly source: string;
}

const outside = (id: string, name: string, country: string, source: string, rest: Partial<Territory>): Territory => ({
  id,
  name,
  status: "outside",
  country,
  source,
  ...rest,
});

const article6 = "Dir 2006/112/EC art. 6(1): outside the VAT area, inside the customs union";
const article6Outside = "Dir 2006/112/EC art. 6(2): outside VAT area and customs union";
const article5 = "Dir 2006/112/EC art. 5: not a territory of a member state";
const french = "Dir 2006/112/EC art. 6; TFEU art. 349 and 355";
const kingdom = "Dir 2006/112/EC art. 5; TFEU art. 355 (overseas countries and territories)";

/**
 * Special places, in order: the first that matches an address decides. All hold on every day since 2021-07-01.
 * Compared on 2026-11-21 with the Commission's table of territorial status and public lists of postcodes.
 */
export const territories: readonly Territory[] = [
  outside("ES-CN", "Canary Islands", "ES", article6, {
    customsUnion: true,
    codes: ["IC"],
    postcodes: { ES: /^(35|38)\d{3}$/ },
  }),
  outside("ES-CE", "Ceuta", "ES", article6Outside, { postcodes: { ES: /^51\d{3}$/, EA: /^51\d{3}$/ } }),
  outside("ES-ML", "Melilla", "ES", article6Outside, { codes: ["EA"], postcodes: { ES: /^52\d{3}$/ } }),
  outside("DE-BUESINGEN", "Büsingen am Hochrhein", "DE", article6Outside, {
    postcodes: { DE: /^78266$/, CH: /^8238$/ },
  }),
  outside("DE-HELGOLAND", "Heligoland", "DE", article6Outside, { postcodes: { DE: /^27498$/ } }),
  outside("IT-LIVIGNO", "Livigno", "IT", article6Outside, {
    postcodes: { IT: /^23041$/ },
    shared: { country: "IT", postcode: "23030", towns: ["livigno"] },
  }),
  outside("IT-CAMPIONE", "Campione d'Italia", "IT", "Dir 2006/112/EC art. 6(1) as amended by Dir (EU) 2019/475", {
    customsUnion: true,
    postcodes: { IT: /^22061$/, CH: /^6911$/ },
    shared: { country: "IT", postcode: "22060", towns: ["campione"] },
  }),
  outside("SM", "San Marino", "SM", article5, { customsUnion: true, codes: ["SM"], postcodes: { IT: /^4789\d$/ } }),
  outside("VA", "Vatican City", "VA", article5, { codes: ["VA"], postcodes: { IT: /^00120$/ } }),
  outside("FI-AX", "Åland", "AX", article6, { customsUnion: true, codes: ["AX"], postcodes: { FI: /^22\d{3}$/ } }),
  outside("EL-ATHOS", "Mount Athos", "GR", article6, { customsUnion: true, postcodes: { GR: /^63086$/ } }),
  outside("EL-ATHOS-DAPHNI", "Mount Athos (Daphni)", "GR", article6, {
    customsUnion: true,
    postcodes: { GR: /^63087$/ },
    toConfirm: true,
  }),
  outside("FO", "Faroe Islands", "FO", article5, { codes: ["FO"] }),
  outside("FO-DK", "Faroe Islands (former Danish postcode)", "FO", article5, {
    postcodes: { DK: /^38\d{2}$/ },
    toConfirm: true,
  }),
  outside("GL", "Greenland", "GL", article5, { codes: ["GL"], postcodes: { DK: /^39\d{2}$/ } }),
  outside("FR-BL", "Saint Barthélemy", "BL", french, { codes: ["BL"], postcodes: { FR: /^(97133|977\d{2})$/ } }),
  outside("FR-MF", "Saint Martin", "MF", french, {
    customsUnion: true,
    codes: ["MF"],
    postcodes: { FR: /^(97150|978\d{2})$/ },
  }),
  outside("FR-GP", "Guadeloupe", "GP", french, { customsUnion: true, codes: ["GP"], postcodes: { FR: /^971\d{2}$/ } }),
  outside("FR-MQ", "Martinique", "MQ", french, { customsUnion: true, codes: ["MQ"], postcodes: { FR: /^972\d{2}$/ } }),
  outside("FR-GF", "French Guiana", "GF", french, {
    customsUnion: true,
    codes: ["GF"],
    postcodes: { FR: /^973\d{2}$/ },
  }),
  outside("FR-RE", "Réunion", "RE", french, { customsUnion: true, codes: ["RE"], postcodes: { FR: /^974\d{2}$/ } }),
  outside("FR-PM", "Saint Pierre and Miquelon", "PM", french, { codes: ["PM"], postcodes: { FR: /^975\d{2}$/ } }),
  outside("FR-YT", "Mayotte", "YT", french, { customsUnion: true, codes: ["YT"], postcodes: { FR: /^976\d{2}$/ } }),
  outside("FR-TF", "French Southern Territories", "TF", french, { codes: ["TF"], postcodes: { FR: /^984\d{2}$/ } }),
  outside("FR-WF", "Wallis and Futuna", "WF", french, { codes: ["WF"], postcodes: { FR: /^986\d{2}$/ } }),
  outside("FR-PF", "French Polynesia", "PF", french, { codes: ["PF"], postcodes: { FR: /^987\d{2}$/ } }),
  outside("FR-NC", "New Caledonia", "NC", french, { codes: ["NC"], postcodes: { FR: /^988\d{2}$/ } }),
  outside("FR-CP", "Clipperton", "FR", french, { codes: ["CP"], postcodes: { FR: /^989\d{2}$/ } }),
  {
    id: "MC",
    name: "Monaco",
    status: "counts-as",
    country: "FR",
    state: "FR",
    codes: ["MC"],
    postcodes: { FR: /^980\d{2}$/ },
    source: "Dir 2006/112/EC art. 7(1)-(2): transactions with Monaco are treated as with France",
  },
  {
    id: "FR-COR",
    name: "Corsica",
    status: "own-rates",
    country: "FR",
    state: "FR",
    postcodes: { FR: /^20\d{3}$/ },
    source: "CGI art. 297",
  },
  {
    id: "PT-20",
    name: "Azores",
    status: "own-rates",
    country: "PT",
    state: "PT",
    postcodes: { PT: /^9[5-9]\d{2}(\d{3})?$/ },
    source: "CIVA art. 18(3); Decreto-Lei 347/85",
  },
  {
    id: "PT-30",
    name: "Madeira",
    status: "own-rates",
    country: "PT",
    state: "PT",
    postcodes: { PT: /^9[0-4]\d{2}(\d{3})?$/ },
    source: "CIVA art. 18(3); Decreto Legislativo Regional 6/2024/M",
  },
  {
    id: "AT-EXCLAVES",
    name: "Jungholz and Mittelberg",
    status: "counts-as",
    country: "AT",
    state: "AT",
    postcodes: { DE: /^(87491|87567|87568|87569)$/, AT: /^(6691|699[123])$/ },
    source: "UStG 1994 §10(4): 19 % for suppliers established there only; a distance sale carries 20 %",
  },
  {
    id: "EL-ISLANDS",
    name: "Greek islands with lowered rates",
    status: "ask-for-business",
    country: "GR",
    state: "EL",
    postcodes: { GR: /^(81[1-4]\d{2}|82[1-3]\d{2}|83[1-3]\d{2}|85\d{3}|68002)$/ },
    source: "Greek law 5246/2025; AADE circular E.2113/2025",
  },
  {
    id: "XI",
    name: "Northern Ireland",
    status: "goods-only",
    country: "GB",
    state: "XI",
    codes: ["XI"],
    postcodes: { GB: /^BT\d{1,2}(\d[A-Z]{2})?$/ },
    source: "Windsor Framework art. 8 and annex 3; HMRC VATREG37300",
  },
  outside("IM", "Isle of Man", "IM", "Customs and Excise Agreement 1979: as the United Kingdom, export since 2021", {
    codes: ["IM"],
    postcodes: { GB: /^IM\d{1,2}(\d[A-Z]{2})?$/ },
  }),
  outside("JE", "Jersey", "JE", article5, { codes: ["JE"], postcodes: { GB: /^JE\d{1,2}(\d[A-Z]{2})?$/ } }),
  outside("GG", "Guernsey", "GG", article5, { codes: ["GG"], postcodes: { GB: /^GY\d{1,2}(\d[A-Z]{2})?$/ } }),
  outside("GI", "Gibraltar", "GI", article5, { codes: ["GI"], postcodes: { GB: /^GX11(1AA)?$/ } }),
  outside("BQ", "Bonaire, Sint Eustatius and Saba", "BQ", kingdom, { codes: ["BQ"] }),
  outside("CW", "Curaçao", "CW", kingdom, { codes: ["CW"] }),
  outside("SX", "Sint Maarten", "SX", kingdom, { codes: ["SX"] }),
  outside("AW", "Aruba", "AW", kingdom, { codes: ["AW"] }),
  outside("AN", "the former Netherlands Antilles", "AN", kingdom, { codes: ["AN"] }),
];

/**
 * Towns of the Caribbean part of the Kingdom that people file under NL. A Dutch postcode settles it (Willemstad lies in Noord-Brabant too);
 * without one the country is asked for.
 */
export const caribbeanTowns: readonly string[] = [
  "kralendijk",
  "oranjestad",
  "the bottom",
  "willemstad",
  "philipsburg",
];
